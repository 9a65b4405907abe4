import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../embedded/embedded-postgres.ts';
import { applyMissing, prepareDatabase, readMigrations } from './migrate.ts';

let folder: string;
let server: EmbeddedPostgres;
let databases = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-migrate-'));
  await chmod(folder, 0o755);
  server = await openEmbeddedPostgres(folder);
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function newDatabase(owner?: string): Promise<string> {
  databases += 1;
  const name = `test_${databases}`;
  await withClient(server.url, (client) =>
    client.query(`create database ${name} ${owner ? `owner ${owner}` : ''}`),
  );
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  if (owner) {
    url.username = owner;
    url.password = 'secret';
  }
  return url.href;
}

describe('a new register', () => {
  it('is held for empty by nobody: a plan made for an empty table reads all of it once it has grown', async () => {
    const url = await newDatabase();
    await withClient(url, async (client) => {
      await applyMissing(client, await readMigrations());
      const { rows } = await client.query(
        `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and reltuples = 0`,
      );
      expect(rows).toEqual([]);
    });
  });
});

const step = (name: string, sql: string, digest = name) => ({ name, sql, digest });

describe('an upgrade', () => {
  it('gives every role to whoever enrolled an agency first, and none of a head’s to the others', async () => {
    const url = await newDatabase();
    const all = await readMigrations();
    const before = all.filter(({ name }) => name < '0040');
    await withClient(url, async (client) => {
      await applyMissing(client, before);
      await client.query(`
        insert into agencies (code, name_kk, name_ru, name_en, kato)
          values ('TLD', 'а', 'а', 'a', '190000000'), ('ALM', 'а', 'а', 'a', '750000000');
        insert into officials (agency, name, enrolled_at)
          values ('TLD', 'second', '2026-11-02'), ('TLD', 'first', '2026-11-01');
        insert into enrolment_codes (hash, agency, expires_at)
          values (sha256('1'), 'TLD', now()), (sha256('2'), 'ALM', now())`);
      await applyMissing(client, all);
      const { rows } = await client.query(
        `select name, roles from officials union all select 'code of ' || agency, roles from enrolment_codes order by 1`,
      );
      const every = ['clerk', 'officer', 'head', 'administrator'];
      expect(rows).toEqual([
        { name: 'code of ALM', roles: every },
        { name: 'code of TLD', roles: ['clerk', 'officer'] },
        { name: 'first', roles: every },
        { name: 'second', roles: ['clerk', 'officer'] },
      ]);
    });
  });
});

describe('migrations', () => {
  it('are applied once, in order, also by intakes that start together', async () => {
    const url = await newDatabase();
    const all = (await readMigrations()).map(({ name }) => name);
    const prepared = await Promise.all([1, 2, 3].map(() => prepareDatabase(url)));
    expect(prepared.map(({ applied }) => applied).sort((one, other) => other.length - one.length)).toEqual([
      all,
      [],
      [],
    ]);
    expect(all[0]).toBe('0001_register.sql');
  });

  it('refuse to go on when one that was applied has been changed', async () => {
    const url = await newDatabase();
    await prepareDatabase(url, [
      ...(await readMigrations()),
      step('9001_mine.sql', 'create table mine (a int)'),
    ]);
    const changed = [
      ...(await readMigrations()),
      step('9001_mine.sql', 'create table mine (b int)', 'other'),
    ];
    await expect(prepareDatabase(url, changed)).rejects.toThrow(
      /9001_mine\.sql was changed after it had been applied/,
    );
  });

  it('refuse a database that a newer version made', async () => {
    const url = await newDatabase();
    await prepareDatabase(url, [
      ...(await readMigrations()),
      step('9002_future.sql', 'create table future (a int)'),
    ]);
    await expect(prepareDatabase(url)).rejects.toThrow(
      /9002_future\.sql, which this version of Dauys does not know/,
    );
  });

  it('are rolled back whole where one fails', async () => {
    const url = await newDatabase();
    const failing = step('9003_bad.sql', 'create table half (a int); select 1 / 0');
    await expect(prepareDatabase(url, [...(await readMigrations()), failing])).rejects.toThrow(
      /9003_bad\.sql failed/,
    );
    const { rows } = await withClient(url, (client) => client.query("select to_regclass('half') as half"));
    expect(rows).toEqual([{ half: null }]);
    expect((await prepareDatabase(url)).applied).toEqual([]);
  });

  it('work for an owner who may not make roles, who is told so; the triggers still guard', async () => {
    // The role is there from the databases above, and this owner is no member of it.
    await withClient(server.url, (client) => client.query("create role plain login password 'secret'"));
    const url = await newDatabase('plain');
    const { workingRole } = await prepareDatabase(url);
    expect(workingRole).toBeUndefined();
    await expect(withClient(url, (client) => client.query('truncate events cascade'))).rejects.toThrow(
      /never changed/,
    );
  });
});
