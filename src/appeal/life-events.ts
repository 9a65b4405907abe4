import type { Ground, Outcome, Role } from './life-states.ts';

/** What every event says: who, when, and on what paper. */
interface Common {
  /** The day in Kazakhstan on which it took effect. */
  readonly on: Temporal.PlainDate;
  readonly by: Role;
  /** The digest or number of the document, where there is one. */
  readonly document?: string;
}

/** One event in the life of a record, told apart by `type`. Days are Kazakhstan's. */
export type LifeEvent = Common &
  (
    | { readonly type: 'invited' }
    | { readonly type: 'invitation-ended' }
    | { readonly type: 'claimed'; readonly identity: 'self-declared' | 'account-proven' | 'eds-signed' }
    /** `registeredOn` is the working day that counts (`registrationDay`): `on` or later. */
    | { readonly type: 'registered'; readonly registeredOn: Temporal.PlainDate }
    /** `executor` is the official who will see to it. */
    | { readonly type: 'accepted'; readonly executor: string }
    | { readonly type: 'defects-named'; readonly defects: string; readonly mendBy: Temporal.PlainDate }
    | { readonly type: 'defects-mended' }
    | { readonly type: 'forwarded'; readonly to: string; readonly applicantTold: boolean }
    | { readonly type: 'part-forwarded'; readonly to: string; readonly applicantTold: boolean }
    | { readonly type: 'passed-to-reviewer'; readonly to: string; readonly applicantTold: boolean }
    | { readonly type: 'extended'; readonly until: Temporal.PlainDate; readonly reason: string }
    | { readonly type: 'extension-notified' }
    /** `ground` names the law and its article that stop the term. */
    | { readonly type: 'suspended'; readonly ground: string }
    | { readonly type: 'resumed' }
    | { readonly type: 'answered'; readonly outcome: Outcome; readonly reasons: string }
    | { readonly type: 'withdrawn' }
    | { readonly type: 'left-without-consideration'; readonly ground: Ground; readonly reasons: string }
    | { readonly type: 'handed-over'; readonly to: string }
    /** A complaint about this record was registered under a number of its own. */
    | { readonly type: 'complained'; readonly complaint: string }
  );

export type LifeEventType = LifeEvent['type'];

/** The event of one type. */
export type LifeEventOf<Type extends LifeEventType> = Extract<LifeEvent, { readonly type: Type }>;
