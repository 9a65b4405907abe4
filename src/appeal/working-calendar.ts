/** Which days a state body works. Server only: it speaks in `Temporal`, which an older phone lacks. */
export interface WorkingCalendar {
  isWorkingDay(day: Temporal.PlainDate): boolean;
}

/** No term stands still so long; a calendar that rests longer is broken, and asking on would never end. */
const LONGEST_REST_IN_DAYS = 3660;

/**
 * The first working day after `day`, never `day` itself.
 *
 * @throws RangeError when the calendar has no working day in the next ten years
 */
export function nextWorkingDay(calendar: WorkingCalendar, day: Temporal.PlainDate): Temporal.PlainDate {
  for (let ahead = 1; ahead <= LONGEST_REST_IN_DAYS; ahead += 1) {
    const candidate = day.add({ days: ahead });
    if (calendar.isWorkingDay(candidate)) return candidate;
  }
  throw new RangeError(`The calendar has no working day in ${LONGEST_REST_IN_DAYS} days after ${day}`);
}

/**
 * The last working day on or before `day`.
 *
 * @throws RangeError when the calendar has no working day in the ten years before
 */
export function workingDayOnOrBefore(calendar: WorkingCalendar, day: Temporal.PlainDate): Temporal.PlainDate {
  for (let back = 0; back <= LONGEST_REST_IN_DAYS; back += 1) {
    const candidate = day.subtract({ days: back });
    if (calendar.isWorkingDay(candidate)) return candidate;
  }
  throw new RangeError(`The calendar has no working day in ${LONGEST_REST_IN_DAYS} days before ${day}`);
}

/**
 * The last day of a term of `count` working days that begins the day after `from`: its first day is the
 * first working day after `from`, whether or not `from` itself is one.
 *
 * @param count one or more
 * @throws RangeError when `count` is no positive whole number
 */
export function addWorkingDays(
  calendar: WorkingCalendar,
  from: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`Not a number of working days: ${count}`);
  let day = from;
  for (let counted = 0; counted < count; counted += 1) day = nextWorkingDay(calendar, day);
  return day;
}

/** How many working days lie after `from`, up to and with `to`; 0 where `to` is not later. */
export function countWorkingDays(
  calendar: WorkingCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): number {
  let count = 0;
  for (
    let day = from.add({ days: 1 });
    Temporal.PlainDate.compare(day, to) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (calendar.isWorkingDay(day)) count += 1;
  }
  return count;
}
