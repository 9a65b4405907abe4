import { diffArrays } from 'diff';
import { findPersonalData } from './find-personal-data.ts';
import { MASK, maskText } from './mask-text.ts';

/** A run of words that stayed, came or went. */
export interface ChangedWords {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What a post reads as, as far as it can be compared. */
export interface Comparable {
  readonly text: string | null;
  readonly edited?: boolean | null | undefined;
  readonly media: readonly unknown[];
}

/** What is different in a post since it was recorded; `null` for what is not, or cannot be compared. */
export interface ChangesSince {
  readonly text: readonly ChangedWords[] | null;
  /** The platform marks it as edited, which it did not when it was recorded. */
  readonly edited: boolean;
  readonly media: { readonly recorded: number; readonly now: number } | null;
}

/** Words, and what stands between them. */
function wordsOf(text: string): string[] {
  return text.split(/(\s+)/).filter((part) => part !== '');
}

/** Texts in which somebody is masked are compared with everybody masked: what was covered is known to nobody. */
function comparable(recorded: string, now: string): readonly [string, string] {
  if (!recorded.includes(MASK)) return [recorded, now];
  const hidden = (text: string) => maskText(text, new Set(findPersonalData(text).map(({ key }) => key))).text;
  return [hidden(recorded), hidden(now)];
}

/**
 * What changed in a post since it was recorded.
 *
 * @param recorded as the register has it
 * @param now as the page shows it
 * @returns `null` where nothing did
 */
export function changesSince(recorded: Comparable, now: Comparable): ChangesSince | null {
  const [before, after] = comparable(recorded.text ?? '', now.text ?? '');
  // What could not be read this time was not taken away by anybody.
  const text = now.text === null || before === after ? null : wordChanges(before, after);
  const edited = now.edited === true && recorded.edited !== true;
  const fewer = now.media.length < recorded.media.length;
  const media = fewer ? { recorded: recorded.media.length, now: now.media.length } : null;
  return text || edited || media ? { text, edited, media } : null;
}

/** Two texts word by word. */
export function wordChanges(before: string, after: string): ChangedWords[] {
  return diffArrays(wordsOf(before), wordsOf(after)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}
