import type { ListWish } from './appeal-list.ts';
import { sliceInSql, type WordSlices } from './word-slices.ts';

/** Gives a value to a statement. @returns its place there, such as `$1` */
export type Bind = (value: unknown) => string;

/** Where an appeal stands, as the indexes have it. */
export const STATE = 'coalesce(a.standing, a.state)';

/** States in which a term runs. */
export const RUNNING = ['registered', 'accepted', 'incomplete'] as const;

/** That an appeal stands in one of some states. */
export function standsIn(states: readonly string[]): string {
  return `${STATE} in (${states.map((one) => `'${one}'`).join(', ')})`;
}

/** What is true of the listed appeals, apart from their deadlines, words and place in the list. */
function conditionsOf({ tags, serial }: ListWish, bind: Bind): string[] {
  const conditions: string[] = [];
  // What is known of an author can change with a claim; every other tag stands from the first day.
  const author = tags?.filter((tag) => tag.startsWith('author:')) ?? [];
  const fixed = tags?.filter((tag) => !author.includes(tag)) ?? [];
  if (fixed.length > 0) conditions.push(`a.tags @> ${bind(fixed)}::text[]`);
  if (author.length > 0) conditions.push(`tags_of(a) @> ${bind(author)}::text[]`);
  if (serial) conditions.push(`a.year = ${bind(serial.year)} and a.serial = ${bind(serial.serial)}`);
  return conditions;
}

function slicesInSql({ years, slices, queries }: WordSlices, bind: Bind): string {
  return `unnest(${bind(years)}::int4[], ${bind(slices)}::int4[], ${bind(queries)}::text[])
    as slice (year, place, query)`;
}

/** A running number before or after another one in the list. */
const beyond = (
  table: string,
  how: '<' | '>',
  { year, serial }: { year: number; serial: number },
  bind: Bind,
) => `(${table}.year, ${table}.serial) ${how} (${bind(year)}::integer, ${bind(serial)}::integer)`;

/**
 * That an appeal has the words. Each is looked at by itself: a join would tempt the planner to gather what has the
 * words, or the whole year, first.
 */
function hasWords({ years, slices, queries }: WordSlices, bind: Bind): string {
  const query = Object.fromEntries(queries.map((one, at) => [`${years[at]} ${slices[at]}`, one]));
  return `(select t.words from search_texts t where t.appeal = a.id)
    @@ (${bind(JSON.stringify(query))}::jsonb ->> (a.year || ' ' || ${sliceInSql('a')}))::tsquery`;
}

/**
 * The newest of an agency, by an index that has them in this order.
 *
 * @param where the words that each of them must have, where there are few to look at
 */
export function newestIds(wish: ListWish, where: WordSlices | undefined, bind: Bind): string {
  const conditions = [`a.agency = ${bind(wish.agency)}`, ...conditionsOf(wish, bind)];
  if (where) conditions.push(hasWords(where, bind));
  if (wish.state !== undefined) conditions.push(standsIn([wish.state]));
  if (wish.after) conditions.push(beyond('a', '<', wish.after, bind));
  return `select a.id from appeals a where ${conditions.join(' and ')}
    order by a.year desc, a.serial desc limit ${bind(wish.limit)}`;
}

/** The newest of an agency that have some words: slice after slice, until there is a page. */
export function newestIdsWithWords(wish: ListWish, where: WordSlices, bind: Bind): string {
  const narrowed = conditionsOf(wish, bind);
  if (wish.state !== undefined) narrowed.push(standsIn([wish.state]));
  const own = [
    `t.agency = ${bind(wish.agency)} and t.year = slice.year and ${sliceInSql('t')} = slice.place`,
  ];
  if (wish.after) own.push(beyond('t', '<', wish.after, bind));
  const most = bind(wish.limit);
  // Of one year, and in their order before they are narrowed: no more appeals are read than it takes to fill the page.
  return `select found.id from ${slicesInSql(where, bind)} cross join lateral (
      select s.appeal as id from (
        select * from texts_with_words(slice.query::tsquery) t
        where ${own.join(' and ')} order by t.serial desc
      ) as s ${narrowed.length > 0 ? `join appeals a on a.id = s.appeal where ${narrowed.join(' and ')}` : ''}
      order by s.serial desc limit ${most}
    ) as found limit ${most}`;
}

/**
 * The ways in which a term ends when it was asked for: what is true of an appeal in each. For each state and kind
 * an index has them in order, so that of however many no more are read than are listed.
 */
function waysToBeDue({ due, state }: ListWish, bind: Bind): string[][] {
  if (!due) return [];
  const states = RUNNING.filter((running) => state === undefined || state === running);
  const { complaints, others, moved } = due;
  const firstTerms = [
    { days: complaints, isComplaint: 1 },
    { days: others, isComplaint: 0 },
  ].flatMap(({ days, isComplaint }) => {
    if (!days) return [];
    const on = `a.registered_on between ${bind(days.from)} and ${bind(days.to)}`;
    const kind = `(a.kind = 'complaint')::int = ${isComplaint}`;
    return states.map((one) => [standsIn([one]), kind, 'not a.term_moved', on]);
  });
  if (moved.length === 0 || states.length === 0) return firstTerms;
  const years = bind(moved.map(({ year }) => year));
  const serials = bind(moved.map(({ serial }) => serial));
  const movedTerm = `(a.year, a.serial) in (select * from unnest(${years}::int4[], ${serials}::int4[]))`;
  return [...firstTerms, [standsIn(states), movedTerm]];
}

/** Those whose term ends when it was asked for, longest registered first; `undefined` where nothing can. */
export function dueIds(wish: ListWish, where: WordSlices | undefined, bind: Bind): string | undefined {
  const conditions = [`a.agency = ${bind(wish.agency)}`, ...conditionsOf(wish, bind)];
  if (wish.after) {
    const { agency, year, serial } = wish.after;
    const [its, own] = [bind(year), bind(serial)];
    conditions.push(
      `(a.registered_on, a.year, a.serial) > ((select b.registered_on from appeals b
         where b.agency = ${bind(agency)} and b.year = ${its} and b.serial = ${own}), ${its}::integer, ${own}::integer)`,
    );
  }
  if (where) conditions.push(hasWords(where, bind));
  const most = bind(wish.limit);
  const ways = waysToBeDue(wish, bind).map(
    (way) =>
      `(select a.id, a.registered_on, a.year, a.serial from appeals a where ${[...conditions, ...way].join(' and ')}
        order by a.registered_on, a.year, a.serial limit ${most})`,
  );
  if (ways.length === 0) return undefined;
  return `select id from (${ways.join(' union all ')}) as way order by registered_on, year, serial limit ${most}`;
}
