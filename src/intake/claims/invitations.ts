import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Invitation, InvitationState } from '../../appeal/claim.ts';
import type { NewEvent } from '../log-book/entries.ts';
import type { Change } from '../log-book/record-events.ts';

/** Days for which a link stands. */
export const INVITATION_DAYS = 14;

const DAY = 24 * 60 * 60 * 1000;

/** SHA-256 of a token: 256 random bits need no slower hash. */
export function hashOfInvitation(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A signal as its agency's officials work on it. */
export interface SignalAtHand {
  readonly id: string;
  readonly number: string;
  readonly agency: string;
}

/** A signal that was claimed, or what never was one: nobody can be invited to it. */
export class NotASignal extends Error {}

/** An invitation as it was made: the token is told this once. */
export interface FreshInvitation {
  readonly id: string;
  readonly token: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

async function endStanding(tx: pg.ClientBase, signal: SignalAtHand, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update invitations set revoked_at = $2 where signal = $1 and revoked_at is null',
    [signal.id, now],
  );
  return rowCount !== 0;
}

/** Whether what was clipped of the signal `a` was erased, in SQL: there is nothing that anybody could claim. */
export const ERASED = `not a.body ? 'capture'`;

/** The signal's state, held; where nobody can be invited, it throws. */
async function assertSignal(tx: pg.ClientBase, signal: SignalAtHand): Promise<void> {
  const { rows } = await tx.query<{ state: string }>(
    `select coalesce(a.standing, a.state) as state from appeals a where a.id = $1 and not (${ERASED})`,
    [signal.id],
  );
  const state = rows[0]?.state;
  if (state !== 'signal' && state !== 'invited') throw new NotASignal(signal.number);
}

/**
 * Invites the author of a post. An invitation that stands is ended by it, so one link works at a time.
 *
 * @throws NotASignal
 */
export function invite(signal: SignalAtHand, official: string): Change<FreshInvitation> {
  const token = randomBytes(32).toString('base64url');
  return {
    async make(tx, now) {
      await assertSignal(tx, signal);
      const events: NewEvent[] = [];
      const actor = { official };
      if (await endStanding(tx, signal, now)) {
        events.push({ appeal: signal, type: 'invitation-ended', actor, body: { why: 'renewed' } });
      }
      const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY);
      const { rows } = await tx.query<{ id: string }>(
        `insert into invitations (hash, signal, official, made_at, expires_at)
         values ($1, $2, $3, $4, $5) returning id`,
        [hashOfInvitation(token), signal.id, official, now, expiresAt],
      );
      await tx.query("update appeals set standing = 'invited' where id = $1", [signal.id]);
      events.push({ appeal: signal, type: 'invited', actor, body: { expires: expiresAt.toISOString() } });
      return { events, result: { id: rows[0]?.id ?? '', token, madeAt: now, expiresAt } };
    },
  };
}

/**
 * Ends an invitation; one that stands no more, or is not the signal's, is left as it is.
 *
 * @throws NotASignal where the author has claimed already
 */
export function endInvitation(signal: SignalAtHand, id: string, official: string): Change<boolean> {
  return {
    async make(tx, now) {
      await assertSignal(tx, signal);
      const { rowCount } = await tx.query(
        'update invitations set revoked_at = $3 where signal = $1 and id = $2 and revoked_at is null',
        [signal.id, id, now],
      );
      if (rowCount === 0) return { events: [], result: false };
      await tx.query('update appeals set standing = null where id = $1', [signal.id]);
      const body = { why: 'revoked' };
      const event: NewEvent = { appeal: signal, type: 'invitation-ended', actor: { official }, body };
      return { events: [event], result: true };
    },
  };
}

const STATE = `case when c.invitation = i.id then 'claimed' when i.revoked_at < i.expires_at then 'revoked'
  when i.expires_at <= now() then 'expired' when i.opened_at is not null then 'opened' else 'made' end`;

/** The invitations of a signal, the newest first. */
export async function listInvitations(pool: pg.Pool, signal: string): Promise<Invitation[]> {
  const { rows } = await pool.query<{
    id: string;
    state: InvitationState;
    madeAt: Date;
    expiresAt: Date;
    openedAt: Date | null;
  }>(
    `select i.id, ${STATE} as state, i.made_at as "madeAt", i.expires_at as "expiresAt",
       i.opened_at as "openedAt"
     from invitations i left join claims c on c.signal = i.signal
     where i.signal = $1 order by i.made_at desc, i.id desc limit 20`,
    [signal],
  );
  return rows.map(({ madeAt, expiresAt, openedAt, ...row }) => ({
    ...row,
    madeAt: madeAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    openedAt: openedAt?.toISOString() ?? null,
  }));
}

/** What an author's token opens. */
export interface OpenedInvitation {
  readonly id: string;
  readonly state: InvitationState;
  readonly expiresAt: Date;
  readonly signal: SignalAtHand;
  readonly body: unknown;
  readonly receivedAt: Date;
}

/** Finds the invitation of a token, whatever became of it. */
export async function findInvitation(pool: pg.Pool, token: string): Promise<OpenedInvitation | undefined> {
  const { rows } = await pool.query<
    Omit<OpenedInvitation, 'signal'> & { signal: string; number: string; agency: string }
  >({
    name: 'find-invitation',
    text: `select i.id, case when c.signal is not null then 'claimed' when ${ERASED} then 'revoked' else ${STATE} end as state,
             i.expires_at as "expiresAt", i.signal, a.number, a.agency, a.body, a.received_at as "receivedAt"
           from invitations i join appeals a on a.id = i.signal left join claims c on c.signal = i.signal
           where i.hash = $1`,
    values: [hashOfInvitation(token)],
  });
  const [row] = rows;
  if (!row) return undefined;
  const { signal, number, agency, ...rest } = row;
  return { ...rest, signal: { id: signal, number, agency } };
}

/** Notes that an invitation was looked at for the first time. */
export async function markOpened(pool: pg.Pool, id: string): Promise<void> {
  await pool.query('update invitations set opened_at = now() where id = $1 and opened_at is null', [id]);
}

/** The page to which an agency's links lead; `null` where it has told none. */
export async function claimPageOf(pool: pg.Pool, agency: string): Promise<string | null> {
  const { rows } = await pool.query<{ page: string | null }>(
    'select claim_page as page from agencies where code = $1',
    [agency],
  );
  return rows[0]?.page ?? null;
}

/** Sets that page. @returns `false` where there is no such agency */
export async function setClaimPage(
  pool: pg.Pool | pg.Client,
  agency: string,
  page: string,
): Promise<boolean> {
  const { rowCount } = await pool.query('update agencies set claim_page = $2 where code = $1', [
    agency,
    page,
  ]);
  return rowCount === 1;
}
