import type { Due } from '../../appeal/appeal-list.ts';
import type { AppealKind } from '../../appeal/kinds.ts';
import { type Urgency, urgencyOf } from '../../appeal/law-clock.ts';
import type { Law } from '../law.ts';
import type { Registered } from '../store/appeal-list.ts';

/** Days back in which the longest first term surely ends, and ahead to which an arrival can be registered. */
const LOOK_BACK = 150;
const LOOK_AHEAD = 20;

/** What is near and what is late, seen from one day. A list asks the same of every row, so each is found once. */
export interface DueDays {
  readonly today: Temporal.PlainDate;
  /** How near a last day is. */
  urgencyOf(last: Temporal.PlainDate): Urgency;
  /**
   * The days of registration from which a first term ends when asked for. The clock is monotone, so they are a
   * range; and it is computed anew each day and at each start, so a decree on days off changes the answer.
   *
   * @returns `null` where there is no such day
   */
  registeredFor(due: Due, kind: AppealKind): Registered | null;
}

function registeredFor(
  law: Law,
  due: Due,
  kind: AppealKind,
  { today, urgencyOf: near }: Pick<DueDays, 'today' | 'urgencyOf'>,
): Registered | null {
  let from: string | null = null;
  let to: string | null = null;
  for (let offset = -LOOK_BACK; offset <= LOOK_AHEAD; offset += 1) {
    const day = today.add({ days: offset });
    const last = Temporal.PlainDate.from(law.deadline(kind, day.toString()).on);
    if (near(last) !== due) continue;
    from ??= due === 'late' ? '-infinity' : day.toString();
    to = day.toString();
  }
  return from === null || to === null ? null : { from, to };
}

function seenFrom(today: Temporal.PlainDate, law: Law): DueDays {
  const urgencies = new Map<string, Urgency>();
  const ranges = new Map<string, Registered | null>();
  const near = (last: Temporal.PlainDate): Urgency => {
    const key = last.toString();
    const urgency = urgencies.get(key) ?? urgencyOf(last, today, law.calendar);
    urgencies.set(key, urgency);
    return urgency;
  };
  return {
    today,
    urgencyOf: near,
    registeredFor(due, kind) {
      const key = `${due} ${kind}`;
      const known = ranges.get(key);
      if (known !== undefined) return known;
      const range = registeredFor(law, due, kind, { today, urgencyOf: near });
      ranges.set(key, range);
      return range;
    },
  };
}

/** What was found on the latest day that was asked about. */
const latest = new WeakMap<Law, DueDays>();

/** @param today in Kazakhstan */
export function dueDaysFrom(today: Temporal.PlainDate, law: Law): DueDays {
  const known = latest.get(law);
  if (known?.today.equals(today)) return known;
  const days = seenFrom(today, law);
  latest.set(law, days);
  return days;
}
