import * as v from 'valibot';

/** Who appeals, as the register keeps it (art. 63); the fields of a person or of an organisation. */
export const ApplicantSchema = v.object({
  type: v.picklist(['person', 'organisation']),
  familyName: v.optional(v.string()),
  givenName: v.optional(v.string()),
  patronymic: v.optional(v.string()),
  iin: v.optional(v.string()),
  name: v.optional(v.string()),
  bin: v.optional(v.string()),
  representative: v.optional(v.string()),
  postalAddress: v.optional(v.string()),
  phone: v.optional(v.string()),
  email: v.optional(v.string()),
});

export const ApplicantAnswerSchema = v.object({
  /** `null` for a signal, and where the person was erased. */
  applicant: v.nullable(ApplicantSchema),
});

export type Applicant = v.InferOutput<typeof ApplicantSchema>;
