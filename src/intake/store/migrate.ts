import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { sqlState, WORKING_ROLE } from './database.ts';

const MIGRATIONS = new URL('./migrations/', import.meta.url);

/** One step of the schema's history. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of its text, lower-case hex. */
  readonly digest: string;
}

/** Reads the numbered steps from their folder, in order. */
export async function readMigrations(folder: URL = MIGRATIONS): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Any number will do, as long as every intake takes the same. */
const MIGRATION_LOCK = 0x4441_5559;

/** Applies those of some steps that a database lacks, each whole or not at all. */
export async function applyMissing(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(`create table if not exists migrations (
    name text primary key, digest text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ name: string; digest: string }>(
    'select name, digest from migrations',
  );
  const recorded = new Map(rows.map((row) => [row.name, row.digest]));
  for (const migration of migrations) {
    const digest = recorded.get(migration.name);
    if (digest !== undefined && digest !== migration.digest) {
      throw new Error(
        `The migration ${migration.name} was changed after it had been applied to this database. Nothing was touched. ` +
          'Put the file back as it was, and write what is new as a further migration.',
      );
    }
    recorded.delete(migration.name);
  }
  const [stranger] = recorded.keys();
  if (stranger !== undefined) {
    throw new Error(
      `This database already has the migration ${stranger}, which this version of Dauys does not know. Nothing was touched. ` +
        'Start the version that made it, or a newer one.',
    );
  }
  const known = new Set(rows.map((row) => row.name));
  const missing = migrations.filter((migration) => !known.has(migration.name));
  for (const migration of missing) {
    await client.query('begin');
    try {
      await client.query(migration.sql);
      await client.query('insert into migrations (name, digest) values ($1, $2)', [
        migration.name,
        migration.digest,
      ]);
      await client.query('commit');
    } catch (cause) {
      await client.query('rollback');
      throw new Error(`The migration ${migration.name} failed and was rolled back.`, { cause });
    }
  }
  return missing.map((migration) => migration.name);
}

/**
 * Makes the working role and gives it its rights.
 *
 * @returns `false` where the owner may not make roles: the intake then works with the owner's rights
 */
async function prepareWorkingRole(client: pg.Client): Promise<boolean> {
  try {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [WORKING_ROLE]);
    if (rowCount === 0) await client.query(`create role ${WORKING_ROLE} nologin`);
    const { rows } = await client.query<{ member: boolean }>(
      "select pg_has_role(current_user, $1, 'member') as member",
      [WORKING_ROLE],
    );
    if (!rows[0]?.member) await client.query(`grant ${WORKING_ROLE} to current_user`);
    await client.query(await readFile(new URL('./rights.sql', import.meta.url), 'utf8'));
    return true;
  } catch (error) {
    // 42501: not allowed. Anything else is a fault that must be seen.
    if (sqlState(error) === '42501') return false;
    throw error;
  }
}

/** What the preparation of a database did. */
export interface Prepared {
  readonly applied: readonly string[];
  /** `undefined` where the role could not be made. */
  readonly workingRole: string | undefined;
}

/**
 * Brings a database to this version's schema, under a lock that keeps a second intake waiting meanwhile.
 *
 * @param url of the database, as its owner
 * @throws Error when a step that was applied has been changed since, or one is unknown or fails
 */
export async function prepareDatabase(url: string, migrations?: readonly Migration[]): Promise<Prepared> {
  const client = new pg.Client({ connectionString: url, application_name: 'dauys migrations' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query("set client_min_messages = 'warning'");
    const applied = await applyMissing(client, migrations ?? (await readMigrations()));
    const mayRestrict = await prepareWorkingRole(client);
    return { applied, workingRole: mayRestrict ? WORKING_ROLE : undefined };
  } finally {
    await client.end();
  }
}
