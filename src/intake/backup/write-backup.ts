import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type BlobStore, evidenceKey, readAll } from '../evidence-store/blob-store.ts';
import type { RootKey } from '../root-key.ts';
import { type ArchiveWriter, writeArchive } from './archive.ts';
import { type CopiedTable, copyOut, readSequences, readTables } from './catalog.ts';
import { ABOUT, type About, KEYS, MANIFEST, type Manifest, sealManifest } from './manifest.ts';
import { type KeyFile, sealKeys } from './sealed-keys.ts';

/** What a backup is made of. */
export interface BackupWish {
  /** A connection as the database's owner; it ends in a read-only transaction that is rolled back. */
  readonly client: pg.Client;
  readonly store: BlobStore;
  readonly rootKey: RootKey;
  /** The key files that an intake needs beside the database. */
  readonly keyFiles: readonly KeyFile[];
  /** Puts the key files into the backup, sealed; without it they stay out. */
  readonly passphrase?: string | undefined;
  readonly file: string;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onProgress?: (step: string, part: number, bytes: number) => void;
}

/** What became of it. */
export interface MadeBackup {
  /** Bytes of the file. */
  readonly size: number;
  readonly tables: number;
  readonly manifest: Manifest;
}

/** Bytes of a table in one file of the archive, which holds as much in memory at a time. */
const PIECE = 4 * 1024 * 1024;

/** Files of appeals that are asked for at once. */
const PAGE = 500;

/** So that a text of a table means the same on whatever server it is read. */
const PLAIN = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8'`;

async function copyTable(
  client: pg.Client,
  table: CopiedTable,
  archive: ArchiveWriter,
  onBytes: (bytes: number) => void,
): Promise<number> {
  const stream = client.query(copyTo(copyOut(table)));
  let waiting: Buffer[] = [];
  let size = 0;
  let piece = 0;
  async function put(): Promise<void> {
    piece += 1;
    const name = `tables/${table.name}/${String(piece).padStart(6, '0')}`;
    const bytes = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    await archive.add(name, bytes);
  }
  for await (const chunk of stream) {
    // Copied, for the driver's buffer is larger than the row and would be held as a whole.
    waiting.push(Buffer.from(chunk));
    size += chunk.length;
    onBytes(chunk.length);
    if (size >= PIECE) await put();
  }
  if (size > 0) await put();
  return stream.rowCount;
}

async function copyEvidence(
  wish: BackupWish,
  archive: ArchiveWriter,
  onBytes: (bytes: number) => void,
): Promise<Manifest['evidence']> {
  const { client, store, signal } = wish;
  const missing: { agency: string; digest: string }[] = [];
  let files = 0;
  let bytes = 0;
  await client.query(
    `declare files no scroll cursor for
     select distinct agency, digest from attachments order by agency, digest`,
  );
  for (;;) {
    const { rows } = await client.query<{ agency: string; digest: string }>(`fetch ${PAGE} from files`);
    if (rows.length === 0) break;
    for (const { agency, digest } of rows) {
      const key = evidenceKey(agency, digest);
      const blob = await store.get(key, signal);
      const content = blob && (await readAll(blob.bytes));
      if (!content || createHash('sha256').update(content).digest('hex') !== digest) {
        missing.push({ agency, digest });
        continue;
      }
      await archive.add(`evidence/${key}`, content);
      files += 1;
      bytes += content.length;
      onBytes(content.length);
    }
  }
  return { files, bytes, missing };
}

async function sizeOfFiles(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ size: number }>(
    `select coalesce(sum(e.size), 0)::bigint as size from evidence e
     where exists (select from attachments a where a.agency = e.agency and a.digest = e.digest)`,
  );
  return rows[0]?.size ?? 0;
}

async function describe(wish: BackupWish, tables: readonly CopiedTable[]): Promise<About> {
  const { rows: migrations } = await wish.client.query<{ name: string; digest: string }>(
    'select name, digest from migrations order by name',
  );
  return {
    format: 'dauys-backup',
    version: 1,
    madeAt: wish.now.toISOString(),
    rootKey: wish.rootKey.fingerprint,
    keyFiles: wish.keyFiles.map(({ name, bytes }) => ({
      name,
      digest: createHash('sha256').update(bytes).digest('hex'),
    })),
    migrations,
    tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
  };
}

/**
 * Writes one backup of a register that goes on working: everything as it was at one moment, in one snapshot
 * of the database. Memory stays the same however large the register is.
 *
 * @throws Error, also where the signal stopped it; no file is then left
 */
export async function writeBackup(wish: BackupWish): Promise<MadeBackup> {
  const { client, rootKey, passphrase } = wish;
  await client.query('begin isolation level repeatable read read only');
  await client.query(PLAIN);
  const tables = await readTables(client);
  const { rows } = await client.query<{ print: string | null }>(
    'select key_fingerprint as print from register',
  );
  if (rows[0]?.print !== rootKey.fingerprint) {
    throw new Error('The root key is not the one that seals this database. No backup was made.');
  }
  // A register that was not brought up to date yet may have no files.
  const hasFiles = tables.some(({ name }) => name === 'attachments');
  const whole = tables.reduce((sum, { size }) => sum + size, hasFiles ? await sizeOfFiles(client) : 0);

  const { filled, size } = await writeArchive(wish.file, wish.signal, async (archive) => {
    await archive.add(ABOUT, Buffer.from(JSON.stringify(await describe(wish, tables), null, 2)));
    if (passphrase !== undefined) await archive.add(KEYS, await sealKeys(wish.keyFiles, passphrase));
    let done = 0;
    const count = (step: string) => (bytes: number) => {
      done += bytes;
      wish.onProgress?.(step, done / Math.max(1, whole), done);
    };
    const counted: Record<string, number> = {};
    for (const table of tables)
      counted[table.name] = await copyTable(client, table, archive, count(table.name));
    const evidence = hasFiles
      ? await copyEvidence(wish, archive, count('files'))
      : { files: 0, bytes: 0, missing: [] };
    const manifest: Manifest = {
      ...archive.sum(),
      rows: counted,
      sequences: await readSequences(client),
      evidence,
    };
    await archive.add(MANIFEST, sealManifest(manifest, rootKey));
    return manifest;
  });
  await client.query('rollback');
  return { size, tables: tables.length, manifest: filled };
}
