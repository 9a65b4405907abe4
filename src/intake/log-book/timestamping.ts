import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { timestampQuestion, tokenFrom } from '../../evidence/timestamp.ts';
import { callService } from '../signatures/service-call.ts';
import type { KeptCheckpoint } from './read-log.ts';

/** Milliseconds that an authority gets for an answer. */
const PATIENCE = 20_000;

/** A token with its chain of certificates is a few kilobytes. */
const LONGEST_ANSWER = 64 * 1024;

/** How the newest checkpoint was stamped, or that there was nothing to do. */
export type Stamping =
  | { readonly ok: true; readonly size: number | null }
  | { readonly ok: false; readonly why: string };

/**
 * Has a time-stamp authority (RFC 3161) stamp the newest checkpoint, unless it did so before, and keeps the
 * token. What the authority does wrong is an answer, not an error: the log goes on without it.
 *
 * @param authority the address that the operator configured
 * @throws the signal's reason when stopped; the database's error
 */
export async function stampNewest(pool: pg.Pool, authority: string, signal: AbortSignal): Promise<Stamping> {
  const { rows } = await pool.query<KeptCheckpoint & { stamped: boolean }>(
    `select c.size, c.at, c.note,
       exists (select from timestamps t where t.size = c.size and t.authority = $1) as stamped
     from checkpoints c order by c.size desc limit 1`,
    [authority],
  );
  const checkpoint = rows[0];
  if (!checkpoint || checkpoint.stamped) return { ok: true, size: null };
  const question = await timestampQuestion(new TextEncoder().encode(checkpoint.note));
  const answer = await callService(
    {
      url: authority,
      contentType: 'application/timestamp-query',
      accept: 'application/timestamp-reply',
      body: question.request,
      timeout: PATIENCE,
      longest: LONGEST_ANSWER,
    },
    signal,
  );
  if (!answer.ok) return answer;
  if (answer.status !== 200) return { ok: false, why: `it answered ${answer.status}` };
  const stamp = tokenFrom(answer.bytes, question);
  if (!stamp) return { ok: false, why: 'it gave no token over what was asked' };
  // Another intake on the same database may have been faster.
  await pool.query(
    'insert into timestamps (size, authority, at, token) values ($1, $2, $3, $4) on conflict do nothing',
    [checkpoint.size, authority, stamp.at.toISOString(), Buffer.from(stamp.token)],
  );
  return { ok: true, size: checkpoint.size };
}

/**
 * Has checkpoints stamped now and then until the signal says stop.
 *
 * @param options.every milliseconds between two; after a failure it waits longer, up to an hour
 */
export async function keepStamping(
  pool: pg.Pool,
  authority: string,
  options: { readonly every: number; readonly log: Logger; readonly signal: AbortSignal },
): Promise<void> {
  const { every, log, signal } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const stamping = await stampNewest(pool, authority, signal);
      failures = stamping.ok ? 0 : failures + 1;
      if (!stamping.ok) log.warn({ fault: `The time-stamp authority could not be used: ${stamping.why}` });
      const wait = Math.min(every * 2 ** Math.min(failures, 10), Math.max(every, 3_600_000));
      await pause(wait, undefined, { signal, ref: false });
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      log.warn({ fault: error instanceof Error ? error.message : 'A checkpoint could not be stamped' });
      await pause(every, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}

/** A token as it is kept. */
export interface KeptTimestamp {
  readonly size: number;
  readonly authority: string;
  readonly at: Date;
  readonly token: Buffer;
}

/** The token over the checkpoint of a size, or the newest one there is. */
export async function readTimestamp(pool: pg.Pool, size?: number): Promise<KeptTimestamp | undefined> {
  const { rows } = await pool.query<KeptTimestamp>(
    `select size, authority, at, token from timestamps ${size === undefined ? '' : 'where size = $1'}
     order by size desc, at limit 1`,
    size === undefined ? [] : [size],
  );
  return rows[0];
}
