import { join } from 'node:path';
import pg from 'pg';
import { runningEmbeddedPostgres } from '../../src/intake/embedded/embedded-postgres.ts';
import { enrolAt, signed } from '../../src/intake/fixtures/official-keys.ts';
import { readRootKey } from '../../src/intake/root-key.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { believableText, pick, seeded } from './believable.ts';
import { postAddress } from './believable-submission.ts';
import { GREETINGS, STREETS } from './believable-words.ts';
import { fillRegister } from './fill-register.ts';
import { type Report, rounded } from './report.ts';

/** Times that each question is asked and counted, and asked beforehand. */
const TIMES = 100;
const WARMING = 5;

/** How large a register to measure on, and where it is kept. */
export interface RegisterWishes {
  readonly rows: number;
  /** A folder that is filled once and measured on again; a temporary one unless told. */
  readonly data: string | undefined;
  /** What the questions that are asked have in their names; all of them unless told. */
  readonly only: string | undefined;
}

/** One asking: what is sent. */
interface Asking {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether an official asks. */
  readonly signed: boolean;
}

/** A question that is asked in many ways, and the most that its answer may take. */
interface Question {
  readonly what: string;
  readonly next: () => Asking;
}

interface Sample {
  readonly id: string;
  readonly number: string;
}

const list = (query: Readonly<Record<string, string>>): Asking => ({
  method: 'GET',
  path: `/v1/appeals?${new URLSearchParams(query)}`,
  signed: true,
});

/** Appeals from all over the year. */
async function sampled(client: pg.Client): Promise<{ samples: Sample[]; rows: number; open: number }> {
  const { rows } = await client.query<Sample>(
    `select id, number from appeals tablesample bernoulli (least(100, 100.0 * 3000 / (select greatest(1, reltuples)
       from pg_class where relname = 'appeals')))
     where agency = 'TLD' and registered_on is not null limit 2000`,
  );
  const { rows: counts } = await client.query<{ rows: number; open: number }>(
    `select count(*)::int4 as rows, (count(*) filter (where standing is null or standing in
       ('invited', 'claimed', 'registered', 'accepted', 'incomplete', 'suspended')))::int4 as open from appeals`,
  );
  return { samples: rows, rows: counts[0]?.rows ?? 0, open: counts[0]?.open ?? 0 };
}

/** What officials and citizens ask of a register. */
function questions(samples: readonly Sample[], trackingCode: (id: string) => string): Question[] {
  const random = seeded(77);
  const some = () => pick(samples, random);
  const posts = samples.length * 20;
  const wordOf = (text: string) =>
    pick(
      text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3),
      random,
    );
  const similar = (text: string): Asking => ({
    method: 'POST',
    path: '/v1/similar',
    body: { text },
    signed: true,
  });
  return [
    { what: 'queue', next: () => list({}) },
    { what: 'queue, a later page', next: () => list({ after: some().number }) },
    ...['late', 'today', 'soon'].map((due) => ({ what: `queue, due=${due}`, next: () => list({ due }) })),
    ...['signal', 'registered', 'accepted', 'answered', 'forwarded'].map((state) => ({
      what: `queue, state=${state}`,
      next: () => list({ state }),
    })),
    { what: 'queue, late and accepted', next: () => list({ due: 'late', state: 'accepted' }) },
    { what: 'queue, by number', next: () => list({ q: some().number }) },
    {
      what: 'status, an official',
      next: () => ({ method: 'GET', path: `/v1/appeals/${some().number}`, signed: true }),
    },
    {
      what: 'status, a citizen with the code',
      next: () => {
        const { id, number } = some();
        const headers = { 'Dauys-Tracking-Code': trackingCode(id) };
        return { method: 'GET', path: `/v1/appeals/${number}`, headers, signed: false };
      },
    },
    {
      what: 'duplicates, 20 posts',
      next: () => {
        const urls = Array.from({ length: 20 }, () => ['url', postAddress(Math.floor(random() * posts))]);
        return { method: 'GET', path: `/v1/posts?${new URLSearchParams(urls)}`, signed: true };
      },
    },
    { what: 'search, one word', next: () => list({ q: wordOf(believableText(random).text) }) },
    {
      what: 'search, two words',
      next: () => {
        const { text } = believableText(random);
        return list({ q: `${wordOf(text)} ${wordOf(text)}` });
      },
    },
    {
      what: 'search, an address',
      next: () => list({ q: `${pick(STREETS, random)} ${1 + Math.floor(random() * 180)}` }),
    },
    {
      what: 'search, three letters',
      next: () => list({ q: wordOf(believableText(random).text).slice(0, 3) }),
    },
    {
      what: 'search, a word and open',
      next: () => list({ q: wordOf(believableText(random).text), state: 'accepted' }),
    },
    { what: 'similar, a new text', next: () => similar(believableText(random).text) },
    {
      what: 'similar, a long text',
      next: () => similar(Array.from({ length: 6 }, () => believableText(random).text).join(' ')),
    },
    {
      what: 'similar, a usual phrase',
      next: () => similar(`${pick(GREETINGS.kk, random)} ${pick(GREETINGS.ru, random)}`),
    },
  ];
}

