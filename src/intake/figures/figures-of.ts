import { type Figures, SMALLEST_TOLD } from '../../appeal/figures.ts';
import { countWorkingDays } from '../../appeal/working-calendar.ts';
import type { Law } from '../law.ts';
import { hideOne, hideSmall } from './hide-small.ts';
import type { Counts, CourseCount } from './read-counts.ts';

/** What became of some appeals, as people ask for it. */
type Fate = keyof Figures['answers'];

/** Days are text, `YYYY-MM-DD`, so they compare as they stand. */
function fateOf(course: CourseCount, law: Law, today: string): Fate {
  const { answeredOn, until, stopped, ended, complaint, registeredOn } = course;
  if (ended) return 'ended';
  const last = until ?? law.deadline(complaint ? 'complaint' : 'application', registeredOn).on;
  // Where the law stopped the term its end lies later than that by days that only its entries tell: it is never
  // called late here that was not.
  const isLate = !stopped && (answeredOn ?? today) > last;
  if (answeredOn) return isLate ? 'late' : 'inTime';
  return isLate ? 'overdue' : 'waiting';
}

function medianOf(weighted: readonly { readonly value: number; readonly count: number }[]): number | null {
  const total = weighted.reduce((sum, { count }) => sum + count, 0);
  if (total < SMALLEST_TOLD) return null;
  let passed = 0;
  for (const { value, count } of [...weighted].sort((one, other) => one.value - other.value)) {
    passed += count;
    if (passed * 2 >= total) return value;
  }
  return null;
}

function ratingsOf(ratings: Counts['ratings']): Figures['ratings'] {
  const grades = [1, 2, 3, 4, 5].map((grade) => ratings.find(({ rating }) => rating === grade)?.count ?? 0);
  const count = grades.reduce((sum, one) => sum + one, 0);
  if (count < SMALLEST_TOLD) return null;
  const sum = grades.reduce((all, one, index) => all + one * (index + 1), 0);
  return {
    count,
    average: Math.round((10 * sum) / count) / 10,
    grades: hideSmall(grades).includes(null) ? null : grades,
  };
}

/** The first of the twelve months that figures cover. @param today in Kazakhstan */
export function firstMonth(today: Temporal.PlainDate): Temporal.PlainYearMonth {
  return today.toPlainYearMonth().subtract({ months: 11 });
}

function monthsOf(courses: readonly CourseCount[], today: Temporal.PlainDate): Figures['months'] {
  const first = firstMonth(today);
  const months = Array.from({ length: 12 }, (_, passed) => first.add({ months: passed }).toString());
  const received = new Map<string, number>();
  const answered = new Map<string, number>();
  const add = (counts: Map<string, number>, day: string, count: number) =>
    counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + count);
  for (const { registeredOn, answeredOn, count } of courses) {
    add(received, registeredOn, count);
    if (answeredOn) add(answered, answeredOn, count);
  }
  const toldReceived = hideSmall(months.map((month) => received.get(month) ?? 0));
  const toldAnswered = hideSmall(months.map((month) => answered.get(month) ?? 0));
  return months.map((month, place) => ({
    month,
    received: toldReceived[place] ?? null,
    answered: toldAnswered[place] ?? null,
  }));
}

/** Makes the public figures of what was counted. @param now the moment of counting */
export function figuresOf(
  agency: string,
  counts: Counts,
  law: Law,
  { now, today }: { readonly now: Date; readonly today: Temporal.PlainDate },
): Figures {
  const { courses, channels, topics, ratings } = counts;
  const fates: Record<Fate, number> = { inTime: 0, late: 0, waiting: 0, overdue: 0, ended: 0 };
  for (const course of courses) fates[fateOf(course, law, today.toString())] += course.count;
  const [inTime = null, late = null, waiting = null, overdue = null, ended = null] = hideSmall([
    ...[fates.inTime, fates.late, fates.waiting],
    ...[fates.overdue, fates.ended],
  ]);
  const byChannel = hideSmall(channels.map(({ count }) => count));
  const byTopic = hideSmall(topics.map(({ count }) => count));
  const daysBetween = (from: string, to: string) =>
    countWorkingDays(law.calendar, Temporal.PlainDate.from(from), Temporal.PlainDate.from(to));
  const days = courses.flatMap(({ registeredOn, answeredOn, count }) =>
    answeredOn ? [{ value: daysBetween(registeredOn, answeredOn), count }] : [],
  );
  return {
    agency,
    asOf: now.toISOString(),
    from: firstMonth(today).toPlainDate({ day: 1 }).toString(),
    received: hideOne(courses.reduce((sum, { count }) => sum + count, 0)),
    answers: { inTime, late, waiting, overdue, ended },
    channels: channels.map(({ channel }, place) => ({ channel, count: byChannel[place] ?? null })),
    topics: topics.map(({ topic }, place) => ({ topic, count: byTopic[place] ?? null })),
    months: monthsOf(courses, today),
    medianWorkingDays: medianOf(days),
    ratings: ratingsOf(ratings),
  };
}
