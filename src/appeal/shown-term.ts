import type { Appeal } from './appeal.ts';

/** One thing that is said of the term of an appeal; a surface puts it in words. */
export type TermLine =
  /**
   * `owed`: the answer is due by this day, as it was at first. `moved`: due by this day now. `first`: the day as
   * it was at first, beside the present one. `there`: due by this day from the body that it went to. `last`:
   * the day by which it was due, of a matter that has ended.
   */
  | { readonly says: 'owed' | 'moved' | 'first' | 'there' | 'last'; readonly on: string }
  /** The term stands still. */
  | { readonly says: 'stopped' };

const OWED: readonly Appeal['state'][] = ['registered', 'accepted', 'incomplete'];

/**
 * What is to be said of the term of an appeal where it stands now: that somebody must answer only while somebody
 * must. The first day stays beside every other one, so that nobody can move it unseen.
 */
export function shownTerm({ state, term }: Pick<Appeal, 'state' | 'term'>): TermLine[] {
  if (!term) return [];
  const { original, current, there } = term;
  const first: TermLine = { says: 'first', on: original };
  if (state === 'suspended') return [{ says: 'stopped' }, first];
  if (there !== null) return [{ says: 'there', on: there }, first];
  const on = current ?? original;
  const beside = on === original ? [] : [first];
  if (!OWED.includes(state)) return [{ says: 'last', on }, ...beside];
  return on === original ? [{ says: 'owed', on }] : [{ says: 'moved', on }, first];
}
