/**
 * Texts as search and comparison see them. Much Kazakh is typed without its own letters (о for ө, к for қ, и
 * for і), with the Latin letters that look like them, or with ё as е, and one text mixes two languages: folded,
 * all of these are the same.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  // Latin letters that stand in for і and һ on a Russian keyboard.
  i: 'и',
  h: 'х',
};

/** What became of a character; most texts use a few hundred of them. */
const known = new Map<number, string>();

/** Letters and digits in lower case, without marks above or below (ё and й with them); anything else is nothing. */
function foldCharacter(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  if (!/[\p{L}\p{N}]/u.test(character)) return '';
  const plain = character.normalize('NFKD').toLowerCase().normalize('NFKD');
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, '');
  return [...bare].map((letter) => LETTERS[letter] ?? letter).join('');
}

function folded(codePoint: number): string {
  let found = known.get(codePoint);
  if (found === undefined) {
    found = foldCharacter(codePoint);
    // A hostile text of all there is in Unicode must not be remembered for ever.
    if (known.size < 4_096) known.set(codePoint, found);
  }
  return found;
}

/** A combining mark belongs to the letter before it and parts no words. */
function isMark(codePoint: number): boolean {
  return codePoint >= 0x300 && /\p{M}/u.test(String.fromCodePoint(codePoint));
}

/** A folded text that still knows where each of its characters stood. */
export interface FoldedText {
  /** Words of letters and digits with one space between them. */
  readonly text: string;
  /** For each character of `text`, where its own begins in the original (UTF-16 code units). */
  readonly starts: readonly number[];
  /** And where it ends. */
  readonly ends: readonly number[];
}

/** Folds a text and keeps the places, so that what is found in it can be shown in the original. */
export function foldWithPlaces(original: string): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let parted = false;
  for (let at = 0; at < original.length; ) {
    const codePoint = original.codePointAt(at) ?? 0;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const letters = folded(codePoint);
    if (letters === '') {
      if (!isMark(codePoint)) parted = true;
    } else {
      if (parted && text !== '') {
        text += ' ';
        starts.push(at - 1);
        ends.push(at);
      }
      parted = false;
      text += letters;
      for (let unit = 0; unit < letters.length; unit += 1) {
        starts.push(at);
        ends.push(next);
      }
    }
    at = next;
  }
  return { text, starts, ends };
}

/** Folds a text: `Шұңқыр — 3-үй` becomes `шункыр 3 уи`. The same as with places, without keeping them. */
export function fold(original: string): string {
  let text = '';
  let parted = false;
  for (let at = 0; at < original.length; ) {
    const codePoint = original.codePointAt(at) ?? 0;
    at += codePoint > 0xffff ? 2 : 1;
    const letters = folded(codePoint);
    if (letters !== '') {
      text += parted && text !== '' ? ` ${letters}` : letters;
      parted = false;
    } else if (!parted && !isMark(codePoint)) parted = true;
  }
  return text;
}

/** The folded words of a text, each once, in the order in which they come. */
export function foldedWords(...texts: readonly (string | null | undefined)[]): string[] {
  const words = new Set<string>();
  for (const text of texts) for (const word of fold(text ?? '').split(' ')) if (word !== '') words.add(word);
  return [...words];
}
