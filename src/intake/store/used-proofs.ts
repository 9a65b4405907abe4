import { createHash } from 'node:crypto';
import type pg from 'pg';

/** For how long a proof is taken before and after the moment it is dated; milliseconds. */
export const PROOF_LIVES = 120_000;

/** Proofs of officials' requests that were taken; all intakes on one database share them. */
export interface UsedProofs {
  /**
   * Takes a proof, unless it was taken before.
   *
   * @param id the proof's own (`jti`)
   * @returns whether it is new
   */
  use(token: string, id: string, now: Date): Promise<boolean>;
}

/** Milliseconds between two looks for proofs that are too old to be sent again. */
const SWEEP_EVERY = 60_000;

/** @param pool of the database that every intake works on */
export function keepUsedProofs(pool: pg.Pool): UsedProofs {
  let sweptAt = 0;

  function sweep(now: Date): void {
    if (now.getTime() - sweptAt < SWEEP_EVERY) return;
    sweptAt = now.getTime();
    // Nobody waits for it, and the next one takes what this one could not.
    pool.query('delete from used_proofs where until <= $1', [now]).catch(() => undefined);
  }

  return {
    async use(token, id, now) {
      sweep(now);
      const { rowCount } = await pool.query({
        name: 'use-proof',
        text: 'insert into used_proofs (hash, until) values ($1, $2) on conflict do nothing',
        values: [
          createHash('sha256').update(`${token} ${id}`).digest(),
          // A proof may be dated that far ahead, and lives as long from then.
          new Date(now.getTime() + 2 * PROOF_LIVES),
        ],
      });
      return rowCount === 1;
    },
  };
}
