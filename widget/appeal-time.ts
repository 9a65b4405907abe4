import type { Standing } from '../src/i18n/standing/ru.ts';

/** Kazakhstan has kept one time since 1 March 2024: UTC+5. */
const AHEAD = 5 * 60 * 60 * 1000;

/**
 * An instant on Kazakhstan's clock, whatever clock and `Intl` the phone has.
 *
 * @param instant RFC 3339
 * @returns the day as `YYYY-MM-DD` and the time as `HH:MM`
 */
export function kazakhstanTime(instant: string): { readonly day: string; readonly time: string } {
  const text = new Date(Date.parse(instant) + AHEAD).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** An instant in words: «14 декабря 2026 года, 09:05». */
export function timeInWords(instant: string, { day: inWords }: Pick<Standing, 'day'>): string {
  const { day, time } = kazakhstanTime(instant);
  return `${inWords(day)}, ${time}`;
}
