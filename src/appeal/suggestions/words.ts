/**
 * Letters that are written one for another: much Kazakh is typed without its own letters, on a Russian
 * keyboard, and some with Latin look-alikes. Coarser than the search's folding (`../folding.ts`): ы is и as
 * well, so that one list of endings serves both vowels, while й, which tells «Абай» from a plural, stays.
 */
const FOLDED: Readonly<Record<string, string>> = {
  ...{ ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ы: 'и', ё: 'е' },
  ...{
    a: 'а',
    e: 'е',
    o: 'о',
    p: 'р',
    c: 'с',
    x: 'х',
    y: 'у',
    i: 'и',
    h: 'х',
    k: 'к',
    t: 'т',
    m: 'м',
    b: 'в',
  },
};

const CYRILLIC = /[Ѐ-ӿ]/;

/** A word of a text, folded, with where it stands in the text as it was (UTF-16 units, the end not included). */
export interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A word as it is compared: lower case, Kazakh letters as those who lack them type them, Latin look-alikes
 * within a Cyrillic word as what they look like. Folding folds nothing further: it is the same when done twice.
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (!CYRILLIC.test(lower)) return lower;
  return [...lower].map((letter) => FOLDED[letter] ?? letter).join('');
}

/** The words of a text, in order. Hyphens part them: «Усть-Каменогорск» is two. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    folded: foldWord(word),
    start: index,
    end: index + word.length,
  }));
}
