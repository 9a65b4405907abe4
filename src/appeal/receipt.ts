import * as v from 'valibot';
import { InstantSchema } from './instant.ts';
import { AgencyCodeSchema, SubmissionIdSchema } from './widget-submission.ts';

/**
 * How a record begins. `signal`: recorded from a post, its author has not appealed (art. 63 is not met);
 * `registered`: filed by an identified applicant, the term of art. 76 runs.
 */
export const FIRST_STATES = ['signal', 'registered'] as const;

export const LocalizedSchema = v.object({ kk: v.string(), ru: v.string(), en: v.string() });

/** A calendar day, `YYYY-MM-DD`, in Kazakhstan's time. */
export const DaySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));

/** The agency as every client may see it. */
export const AgencySchema = v.object({
  code: AgencyCodeSchema,
  name: LocalizedSchema,
  /** The place the agency answers for; a form starts from it. */
  kato: v.string(),
});

/** The last day for the answer and where the rule comes from. */
export const DeadlineSchema = v.object({
  on: DaySchema,
  workingDays: v.number(),
  /** The article of the Code, such as `76`. */
  article: v.string(),
});

/** The answer to an accepted submission (талон, art. 64): what the person keeps. */
export const ReceiptSchema = v.object({
  id: SubmissionIdSchema,
  number: v.string(),
  /** Sixteen digits that open the appeal to whoever filed it; `null` for a signal, which nobody filed. */
  trackingCode: v.nullable(v.string()),
  state: v.picklist(FIRST_STATES),
  receivedAt: InstantSchema,
  /** The working day on which it counts as registered (art. 64); `null` for a signal. */
  registeredOn: v.nullable(DaySchema),
  deadline: v.nullable(DeadlineSchema),
  agency: AgencySchema,
  /** Who took it (art. 64): the official's name, or the agency's register itself. */
  takenBy: v.nullable(v.string()),
  /** SHA-256 of the accepted submission's canonical JSON (RFC 8785), lower-case hex. */
  digest: v.string(),
});

export type Agency = v.InferOutput<typeof AgencySchema>;
export type Deadline = v.InferOutput<typeof DeadlineSchema>;
export type Receipt = v.InferOutput<typeof ReceiptSchema>;
