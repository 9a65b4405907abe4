import { type Beginning, begin, factsOf, type Life } from './life.ts';
import type { LifeEvent, LifeEventType } from './life-events.ts';
import { isLater, type Objection, objectionTo } from './life-objections.ts';
import { LAW_RULES, type LawRuleName, type LifeState, type Role } from './life-states.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What may happen to a record: from which states, by whom, under which rule, and where it leads. */
export interface Move {
  readonly from: readonly LifeState[];
  /** `same`: the record stays where it is, and the event is a fact about it. */
  readonly to: LifeState | 'same';
  readonly by: readonly Role[];
  readonly rule: LawRuleName;
}

const STAFF: readonly Role[] = ['official', 'deputy', 'head'];
const CHIEFS: readonly Role[] = ['deputy', 'head'];

/** Every move there is. What a move needs besides stands in `life-objections.ts`. */
export const MOVES: Readonly<Record<LifeEventType, Move>> = {
  // From a post to an appeal: only through its author.
  invited: { from: ['signal', 'invited'], to: 'invited', by: STAFF, rule: 'identity' },
  'invitation-ended': { from: ['invited'], to: 'signal', by: [...STAFF, 'register'], rule: 'identity' },
  claimed: { from: ['invited'], to: 'claimed', by: ['applicant'], rule: 'identity' },
  registered: { from: ['claimed'], to: 'registered', by: ['register'], rule: 'registration' },
  'handed-over': {
    from: ['signal', 'invited', 'claimed', 'registered', 'accepted'],
    to: 'same',
    by: STAFF,
    rule: 'anonymity',
  },

  // Whose matter it is.
  accepted: { from: ['registered'], to: 'accepted', by: STAFF, rule: 'registration' },
  forwarded: { from: ['registered', 'accepted'], to: 'forwarded', by: STAFF, rule: 'forwarding' },
  'part-forwarded': { from: ['registered', 'accepted'], to: 'same', by: STAFF, rule: 'forwarding' },
  'passed-to-reviewer': { from: ['registered', 'accepted'], to: 'forwarded', by: STAFF, rule: 'complaint' },
  'defects-named': { from: ['registered', 'accepted'], to: 'incomplete', by: STAFF, rule: 'defects' },
  'defects-mended': { from: ['incomplete'], to: 'accepted', by: ['applicant', ...STAFF], rule: 'defects' },

  // The term.
  extended: { from: ['registered', 'accepted'], to: 'same', by: CHIEFS, rule: 'extension' },
  'extension-notified': {
    from: ['registered', 'accepted', 'incomplete', 'suspended'],
    to: 'same',
    by: [...STAFF, 'register'],
    rule: 'extension-notice',
  },
  suspended: { from: ['registered', 'accepted'], to: 'suspended', by: STAFF, rule: 'suspension' },
  resumed: { from: ['suspended'], to: 'accepted', by: STAFF, rule: 'suspension' },

  // The end, and what may follow it.
  answered: { from: ['registered', 'accepted'], to: 'answered', by: STAFF, rule: 'answer' },
  withdrawn: {
    from: ['registered', 'accepted', 'incomplete', 'suspended'],
    to: 'withdrawn',
    by: ['applicant'],
    rule: 'withdrawal',
  },
  'left-without-consideration': {
    from: ['registered', 'accepted', 'incomplete'],
    to: 'left-without-consideration',
    by: STAFF,
    rule: 'anonymity',
  },
  complained: {
    from: [
      ...(['registered', 'accepted', 'incomplete', 'suspended'] as const),
      ...(['forwarded', 'answered', 'left-without-consideration'] as const),
    ],
    to: 'same',
    by: ['applicant', 'register'],
    rule: 'complaint',
  },
};

/** The record after an event that happened. It judges nothing: what stands in the log has happened. */
export function after(life: Life, event: LifeEvent): Life {
  const { to } = MOVES[event.type];
  return { ...life, ...factsOf(life, event), state: to === 'same' ? life.state : to, lastOn: event.on };
}

/** A record from its beginning and all its events, in the log's order. */
export function lifeOf(beginning: Beginning, events: readonly LifeEvent[]): Life {
  return events.reduce(after, begin(beginning));
}

/** A refused move: why, and by which rule of the law. */
export interface Refusal {
  readonly objection: Objection;
  readonly rule: LawRuleName;
  /** The article of the Code, `null` where none is known for the rule. */
  readonly article: string | null;
}

/** What came of a move: the record after it, or the refusal. */
export type Moved =
  | { readonly ok: true; readonly life: Life }
  | { readonly ok: false; readonly refusal: Refusal };

/** Rules other than the move's own that an objection comes from. */
const RULE_OF: Partial<Record<Objection, LawRuleName>> = {
  'out-of-order': 'registration',
  'body-complained-of': 'complaint',
  'person-complained-of': 'complaint',
  'must-be-passed-on': 'complaint',
  'still-time-to-mend': 'defects',
};

/**
 * Makes a move, if the law allows it.
 *
 * A move that comes late is no objection where the law still wants it made (forwarding on the fifth day, an
 * answer after the term): it is recorded, and `dutiesOf` and the figures say that it was late. An extension
 * after the term, which the law does not know, is refused.
 *
 * @param life the record now
 * @param event what someone wants to do, on a day in Kazakhstan
 */
export function move(life: Life, event: LifeEvent, calendar: WorkingCalendar): Moved {
  const { from, by, rule } = MOVES[event.type];
  const refuse = (objection: Objection): Moved => {
    const broken = RULE_OF[objection] ?? rule;
    return { ok: false, refusal: { objection, rule: broken, article: LAW_RULES[broken].article } };
  };
  if (!from.includes(life.state)) return refuse('wrong-state');
  if (!by.includes(event.by)) return refuse('wrong-person');
  if (isLater(life.lastOn, event.on)) return refuse('out-of-order');
  const objection = objectionTo(life, event, calendar);
  return objection ? refuse(objection) : { ok: true, life: after(life, event) };
}
