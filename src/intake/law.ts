import type { Deadline } from '../appeal/appeal.ts';
import type { AppealKind } from '../appeal/kinds.ts';
import { answerDeadline, dayInKazakhstan, registrationDay } from '../appeal/law-clock.ts';
import type { WorkingCalendar } from '../appeal/working-calendar.ts';
import type { RegisteredAgency } from './store/agencies.ts';

/** The law's clock as the register asks it: days as text, each computed once. */
export interface Law {
  readonly calendar: WorkingCalendar;
  /** The working day on which an arrival counts as registered (art. 64), `YYYY-MM-DD`. */
  registeredOn(agency: RegisteredAgency, arrival: Date): string;
  /** The last day for the answer (art. 76, complaints arts. 91-100). */
  deadline(kind: AppealKind, registeredOn: string): Deadline;
  /** The year of a day in Kazakhstan, for the number of a signal, which has no day of registration. */
  yearOf(arrival: Date): number;
}

export function createLaw(calendar: WorkingCalendar): Law {
  const deadlines = new Map<string, Deadline>();
  return {
    calendar,
    registeredOn(agency, arrival) {
      const instant = Temporal.Instant.fromEpochMilliseconds(arrival.getTime());
      return registrationDay(instant, calendar, Temporal.PlainTime.from(agency.workingDayEnds)).toString();
    },
    deadline(kind, registeredOn) {
      const key = `${kind} ${registeredOn}`;
      let deadline = deadlines.get(key);
      if (!deadline) {
        const { on, workingDays, article } = answerDeadline(
          kind,
          Temporal.PlainDate.from(registeredOn),
          calendar,
        );
        deadline = { on: on.toString(), workingDays, article };
        deadlines.set(key, deadline);
      }
      return deadline;
    },
    yearOf(arrival) {
      return dayInKazakhstan(Temporal.Instant.fromEpochMilliseconds(arrival.getTime())).year;
    },
  };
}
