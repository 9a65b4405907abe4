import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { foldedWords } from '../../appeal/folding.ts';
import { printsOf } from '../../appeal/likeness.ts';
import { sliceMark } from './word-slices.ts';

/** Entries of the log that are looked at in one transaction. */
const AT_ONCE = 200;

/** A word of more characters than anybody types is cut; PostgreSQL takes no lexeme of more than 2,046 bytes. */
const LONGEST_WORD = 60;

/** Different words of one appeal; a tsvector holds a megabyte and no more. */
const MOST_WORDS = 4_000;

/** Prints of an agency's texts are its own numbers, so that its neighbours' texts do not stand in its way. */
export function agencyPrints(agency: string, text: string): number[] {
  const own = hash('sha256', `prints ${agency}`, 'buffer').readInt32LE(0);
  return printsOf(text).map((print) => print ^ own);
}

/** Folded words as they are looked for. */
export function searchWords(...texts: readonly (string | null)[]): string[] {
  const words = foldedWords(...texts).slice(0, MOST_WORDS);
  const short = words.map((word) =>
    word.length > LONGEST_WORD ? [...word].slice(0, LONGEST_WORD).join('') : word,
  );
  return [...new Set(short)];
}

interface NewText {
  readonly seq: number;
  /** `null` where the entry tells of no arrival, or its row is there already. */
  readonly appeal: string | null;
  readonly agency: string;
  readonly year: number;
  readonly serial: number;
  readonly text: string | null;
  readonly address: string | null;
  readonly note: string | null;
}

const NEW_TEXTS = {
  name: 'new-search-texts',
  text: `select e.seq, a.id as appeal, a.agency, a.year, a.serial,
           coalesce(a.body ->> 'text', a.body #>> '{post,text}') as text,
           a.body #>> '{place,address}' as address, a.body ->> 'note' as note
         from (select seq, appeal, type from events where seq >= $1 order by seq limit ${AT_ONCE}) as e
         left join appeals a on e.type = 'received' and a.id = e.appeal
         order by e.seq`,
};

const KEEP_TEXTS = {
  name: 'keep-search-texts',
  text: `insert into search_texts (appeal, agency, year, serial, words, prints)
         select (r ->> 'appeal')::uuid, r ->> 'agency', (r ->> 'year')::int4, (r ->> 'serial')::int4,
           array_to_tsvector(array(select jsonb_array_elements_text(r -> 'words'))),
           array(select jsonb_array_elements(r -> 'prints')::int4)
         from jsonb_array_elements($1::jsonb) as r
         on conflict do nothing`,
};

/** The row of an appeal in the index, as `KEEP_TEXTS` takes it. */
function indexRow({ appeal, agency, year, serial, text, address, note }: NewText) {
  const mark = sliceMark({ agency, year, serial });
  const words = searchWords(text, address, note).map((word) => `${mark}${word}`);
  return { appeal, agency, year, serial, words, prints: agencyPrints(agency, text ?? '') };
}

/**
 * Adds the next entries of the log to the index, if there are any.
 *
 * @returns how many entries it looked at; fewer than `AT_ONCE` where it has reached the end
 */
async function addSome(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: progress } = await client.query<{ next: number }>(
      'select next_seq as next from search_progress for update',
    );
    const { rows } = await client.query<NewText>({ ...NEW_TEXTS, values: [progress[0]?.next ?? 0] });
    const last = rows.at(-1);
    if (last) {
      const texts = rows.filter(({ appeal }) => appeal !== null).map(indexRow);
      if (texts.length > 0) await client.query({ ...KEEP_TEXTS, values: [JSON.stringify(texts)] });
      await client.query('update search_progress set next_seq = $1', [last.seq + 1]);
    }
    await client.query('commit');
    client.release();
    return rows.length;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Whether the log has entries that the index does not. */
async function isBehind(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ behind: boolean }>({
    name: 'search-is-behind',
    text: 'select r.entries > p.next_seq as behind from register r, search_progress p',
  });
  return rows[0]?.behind ?? false;
}

/**
 * Brings the index up to date before something is looked for in it, as far as a caller can be kept waiting: an
 * official finds what was filed a moment ago. Under a flood of appeals, or while a register is brought over, the
 * search is behind by what `keepSearchIndex` has not come to yet.
 */
export async function catchUp(pool: pg.Pool): Promise<void> {
  if (await isBehind(pool)) await addSome(pool);
}

/** Milliseconds between two looks when there is nothing to do. */
const LOOK_EVERY = 1_000;

/** How much longer it rests than it worked: appeals that come meanwhile need the machine more. */
const REST = 3;

/** Keeps the index a step behind the log until the signal says stop. Intakes on one database may all do it. */
export async function keepSearchIndex(
  pool: pg.Pool,
  options: { readonly log: Logger; readonly signal: AbortSignal },
): Promise<void> {
  const { log, signal } = options;
  while (!signal.aborted) {
    try {
      const began = performance.now();
      const looked = (await isBehind(pool)) ? await addSome(pool) : 0;
      const worked = performance.now() - began;
      const rest = looked < AT_ONCE ? LOOK_EVERY : worked * REST;
      await pause(rest, undefined, { signal, ref: false });
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ fault: error instanceof Error ? error.message : 'The search index could not be kept up' });
      await pause(LOOK_EVERY, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
