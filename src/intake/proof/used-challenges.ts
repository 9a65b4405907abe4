import type pg from 'pg';
import type { CheckedProof } from './proofs.ts';

/**
 * Uses a proof for one submission. The same submission may come again with it, as when an answer was lost on
 * the way; another one may not.
 *
 * @param submission the submission's id
 * @returns whether it was free, or this submission's already
 */
export async function useProof(
  pool: pg.Pool,
  { challenge, expiresAt }: CheckedProof,
  submission: string,
): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'use-challenge',
    text: `insert into used_challenges (challenge, submission, expires_at) values ($1, $2, $3)
           on conflict (challenge) do nothing`,
    values: [challenge, submission, expiresAt],
  });
  if (rowCount === 1) return true;
  const { rows } = await pool.query<{ same: boolean }>(
    'select submission = $2 as same from used_challenges where challenge = $1',
    [challenge, submission],
  );
  return rows[0]?.same === true;
}

/** Forgets used proofs that nobody could use again anyway. */
export async function sweepChallenges(pool: pg.Pool, now: Date): Promise<void> {
  await pool.query('delete from used_challenges where expires_at <= $1', [now]);
}
