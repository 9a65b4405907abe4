import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { kazakhstanCalendar } from '../../src/appeal/kazakhstan-calendar.ts';
import { MOVES } from '../../src/appeal/lifecycle.ts';
import { prepareArrival } from '../../src/intake/arrival.ts';
import { type PlannedAppeal, planBatch, type RegisterState } from '../../src/intake/batch-plan.ts';
import { dayOf } from '../../src/intake/course/life-of-appeal.ts';
import { takeApart } from '../../src/intake/course/move-of.ts';
import { createLaw } from '../../src/intake/law.ts';
import { type EventAppeal, entriesOf, leafHashOf, type NewEvent } from '../../src/intake/log-book/entries.ts';
import { openLogBook } from '../../src/intake/log-book/open-log-book.ts';
import { sealBody } from '../../src/intake/log-book/private-body.ts';
import { addAgency, createAgencies } from '../../src/intake/store/agencies.ts';
import { readKeyFor } from '../../src/intake/store/key.ts';
import { agencyPrints, searchWords } from '../../src/intake/store/search-index.ts';
import { sliceMark } from '../../src/intake/store/word-slices.ts';
import { appendLeaves, frontierBytes, treeState } from '../../src/register/append.ts';
import { pick, seeded } from './believable.ts';
import { type FatedMove, fateOf } from './believable-fate.ts';
import { believableArrivals } from './believable-submission.ts';
import { copiedRows } from './copy-rows.ts';

/** Neighbours that share the register; two thirds of what comes is the model agency's own. */
const NEIGHBOURS = {
  AKT: '150000000',
  SHM: '790000000',
  KRG: '350000000',
  PVL: '550000000',
  ATR: '230000000',
};
const OWN = 'TLD';
const OWN_SHARE = 2 / 3;

/** Appeals that one batch of the log brings, and that are copied at once. */
const BATCH = 50;
const PORTION = 10_000;

const YEAR = 365 * 86_400_000;

/** How to fill a register. */
export interface Filling {
  readonly url: string;
  /** With the root key and the log's own. */
  readonly dataFolder: string;
  readonly rows: number;
  readonly progress: (text: string) => void;
}

/** A move that is still to come, on an appeal that is there. */
interface Coming {
  readonly appeal: EventAppeal;
  readonly sealedKey: Buffer;
  readonly official: string;
  readonly fated: FatedMove;
}

async function addOfficials(client: pg.Client): Promise<Map<string, string>> {
  for (const [code, kato] of Object.entries(NEIGHBOURS)) {
    const name = { kk: `${code} әкімдігі`, ru: `Акимат ${code}`, en: `${code} Akimat` };
    await addAgency(client, { agency: { code, name, kato }, origins: [], workingDayEnds: '18:30' });
  }
  const { rows } = await client.query<{ agency: string; id: string }>(
    "insert into officials (agency, name) select code, 'Бас маман' from agencies returning agency, id",
  );
  return new Map(rows.map(({ agency, id }) => [agency, id]));
}

/** Takes the indexes that hold nothing together away, and gives what makes them again: row by row takes far longer. */
async function withoutIndexes(client: pg.Client, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes
     where schemaname = 'public' and tablename = any($1) and indexdef not like 'CREATE UNIQUE%'`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${pg.escapeIdentifier(name)}`);
  return async () => {
    for (const { made } of rows) await client.query(made);
  };
}

/** Where an appeal stands once everything that was to come has come; `null` where it began. */
function standingAfter(moves: readonly FatedMove[]): string | null {
  const led = moves.map(({ request }) => MOVES[request.type].to).filter((to) => to !== 'same');
  return led.at(-1) ?? null;
}

/**
 * Fills an empty register with a year of believable appeals, as if they had come through the doors: sealed,
 * numbered without a gap, with entries, leaves and signed checkpoints (`npm run audit` finds nothing), and
 * found by the search. It is written by COPY, past the desk and its locks, so no intake may run meanwhile.
 */
