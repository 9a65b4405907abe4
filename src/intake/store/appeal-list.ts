import type pg from 'pg';
import type { Appeal, AppealState } from '../../appeal/appeal.ts';
import type { AppealNumberParts } from '../../appeal/appeal-number.ts';
import { VOICES_OF } from '../matters/voices-sql.ts';
import { agencyLexeme } from './search-index.ts';

/** An appeal whose last day is told by its entries. */
export interface MovedTerm extends AppealNumberParts {
  readonly id: string;
  /** Of its row: another one after each move. */
  readonly version: string;
}

/** A row of an official's list. */
export interface ListedRow extends MovedTerm {
  readonly number: string;
  readonly state: AppealState;
  readonly kind: Appeal['kind'];
  readonly topic: Appeal['topic'];
  readonly place: Appeal['place'];
  readonly receivedAt: Date;
  readonly registeredOn: string | null;
  /** Its last day is told by its entries. */
  readonly termMoved: boolean;
  readonly voices: number;
  readonly beginning: string | null;
}

/** Days of registration, both included, from which a term ends when it was asked for. */
export interface Registered {
  readonly from: string;
  readonly to: string;
}

/** What a list is narrowed to. */
export interface ListWish {
  readonly agency: string;
  readonly state?: AppealState | undefined;
  /** Each of which it must have. */
  readonly tags?: readonly string[] | undefined;
  readonly due?:
    | {
        readonly complaints: Registered | null;
        readonly others: Registered | null;
        /** Running numbers with a moved term that ends when it was asked for, by year. */
        readonly moved: readonly Pick<AppealNumberParts, 'year' | 'serial'>[];
      }
    | undefined;
  readonly serial?: AppealNumberParts | undefined;
  /** Folded words, each of which must begin a word of the record; none of them finds nothing. */
  readonly words?: readonly string[] | undefined;
  /** The last one of the page before. */
  readonly after?: AppealNumberParts | undefined;
  readonly limit: number;
}

/** Where an appeal stands, as the indexes have it. */
const STATE = 'coalesce(a.standing, a.state)';

/** States in which a term runs. */
const RUNNING = ['registered', 'accepted', 'incomplete'] as const;

const within = (states: readonly string[]) => `${STATE} in (${states.map((one) => `'${one}'`).join(', ')})`;

/** Words of fewer characters are looked for as they are: too many words begin with them. */
const SHORTEST_BEGINNING = 3;

/** All of some words, each as the beginning of a word: Kazakh puts its endings behind it. */
function wordsQuery(agency: string, words: readonly string[]): string {
  // Folded words are letters and digits, so that none can break out of its quotes.
  const wishes = words.map((word) => `'${word}'${[...word].length < SHORTEST_BEGINNING ? '' : ':*'}`);
  return [`'${agencyLexeme(agency)}'`, ...wishes].join(' & ');
}

/**
 * The ways in which a term ends when it was asked for: what is true of an appeal in each. For each state and kind
 * the index has them in order, so that of however many no more are read than are listed.
 */
function dueConditions(
  { complaints, others, moved }: NonNullable<ListWish['due']>,
  states: readonly string[],
  bind: (value: unknown) => string,
): string[][] {
  const ways: string[][] = [];
  for (const [days, isComplaint] of [
    [complaints, 1],
    [others, 0],
  ] as const) {
    if (!days) continue;
    const on = `a.registered_on between ${bind(days.from)} and ${bind(days.to)}`;
    for (const state of states)
      ways.push([within([state]), `(a.kind = 'complaint')::int = ${isComplaint}`, 'not a.term_moved', on]);
  }
  if (moved.length > 0) {
    const years = bind(moved.map(({ year }) => year));
    const serials = bind(moved.map(({ serial }) => serial));
    ways.push([
      within(states),
      `(a.year, a.serial) in (select * from unnest(${years}::int4[], ${serials}::int4[]))`,
    ]);
  }
  return ways;
}

/**
 * A page of an agency's appeals: newest first; those with a deadline asked for, longest registered first. Never by
 * how many people saw a post.
 */
export async function listAppeals(pool: pg.Pool, wish: ListWish): Promise<ListedRow[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const { state, due, serial, words, after, limit } = wish;
  if (words?.length === 0) return [];
  // The index of words is in the order of the list as well, so that the newest of many can be had at once.
  const key = words === undefined || due ? 'a' : 's';
  const agency = bind(wish.agency);
  const conditions = [`${key}.agency = ${agency}`];
  // What is known of an author can change with a claim; every other tag stands from the first day.
  const author = wish.tags?.filter((tag) => tag.startsWith('author:')) ?? [];
  const fixed = wish.tags?.filter((tag) => !author.includes(tag)) ?? [];
  if (fixed.length > 0) conditions.push(`a.tags @> ${bind(fixed)}::text[]`);
  if (author.length > 0) conditions.push(`tags_of(a) @> ${bind(author)}::text[]`);
  if (serial) conditions.push(`a.year = ${bind(serial.year)} and a.serial = ${bind(serial.serial)}`);
  if (words !== undefined) {
    conditions.push(`s.words @@ ${bind(wordsQuery(wish.agency, words))}::tsquery`);
  }
  const order = due
    ? ['registered_on', 'year', 'serial']
    : ['year', 'serial'].map((column) => `${column} desc`);
  if (after) {
    const [year, last] = [`${bind(after.year)}::integer`, `${bind(after.serial)}::integer`];
    conditions.push(
      due
        ? `(a.registered_on, a.year, a.serial) > ((select before.registered_on from appeals before
             where before.agency = ${agency} and before.year = ${year} and before.serial = ${last}), ${year}, ${last})`
        : `(${key}.year, ${key}.serial) < (${year}, ${last})`,
    );
  }
  const most = bind(limit);
  const from = words === undefined ? 'appeals a' : 'search_texts s join appeals a on a.id = s.appeal';
  const orderOf = (table: string) => order.map((column) => `${table}.${column}`).join(', ');
  const part = (further: readonly string[]) =>
    `(select a.id, a.registered_on, ${key}.year, ${key}.serial from ${from}
      where ${[...conditions, ...further].join(' and ')}
      order by ${due ? orderOf('a') : orderOf(key)} limit ${most})`;
  const states = state === undefined ? RUNNING : RUNNING.filter((running) => running === state);
  const parts = due
    ? dueConditions(due, states, bind).map(part)
    : [part(state === undefined ? [] : [within([state])])];
  if (parts.length === 0) return [];
  const { rows } = await pool.query<ListedRow>(
    `select a.id, a.xmin::text as version, a.agency, a.year, a.serial, a.number,
       ${STATE} as state, a.kind, a.topic, a.body -> 'place' as place,
       a.received_at as "receivedAt", a.registered_on as "registeredOn", a.term_moved as "termMoved",
       ${VOICES_OF} as voices, left(coalesce(a.body ->> 'text', a.body -> 'post' ->> 'text'), 200) as beginning
     from (select * from (${parts.join(' union all ')}) as found order by ${orderOf('found')} limit ${most}) as listed
     join appeals a on a.id = listed.id order by ${orderOf('listed')}`,
    values,
  );
  return rows;
}

/** Open appeals of an agency whose term was extended or stopped. */
export async function listMovedTerms(pool: pg.Pool, agency: string): Promise<MovedTerm[]> {
  const { rows } = await pool.query<MovedTerm>({
    name: 'moved-terms',
    text: `select a.id, a.xmin::text as version, a.agency, a.year, a.serial from appeals a
           where a.agency = $1 and a.term_moved and ${within(RUNNING)} order by a.year, a.serial`,
    values: [agency],
  });
  return rows;
}
