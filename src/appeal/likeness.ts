import { type FoldedText, fold, foldWithPlaces } from './folding.ts';

/** A passage that two texts have in common. */
export interface CommonPassage {
  /** Where it stands in the text that was asked about: from, to (UTF-16 code units, the end not included). */
  readonly asked: readonly [number, number];
  /** As it stands in the other text. */
  readonly text: string;
}

/** How alike two texts are. */
export interface Likeness {
  /** From 0 to 1. */
  readonly likeness: number;
  /** In the order in which they stand in the text that was asked about. */
  readonly passages: readonly CommonPassage[];
}

/** Folded characters that a passage has at least: two or three words. */
const SHORTEST_PASSAGE = 16;

/** Passages are looked for where so many folded characters are the same. */
const SEED = 8;

/** Places of one seed that are followed: a text of one word repeated must not be compared with itself for ever. */
const MOST_PLACES = 8;

/** A number of three code units. */
function trigramAt(padded: string, at: number): number {
  return (padded.charCodeAt(at) * 65_536 + padded.charCodeAt(at + 1)) * 65_536 + padded.charCodeAt(at + 2);
}

const padded = (text: string) => `  ${text} `;

/** The trigrams of a folded text, each with its place among them, and how often each stands there. */
function trigramsOf(text: string) {
  const whole = padded(text);
  const total = whole.length - 2;
  const places = new Map<number, number>();
  const counts: number[] = [];
  for (let at = 0; at < total; at += 1) {
    const key = trigramAt(whole, at);
    const place = places.get(key) ?? counts.length;
    places.set(key, place);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return {
    total,
    /** How many of another folded text's trigrams stand here as well, each as often as in both. */
    inCommonWith(other: string): number {
      const theirs = padded(other);
      const left = Int32Array.from(counts);
      let common = 0;
      for (let at = 0; at < theirs.length - 2; at += 1) {
        const place = places.get(trigramAt(theirs, at));
        if (place === undefined || (left[place] ?? 0) === 0) continue;
        left[place] = (left[place] ?? 0) - 1;
        common += 1;
      }
      return common;
    },
  };
}

/** The seeds of a folded text, each by a number of its own. */
function seedsOf(text: string) {
  const numbers = new Map<string, number>();
  const at: number[] = [];
  for (let place = 0; place + SEED <= text.length; place += 1) {
    const seed = text.slice(place, place + SEED);
    const number = numbers.get(seed) ?? numbers.size;
    numbers.set(seed, number);
    at.push(number);
  }
  return {
    /** Which seed stands at each place. */
    at,
    /** Where each of them stands in another folded text, by its number. */
    placesIn(other: string): readonly (readonly number[] | undefined)[] {
      const places: number[][] = [];
      for (let place = 0; place + SEED <= other.length; place += 1) {
        const number = numbers.get(other.slice(place, place + SEED));
        if (number === undefined) continue;
        const found = places[number];
        if (!found) places[number] = [place];
        else if (found.length < MOST_PLACES) found.push(place);
      }
      return places;
    },
  };
}

function commonLength(one: string, from: number, other: string, at: number): number {
  let length = 0;
  while (
    from + length < one.length &&
    one[from + length] === other[at + length] &&
    at + length < other.length
  ) {
    length += 1;
  }
  return length;
}

/** A text that others are compared with; what can be computed once is computed once. */
export interface AskedText {
  /** @param other a text as it was written */
  likenessTo(other: string): Likeness;
}

/**
 * Prepares a text for comparison by character n-grams, which needs no stemmer and so does for Kazakh what it
 * does for Russian. Two texts are as alike as their trigrams (Dice's coefficient: twice those in common, out of
 * all), or, where that is more, as the share of the shorter one that stands in the other in passages: a post
 * that is quoted whole in a long appeal is all there.
 */
export function askAbout(original: string): AskedText {
  const asked = foldWithPlaces(original);
  const own = trigramsOf(asked.text);
  const seeds = seedsOf(asked.text);

  function passagesIn(other: string, otherOriginal: string): { passages: CommonPassage[]; covered: number } {
    const places = seeds.placesIn(other);
    // Most of what is compared has little in common, and need not be folded a second time.
    let withPlaces: FoldedText | undefined;
    const passages: CommonPassage[] = [];
    let covered = 0;
    for (let at = 0; at + SEED <= asked.text.length; ) {
      let longest = 0;
      let place = 0;
      for (const candidate of places[seeds.at[at] ?? -1] ?? []) {
        const length = commonLength(asked.text, at, other, candidate);
        if (length > longest) [longest, place] = [length, candidate];
      }
      // A space at either end is no part of what is common.
      const lead = asked.text[at] === ' ' ? 1 : 0;
      const trail = asked.text[at + longest - 1] === ' ' ? 1 : 0;
      if (longest - lead - trail < SHORTEST_PASSAGE) {
        at += 1;
        continue;
      }
      const last = longest - trail - 1;
      withPlaces ??= foldWithPlaces(otherOriginal);
      passages.push({
        asked: [asked.starts[at + lead] ?? 0, asked.ends[at + last] ?? 0],
        text: otherOriginal.slice(withPlaces.starts[place + lead], withPlaces.ends[place + last]),
      });
      covered += longest;
      at += longest;
    }
    return { passages, covered };
  }

  return {
    likenessTo(otherOriginal) {
      const other = fold(otherOriginal);
      const shorter = Math.min(asked.text.length, other.length);
      if (shorter === 0) return { likeness: 0, passages: [] };
      const dice = (2 * own.inCommonWith(other)) / (own.total + other.length + 1);
      const { passages, covered } = passagesIn(other, otherOriginal);
      return { likeness: Math.min(1, Math.max(dice, covered / shorter)), passages };
    },
  };
}

/** Folded characters of one print. */
const GRAM = 10;

/** Prints of one text: at least so many (if it has them), at most so many, and between the two one in so many. */
const FEWEST = 8;
const MOST = 96;
const ONE_IN = 16;

/** Hashes below it are chosen. */
const SMALL = 2 ** 32 / ONE_IN;

/** FNV-1a over ten characters, mixed so that its smallest values are spread evenly (MurmurHash3's last step). */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A few numbers by which alike texts are found among millions: the hashes of those ten-character pieces of the
 * folded text whose hash is smallest. Which pieces they are depends on the pieces alone, so texts with a piece
 * in common choose it both or neither.
 *
 * @returns unsigned 32-bit numbers, smallest first
 */
export function printsOf(original: string): number[] {
  const text = fold(original);
  if (text === '') return [];
  const chosen = inOrder(hashesBelow(SMALL, text));
  // Of most texts these are enough, and the many others need not be gathered and sorted.
  return chosen.length < FEWEST
    ? inOrder(hashesBelow(Infinity, text)).slice(0, FEWEST)
    : chosen.slice(0, MOST);
}

/** The hashes of a text's pieces that are below a limit. */
function hashesBelow(limit: number, text: string): number[] {
  const hashes: number[] = [];
  for (let at = 0; at <= Math.max(0, text.length - GRAM); at += 1) {
    const hash = hashOf(text, at, Math.min(text.length, at + GRAM));
    if (hash < limit) hashes.push(hash);
  }
  return hashes;
}

/** Each number once, smallest first. */
function inOrder(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((one, other) => one - other);
}
