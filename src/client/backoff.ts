/** How the pause between tries grows; milliseconds. */
export interface Backoff {
  readonly base: number;
  readonly cap: number;
}

/**
 * The pause before the next try: exponential with full jitter, so that a thousand clients that lost the same
 * intake at the same moment do not all come back at the same moment. What the server asked for is a floor.
 *
 * @param tries how many tries failed, from 1
 * @param random a number from 0 up to 1
 * @param retryAfter milliseconds the server asked to wait
 */
export function pauseAfter(tries: number, backoff: Backoff, random: number, retryAfter = 0): number {
  const ceiling = Math.min(backoff.cap, backoff.base * 2 ** Math.min(tries - 1, 30));
  return Math.round(retryAfter + random * ceiling);
}

/**
 * Milliseconds that a `Retry-After` header asks for, given in seconds or as an HTTP date (RFC 9110, 10.2.3).
 *
 * @param now milliseconds since the epoch
 */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Waits; ends at once when the signal stops it. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}
