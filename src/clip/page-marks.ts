import type { PostMark } from './messages.ts';

/** A feed shows posts in bursts: one question for each burst, in milliseconds. */
const GATHERING = 120;
/** For how long an answer is good enough for a post that comes back into view, in milliseconds. */
const GOOD_FOR = 60_000;
/** What the worker answers at once. */
const POSTS_A_QUESTION = 50;
/** Addresses that a page remembers: many windows full, and no more however long the feed of a day is. */
const REMEMBERED = 500;

/** What the posts of one page wear, as far as the worker has told. */
export interface PageMarks {
  /** At once, for a post that comes back into view. */
  of(permalink: string): PostMark | undefined;
  /** Asks the worker, together with the other posts that came into view just now, unless it was asked lately. */
  want(permalink: string): void;
  /** Asks the worker in any case. */
  wantAnew(permalink: string): void;
}

/**
 * Gathers what posts wear. It keeps addresses and words, never an element.
 *
 * @param ask how the worker is asked; it may fail, and the next post in view asks again
 * @param onAnswer the marks changed
 * @param signal ends the gathering
 */
export function gatherMarks(
  ask: (permalinks: readonly string[]) => Promise<Readonly<Record<string, PostMark>>>,
  onAnswer: () => void,
  signal: AbortSignal,
): PageMarks {
  const known = new Map<string, PostMark>();
  const asked = new Map<string, number>();
  const wanted = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function send(): Promise<void> {
    timer = undefined;
    const permalinks = [...wanted].slice(0, POSTS_A_QUESTION);
    for (const permalink of permalinks) {
      wanted.delete(permalink);
      // To the end of the line, as what was asked last is forgotten last.
      asked.delete(permalink);
      asked.set(permalink, Date.now());
    }
    for (const permalink of asked.keys()) {
      if (asked.size <= REMEMBERED) break;
      asked.delete(permalink);
      known.delete(permalink);
    }
    if (wanted.size > 0) wait();
    const marks = await ask(permalinks).catch(() => null);
    if (signal.aborted) return;
    if (!marks) {
      for (const permalink of permalinks) asked.delete(permalink);
      return;
    }
    for (const permalink of permalinks) {
      const mark = marks[permalink];
      if (mark) known.set(permalink, mark);
      else known.delete(permalink);
    }
    onAnswer();
  }

  function wait(): void {
    timer ??= setTimeout(() => void send(), GATHERING);
  }

  function wantAnew(permalink: string): void {
    wanted.add(permalink);
    if (!signal.aborted) wait();
  }

  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

  return {
    of: (permalink) => known.get(permalink),
    want(permalink) {
      const age = Date.now() - (asked.get(permalink) ?? 0);
      if (age < 0 || age > GOOD_FOR) wantAnew(permalink);
    },
    wantAnew,
  };
}