export async function fillRegister({ url, dataFolder, rows: total, progress }: Filling): Promise<void> {
  const rootKey = await readKeyFor(url, join(dataFolder, 'intake.key'));
  const signer = await openLogBook(url, join(dataFolder, 'log.key'));
  const law = createLaw(kazakhstanCalendar({}));
  const random = seeded(20_261_125);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off;
      set maintenance_work_mem = '512MB'`);
    const officials = await addOfficials(client);
    const agencies = new Map((await createAgencies(pool).all()).map((one) => [one.agency.code, one]));
    const bodies = [...agencies.values()].map(({ agency }) => agency);
    const makeIndexes = await withoutIndexes(client, ['appeals', 'events', 'search_texts']);
    const { rows: heads } = await client.query<{ entries: number; frontier: Buffer }>(
      'select entries::int4 as entries, frontier from register',
    );
    let tree = treeState(heads[0]?.entries ?? 0, heads[0]?.frontier ?? Buffer.alloc(0));
    if (tree.size > 0) throw new Error('This register has entries already; an empty one is filled.');

    const arrivals = believableArrivals(random);
    const appeals = copiedRows(`appeals (id, agency, year, serial, number, channel, state, kind, topic, kato,
      language, tags, body, sealed_applicant, sealed_key, digest, received_at, registered_on, official,
      standing, term_moved)`);
    const posts = copiedRows('posts (key, agency, permalink, appeal)');
    const events = copiedRows('events (seq, appeal, agency, type, at, leaf, sealed)');
    const checkpoints = copiedRows('checkpoints (size, before, at, note)');
    const tiles = copiedRows('tile_hashes (level, index, hash)');
    const texts = copiedRows('search_texts (appeal, agency, year, serial, words, prints)');
    const tables = [appeals, posts, events, checkpoints, tiles, texts];

    const now = Date.now();
    const began = now - YEAR;
    const batches = Math.ceil(total / BATCH);
    const momentOf = (batch: number) => Math.round(began + (YEAR * (batch + 1)) / (batches + 1));
    const batchAfter = (moment: number) => Math.ceil(((moment - began) / YEAR) * (batches + 1));
    const coming = new Map<number, Coming[]>();
    let counters: RegisterState['counters'] = [];
    let copying = Promise.resolve();
    const copy = async () => {
      for (const table of tables) await table.send(client);
    };

    function keep(planned: PlannedAppeal, at: Date, batch: number): void {
      const { arrival, appeal, year, serial } = planned;
      const { submission, sealed } = arrival;
      const official = officials.get(appeal.agency) ?? '';
      const fate = appeal.registeredOn === null ? [] : fateOf(at.getTime(), random);
      const led: FatedMove[] = [];
      // Copied: what waits for months must not hold all that was made beside it.
      const about = { id: appeal.id, number: appeal.number, agency: appeal.agency };
      const sealedKey = Buffer.alloc(sealed.key.length, sealed.key);
      for (const fated of fate) {
        const when = Math.max(batch + 1, batchAfter(at.getTime() + fated.after));
        if (when >= batches) break;
        led.push(fated);
        const then = coming.get(when) ?? [];
        coming.set(when, then);
        then.push({ appeal: about, sealedKey, official, fated });
      }
      const moved = led.some(({ request }) => request.type === 'extended');
      appeals.add(
        ...[appeal.id, appeal.agency, year, serial, appeal.number, submission.channel, appeal.state],
        ...[submission.kind, submission.topic, submission.place.kato, submission.language],
        ...[`{${arrival.tags.join(',')}}`, arrival.body, sealed.applicant, sealed.key, appeal.digest, at],
        ...[appeal.registeredOn, arrival.official?.id ?? null, standingAfter(led), moved],
      );
      for (const { key, permalink } of arrival.posts)
        posts.add(Buffer.from(key, 'hex'), appeal.agency, permalink, appeal.id);
      const text =
        'text' in submission ? submission.text : 'post' in submission ? submission.post.text : null;
      const note = 'note' in submission ? (submission.note ?? null) : null;
      const mark = sliceMark({ agency: appeal.agency, year, serial });
      const words = searchWords(text, submission.place.address ?? null, note);
      const prints = agencyPrints(appeal.agency, text ?? '');
      texts.add(
        ...[appeal.id, appeal.agency, year, serial],
        ...[words.map((word) => `'${mark}${word}'`).join(' '), `{${prints.join(',')}}`],
      );
    }

    for (let batch = 0; batch < batches; batch += 1) {
      const at = new Date(momentOf(batch));
      const many = Math.min(BATCH, total - batch * BATCH);
      const prepared = Array.from({ length: many }, () => {
        const code = random() < OWN_SHARE ? OWN : pick(Object.keys(NEIGHBOURS), random);
        const agency = agencies.get(code);
        if (!agency) throw new Error(`There is no agency ${code}`);
        const submission = arrivals.next(at.getTime() - 5_000, agency.agency);
        const id = officials.get(code) ?? '';
        const official = submission.channel === 'extension' ? { id, name: 'Бас маман' } : null;
        return prepareArrival(submission, agency, official, rootKey);
      });
      const plan = planBatch(prepared, { now: at, tree, known: [], met: [], counters }, law);
      const kept = new Map(counters.map((one) => [`${one.agency} ${one.year}`, one]));
      for (const one of plan.counters) kept.set(`${one.agency} ${one.year}`, one);
      counters = [...kept.values()];

      const moves = (coming.get(batch) ?? []).map(({ appeal, sealedKey, official, fated }): NewEvent => {
        const setting = { on: dayOf(at), by: fated.by, official, agencies: bodies, files: [] };
        const { open, secret } = takeApart(fated.request, setting);
        const keyed = { id: appeal.id, agency: appeal.agency, sealedKey };
        return {
          ...{ appeal, type: fated.request.type, actor: { official }, body: open },
          sealed: secret && sealBody(rootKey, keyed, secret),
        };
      });
      coming.delete(batch);
      const entries = entriesOf([...plan.appeals.map(({ received }) => received), ...moves], tree.size, at);
      const grown = appendLeaves(
        tree,
        entries.map(({ leaf }) => leafHashOf(leaf)),
      );
      for (const planned of plan.appeals) keep(planned, at, batch);
      for (const { seq, appeal, type, leaf, sealed } of entries)
        events.add(seq, appeal.id, appeal.agency, type, at, leaf, sealed);
      for (const { level, index, hash } of grown.tileHashes) tiles.add(level, index, hash);
      checkpoints.add(grown.size, tree.size, at, signer.checkpoint(grown));
      tree = grown;

      if ((batch + 1) % (PORTION / BATCH) === 0 || batch === batches - 1) {
        await copying;
        copying = copy();
        progress(`${Math.min(total, (batch + 1) * BATCH)} of ${total} appeals`);
      }
      // What was gathered goes on its way meanwhile.
      await turn();
    }
    await copying;
    for (const { agency, year, lastSerial } of counters) {
      await client.query('insert into counters (agency, year, last_serial) values ($1, $2, $3)', [
        ...[agency, year, lastSerial],
      ]);
    }
    await client.query('update register set last_received_at = $1, entries = $2, frontier = $3', [
      ...[new Date(momentOf(batches - 1)), tree.size, Buffer.from(frontierBytes(tree))],
    ]);
    await client.query('update search_progress set next_seq = $1', [tree.size]);
    progress('the indexes');
    await makeIndexes();
    await client.query('vacuum analyze');
  } finally {
    await client.end();
    await pool.end();
  }
}
