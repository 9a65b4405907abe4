import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { sweepChallenges } from '../proof/used-challenges.ts';
import { type BlobStore, evidenceKey, partKey } from './blob-store.ts';

/** Rows in one transaction: few, as each file is removed before the commit. */
const AT_ONCE = 5;

/** What one sweep removed. */
export interface Swept {
  readonly files: number;
  readonly uploads: number;
  readonly tickets: number;
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/**
 * Files first, then rows: what a row names is never left behind in the store. The row stays locked meanwhile,
 * so that an upload of the same file waits and then stores it anew. An appeal that names the file while it is
 * looked at keeps it: the second statement sees what was committed since the first, and it is kept from then on.
 */
function sweepFiles(pool: pg.Pool, store: BlobStore, now: Date): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows: over } = await client.query<{ agency: string; digest: string }>(
      `select agency, digest from evidence where kept_until < 'infinity' and kept_until <= $1
       order by kept_until limit ${AT_ONCE} for update skip locked`,
      [now],
    );
    if (over.length === 0) return 0;
    const { rows: removed } = await client.query<{ agency: string; digest: string }>(
      `delete from evidence e using unnest($1::text[], $2::text[]) as over (agency, digest)
       where e.agency = over.agency and e.digest = over.digest
         and not exists (select from attachments a where a.agency = e.agency and a.digest = e.digest)
       returning e.agency, e.digest`,
      [over.map(({ agency }) => agency), over.map(({ digest }) => digest)],
    );
    for (const { agency, digest } of removed) await store.remove(evidenceKey(agency, digest));
    await client.query(
      `update evidence e set kept_until = 'infinity' from unnest($1::text[], $2::text[]) as over (agency, digest)
       where e.agency = over.agency and e.digest = over.digest`,
      [over.map(({ agency }) => agency), over.map(({ digest }) => digest)],
    );
    return over.length;
  });
}

function sweepUploads(pool: pg.Pool, store: BlobStore, now: Date): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string; parts: string[] }>(
      `select id, parts from uploads where kept_until <= $1
       order by kept_until limit ${AT_ONCE} for update skip locked`,
      [now],
    );
    for (const { parts } of rows) for (const part of parts) await store.remove(partKey(part));
    await client.query('delete from uploads where id = any($1::uuid[])', [rows.map(({ id }) => id)]);
    return rows.length;
  });
}

/**
 * Removes what nobody will ask for: files that no appeal named in time, uploads that nobody went on with,
 * tickets that have expired.
 */
export async function sweepEvidence(
  pool: pg.Pool,
  store: BlobStore,
  now: Date,
  signal: AbortSignal,
): Promise<Swept> {
  async function all(some: () => Promise<number>): Promise<number> {
    let total = 0;
    for (let looked = 1; looked > 0; total += looked) {
      signal.throwIfAborted();
      looked = await some();
    }
    return total;
  }
  const uploads = await all(() => sweepUploads(pool, store, now));
  const files = await all(() => sweepFiles(pool, store, now));
  signal.throwIfAborted();
  const { rowCount } = await pool.query(
    'delete from upload_tickets t where expires_at <= $1 and not exists (select from uploads u where u.ticket = t.hash)',
    [now],
  );
  return { files, uploads, tickets: rowCount ?? 0 };
}

/**
 * Sweeps now and then until the signal says stop. Intakes on one database may all do it.
 *
 * @param options.every milliseconds between two sweeps
 */
export async function keepSweeping(
  pool: pg.Pool,
  store: BlobStore,
  options: { readonly every: number; readonly log: Logger; readonly signal: AbortSignal },
): Promise<void> {
  const { every, log, signal } = options;
  while (!signal.aborted) {
    try {
      await pause(every, undefined, { signal, ref: false });
      await sweepEvidence(pool, store, new Date(), signal);
      await sweepChallenges(pool, new Date());
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ fault: error instanceof Error ? error.message : 'The evidence store could not be swept' });
    }
  }
}
