import * as v from 'valibot';
import { AttachmentsSchema } from './attachments.ts';
import { GROUNDS, OUTCOMES } from './life-states.ts';
import { SubmissionIdSchema } from './submission.ts';
import { optionalTextField, textField } from './text-field.ts';

/** A day that is in the calendar, `YYYY-MM-DD`. */
const CalendarDaySchema = v.pipe(
  v.string('wrong-type'),
  v.check((day) => /^\d{4}-\d\d-\d\d$/.test(day) && isInCalendar(day), 'wrong-type'),
);

function isInCalendar(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

const common = {
  /** UUIDv7, made once before the first try: the register makes a move of one id once. */
  id: SubmissionIdSchema,
  /** The number of the document, where there is one. */
  document: optionalTextField(200),
};

/** Another body: an agency's code, or the name of one that is not in this register. */
const sending = { ...common, to: textField(300), reasons: optionalTextField(4_000) };
const toldSending = { ...sending, applicantTold: v.boolean('wrong-type') };

/**
 * A move that somebody makes on an appeal, as it comes in through the door for moves. Those of the claim and
 * of complaints have doors of their own.
 */
export const MoveRequestSchema = v.variant(
  'type',
  [
    /** `executor` is the official who will see to it; whoever accepts it, unless told. */
    v.strictObject({
      type: v.literal('accepted'),
      ...common,
      executor: v.optional(v.pipe(v.string('wrong-type'), v.uuid('unknown-value'))),
    }),
    v.strictObject({ type: v.literal('forwarded'), ...toldSending }),
    v.strictObject({ type: v.literal('part-forwarded'), ...toldSending }),
    v.strictObject({ type: v.literal('passed-to-reviewer'), ...toldSending }),
    v.strictObject({ type: v.literal('handed-over'), ...sending }),
    v.strictObject({
      type: v.literal('defects-named'),
      ...common,
      defects: textField(4_000),
      mendBy: CalendarDaySchema,
    }),
    /** `mended` is what was missing, where it is written and not brought. */
    v.strictObject({
      type: v.literal('defects-mended'),
      ...common,
      mended: optionalTextField(4_000),
    }),
    v.strictObject({
      type: v.literal('extended'),
      ...common,
      until: CalendarDaySchema,
      reason: textField(4_000),
    }),
    v.strictObject({ type: v.literal('extension-notified'), ...common }),
    /** `ground` names the law and its article that stop the term. */
    v.strictObject({ type: v.literal('suspended'), ...common, ground: textField(1_000) }),
    v.strictObject({ type: v.literal('resumed'), ...common }),
    /** `reasons` is the answer itself; of a refusal, with its reasons. */
    v.strictObject({
      type: v.literal('answered'),
      ...common,
      outcome: v.picklist(OUTCOMES, 'unknown-value'),
      reasons: textField(20_000),
      /** The body's letter and what goes with it, uploaded before. */
      attachments: v.optional(AttachmentsSchema),
    }),
    v.strictObject({ type: v.literal('withdrawn'), ...common }),
    v.strictObject({
      type: v.literal('left-without-consideration'),
      ...common,
      ground: v.picklist(GROUNDS, 'unknown-value'),
      reasons: textField(4_000),
    }),
  ],
  'unknown-value',
);

export type MoveRequest = v.InferOutput<typeof MoveRequestSchema>;
export type MoveRequestInput = v.InferInput<typeof MoveRequestSchema>;
export type MoveType = MoveRequest['type'];

/** The moves that this door takes, in the order in which a person is offered them. */
export const MOVE_TYPES = [
  'accepted',
  'answered',
  'forwarded',
  'part-forwarded',
  'passed-to-reviewer',
  'defects-named',
  'defects-mended',
  'extended',
  'extension-notified',
  'suspended',
  'resumed',
  'handed-over',
  'left-without-consideration',
  'withdrawn',
] as const satisfies readonly MoveType[];
