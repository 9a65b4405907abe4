import { createTally } from './tally.ts';

/** Limits how often something may happen, per key, in the memory of this process. */
export interface RateLimit {
  /**
   * Asks whether one more is allowed, without counting it.
   *
   * @returns the seconds to wait; 0 where it is allowed
   */
  waitFor(key: string): number;
  /** Counts one. */
  count(key: string): void;
}

/**
 * @param allowed how many in a window; 0 for no limit
 * @param seconds the window's length; it starts with the first one counted
 * @param now milliseconds on a clock that only goes forward
 */
export function createRateLimit(allowed: number, seconds: number, now?: () => number): RateLimit {
  const tally = createTally(seconds, now);
  return {
    waitFor(key) {
      if (allowed === 0 || tally.of(key) < allowed) return 0;
      return Math.max(1, Math.ceil(tally.remaining(key) / 1000));
    },
    count(key) {
      if (allowed > 0) tally.count(key);
    },
  };
}
