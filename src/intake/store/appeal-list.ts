import type pg from 'pg';
import type { Appeal, AppealState } from '../../appeal/appeal.ts';
import type { AppealNumberParts } from '../../appeal/appeal-number.ts';
import { VOICES_OF } from '../matters/voices-sql.ts';
import { dueIds, newestIds, newestIdsWithWords, STATE } from './listed-ids.ts';
import { wordSlices } from './word-slices.ts';

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

/** Of a state in which no more stand, each is looked at for the words: the index of words might bring thousands that stand in others. */
const FEW = 1_000;

async function hasFew(pool: pg.Pool, agency: string, state: AppealState): Promise<boolean> {
  const { rows } = await pool.query<{ few: boolean }>({
    name: 'few-in-a-state',
    text: `select count(*) <= ${FEW} as few from (select from appeals a
           where a.agency = $1 and ${STATE} = $2 limit ${FEW + 1}) as found`,
    values: [agency, state],
  });
  return rows[0]?.few ?? false;
}

/**
 * A page of an agency's appeals: newest first; those with a deadline asked for, longest registered first. Never by
 * how many people saw a post.
 */
export async function listAppeals(pool: pg.Pool, wish: ListWish): Promise<ListedRow[]> {
  const { agency, due, state, words, after } = wish;
  if (words?.length === 0) return [];
  const isShort = state !== undefined && words !== undefined && (await hasFew(pool, agency, state));
  const where = words && (await wordSlices(pool, agency, words, due ? undefined : after));
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const ids = due
    ? dueIds(wish, where, bind)
    : where && !isShort
      ? newestIdsWithWords(wish, where, bind)
      : newestIds(wish, where, bind);
  if (ids === undefined) return [];
  const { rows } = await pool.query<ListedRow>(
    `select a.id, a.xmin::text as version, a.agency, a.year, a.serial, a.number, ${STATE} as state, a.kind, a.topic,
       a.body -> 'place' as place, a.received_at as "receivedAt", a.registered_on as "registeredOn",
       a.term_moved as "termMoved", ${VOICES_OF} as voices,
       left(coalesce(a.body ->> 'text', a.body -> 'post' ->> 'text'), 200) as beginning
     from (${ids}) as listed join appeals a on a.id = listed.id
     order by ${due ? 'a.registered_on, a.year, a.serial' : 'a.year desc, a.serial desc'}`,
    values,
  );
  return rows;
}
