import { hash } from 'node:crypto';
import type pg from 'pg';
import type { AppealNumberParts } from '../../appeal/appeal-number.ts';

/**
 * Running numbers of an agency's year whose words stand together in the index. A search reads slice after slice,
 * newest first: of words that many use, the first one fills the page; of rare ones, little is read in each.
 */
const SLICE = 8_192;

/** The slice in which a running number stands, from 0. */
function sliceOf(serial: number): number {
  return Math.floor(serial / SLICE);
}

function markOf(agency: string, year: number, slice: number): string {
  return hash('sha256', `words ${agency} ${year} ${slice}`).slice(0, 5);
}

/**
 * What each word of a slice begins with in the index: five characters. Two slices may share them, so whoever looks
 * for words also says whose.
 */
export function sliceMark({ agency, year, serial }: AppealNumberParts): string {
  return markOf(agency, year, sliceOf(serial));
}

/** Words of fewer characters are looked for as they are: too many words begin with them. */
const SHORTEST_BEGINNING = 3;

/** All of some words, each as the beginning of a word: Kazakh puts its endings behind it. */
function wordsQuery(mark: string, words: readonly string[]): string {
  // Folded words are letters and digits, so that none can break out of its quotes.
  return words
    .map((word) => `'${mark}${word}'${[...word].length < SHORTEST_BEGINNING ? '' : ':*'}`)
    .join(' & ');
}

/** All slices of an agency, newest first, with what to look for in each. */
export interface WordSlices {
  readonly years: readonly number[];
  readonly slices: readonly number[];
  /** As `tsquery` reads them. */
  readonly queries: readonly string[];
}

/**
 * Where to look for some words.
 *
 * @param words folded, at least one
 * @param before slices with nothing older than this running number are left out
 */
export async function wordSlices(
  pool: pg.Pool,
  agency: string,
  words: readonly string[],
  before?: AppealNumberParts,
): Promise<WordSlices> {
  const { rows } = await pool.query<{ year: number; last: number }>({
    name: 'counters-of-agency',
    text: 'select year, last_serial as last from counters where agency = $1 order by year desc',
    values: [agency],
  });
  const found = rows.flatMap(({ year, last }) => {
    if (before && year > before.year) return [];
    const newest = sliceOf(before?.year === year ? Math.min(last, before.serial) : last);
    return Array.from({ length: newest + 1 }, (_, back) => ({ year, slice: newest - back }));
  });
  return {
    years: found.map(({ year }) => year),
    slices: found.map(({ slice }) => slice),
    queries: found.map(({ year, slice }) => wordsQuery(markOf(agency, year, slice), words)),
  };
}

/** The slice of a row, in SQL. */
export function sliceInSql(table: string): string {
  return `${table}.serial / ${SLICE}`;
}
