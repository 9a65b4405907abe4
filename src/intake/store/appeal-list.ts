import type pg from 'pg';
import type { Appeal, AppealState } from '../../appeal/appeal.ts';
import type { AppealNumberParts } from '../../appeal/appeal-number.ts';
import { VOICES_OF } from '../matters/voices-sql.ts';
import { agencyLexeme } from './search-index.ts';

/** A row of an official's list. */
export interface ListedRow extends AppealNumberParts {
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
        readonly moved: readonly AppealNumberParts[];
      }
    | undefined;
  readonly serial?: AppealNumberParts | undefined;
  /** Folded words, each of which must begin a word of the record; none of them finds nothing. */
  readonly words?: readonly string[] | undefined;
  /** The last one of the page before. */
  readonly after?: AppealNumberParts | undefined;
  readonly limit: number;
}

/** States in which a term runs. */
const RUNNING = "coalesce(a.standing, a.state) in ('registered', 'accepted', 'incomplete')";

/** So that the planner sees that the index of open appeals serves. */
const OPEN =
  "(a.standing is null or a.standing in ('invited', 'claimed', 'registered', 'accepted', 'incomplete', 'suspended'))";

/** Words of fewer characters are looked for as they are: too many words begin with them. */
const SHORTEST_BEGINNING = 3;

/** All of some words, each as the beginning of a word: Kazakh puts its endings behind it. */
function wordsQuery(agency: string, words: readonly string[]): string {
  // Folded words are letters and digits, so that none can break out of its quotes.
  const wishes = words.map((word) => `'${word}'${[...word].length < SHORTEST_BEGINNING ? '' : ':*'}`);
  return [`'${agencyLexeme(agency)}'`, ...wishes].join(' & ');
}

/**
 * A page of an agency's appeals: newest first; those with a deadline asked for, oldest first. Never by how
 * many people saw a post.
 */
export async function listAppeals(pool: pg.Pool, wish: ListWish): Promise<ListedRow[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const { state, due, serial, words, after } = wish;
  if (words?.length === 0) return [];
  // The index of words is in the order of the list as well, so that the newest of many can be had at once.
  const key = words === undefined ? 'a' : 's';
  const conditions = [`${key}.agency = ${bind(wish.agency)}`];
  if (state === 'signal' || state === 'registered') {
    conditions.push(
      `((a.standing is null and a.state = ${bind(state)}) or a.standing = ${bind(state)})`,
      OPEN,
    );
  } else if (state !== undefined) {
    conditions.push(`a.standing = ${bind(state)}`);
  }
  if (due) {
    const ranges = [
      { registered: due.complaints, kind: "a.kind = 'complaint'" },
      { registered: due.others, kind: "a.kind <> 'complaint'" },
    ].flatMap(({ registered, kind }) =>
      registered
        ? [`(${kind} and a.registered_on between ${bind(registered.from)} and ${bind(registered.to)})`]
        : [],
    );
    const moved = bind(due.moved.map(({ year, serial: number }) => `${year}-${number}`));
    const plain = ranges.length > 0 ? `(not a.term_moved and (${ranges.join(' or ')}))` : 'false';
    conditions.push(OPEN, RUNNING, `(${plain} or a.year || '-' || a.serial = any(${moved}::text[]))`);
  }
  // What is known of an author can change with a claim; every other tag stands from the first day.
  const author = wish.tags?.filter((tag) => tag.startsWith('author:')) ?? [];
  const fixed = wish.tags?.filter((tag) => !author.includes(tag)) ?? [];
  if (fixed.length > 0) conditions.push(`a.tags @> ${bind(fixed)}::text[]`);
  if (author.length > 0) conditions.push(`tags_of(a) @> ${bind(author)}::text[]`);
  if (serial) conditions.push(`a.year = ${bind(serial.year)} and a.serial = ${bind(serial.serial)}`);
  if (words !== undefined) {
    conditions.push(`s.words @@ ${bind(wordsQuery(wish.agency, words))}::tsquery`);
  }
  if (after) {
    conditions.push(
      `(${key}.year, ${key}.serial) ${due ? '>' : '<'} (${bind(after.year)}::integer, ${bind(after.serial)}::integer)`,
    );
  }
  const order = due ? `${key}.year, ${key}.serial` : `${key}.year desc, ${key}.serial desc`;
  const { rows } = await pool.query<ListedRow>(
    `select a.agency, a.year, a.serial, a.number, coalesce(a.standing, a.state) as state, a.kind, a.topic,
       a.body -> 'place' as place, a.received_at as "receivedAt", a.registered_on as "registeredOn",
       a.term_moved as "termMoved", ${VOICES_OF} as voices, left(coalesce(a.body ->> 'text', a.body -> 'post' ->> 'text'), 200) as beginning
     from ${words === undefined ? 'appeals a' : 'search_texts s join appeals a on a.id = s.appeal'}
     where ${conditions.join(' and ')} order by ${order} limit ${bind(wish.limit)}`,
    values,
  );
  return rows;
}

/** Open appeals of an agency whose term was extended or stopped. */
export async function listMovedTerms(pool: pg.Pool, agency: string): Promise<AppealNumberParts[]> {
  const { rows } = await pool.query<AppealNumberParts>({
    name: 'moved-terms',
    text: `select a.agency, a.year, a.serial from appeals a
           where a.agency = $1 and a.term_moved and ${RUNNING} order by a.year, a.serial`,
    values: [agency],
  });
  return rows;
}
