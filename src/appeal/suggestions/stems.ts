import { isEnding } from './word-forms.ts';
import { foldWord, type Word } from './words.ts';

/** Where something stands in a text: UTF-16 units, the end not included. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/**
 * How stems are written in the lists of this room: words parted by a space follow each other, with at most three
 * other words between. Each is the beginning of a word («тұрмыс»); with `~` a stem and its endings («су~»:
 * судың, суға, but not сурет); with `=` the very word. A leading `?` makes it weak: a hint, too little by
 * itself.
 */
export type Stem = string;

/** Stems that lead to one value. */
export type StemList<Value extends string> = Readonly<Record<Value, string>>;

interface Part {
  readonly stem: string;
  /** As Kazakh softens it before a vowel: ұрлық, ұрлығы; мектеп, мектебі. */
  readonly softened: string | undefined;
  readonly mode: 'beginning' | 'forms' | 'exact';
}

interface Pattern<Value> {
  readonly value: Value;
  readonly parts: readonly Part[];
  readonly weight: number;
}

/** A stem that was met in a text. */
export interface Met<Value> extends Passage {
  readonly value: Value;
  readonly weight: number;
}

const WEAK = 1;
const PLAIN = 2;
/** Words that stand together say more than each of them. */
const PHRASE = 3;

/** How far apart the words of a phrase may stand: the next one, or three words further. */
const REACH = 4;

const SOFT: Readonly<Record<string, string>> = { к: 'г', п: 'б' };

function partOf(written: string): Part {
  const mode = written.endsWith('~') ? 'forms' : written.endsWith('=') ? 'exact' : 'beginning';
  const stem = foldWord(mode === 'beginning' ? written : written.slice(0, -1));
  const soft = SOFT[stem.at(-1) ?? ''];
  const softened = soft && mode !== 'exact' ? `${stem.slice(0, -1)}${soft}` : undefined;
  return { stem, softened, mode };
}

function fits(word: string, { stem, softened, mode }: Part): boolean {
  if (mode === 'exact') return word === stem;
  if (softened !== undefined && word.startsWith(softened) && /^[аеиу]/.test(word.slice(stem.length)))
    return mode === 'beginning' || isEnding(word.slice(stem.length));
  return word.startsWith(stem) && (mode === 'beginning' || isEnding(word.slice(stem.length)));
}

/** A finder of stems: made once from its lists, asked for many texts. */
export type StemFinder<Value> = (words: readonly Word[]) => Met<Value>[];

/**
 * Makes a finder. The lists are looked up by the first two letters, so that a long text costs a few comparisons
 * a word, whatever the number of stems.
 *
 * @param lists for each value its stems, parted by commas
 */
export function stemFinder<Value extends string>(
  lists: readonly (readonly [Value, string])[],
): StemFinder<Value> {
  const byBeginning = new Map<string, Pattern<Value>[]>();
  for (const [value, list] of lists) {
    for (const written of list.split(',').map((stem) => stem.trim())) {
      if (written === '') continue;
      const weak = written.startsWith('?');
      const parts = (weak ? written.slice(1) : written).split(' ').map(partOf);
      const weight = weak ? WEAK : parts.length > 1 ? PHRASE : PLAIN;
      const beginning = parts[0]?.stem.slice(0, 2) ?? '';
      byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { value, parts, weight }]);
    }
  }
  return (words) =>
    words.flatMap((word, at) =>
      (byBeginning.get(word.folded.slice(0, 2)) ?? []).flatMap(({ value, parts, weight }) => {
        const last = endOf(words, at, parts);
        return last ? [{ value, weight, start: word.start, end: last.end }] : [];
      }),
    );
}

/** The last word of a phrase that begins at a word; `undefined` where it does not stand there. */
function endOf(words: readonly Word[], at: number, parts: readonly Part[]): Word | undefined {
  let place = at - 1;
  for (const [index, part] of parts.entries()) {
    const reach = index === 0 ? 1 : REACH;
    let found = -1;
    for (let next = place + 1; next <= place + reach && next < words.length; next += 1) {
      if (fits(words[next]?.folded ?? '', part)) {
        found = next;
        break;
      }
    }
    if (found === -1) return undefined;
    place = found;
  }
  return words[place];
}

/** What speaks for a value. */
export interface Weighed<Value> {
  readonly value: Value;
  readonly weight: number;
  /** In the text's order, none within another. */
  readonly because: readonly Passage[];
}

/**
 * Weighs what was met, the heaviest first; of equals the one that was named first. The same words count once
 * for a value, however many of its stems they fit.
 */
export function weigh<Value>(met: readonly Met<Value>[]): Weighed<Value>[] {
  const byValue = new Map<Value, Met<Value>[]>();
  for (const one of met) byValue.set(one.value, [...(byValue.get(one.value) ?? []), one]);
  return [...byValue]
    .map(([value, all]) => {
      const because = outermost(all);
      return { value, because, weight: because.reduce((sum, { weight }) => sum + weight, 0) };
    })
    .sort(
      (one, other) =>
        other.weight - one.weight || (one.because[0]?.start ?? 0) - (other.because[0]?.start ?? 0),
    );
}

function outermost<Value>(met: readonly Met<Value>[]): Met<Value>[] {
  const kept: Met<Value>[] = [];
  const byReach = [...met].sort(
    (one, other) => one.start - other.start || other.end - one.end || other.weight - one.weight,
  );
  for (const one of byReach) {
    const before = kept.at(-1);
    if (!before || one.start >= before.end) kept.push(one);
    else if (one.weight > before.weight && one.end >= before.end) kept.splice(-1, 1, one);
  }
  return kept;
}
