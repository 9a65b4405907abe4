import { access } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Environment } from '../configuration.ts';
import { runningEmbeddedPostgres } from '../embedded/embedded-postgres.ts';
import { openHomeDatabase } from '../embedded/home-database.ts';
import { createLog } from '../log.ts';

/** A database and one connection to it, as its owner. */
export interface AtTheRegister {
  readonly url: string;
  readonly client: pg.Client;
}

/**
 * Works on the database of a running intake, or opens the one in the data folder for the moment.
 *
 * @throws Error where there is none: nothing is made
 */
export async function atTheRegister<Result>(
  env: Environment,
  work: (register: AtTheRegister) => Promise<Result>,
): Promise<Result> {
  const running = env.DATABASE_URL ?? (await runningEmbeddedPostgres(env.DAUYS_DATA));
  if (running === undefined) {
    await access(join(env.DAUYS_DATA, 'postgres/PG_VERSION')).catch((cause) => {
      throw new Error(
        `There is no database in ${env.DAUYS_DATA}. Nothing was done. Name its folder in DAUYS_DATA, or set DATABASE_URL.`,
        { cause },
      );
    });
  }
  const home =
    running === undefined ? await openHomeDatabase(env.DAUYS_DATA, createLog('silent')) : undefined;
  const url = running ?? home?.url ?? '';
  const client = new pg.Client({ connectionString: url, application_name: 'dauys command' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work({ url, client });
  } finally {
    await client.end();
    await home?.close();
  }
}
