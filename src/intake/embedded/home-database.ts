import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { openEmbeddedPostgres } from './embedded-postgres.ts';

/** The embedded PostgreSQL, held by this intake and watched over. */
export interface HomeDatabase {
  readonly url: string;
  close(): Promise<void>;
  /** Synchronously, without waiting for anything. */
  closeNow(): void;
}

/** Held for as long as the intake lives; it falls with its connection, however the intake ends. */
const HOME_LOCK = 0x4855_4f45;

/** Milliseconds for which the lock of an intake that was just killed may linger. */
const LINGERING = 3_000;

async function takeHome(client: pg.Client, dataFolder: string): Promise<void> {
  const until = Date.now() + LINGERING;
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
      HOME_LOCK,
    ]);
    if (rows[0]?.held) return;
    if (Date.now() > until) break;
    await pause(100);
  }
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [HOME_LOCK],
  );
  const holder = rows[0]?.name.replace('dauys home of process ', '') ?? 'unknown';
  throw new Error(
    `Another intake (process ${holder}) is running on the data folder ${dataFolder}. Nothing was changed and it goes on. ` +
      'Stop that one first, or give this one its own folder (DAUYS_DATA) and port (PORT). ' +
      'Several intakes on one database: run a PostgreSQL of your own and set DATABASE_URL.',
  );
}

/**
 * Opens the embedded PostgreSQL for one intake. While it is held, a server that dies is started again.
 *
 * @throws Error that names the other intake where the data folder is in use
 */
export async function openHomeDatabase(dataFolder: string, log: Logger): Promise<HomeDatabase> {
  const server = await openEmbeddedPostgres(dataFolder);
  let closing = false;
  let holder: pg.Client | undefined;

  async function hold(): Promise<void> {
    const client = new pg.Client({
      connectionString: server.url,
      application_name: `dauys home of process ${process.pid}`,
      keepAlive: true,
    });
    let lost = false;
    client.on('error', () => undefined);
    client.on('end', () => {
      if (lost || closing) return;
      lost = true;
      void revive();
    });
    try {
      await client.connect();
      await takeHome(client, dataFolder);
      holder = client;
    } catch (error) {
      lost = true;
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  async function revive(): Promise<void> {
    while (!closing) {
      try {
        if (await server.revive()) log.warn('PostgreSQL had stopped and was started again.');
        await hold();
        return;
      } catch (error) {
        log.error({ fault: error instanceof Error ? error.message : String(error) });
        await pause(500);
      }
    }
  }

  await hold();
  if (server.adopted) log.info('The intake before this one was killed; its PostgreSQL was taken over.');
  return {
    url: server.url,
    async close() {
      closing = true;
      await holder?.end().catch(() => undefined);
      await server.stop();
    },
    closeNow() {
      closing = true;
      server.stopNow();
    },
  };
}
