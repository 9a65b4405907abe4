import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { BlobStore } from '../evidence-store/blob-store.ts';
import { applyMissing, prepareDatabase, readMigrations } from '../store/migrate.ts';
import { type ArchivedFile, readArchive } from './archive.ts';
import { columnList, isEmpty, readAside, readTables } from './catalog.ts';
import type { CheckedBackup } from './check-backup.ts';
import { MANIFEST, type Manifest } from './manifest.ts';

/** Where a checked backup goes. */
export interface RestoreWish {
  readonly file: string;
  readonly backup: CheckedBackup;
  /** An empty database, as its owner. */
  readonly databaseUrl: string;
  readonly store: BlobStore;
  /** Done once everything is in its place, before it counts; a fault then undoes it all. */
  readonly beforeCommit: () => Promise<void>;
  readonly signal: AbortSignal;
  readonly onProgress?: (step: string, part: number, bytes: number) => void;
}

const TABLE = /^tables\/([a-z_][a-z0-9_]*)\/\d{6}$/;
const EVIDENCE = /^evidence\/([A-Z]{2,6}\/[0-9a-f]{2}\/[0-9a-f]{2}\/([0-9a-f]{64}))$/;

/** One table that is being filled. */
interface Filling {
  readonly name: string;
  write(chunk: Uint8Array): Promise<void>;
  /** @returns rows that were taken */
  end(): Promise<number>;
}

function fill(client: pg.Client, name: string, columns: readonly string[]): Filling {
  const stream = client.query(
    copyFrom(`copy ${pg.escapeIdentifier(name)} (${columnList(columns)}) from stdin`),
  );
  const finished = once(stream, 'finish');
  finished.catch(() => undefined);
  stream.on('error', () => undefined);
  return {
    name,
    async write(chunk) {
      // Of the two, the fault comes first where the server has already refused.
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), finished]);
    },
    async end() {
      stream.end();
      await finished;
      return stream.rowCount;
    },
  };
}

/** Fills the tables and the store as the archive brings them, in one transaction that the caller ends. */
async function load(client: pg.Client, wish: RestoreWish): Promise<Record<string, number>> {
  const { about, manifest } = wish.backup;
  const here = new Set((await readTables(client)).map(({ name }) => name));
  const columns = new Map(
    about.tables.filter(({ name }) => here.has(name)).map((table) => [table.name, table.columns]),
  );
  const rows: Record<string, number> = Object.fromEntries([...columns.keys()].map((name) => [name, 0]));
  const { size } = await stat(wish.file);
  let filling: Filling | undefined;
  let step = '';
  let read = 0;

  async function close(): Promise<void> {
    if (filling) rows[filling.name] = await filling.end();
    filling = undefined;
  }

  async function toTable(name: string, entry: ArchivedFile): Promise<void> {
    if (filling?.name !== name) {
      await close();
      const known = columns.get(name);
      if (!known) throw new Error(`This version has no table ${name}.`);
      filling = fill(client, name, known);
    }
    for await (const chunk of entry.bytes) await filling.write(chunk);
  }

  async function toStore(key: string, digest: string, entry: ArchivedFile): Promise<void> {
    await close();
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry.bytes) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    if (createHash('sha256').update(bytes).digest('hex') !== digest) {
      throw new Error(`The file ${digest} in this backup is not what its digest says.`);
    }
    await wish.store.put(key, bytes, wish.signal);
  }

  await readArchive(
    wish.file,
    wish.signal,
    async (entry, before) => {
      const table = TABLE.exec(entry.name)?.[1];
      const [, key, digest] = EVIDENCE.exec(entry.name) ?? [];
      step = table ?? (key ? 'files' : step);
      if (table) await toTable(table, entry);
      else if (key && digest) await toStore(key, digest, entry);
      // Checked a second time, for the file may have been changed since the first.
      else if (entry.name === MANIFEST && before.digest !== manifest.digest) {
        throw new Error('The backup was changed while it was being restored.');
      }
    },
    (bytes) => {
      read += bytes;
      wish.onProgress?.(step, read / size, read);
    },
  );
  await close();
  return rows;
}

function assertSame(rows: Record<string, number>, manifest: Manifest): void {
  for (const [name, told] of Object.entries(manifest.rows)) {
    if (rows[name] !== told) {
      throw new Error(`Of the ${told} rows of the table ${name}, ${rows[name] ?? 0} were taken.`);
    }
  }
}

async function fillDatabase(client: pg.Client, wish: RestoreWish): Promise<void> {
  const { manifest } = wish.backup;
  await client.query('begin');
  await client.query("set local maintenance_work_mem = '256MB'; set local client_encoding = 'UTF8'");
  const aside = await readAside(client);
  for (const statement of aside.away) await client.query(statement);
  const tables = (await readTables(client)).map(({ name }) => name);
  // What the schema's steps themselves put in comes from the backup as well.
  await client.query(`truncate ${columnList(tables)}`);
  assertSame(await load(client, wish), manifest);
  for (const { name, last, called } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      `public.${pg.escapeIdentifier(name)}`,
      last,
      called,
    ]);
  }
  for (const statement of aside.back) {
    wish.signal.throwIfAborted();
    await client.query(statement);
  }
  await wish.beforeCommit();
  await client.query('commit');
}

/**
 * Restores a checked backup into an empty database: the schema as the backup had it, its rows, its files, and
 * then the steps of the schema that came since. It is all there or, after a fault or a stop, the register is
 * as empty as before and the same command can be given again.
 *
 * @throws Error where the database is not empty
 */
export async function restoreBackup(wish: RestoreWish): Promise<void> {
  const client = new pg.Client({ connectionString: wish.databaseUrl, application_name: 'dauys restore' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (!(await isEmpty(client))) {
      throw new Error(
        'This database is not empty. A backup is restored into an empty one only; nothing was changed. ' +
          'Name another data folder (DAUYS_DATA) or another database (DATABASE_URL).',
      );
    }
    const then = new Set(wish.backup.about.migrations.map(({ name }) => name));
    await client.query("set client_min_messages = 'warning'");
    await applyMissing(
      client,
      (await readMigrations()).filter(({ name }) => then.has(name)),
    );
    await fillDatabase(client, wish);
    await client.query('analyze');
  } finally {
    await client.end();
  }
  await prepareDatabase(wish.databaseUrl);
}
