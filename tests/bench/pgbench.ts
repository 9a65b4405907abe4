import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { believableFiling, seeded } from './believable.ts';

const run = promisify(execFile);

/** Where pgbench stands; Debian keeps one a version. */
export function pgbenchPath(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...(process.env.PGBENCH_PATH ? [process.env.PGBENCH_PATH] : []),
    ...versions.map((version) => join(debian, version, 'bin/pgbench')),
    ...(process.env.PATH ?? '').split(':').map((folder) => join(folder, 'pgbench')),
  ];
  const found = places.find((place) => existsSync(place));
  if (found) return found;
  throw new Error(
    'pgbench was not found, and this benchmark compares with it. Install it (on Debian and Ubuntu: ' +
      'apt-get install postgresql-contrib postgresql), or name its program in PGBENCH_PATH.',
  );
}

/** The body of a filing of middle length, without the applicant, who is kept beside it. */
function usualBody(): string {
  const random = seeded(7);
  const bodies = Array.from({ length: 501 }, () => {
    const filing = believableFiling('', random);
    return JSON.stringify({ ...filing, applicant: undefined });
  }).sort((one, other) => one.length - other.length);
  return bodies[250] ?? '';
}

/**
 * One row as the register keeps it. Its values travel with every transaction as the parameters of a prepared
 * statement, which is how a program would send them and the fastest that pgbench can.
 */
const ROW: Readonly<Record<string, string>> = {
  body: usualBody(),
  tags: '{channel:widget,author:self-declared}',
  applicant: `\\x${'5a'.repeat(300)}`,
  key: `\\x${'a5'.repeat(60)}`,
  digest: 'ab'.repeat(32),
  leaf: `{"agency":"TLD","at":"2026-11-24T09:05:00.000Z","body":{"channel":"widget","digest":"${'ab'.repeat(32)}"},"by":"applicant","type":"received","v":1}`,
};

/** Columns of the row and what stands in them; what gives `serial` is to follow. */
const appealOf = (
  year: number,
) => `insert into bench.appeals (id, agency, year, serial, number, channel, state, kind, topic, kato,
    language, tags, body, sealed_applicant, sealed_key, digest, received_at, registered_on)
  select uuidv7(), 'TLD', ${year}, serial, 'TLD-${year}-' || lpad(serial::text, 6, '0') || '-7', 'widget', 'registered',
    'application', 'roads', '190000000', 'kk', :tags::text[], :body::jsonb, :applicant::bytea, :key::bytea,
    :digest, now(), current_date`;

/** What pgbench does in one transaction, as one statement: nothing is quicker for it. */
const SCRIPTS = {
  /** The row alone, its number from a sequence, which leaves gaps after every failure. */
  row: `${appealOf(2025)} from nextval('bench.serials') as serial;`,
  /** The row numbered without a gap, and the entry that tells of it, in its place: what the register promises. */
  register: `with counted as (update bench.counters set last_serial = last_serial + 1 returning last_serial as serial),
    kept as (${appealOf(2026)} from counted returning id, number)
    insert into bench.events (seq, appeal, agency, type, at, leaf)
    select serial - 1, id, 'TLD', 'received', now(), :leaf || number from kept, counted;`,
} as const;

/** What one transaction of pgbench keeps. */
export type Kept = keyof typeof SCRIPTS;

/**
 * Makes tables like the register's own (their columns, checks and unique numbers, without the foreign keys
 * and the tree), in a schema of their own.
 *
 * @param url the server, as a role that may create a schema
 */
export async function preparePgbench(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    drop schema if exists bench cascade;
    create schema bench;
    create table bench.appeals (like public.appeals including all);
    create table bench.events (like public.events including all);
    create table bench.counters (like public.counters including all);
    insert into bench.counters (agency, year, last_serial) values ('TLD', 2026, 1);
    create sequence bench.serials cache 1;`);
  await client.end();
  const folder = await mkdtemp(join(tmpdir(), 'dauys-pgbench-'));
  return {
    /**
     * Inserts for so many seconds.
     *
     * @param clients connections that do so at once
     * @returns transactions a second
     */
    async round(kept: Kept, clients: number, seconds: number): Promise<number> {
      const script = join(folder, `${kept}.sql`);
      await writeFile(script, SCRIPTS[kept].replace(/\n\s*/g, ' '));
      const settings = ['-n', '-c', String(clients), '-j', '2', '-T', String(seconds), '-M', 'prepared'];
      const values = Object.entries(ROW).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
      const { stdout } = await run(pgbenchPath(), [...settings, ...values, '-f', script, url]);
      const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
      if (rate === undefined) throw new Error(`pgbench printed no rate:\n${stdout}`);
      return Number(rate);
    },
    async end(): Promise<void> {
      await rm(folder, { recursive: true, force: true });
    },
  };
}
