import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { kazakhstanCalendar } from './kazakhstan-calendar.ts';
import { APPEAL_KINDS } from './kinds.ts';
import { answerDeadline, dayInKazakhstan, registrationDay } from './law-clock.ts';
import { addWorkingDays, nextWorkingDay, workingDayOnOrBefore } from './working-calendar.ts';

const calendar = kazakhstanCalendar();
const ends = Temporal.PlainTime.from('18:30');
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const registered = (arrival: string, on = calendar): string =>
  registrationDay(Temporal.Instant.from(arrival), on, ends).toString();

const instants = fc
  .integer({ min: Date.parse('2021-07-01T00:00:00Z'), max: Date.parse('2060-01-01T00:00:00Z') })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));
const kinds = fc.constantFrom(...APPEAL_KINDS);

/** Decrees on any days of 2026, so that the properties hold on any calendar and not only on one. */
const calendars = fc
  .uniqueArray(fc.integer({ min: 1, max: 365 }), { maxLength: 20 })
  .map((days) =>
    days.map((dayOfYear) =>
      day('2026-01-01')
        .add({ days: dayOfYear - 1 })
        .toString(),
    ),
  )
  .map((days) => ({
    2026: {
      daysOff: days.filter((_, index) => index % 2 === 0),
      workingDays: days.filter((_, index) => index % 2),
    },
  }))
  .map(kazakhstanCalendar);

describe('registrationDay (art. 64)', () => {
  it.each([
    ['on a working day, the same day', '2026-11-24T09:00:00+05:00', '2026-11-24'],
    ['before the day begins, the same day', '2026-11-24T00:00:00+05:00', '2026-11-24'],
    ['at the very end of the day, the same day', '2026-11-24T18:30:00+05:00', '2026-11-24'],
    ['a moment after the end, the next day', '2026-11-24T18:30:00.001+05:00', '2026-11-25'],
    ['on Friday evening, Monday', '2026-11-27T20:00:00+05:00', '2026-11-30'],
    ['on Sunday noon, Monday', '2026-11-29T12:00:00+05:00', '2026-11-30'],
    ['on the evening before a holiday, the day after it', '2026-12-15T19:00:00+05:00', '2026-12-17'],
    ['on the last working evening before Nauryz 2026, the 26th', '2026-03-20T19:00:00+05:00', '2026-03-26'],
    ['by Kazakhstan’s clock, not Greenwich’s', '2026-11-24T20:00:00Z', '2026-11-25'],
    ['in 2023 by the clock of that time, UTC+6', '2023-11-21T12:45:00Z', '2023-11-22'],
  ])('%s', (_, arrival, expected) => {
    expect(registered(arrival)).toBe(expected);
  });

  it('is a working day, the day of arrival or later, and never later for whoever came earlier', () => {
    fc.assert(
      fc.property(instants, instants, calendars, (one, other, anyCalendar) => {
        const [first, second] = Temporal.Instant.compare(one, other) <= 0 ? [one, other] : [other, one];
        const firstDay = registrationDay(first, anyCalendar, ends);
        expect(anyCalendar.isWorkingDay(firstDay)).toBe(true);
        expect(Temporal.PlainDate.compare(dayInKazakhstan(first), firstDay)).toBeLessThanOrEqual(0);
        const secondDay = registrationDay(second, anyCalendar, ends);
        expect(Temporal.PlainDate.compare(firstDay, secondDay)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('answerDeadline (art. 76, arts. 91-100)', () => {
  it('counts fifteen working days from the day after registration, for a complaint twenty', () => {
    expect(answerDeadline('application', day('2026-11-24'), calendar)).toEqual({
      on: day('2026-12-15'),
      workingDays: 15,
      article: '76',
    });
    const complaint = answerDeadline('complaint', day('2026-11-24'), calendar);
    expect({ ...complaint, on: complaint.on.toString() }).toEqual({
      on: '2026-12-23',
      workingDays: 20,
      article: '91-100',
    });
  });

  it('runs around the long rest of Nauryz 2026', () => {
    expect(answerDeadline('message', day('2026-03-20'), calendar).on.toString()).toBe('2026-04-15');
  });

  it('is a working day with exactly the term’s working days behind registration, monotone in it', () => {
    fc.assert(
      fc.property(instants, fc.nat({ max: 400 }), kinds, calendars, (arrival, later, kind, anyCalendar) => {
        const on = registrationDay(arrival, anyCalendar, ends);
        const deadline = answerDeadline(kind, on, anyCalendar);
        expect(anyCalendar.isWorkingDay(deadline.on)).toBe(true);
        let counted = 0;
        for (
          let at = on.add({ days: 1 });
          Temporal.PlainDate.compare(at, deadline.on) <= 0;
          at = at.add({ days: 1 })
        ) {
          if (anyCalendar.isWorkingDay(at)) counted += 1;
        }
        expect(counted).toBe(deadline.workingDays);
        const laterDeadline = answerDeadline(kind, on.add({ days: later }), anyCalendar);
        expect(Temporal.PlainDate.compare(deadline.on, laterDeadline.on)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('moves with the calendar: one more day off within the term, one working day later', () => {
    const decreed = kazakhstanCalendar({ 2026: { daysOff: ['2026-12-01'] } });
    expect(answerDeadline('inquiry', day('2026-11-24'), decreed).on.toString()).toBe('2026-12-17');
    const saturday = kazakhstanCalendar({ 2026: { workingDays: ['2026-11-28'] } });
    expect(answerDeadline('inquiry', day('2026-11-24'), saturday).on.toString()).toBe('2026-12-14');
  });

  it('is the same in every time zone of the machine', () => {
    fc.assert(
      fc.property(instants, kinds, (arrival, kind) => {
        const answers = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Almaty'].map((zone) => {
          vi.stubEnv('TZ', zone);
          const fresh = kazakhstanCalendar();
          return answerDeadline(kind, registrationDay(arrival, fresh, ends), fresh).on.toString();
        });
        expect(new Set(answers).size).toBe(1);
      }),
      { numRuns: 25 },
    );
    vi.unstubAllEnvs();
  });
});

describe('working days', () => {
  it('refuses a term that is no positive whole number, and a calendar without working days', () => {
    for (const count of [0, -1, 1.5, Number.NaN]) {
      expect(() => addWorkingDays(calendar, day('2026-11-24'), count)).toThrow(RangeError);
    }
    const never = { isWorkingDay: () => false };
    expect(() => nextWorkingDay(never, day('2026-11-24'))).toThrow(RangeError);
    expect(() => workingDayOnOrBefore(never, day('2026-11-24'))).toThrow(RangeError);
  });

  it('finds the last working day on or before a day', () => {
    expect(workingDayOnOrBefore(calendar, day('2026-11-24')).toString()).toBe('2026-11-24');
    expect(workingDayOnOrBefore(calendar, day('2026-03-25')).toString()).toBe('2026-03-20');
  });
});