/** Waits of one question, in milliseconds, sorted. */
async function waitsOf(url: string, official: Record<string, string>, { what, next }: Question) {
  const waits: number[] = [];
  for (let time = -WARMING; time < TIMES; time += 1) {
    const { method, path, headers = {}, body, signed: asOfficial } = next();
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const proven = asOfficial ? await signed(method, `${url}${path}`, official) : {};
    const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const began = performance.now();
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...headers, ...proven, ...type },
      ...sent,
    });
    const text = await response.text();
    if (time >= 0) waits.push(performance.now() - began);
    if (!response.ok)
      throw new Error(`${what}: ${method} ${path} was answered with ${response.status}: ${text}`);
  }
  return waits.sort((one, other) => one - other);
}

const at = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

async function databaseOf(intake: IntakeStage): Promise<string> {
  const url = await runningEmbeddedPostgres(intake.dataFolder);
  if (!url) throw new Error('The embedded PostgreSQL is not running');
  return url;
}

async function isEmpty(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ entries: string }>('select entries from register');
  await client.end();
  return Number(rows[0]?.entries) === 0;
}

/**
 * How long officials and citizens wait for what they ask most, over HTTP, one after another, on a register with
 * a year of appeals in it.
 */
export async function benchRegister(
  report: Report,
  { rows, data, only = '' }: RegisterWishes,
): Promise<void> {
  const intake = await startIntakeStage({}, data);
  try {
    const url = await databaseOf(intake);
    if (await isEmpty(url)) {
      // Its PostgreSQL stays; the intake itself must not meet rows that are half there.
      await intake.kill();
      const began = performance.now();
      await fillRegister({ url, dataFolder: intake.dataFolder, rows, progress: report.progress });
      report.progress(`filled in ${rounded((performance.now() - began) / 1000)} s`);
      await intake.restart();
    }
    const client = new pg.Client({ connectionString: await databaseOf(intake) });
    await client.connect();
    const { samples, rows: held, open } = await sampled(client);
    await client.end();
    const rootKey = await readRootKey(join(intake.dataFolder, 'intake.key'), false);
    const code = await intake.newEnrolmentCode();
    const { headers } = await enrolAt(intake.url, { code, name: 'Бас маман' });
    const table = [];
    for (const question of questions(samples, (id) => rootKey.trackingCode(id))) {
      if (!question.what.includes(only)) continue;
      const waits = await waitsOf(intake.url, headers, question);
      report.progress(`${question.what}: p95 ${rounded(at(waits, 0.95), 1)} ms`);
      table.push({
        what: question.what,
        'p50 ms': rounded(at(waits, 0.5), 1),
        'p95 ms': rounded(at(waits, 0.95), 1),
        'most ms': rounded(at(waits, 1), 1),
      });
    }
    report.table(`Waits over HTTP, one at a time, on a register of ${held} records (${open} open)`, table);
  } finally {
    await intake.stop();
  }
}
