import type pg from 'pg';
import type { ClaimIdentity } from '../../appeal/claim.ts';
import type { Arrival } from '../arrival.ts';
import type { PlannedAppeal } from '../batch-plan.ts';
import type { EventAppeal, NewEvent } from '../log-book/entries.ts';
import { ERASED } from './invitations.ts';

/** That an arrival claims a signal, and by which invitation. */
export interface ClaimWish {
  /** The id of the invitation. */
  readonly invitation: string;
  readonly signal: EventAppeal;
  readonly identity: Exclude<ClaimIdentity, 'account-proven'>;
  /** The author's EDS, sealed with the appeal's own key. */
  readonly signature?: { readonly commitment: string; readonly box: Buffer };
}

/** Why an invitation opens nothing any more. */
export type ClaimRefusal = 'expired' | 'revoked' | 'used';

/** The refusals of a batch's invitations; one that is not among them stands. */
export type ClaimRefusals = ReadonlyMap<string, ClaimRefusal>;

const wishesOf = (arrivals: readonly Arrival[]) => arrivals.flatMap(({ claim }) => (claim ? [claim] : []));

/** Reads which of a batch's invitations stand no more, under the register's lock. Most batches ask nothing. */
export async function lockInvitations(
  client: pg.ClientBase,
  arrivals: readonly Arrival[],
): Promise<ClaimRefusals> {
  const wishes = wishesOf(arrivals);
  if (wishes.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; why: ClaimRefusal }>(
    `select i.id, case when c.signal is not null then 'used' when i.revoked_at is not null or ${ERASED} then 'revoked'
       else 'expired' end as why
     from invitations i join appeals a on a.id = i.signal left join claims c on c.signal = i.signal
     where i.id = any($1::uuid[])
       and (c.signal is not null or i.revoked_at is not null or ${ERASED} or i.expires_at <= clock_timestamp())`,
    [wishes.map(({ invitation }) => invitation)],
  );
  return new Map(rows.map(({ id, why }) => [id, why]));
}

/** The entry of the signal that its author made an appeal of; that appeal's first entry names the signal. */
export function claimedEvents(appeals: readonly PlannedAppeal[]): NewEvent[] {
  return appeals.flatMap(({ arrival, appeal }): NewEvent[] => {
    const { claim } = arrival;
    if (!claim) return [];
    const body = { identity: claim.identity, appeal: appeal.number };
    const { signature } = claim;
    const sealed = signature ? { commitment: signature.commitment, box: null } : null;
    return [{ appeal: claim.signal, type: 'claimed', actor: 'applicant', body, sealed }];
  });
}

/** Writes the claims of a batch, inside its transaction, before the appeals themselves are written. */
export async function keepClaims(
  client: pg.ClientBase,
  appeals: readonly PlannedAppeal[],
  now: Date,
): Promise<void> {
  for (const { arrival, appeal } of appeals) {
    const { claim } = arrival;
    if (!claim) continue;
    await client.query(
      `with claimed as (
         insert into claims (signal, appeal, invitation, identity, claimed_at, signature)
         values ($1, $2, $3, $4, $5, $6)
       ), opened as (
         update invitations set opened_at = $5 where id = $3 and opened_at is null
       )
       update appeals set standing = 'claimed' where id = $1`,
      [claim.signal.id, appeal.id, claim.invitation, claim.identity, now, claim.signature?.box ?? null],
    );
  }
}
