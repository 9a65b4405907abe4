import type { Due } from '../../appeal/appeal-list.ts';
import type { AppealKind } from '../../appeal/kinds.ts';
import { urgencyOf } from '../../appeal/law-clock.ts';
import { termOf } from '../../appeal/life-duties.ts';
import type { Law } from '../law.ts';
import type { RootKey } from '../root-key.ts';
import type { Registered } from '../store/appeal-list.ts';
import type { FoundAppeal } from '../store/appeals.ts';
import { openEntries } from './entries.ts';
import { lifeOfAppeal } from './life-of-appeal.ts';

/** Days back in which the longest first term surely ends, and ahead to which an arrival can be registered. */
const LOOK_BACK = 150;
const LOOK_AHEAD = 20;

/**
 * The days of registration from which a first term ends when asked for. The clock is monotone, so they are a
 * range; and it is asked anew each time, so a decree on days off changes the answer at once.
 *
 * @param today in Kazakhstan
 * @returns `null` where there is no such day
 */
export function registeredFor(
  law: Law,
  due: Due,
  kind: AppealKind,
  today: Temporal.PlainDate,
): Registered | null {
  let from: string | null = null;
  let to: string | null = null;
  for (let offset = -LOOK_BACK; offset <= LOOK_AHEAD; offset += 1) {
    const day = today.add({ days: offset });
    const last = Temporal.PlainDate.from(law.deadline(kind, day.toString()).on);
    if (urgencyOf(last, today, law.calendar) !== due) continue;
    from ??= due === 'late' ? '-infinity' : day.toString();
    to = day.toString();
  }
  return from === null || to === null ? null : { from, to };
}

/** The last day of an appeal as its entries tell it; `null` where no term runs. */
export function lastDayOf(found: FoundAppeal, rootKey: RootKey, law: Law): Temporal.PlainDate | null {
  const life = lifeOfAppeal(found, openEntries(rootKey, found, found.entries));
  return life.endedOn === null ? (termOf(life, law.calendar)?.current ?? null) : null;
}
