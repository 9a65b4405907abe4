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

/** How often each trigram stands in a folded text, keyed by its three code units. */
function trigrams(text: string): { readonly counts: Map<number, number>; readonly total: number } {
  const padded = `  ${text} `;
  const counts = new Map<number, number>();
  const total = padded.length - 2;
  for (let at = 0; at < total; at += 1) {
    const key =
      (padded.charCodeAt(at) * 65_536 + padded.charCodeAt(at + 1)) * 65_536 + padded.charCodeAt(at + 2);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { counts, total };
}

/** Where each seed stands in a text. */
function seedPlaces(text: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + SEED <= text.length; at += 1) {
    const seed = text.slice(at, at + SEED);
    const found = places.get(seed);
    if (!found) places.set(seed, [at]);
    else if (found.length < MOST_PLACES) found.push(at);
  }
  return places;
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
  const own = trigrams(asked.text);

  function passagesIn(
    other: FoldedText,
    otherOriginal: string,
  ): { passages: CommonPassage[]; covered: number } {
    const places = seedPlaces(other.text);
    const passages: CommonPassage[] = [];
    let covered = 0;
    for (let at = 0; at + SEED <= asked.text.length; ) {
      let longest = 0;
      let place = 0;
      for (const candidate of places.get(asked.text.slice(at, at + SEED)) ?? []) {
        const length = commonLength(asked.text, at, other.text, candidate);
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
      passages.push({
        asked: [asked.starts[at + lead] ?? 0, asked.ends[at + last] ?? 0],
        text: otherOriginal.slice(other.starts[place + lead], other.ends[place + last]),
      });
      covered += longest;
      at += longest;
    }
    return { passages, covered };
  }

  return {
    likenessTo(otherOriginal) {
      const other = foldWithPlaces(otherOriginal);
      const shorter = Math.min(asked.text.length, other.text.length);
      if (shorter === 0) return { likeness: 0, passages: [] };
      const theirs = trigrams(other.text);
      let common = 0;
      for (const [key, count] of own.counts) common += Math.min(count, theirs.counts.get(key) ?? 0);
      const dice = (2 * common) / (own.total + theirs.total);
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
