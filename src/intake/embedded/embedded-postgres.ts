import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { writeNewSecret } from '../durable-files.ts';
import { sqlState } from '../store/database.ts';
import { findBinaries } from './binaries.ts';
import { assertReachable } from './reachable.ts';
import { serverAccount } from './server-account.ts';
import {
  makeCluster,
  runningPort,
  type ServerPlace,
  startServer,
  stopServer,
  stopServerNow,
} from './server-process.ts';
import { withStartLock } from './start-lock.ts';

const USER = 'dauys';
const DATABASE = 'dauys';

/** A PostgreSQL of this intake's own, in its data folder, listening on the loopback address only. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** It was running already: the intake before this one did not come to stop it. */
  readonly adopted: boolean;
  /** Starts it again on the same port if it is not running. */
  revive(): Promise<boolean>;
  stop(): Promise<void>;
  /** Stops it without waiting for anything, synchronously. */
  stopNow(): void;
}

async function readPassword(file: string, clusterExists: boolean): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    if (clusterExists) {
      throw new Error(
        `The database in this data folder is there, but its password file ${file} is not. The data is untouched. ` +
          'Put the file back from a backup.',
      );
    }
    const password = randomBytes(32).toString('base64url');
    await writeNewSecret(file, `${password}\n`);
    return password;
  }
}

function hasCluster(folder: string): Promise<boolean> {
  return access(join(folder, 'postgres', 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

async function locate(dataFolder: string): Promise<{ place: ServerPlace; exists: boolean }> {
  const folder = resolve(dataFolder);
  const cluster = join(folder, 'postgres');
  const binaries = await findBinaries();
  const account = await serverAccount();
  if (account) {
    await assertReachable(cluster, 'data', account);
    await assertReachable(binaries.postgres, 'programs', account);
  }
  await mkdir(folder, { recursive: true, mode: 0o755 });
  if (account) await assertReachable(cluster, 'data', account);
  const exists = await hasCluster(folder);
  const password = await readPassword(join(folder, 'postgres.password'), exists);
  return { place: { binaries, cluster, account, user: USER, password }, exists };
}

function addressOf(place: ServerPlace, port: number, database: string): string {
  return `postgresql://${place.user}:${place.password}@127.0.0.1:${port}/${database}`;
}

/** Milliseconds that a server that was taken over may still need to recover from its own crash. */
const RECOVERY = 60_000;

/** Connects to a server that may be starting yet (SQLSTATE 57P03). */
async function connect(url: string): Promise<pg.Client> {
  for (const until = Date.now() + RECOVERY; ; ) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (sqlState(error) !== '57P03' || Date.now() > until) throw error;
      await pause(100);
    }
  }
}

async function ensureDatabase(place: ServerPlace, port: number): Promise<void> {
  const client = await connect(addressOf(place, port, 'postgres'));
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/**
 * Opens the PostgreSQL of a data folder: makes it the first time, starts it when it is not running, takes it
 * over when an intake that was killed left it running.
 *
 * @param dataFolder keeps `postgres/` and `postgres.password`; made when missing
 * @throws Error with what to do where the machine does not let it
 */
export async function openEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const { place, exists } = await locate(dataFolder);
  const lock = join(resolve(dataFolder), 'starting.lock');
  const { port, adopted } = await withStartLock(lock, async () => {
    if (!exists && !(await runningPort(place))) await makeCluster(place);
    if (place.account === undefined) await chmod(place.cluster, 0o700);
    const running = await runningPort(place);
    const chosen = running ?? (await startServer(place));
    await ensureDatabase(place, chosen);
    return { port: chosen, adopted: running !== undefined };
  });
  let stopping = false;
  return {
    url: addressOf(place, port, DATABASE),
    adopted,
    async revive() {
      if (stopping || (await runningPort(place)) !== undefined) return false;
      await startServer(place, port);
      return true;
    },
    async stop() {
      stopping = true;
      await stopServer(place);
    },
    stopNow() {
      stopping = true;
      stopServerNow(place);
    },
  };
}

/**
 * The address of the PostgreSQL that an intake runs in a data folder, for a command beside it.
 *
 * @returns `undefined` where none runs
 */
export async function runningEmbeddedPostgres(dataFolder: string): Promise<string | undefined> {
  // A folder that was mistyped stays as it is: `locate` would make it.
  if (!(await hasCluster(resolve(dataFolder)))) return undefined;
  const { place } = await locate(dataFolder);
  const port = await runningPort(place);
  return port === undefined ? undefined : addressOf(place, port, DATABASE);
}
