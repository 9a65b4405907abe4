import Holidays from 'date-holidays';
import type { CalendarOverrides } from './calendar-overrides.ts';
import type { WorkingCalendar } from './working-calendar.ts';

const [SATURDAY, SUNDAY] = [6, 7];

/**
 * The days of a year on which a body with a five-day week rests although they are no Saturday or Sunday.
 *
 * What `date-holidays` 3.37 gives for KZ, and what is made of it here:
 * - Public holidays by their own date (type `public`). From 2026 Constitution Day is 15 March, no longer
 *   30 August.
 * - A substitute day for each holiday on a weekend, except for 7 January and Kurban Ait, which are days off
 *   and not holidays (Labour Code, art. 84, part 5). But it puts the substitute on the next Monday or Tuesday
 *   even where that is a holiday itself: for 2026 it says 23 and 24 March, the law ("the working day that
 *   follows the holiday", Law on Holidays, art. 5) and the country's calendar say 24 and 25. So a substitute
 *   moves on here to the next day that nothing else has taken.
 * - Kurban Ait by the tabular Islamic calendar, up to 2076. The real day is announced each year: where it
 *   differs, the overrides file says so.
 */
function daysOff(holidays: Holidays, year: number): Set<string> {
  const publicDays = holidays.getHolidays(year).filter((holiday) => holiday.type === 'public');
  const taken = new Set(publicDays.filter((day) => !day.substitute).map((day) => day.date.slice(0, 10)));
  const substitutes = publicDays.filter((day) => day.substitute).map((day) => day.date.slice(0, 10));
  for (const substitute of substitutes.sort()) {
    let day = Temporal.PlainDate.from(substitute);
    while (day.dayOfWeek >= SATURDAY || taken.has(day.toString())) day = day.add({ days: 1 });
    taken.add(day.toString());
  }
  return taken;
}

/**
 * The working days of Kazakhstan's state bodies: Monday to Friday without public holidays and their
 * substitute days, as the decrees in `overrides` change them. Server only: the holiday rules of the whole
 * world come with `date-holidays`. Each year is computed once.
 *
 * @param overrides the decrees, already read by `readCalendarOverrides`
 */
export function kazakhstanCalendar(overrides: CalendarOverrides = {}): WorkingCalendar {
  const holidays = new Holidays('KZ');
  const known = new Map<number, Set<string>>();
  const decreedOff = new Set(Object.values(overrides).flatMap((year) => year.daysOff ?? []));
  const decreedWorking = new Set(Object.values(overrides).flatMap((year) => year.workingDays ?? []));

  return {
    isWorkingDay(day) {
      const date = day.toString();
      if (decreedWorking.has(date)) return true;
      if (decreedOff.has(date) || day.dayOfWeek === SATURDAY || day.dayOfWeek === SUNDAY) return false;
      const off = known.get(day.year) ?? daysOff(holidays, day.year);
      known.set(day.year, off);
      return !off.has(date);
    },
  };
}
