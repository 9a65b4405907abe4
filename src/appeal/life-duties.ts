import {
  type AnswerDeadline,
  type AnswerTerm,
  answerDeadline,
  answerTerm,
  extensionNoticeDeadline,
  forwardingDeadline,
} from './law-clock.ts';
import type { Life } from './life.ts';
import type { DUTIES, LawRuleName, LifeState } from './life-states.ts';
import { nextWorkingDay, type WorkingCalendar } from './working-calendar.ts';

/** What the body still has to do, and by when. */
export interface Duty {
  readonly duty: (typeof DUTIES)[number];
  readonly dueOn: Temporal.PlainDate;
  readonly rule: LawRuleName;
}

const BEFORE_APPEAL: readonly LifeState[] = ['signal', 'invited', 'claimed'];
const UNDER_WAY: readonly LifeState[] = ['registered', 'accepted', 'incomplete', 'suspended'];

/**
 * The term of a record, with the first deadline beside the present one; `null` while it is no appeal. For a
 * forwarded one also the term at the body it went to, counted from the day it was sent, as that body's own
 * registration is its matter.
 */
export function termOf(
  life: Life,
  calendar: WorkingCalendar,
): (AnswerTerm & { readonly there: AnswerDeadline | null }) | null {
  const { registeredOn, forwarded } = life;
  if (!registeredOn) return null;
  const received =
    forwarded &&
    (calendar.isWorkingDay(forwarded.on) ? forwarded.on : nextWorkingDay(calendar, forwarded.on));
  return {
    ...answerTerm({ ...life, registeredOn }, calendar),
    there: received ? answerDeadline(life.kind, received, calendar) : null,
  };
}

/** What is still to be done about a record, the nearest first. Nothing is owed on one that has ended. */
export function dutiesOf(life: Life, calendar: WorkingCalendar): Duty[] {
  return [...dutiesOfDanger(life), ...dutiesOfTerm(life, calendar)].sort((one, other) =>
    Temporal.PlainDate.compare(one.dueOn, other.dueOn),
  );
}

function dutiesOfDanger({ danger, handedOver, state, recordedOn }: Life): Duty[] {
  const open = BEFORE_APPEAL.includes(state) || UNDER_WAY.includes(state);
  // "At once" is the very day.
  return open && danger && !handedOver ? [{ duty: 'hand-over', dueOn: recordedOn, rule: 'anonymity' }] : [];
}

function dutiesOfTerm(life: Life, calendar: WorkingCalendar): Duty[] {
  const term = termOf(life, calendar);
  const { registeredOn, extension } = life;
  if (!term || !registeredOn || !UNDER_WAY.includes(life.state)) return [];
  const duties: Duty[] = [];
  if (term.current) {
    const first = life.kind === 'complaint' ? 'complaint' : 'answer';
    duties.push({ duty: 'answer', dueOn: term.current, rule: extension ? 'extension' : first });
  }
  const inThreeDays = forwardingDeadline(registeredOn, calendar);
  if (life.against?.agency === life.agency) {
    duties.push({ duty: 'pass-to-reviewer', dueOn: inThreeDays, rule: 'complaint' });
  } else if (life.state === 'registered') {
    duties.push({ duty: 'decide-competence', dueOn: inThreeDays, rule: 'forwarding' });
  }
  if (extension && !life.extensionNotified) {
    const dueOn = extensionNoticeDeadline(extension.decidedOn, calendar);
    duties.push({ duty: 'tell-of-extension', dueOn, rule: 'extension-notice' });
  }
  return duties;
}
