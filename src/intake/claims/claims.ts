import type pg from 'pg';
import type { ClaimIdentity } from '../../appeal/claim.ts';
import type { Language } from '../../appeal/language.ts';
import type { Change } from '../log-book/record-events.ts';
import type { SignalAtHand } from './invitations.ts';

/** A signal, and the appeal that its author made of it. */
export interface FoundCourse {
  readonly signal: SignalAtHand;
  readonly state: string;
  readonly language: Language;
  readonly claim: {
    readonly appeal: string;
    readonly number: string;
    readonly identity: ClaimIdentity;
    readonly claimedAt: Date;
    readonly provenAt: Date | null;
  } | null;
}

/** Finds the signal that a record is, or once was. @param id of either; `undefined` where it is neither */
export async function findCourse(pool: pg.Pool, id: string): Promise<FoundCourse | undefined> {
  const { rows } = await pool.query<{
    id: string;
    number: string;
    agency: string;
    state: string;
    language: Language;
    appeal: string | null;
    appealNumber: string;
    identity: ClaimIdentity;
    claimedAt: Date;
    provenAt: Date | null;
  }>(
    `select s.id, s.number, s.agency, coalesce(s.standing, s.state) as state, s.language, c.appeal, a.number as "appealNumber", c.identity,
       c.claimed_at as "claimedAt", c.proven_at as "provenAt"
     from appeals s left join claims c on c.signal = s.id left join appeals a on a.id = c.appeal
     where s.channel = 'extension' and (s.id = $1 or s.id = (select signal from claims where appeal = $1))`,
    [id],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { id: signal, number, agency, state, language, appeal, appealNumber, ...claim } = row;
  return {
    signal: { id: signal, number, agency },
    state,
    language,
    claim: appeal === null ? null : { appeal, number: appealNumber, ...claim },
  };
}

/**
 * Records that an official saw the code under the post, written from the post's own account. Said again it
 * changes nothing; a signature by EDS stays the higher grade.
 *
 * @returns when it was seen
 */
export function proveAccount(
  { signal, claim }: FoundCourse & { readonly claim: NonNullable<FoundCourse['claim']> },
  official: string,
): Change<Date> {
  return {
    async make(tx, now) {
      const { rows } = await tx.query<{ identity: ClaimIdentity }>(
        `update claims set proven_at = $2, proven_by = $3,
           identity = case identity when 'self-declared' then 'account-proven' else identity end
         where signal = $1 and proven_at is null returning identity`,
        [signal.id, now, official],
      );
      if (rows.length > 0) {
        const appeal = { id: claim.appeal, number: claim.number, agency: signal.agency };
        return { events: [{ appeal, type: 'account-proven', actor: { official }, body: {} }], result: now };
      }
      const known = await tx.query<{ at: Date }>('select proven_at as at from claims where signal = $1', [
        signal.id,
      ]);
      return { events: [], result: known.rows[0]?.at ?? now };
    },
  };
}
