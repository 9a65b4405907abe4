import { answerTerm, extensionLimit } from './law-clock.ts';
import type { Life } from './life.ts';
import type { LifeEvent, LifeEventOf } from './life-events.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Why a move is refused; a surface says it in words, with the rule's article. */
export type Objection =
  /** The record does not stand where this move begins. */
  | 'wrong-state'
  /** Not this person's move. */
  | 'wrong-person'
  /** Before the last event: a clock went back, or a day was mistyped. */
  | 'out-of-order'
  | 'reason-missing'
  | 'not-a-working-day'
  /** An extension decided after the term had ended. */
  | 'too-late'
  /** An extension that does not end later than the term does now. */
  | 'not-longer'
  /** An extension beyond what the law allows. */
  | 'beyond-the-limit'
  /** No extension of which the applicant was not told yet. */
  | 'nothing-to-tell'
  /** Sent to another body without telling the applicant at the same time. */
  | 'applicant-not-told'
  /** Sent to the body that has it already. */
  | 'same-body'
  /** A complaint sent for decision to the body it is about. */
  | 'body-complained-of'
  /** A complaint given to the official it is about. */
  | 'person-complained-of'
  /** Whom the complaint is about may only grant it in full or pass it on. */
  | 'must-be-passed-on'
  | 'not-a-complaint'
  /** Crime or danger goes to the competent body before the record may be closed as anonymous. */
  | 'danger-first'
  /** The time given to mend the defects has not passed, or no defects were named. */
  | 'still-time-to-mend';

const isBlank = (text: string): boolean => text.trim() === '';
/** Whether one day comes after another. */
export const isLater = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) > 0;

function toExtension(
  life: Life,
  event: LifeEventOf<'extended'>,
  calendar: WorkingCalendar,
): Objection | null {
  if (isBlank(event.reason)) return 'reason-missing';
  if (!life.registeredOn) return 'wrong-state';
  const { current } = answerTerm({ ...life, registeredOn: life.registeredOn }, calendar);
  if (!current || isLater(event.on, current)) return 'too-late';
  if (!isLater(event.until, current)) return 'not-longer';
  if (isLater(event.until, extensionLimit(life.registeredOn, calendar))) return 'beyond-the-limit';
  return calendar.isWorkingDay(event.until) ? null : 'not-a-working-day';
}

function toSending(
  life: Life,
  event: { readonly to: string; readonly applicantTold: boolean },
): Objection | null {
  if (event.to === life.agency) return 'same-body';
  if (event.to === life.against?.agency) return 'body-complained-of';
  return event.applicantTold ? null : 'applicant-not-told';
}

function toAnswer(life: Life, event: LifeEventOf<'answered'>): Objection | null {
  if (life.against?.agency === life.agency && event.outcome !== 'satisfied') return 'must-be-passed-on';
  return event.outcome !== 'satisfied' && isBlank(event.reasons) ? 'reason-missing' : null;
}

function toLeaving(life: Life, event: LifeEventOf<'left-without-consideration'>): Objection | null {
  if (life.against?.agency === life.agency) return 'must-be-passed-on';
  if (isBlank(event.reasons)) return 'reason-missing';
  if (event.ground === 'anonymous' && life.danger && !life.handedOver) return 'danger-first';
  const timeIsUp = life.mendBy !== null && isLater(event.on, life.mendBy);
  return event.ground === 'defects-not-mended' && !timeIsUp ? 'still-time-to-mend' : null;
}

/** What stands against an event that comes in the right state, from the right person, in its order. */
export function objectionTo(life: Life, event: LifeEvent, calendar: WorkingCalendar): Objection | null {
  switch (event.type) {
    case 'registered':
      if (isLater(event.on, event.registeredOn)) return 'out-of-order';
      return calendar.isWorkingDay(event.registeredOn) ? null : 'not-a-working-day';
    case 'accepted':
      return life.against && life.against.official === event.executor ? 'person-complained-of' : null;
    case 'defects-named':
      if (isBlank(event.defects)) return 'reason-missing';
      return isLater(event.mendBy, event.on) ? null : 'out-of-order';
    case 'forwarded':
    case 'part-forwarded':
      return toSending(life, event);
    case 'passed-to-reviewer':
      return life.kind === 'complaint' ? toSending(life, event) : 'not-a-complaint';
    case 'handed-over':
      return event.to === life.agency ? 'same-body' : null;
    case 'extended':
      return toExtension(life, event, calendar);
    case 'extension-notified':
      return life.extension && !life.extensionNotified ? null : 'nothing-to-tell';
    case 'suspended':
      return isBlank(event.ground) ? 'reason-missing' : null;
    case 'answered':
      return toAnswer(life, event);
    case 'left-without-consideration':
      return toLeaving(life, event);
    default:
      return null;
  }
}
