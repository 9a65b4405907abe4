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

/** More keys than this at once is an attack from many networks; the oldest are then forgotten. */
const MOST_KEYS = 50_000;

/**
 * @param allowed how many in a window; 0 for no limit
 * @param seconds the window's length; it starts with the first one counted
 * @param now milliseconds on a clock that only goes forward
 */
export function createRateLimit(
  allowed: number,
  seconds: number,
  now: () => number = () => performance.now(),
): RateLimit {
  const windows = new Map<string, { count: number; readonly ends: number }>();

  function open(key: string) {
    const window = windows.get(key);
    if (window && window.ends > now()) return window;
    windows.delete(key);
    return undefined;
  }

  return {
    waitFor(key) {
      const window = open(key);
      if (allowed === 0 || !window || window.count < allowed) return 0;
      return Math.max(1, Math.ceil((window.ends - now()) / 1000));
    },
    count(key) {
      if (allowed === 0) return;
      const window = open(key);
      if (window) {
        window.count += 1;
        return;
      }
      if (windows.size >= MOST_KEYS) {
        const [oldest] = windows.keys();
        if (oldest !== undefined) windows.delete(oldest);
      }
      windows.set(key, { count: 1, ends: now() + seconds * 1000 });
    },
  };
}
