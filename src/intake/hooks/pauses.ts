/** How the pause between tries grows; milliseconds. */
export interface Backoff {
  readonly base: number;
  readonly cap: number;
}

/**
 * The pause before the next try: it doubles up to the cap, and between half of it and all of it is waited, so
 * that what failed together does not come back together. What the receiver asked for is a floor.
 *
 * @param tries how many tries failed, from 1
 * @param random a number from 0 up to 1
 * @param asked milliseconds
 */
export function pauseAfter(tries: number, { base, cap }: Backoff, random: number, asked: number): number {
  const whole = Math.min(cap, base * 2 ** Math.min(tries - 1, 30));
  return Math.max(asked, Math.round(whole * (0.5 + random / 2)));
}

/**
 * Milliseconds that a `Retry-After` header asks for, in seconds or as a date (RFC 9110, 10.2.3); 0 where there
 * is none that can be read.
 *
 * @param now milliseconds since the epoch
 */
export function askedPause(header: string | undefined, now: number): number {
  if (header === undefined) return 0;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
