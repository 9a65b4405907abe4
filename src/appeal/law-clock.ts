import type { AppealKind } from './kinds.ts';
import {
  addWorkingDays,
  countWorkingDays,
  nextWorkingDay,
  type WorkingCalendar,
  workingDayOnOrBefore,
} from './working-calendar.ts';

/**
 * The law's clock: pure functions of an arrival, a calendar and the article. Server only (`Temporal`); every
 * client shows the days that the intake computed. Articles are those of the Administrative Procedural and
 * Process-Related Code, No. 350-VI; "(u)" marks what is known of practice but was not confirmed against the
 * Code's text, for a lawyer to look at.
 */

/**
 * Kazakhstan's one time zone, UTC+5 since 1 March 2024. It is the IANA zone and not a fixed offset: before
 * that day Astana, Almaty and most of the country kept UTC+6, so that a record imported from 2023 falls on
 * the day its register shows, and a change decreed in future comes with the zone database. Records older
 * than that from the western regions, which kept UTC+5, must bring their own day of registration.
 */
export const KAZAKHSTAN_TIME_ZONE = 'Asia/Almaty';

/** The calendar day in Kazakhstan at an instant. */
export function dayInKazakhstan(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(KAZAKHSTAN_TIME_ZONE).toPlainDate();
}

/**
 * The day on which an appeal is registered (art. 64, part 3): the day it arrives; when it arrives after the
 * end of the working day or on a non-working day, the next working day. What arrives at
 * the very moment of the end is still in time.
 *
 * @param workingDayEnds by the body's own rules, such as 18:30
 */
export function registrationDay(
  arrival: Temporal.Instant,
  calendar: WorkingCalendar,
  workingDayEnds: Temporal.PlainTime,
): Temporal.PlainDate {
  const local = arrival.toZonedDateTimeISO(KAZAKHSTAN_TIME_ZONE);
  const day = local.toPlainDate();
  const late = Temporal.PlainTime.compare(local.toPlainTime(), workingDayEnds) > 0;
  return late || !calendar.isWorkingDay(day) ? nextWorkingDay(calendar, day) : day;
}

/** The term of each kind, in working days. */
const ANSWER_TERMS = {
  /** Fifteen working days from the day of arrival (art. 76). */
  appeal: { workingDays: 15, article: '76' },
  /** Twenty working days (arts. 91-100 (u)). */
  complaint: { workingDays: 20, article: '91-100' },
} as const;

/** The last day for the answer, and the rule it comes from. */
export interface AnswerDeadline {
  readonly on: Temporal.PlainDate;
  readonly workingDays: 15 | 20;
  readonly article: string;
}

/**
 * The last day for the answer: fifteen working days, for a complaint twenty. The day of registration is not
 * counted; the term begins on the day after it (u), so the day named is always a working day.
 */
export function answerDeadline(
  kind: AppealKind,
  registeredOn: Temporal.PlainDate,
  calendar: WorkingCalendar,
): AnswerDeadline {
  const term = kind === 'complaint' ? ANSWER_TERMS.complaint : ANSWER_TERMS.appeal;
  return { ...term, on: addWorkingDays(calendar, registeredOn, term.workingDays) };
}

/** What bears on the term of an appeal besides the calendar. Days are Kazakhstan's. */
export interface TermFacts {
  readonly kind: AppealKind;
  readonly registeredOn: Temporal.PlainDate;
  /** The last extension: when it was decided, and the new last day. */
  readonly extension: { readonly decidedOn: Temporal.PlainDate; readonly until: Temporal.PlainDate } | null;
  /** Stops of the term: from the first day that no longer counts to the first that counts again. */
  readonly suspensions: readonly {
    readonly from: Temporal.PlainDate;
    readonly to: Temporal.PlainDate | null;
  }[];
}

/** The term as it was at first, and as it is now. */
export interface AnswerTerm {
  readonly original: AnswerDeadline;
  /** The last day for the answer; `null` while the term stands still. */
  readonly current: Temporal.PlainDate | null;
}

/**
 * The term of an appeal after extensions and stops. It is always computed from what happened and the
 * calendar, so a new decree on days off changes every term at once; the original stays beside it.
 *
 * Suspended days do not count, neither of the first term nor of an extension. Where a decree makes an
 * extension's last day a day off, the term ends on the next working day (u).
 */
export function answerTerm(facts: TermFacts, calendar: WorkingCalendar): AnswerTerm {
  const { registeredOn, extension, suspensions } = facts;
  const original = answerDeadline(facts.kind, registeredOn, calendar);
  if (suspensions.some(({ to }) => to === null)) return { original, current: null };
  const running: WorkingCalendar = {
    isWorkingDay: (day) => calendar.isWorkingDay(day) && !suspensions.some((stop) => isWithin(day, stop)),
  };
  if (!extension) return { original, current: addWorkingDays(running, registeredOn, original.workingDays) };
  const { decidedOn, until } = extension;
  const last = calendar.isWorkingDay(until) ? until : nextWorkingDay(calendar, until);
  const count = countWorkingDays(calendar, decidedOn, last);
  return { original, current: count === 0 ? last : addWorkingDays(running, decidedOn, count) };
}

function isWithin(day: Temporal.PlainDate, stop: TermFacts['suspensions'][number]): boolean {
  const { from, to } = stop;
  return (
    Temporal.PlainDate.compare(from, day) <= 0 && (to === null || Temporal.PlainDate.compare(day, to) < 0)
  );
}

/** The last day to send another body's matter there: three working days from arrival (art. 65). */
export function forwardingDeadline(
  registeredOn: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  return addWorkingDays(calendar, registeredOn, 3);
}

/** The last day to tell the applicant of an extension: three working days from it (art. 76). */
export function extensionNoticeDeadline(
  decidedOn: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  return addWorkingDays(calendar, decidedOn, 3);
}

/**
 * The last day to which a term may be extended. Art. 76 lets it be extended "to no more than two months",
 * which is read here as two months from registration for the whole term, the reading that is safe under any
 * other (u: some read two months more). On a day off, the last working day before it.
 */
export function extensionLimit(
  registeredOn: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  return workingDayOnOrBefore(calendar, registeredOn.add({ months: 2 }));
}

/** How near a last day is: what queues sort and colour by. */
export type Urgency = 'late' | 'today' | 'soon' | 'later';

/** How near a last day is, seen from `today`; `soon` is within three working days. */
export function urgencyOf(
  dueOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Urgency {
  const order = Temporal.PlainDate.compare(dueOn, today);
  if (order < 0) return 'late';
  if (order === 0) return 'today';
  return countWorkingDays(calendar, today, dueOn) <= 3 ? 'soon' : 'later';
}
