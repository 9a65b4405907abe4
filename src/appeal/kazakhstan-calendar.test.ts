import { describe, expect, it, vi } from 'vitest';
import { readCalendarOverrides } from './calendar-overrides.ts';
import { kazakhstanCalendar } from './kazakhstan-calendar.ts';

/** The days off of a year that are no Saturday or Sunday, as `MM-DD`. */
function weekdaysOff(year: number, calendar = kazakhstanCalendar()): string[] {
  const found: string[] = [];
  for (let day = Temporal.PlainDate.from({ year, month: 1, day: 1 }); day.year === year; ) {
    if (day.dayOfWeek < 6 && !calendar.isWorkingDay(day)) found.push(day.toString().slice(5));
    day = day.add({ days: 1 });
  }
  return found;
}

const works = (date: string, overrides = {}): boolean =>
  kazakhstanCalendar(overrides).isWorkingDay(Temporal.PlainDate.from(date));

describe('kazakhstanCalendar', () => {
  it('rests in 2026 as the country does: 24 and 25 March stand in for the weekend of Nauryz', () => {
    expect(weekdaysOff(2026)).toEqual([
      ...['01-01', '01-02', '01-07', '03-09', '03-16', '03-23', '03-24', '03-25'],
      ...['05-01', '05-07', '05-11', '05-27', '07-06', '10-26', '12-16'],
    ]);
  });

  it('rests in 2027 as the law says', () => {
    expect(weekdaysOff(2027)).toEqual([
      ...['01-01', '01-04', '01-07', '03-08', '03-15', '03-22', '03-23', '03-24'],
      ...['05-03', '05-07', '05-10', '07-06', '10-25', '12-16'],
    ]);
  });

  it.each([
    // Nauryz 2021 began on a Sunday; 7 May 2022 was a Saturday before the Monday of 9 May; 16 and 17
    // December 2017 were both holidays on a weekend. The newspapers of each year told these days.
    [2021, ['03-22', '03-23', '03-24']],
    [2022, ['05-02', '05-09', '05-10']],
    [2025, ['03-10', '03-21', '03-24', '03-25', '09-01', '10-27']],
  ])('gives the substitute days that were taken in %i', (year, days) => {
    expect(weekdaysOff(year)).toEqual(expect.arrayContaining(days));
  });

  it('keeps Saturdays and Sundays free and 30 August a working day since 2026', () => {
    expect(works('2026-11-28')).toBe(false);
    expect(works('2026-11-29')).toBe(false);
    expect(works('2027-08-30')).toBe(true);
    expect(works('2024-08-30')).toBe(false);
  });

  it('lets a decree win over every rule', () => {
    const decrees = {
      2026: { daysOff: ['2026-01-05', '2026-05-28'], workingDays: ['2026-01-10', '2026-05-27'] },
    };
    expect(works('2026-01-05')).toBe(true);
    expect(works('2026-01-05', decrees)).toBe(false);
    expect(works('2026-01-10', decrees)).toBe(true);
    expect(works('2026-05-27', decrees)).toBe(true);
    expect(works('2026-05-28', decrees)).toBe(false);
  });

  it('is the same in every time zone of the machine', () => {
    const answers = ['UTC', 'Asia/Almaty', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
      vi.stubEnv('TZ', zone);
      return [
        new Date(2026, 0, 1).getTimezoneOffset(),
        JSON.stringify([2026, 2027, 2039].map((y) => weekdaysOff(y))),
      ];
    });
    vi.unstubAllEnvs();
    expect(new Set(answers.map(([offset]) => offset)).size).toBe(4);
    expect(new Set(answers.map(([, days]) => days)).size).toBe(1);
  });
});

describe('readCalendarOverrides', () => {
  it('reads years with either list or none', () => {
    const json = { 2026: { daysOff: ['2026-01-05'], workingDays: ['2026-01-10'] }, 2027: {} };
    expect(readCalendarOverrides(json)).toMatchObject(json);
    expect(readCalendarOverrides({})).toEqual({});
  });

  it.each([
    [{ 2026: { daysOff: ['2026-02-30'] } }, '2026.daysOff.0'],
    [{ 2026: { daysOff: ['5 January'] } }, 'YYYY-MM-DD'],
    [{ 2026: { daysOff: ['2027-01-05'] } }, '2027-01-05 stands under 2026'],
    [{ 2026: { daysOff: ['2026-01-05'], workingDays: ['2026-01-05'] } }, '2026-01-05 is named twice'],
    [{ 2026: { holidays: ['2026-01-05'] } }, 'holidays'],
    [{ next: {} }, 'not a year'],
    [[], 'cannot be used'],
    [null, 'cannot be used'],
  ])('says what is wrong with %j', (json, fault) => {
    expect(() => readCalendarOverrides(json)).toThrow(fault);
  });
});
