import type { PostRecord } from '../appeal/appeal.ts';
import type { SeenPost } from '../appeal/seen-post.ts';

/** What the register knows of one post. */
export interface Known {
  readonly records: readonly PostRecord[];
  /** The own agency's note that it is no appeal. */
  readonly seen?: SeenPost | undefined;
}

/** What the register said of one post, and when (milliseconds since the epoch). */
export interface Remembered extends Known {
  readonly at: number;
}

/** By canonical permalink. */
export type NumberCache = Readonly<Record<string, Remembered>>;

/** An appeal stays an appeal; only its state can be older than this. */
const RECORDED_FOR = 10 * 60_000;
/** A colleague may clip the post any minute, and the author of a signal make it an appeal. */
const OPEN_FOR = 60_000;
/** A long day's feed, about 300 kB at most. */
const CAPACITY = 1_000;

function isOpen({ records }: Known): boolean {
  return records.every(({ state }) => state === 'signal' || state === 'invited');
}

/** What is known of a post and still holds; `undefined`: ask the register. */
export function knownOf(cache: NumberCache, permalink: string, now: number): Known | undefined {
  const known = Object.hasOwn(cache, permalink) ? cache[permalink] : undefined;
  if (!known) return undefined;
  const age = now - known.at;
  // A clock set back makes an answer from the future: ask again.
  return age >= 0 && age < (isOpen(known) ? OPEN_FOR : RECORDED_FOR) ? known : undefined;
}

/** The cache with new answers in it; the oldest ones leave when it is full. */
export function withKnown(cache: NumberCache, answers: ReadonlyMap<string, Known>, now: number): NumberCache {
  const entries = Object.entries(cache).filter(([permalink]) => !answers.has(permalink));
  for (const [permalink, known] of answers) entries.push([permalink, { ...known, at: now }]);
  return Object.fromEntries(entries.sort(([, a], [, b]) => a.at - b.at).slice(-CAPACITY));
}
