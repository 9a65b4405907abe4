/** Counts what happens per key in windows of time, in the memory of this process. */
export interface Tally {
  /** How many were counted in the window that is open. */
  of(key: string): number;
  /** Milliseconds until its window ends; 0 where none is open. */
  remaining(key: string): number;
  count(key: string): void;
}

/** More keys than this at once is an attack from many networks; the oldest are then forgotten. */
const MOST_KEYS = 50_000;

/**
 * @param seconds a window's length; it starts with the first one counted
 * @param now milliseconds on a clock that only goes forward
 */
export function createTally(seconds: number, now: () => number = () => performance.now()): Tally {
  const windows = new Map<string, { count: number; readonly ends: number }>();

  function open(key: string) {
    const window = windows.get(key);
    if (window && window.ends > now()) return window;
    windows.delete(key);
    return undefined;
  }

  return {
    of: (key) => open(key)?.count ?? 0,
    remaining: (key) => Math.max(0, (open(key)?.ends ?? 0) - now()),
    count(key) {
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
