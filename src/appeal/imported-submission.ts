import * as v from 'valibot';
import { ApplicantSchema, WidgetSubmissionSchema } from './submission.ts';
import { textField } from './text-field.ts';

const { id, agency, kind, topic, place, language, sentAt, attachments } = WidgetSubmissionSchema.entries;

/** A real day, `YYYY-MM-DD`, of this century. */
const RegisteredOnSchema = v.pipe(
  v.string('wrong-type'),
  v.regex(/^20\d\d-\d\d-\d\d$/, 'not-a-date-time'),
  v.check((day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true, 'not-a-date-time'),
);

/**
 * An open matter that was brought over from another register: with an applicant it is an appeal and keeps its
 * day of registration, so its term runs on as it ran there; without one it is a signal.
 */
export const ImportedSubmissionSchema = v.strictObject({
  channel: v.literal('import'),
  id,
  agency,
  kind,
  topic,
  place,
  language,
  sentAt,
  attachments,
  text: textField(20_000),
  /** The number that the other register gave it. */
  foreignNumber: textField(100),
  registeredOn: v.optional(RegisteredOnSchema),
  applicant: v.optional(ApplicantSchema),
});

export type ImportedSubmission = v.InferOutput<typeof ImportedSubmissionSchema>;
