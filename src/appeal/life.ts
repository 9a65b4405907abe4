import type { AppealKind } from './kinds.ts';
import type { TermFacts } from './law-clock.ts';
import type { LifeEvent } from './life-events.ts';
import type { LifeState, Outcome } from './life-states.ts';

/** A record as its events made it. Never stored as the truth: `lifeOf` makes it again from the log. */
export interface Life {
  readonly state: LifeState;
  /** The code of the body that has it. */
  readonly agency: string;
  readonly kind: AppealKind;
  /** Whose act a complaint is about: a body by its code, and an official where one is named. */
  readonly against: { readonly agency: string; readonly official: string | null } | null;
  /** It tells of a crime or a threat to security, prepared or done. */
  readonly danger: boolean;
  readonly handedOver: boolean;
  /** The day it came into the register, working day or not. */
  readonly recordedOn: Temporal.PlainDate;
  /** `null` until it is an appeal. */
  readonly registeredOn: Temporal.PlainDate | null;
  /** The day of the last event: none may come before it. */
  readonly lastOn: Temporal.PlainDate;
  /** The day on which it came to its end, in time or late. */
  readonly endedOn: Temporal.PlainDate | null;
  readonly extension: TermFacts['extension'];
  /** Whether the applicant was told of the last extension. */
  readonly extensionNotified: boolean;
  readonly suspensions: TermFacts['suspensions'];
  /** Until when the applicant has time to mend what is missing. */
  readonly mendBy: Temporal.PlainDate | null;
  /** The body that it went to, and when. */
  readonly forwarded: { readonly to: string; readonly on: Temporal.PlainDate } | null;
  readonly outcome: Outcome | null;
  /** The numbers of complaints about this record. */
  readonly complaints: readonly string[];
}

/** How a record begins: as a signal, or as an appeal filed by its author. */
export type Beginning = Pick<Life, 'agency' | 'kind' | 'recordedOn'> & {
  readonly danger?: boolean;
  /** For a complaint: whose act it is about. */
  readonly against?: Life['against'];
  /** For an appeal: the working day that counts as its day of registration (`registrationDay`). */
  readonly registeredOn?: Temporal.PlainDate;
};

/** A record on its first day: an appeal where it has a day of registration, else a signal. */
export function begin(beginning: Beginning): Life {
  const { agency, kind, recordedOn, registeredOn = null, danger = false, against = null } = beginning;
  return {
    state: registeredOn ? 'registered' : 'signal',
    ...{ agency, kind, against, danger, recordedOn, registeredOn },
    handedOver: false,
    lastOn: recordedOn,
    endedOn: null,
    extension: null,
    extensionNotified: false,
    suspensions: [],
    mendBy: null,
    forwarded: null,
    outcome: null,
    complaints: [],
  };
}

/** What an event adds to a record, besides its state. */
export function factsOf(life: Life, event: LifeEvent): Partial<Life> {
  switch (event.type) {
    case 'registered':
      return { registeredOn: event.registeredOn };
    case 'handed-over':
      return { handedOver: true, danger: true };
    case 'forwarded':
    case 'passed-to-reviewer':
      return { forwarded: { to: event.to, on: event.on }, endedOn: event.on };
    case 'defects-named':
      return { mendBy: event.mendBy };
    case 'defects-mended':
      return { mendBy: null };
    case 'extended':
      return { extension: { decidedOn: event.on, until: event.until }, extensionNotified: false };
    case 'extension-notified':
      return { extensionNotified: true };
    case 'suspended':
      return { suspensions: [...life.suspensions, { from: event.on, to: null }] };
    case 'resumed':
      return { suspensions: life.suspensions.map((stop) => (stop.to ? stop : { ...stop, to: event.on })) };
    case 'answered':
      return { outcome: event.outcome, endedOn: event.on };
    case 'withdrawn':
    case 'left-without-consideration':
      return { endedOn: event.on };
    case 'complained':
      return { complaints: [...life.complaints, event.complaint] };
    default:
      return {};
  }
}
