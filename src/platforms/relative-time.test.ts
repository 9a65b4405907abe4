import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateInstant } from './relative-time.ts';

/** A Wednesday, 19:30 in Kazakhstan. */
const NOW = Date.parse('2026-11-25T14:30:20Z');

/** The moment of a label as Kazakhstan's clocks show it, `YYYY-MM-DD HH:MM`. */
function local(label: string, now = NOW): string | null {
  const found = approximateInstant(label, now);
  return found === null
    ? null
    : new Date(Date.parse(found) + 5 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

describe('the moment that a label means', () => {
  it.each([
    ['только что', '2026-11-25 19:30'],
    ['жаңа ғана', '2026-11-25 19:30'],
    ['just now', '2026-11-25 19:30'],
    ['5 мин назад', '2026-11-25 19:25'],
    ['5 мин. назад', '2026-11-25 19:25'],
    ['5\u00a0минут бұрын', '2026-11-25 19:25'],
    ['минуту назад', '2026-11-25 19:29'],
    ['полчаса назад', '2026-11-25 19:00'],
    ['час назад', '2026-11-25 18:30'],
    ['an hour ago', '2026-11-25 18:30'],
    ['три часа назад', '2026-11-25 16:30'],
    ['3 сағ бұрын', '2026-11-25 16:30'],
    ['екі сағат бұрын', '2026-11-25 17:30'],
    ['1 ч. 20 мин. назад', '2026-11-25 18:10'],
    ['2h', '2026-11-25 17:30'],
    ['2 ч', '2026-11-25 17:30'],
    ['٣ ч', '2026-11-25 16:30'],
    ['about 2 hours ago', '2026-11-25 17:30'],
    ['6 d', '2026-11-19 19:30'],
    ['2 күн бұрын', '2026-11-23 19:30'],
    ['день назад', '2026-11-24 19:30'],
    ['3 нед.', '2026-11-04 19:30'],
    ['1 апта бұрын', '2026-11-18 19:30'],
    ['2 месяца назад (изменено)', '2026-09-26 19:30'],
    ['1 year ago', '2025-11-25 19:30'],
    ['сегодня в 14:05', '2026-11-25 14:05'],
    ['бүгін сағат 14:05', '2026-11-25 14:05'],
    ['вчера в 14:05', '2026-11-24 14:05'],
    ['кеше 14:05', '2026-11-24 14:05'],
    ['кеше, сағат 14:05-те', '2026-11-24 14:05'],
    ['Yesterday at 2:05 PM', '2026-11-24 14:05'],
    ['Yesterday at 12:05 AM', '2026-11-24 00:05'],
    ['позавчера в 9:41', '2026-11-23 09:41'],
    ['вчера', '2026-11-24 12:00'],
    ['12 мар в 9:41', '2026-03-12 09:41'],
    ['12 мар. 2025 г., 9:41', '2025-03-12 09:41'],
    ['9:41 · 12 мар. 2025 г.', '2025-03-12 09:41'],
    ['12 марта 2024 года в 9:41', '2024-03-12 09:41'],
    ['21 қараша 14:05', '2026-11-21 14:05'],
    ['2025 ж. 21 қараша', '2025-11-21 12:00'],
    ['2025 жылғы 21 қарашада, 14:05', '2025-11-21 14:05'],
    ['27 қараша', '2025-11-27 12:00'],
    ['Mar 5', '2026-03-05 12:00'],
    ['Mar 5, 2024', '2024-03-05 12:00'],
    ['2:05 PM · Mar 5, 2024', '2024-03-05 14:05'],
    ['March 5 at 2:05 PM', '2026-03-05 14:05'],
    ['21 January 2025, 22:59:46', '2025-01-21 22:59'],
    ['Friday, 12 September 2025', '2025-09-12 12:00'],
    ['12.03.2025 09:41', '2025-03-12 09:41'],
    ['12.03.25', '2025-03-12 12:00'],
    ['2025-03-12 09:41', '2025-03-12 09:41'],
    ['2025-03-12T09:41:00', '2025-03-12 09:41'],
    ['2025-03-12', '2025-03-12 12:00'],
    ['09/25/25', '2025-09-25 12:00'],
    ['пн в 14:05', '2026-11-23 14:05'],
    ['Monday at 2:05 PM', '2026-11-23 14:05'],
    ['сәрсенбіде 14:05', '2026-11-18 14:05'],
    ['25 ноября', '2026-11-25 19:30'],
  ])('«%s» is %s', (label, moment) => expect(local(label)).toBe(moment));

  it.each([
    '',
    '14:05',
    '25',
    'март',
    '2025',
    'дня назад',
    'минут назад',
    'через 5 минут',
    'in 5 minutes',
    'завтра в 14:05',
    'сегодня в 23:59',
    '30 фев 2025',
    '12 мар 2027',
    '31.02.2025',
    '05/03/25',
    '25:61 12 мар 2025',
    '13:05 PM 12 мар 2025',
    'вчера в 14:05 и 15:05',
    'вчера в 14:05 12 мар',
    '2 ч 5 д',
    '5 5 мин',
    'Реклама',
    'Ad · 2h',
    'Айгүл 2 ч',
    '100000 лет назад',
    '999 лет назад',
  ])('%j tells no moment', (label) => expect(local(label)).toBeNull());

  it('tells nothing without a clock', () => {
    expect(approximateInstant('5 мин назад', undefined)).toBeNull();
    expect(approximateInstant('5 мин назад', Number.NaN)).toBeNull();
    expect(approximateInstant(null, NOW)).toBeNull();
  });

  const word = fc.constantFrom(
    ...'вчера сегодня кеше бүгін в сағат 14:05 9:41 2:05 pm 12 31 мар қараша mar 2024 2025 2026 2027 пн monday 5 две бір ч мин күн d h назад бұрын ago год 29 фев 01.02.2024 , · г.'.split(
      ' ',
    ),
  );
  const label = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 6 }).map((all) => all.join(' ')),
  );
  const clock = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2090, 0, 1) });

  it('never throws, and never lies beyond a minute ahead', () => {
    fc.assert(
      fc.property(label, fc.oneof(clock, fc.double()), (text, now) => {
        const found = approximateInstant(text, now);
        if (found === null) return;
        expect(found).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/);
        expect(Date.parse(found)).toBeLessThanOrEqual(now + 60_000);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads a whole date back, whatever language wrote it', () => {
    fc.assert(
      fc.property(clock, fc.constantFrom('ru-KZ', 'en-GB', 'en-US', 'kk-KZ'), (moment, language) => {
        const minute = Math.floor(moment / 60_000) * 60_000;
        const written = new Intl.DateTimeFormat(language, {
          dateStyle: 'long',
          timeStyle: 'short',
          timeZone: 'Etc/GMT-5',
        }).format(minute);
        expect(approximateInstant(written, Date.UTC(2091, 0, 1)), written).toBe(
          new Date(minute).toISOString(),
        );
      }),
    );
  });
});
