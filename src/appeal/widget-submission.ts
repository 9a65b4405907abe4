import * as v from 'valibot';
import { AttachmentsSchema } from './attachments.ts';
import type { FieldError } from './field-errors.ts';
import { binError, iinError } from './identity.ts';
import { InstantSchema } from './instant.ts';
import { APPEAL_KINDS } from './kinds.ts';
import { LANGUAGES } from './language.ts';
import { MatterIdSchema } from './matter-id.ts';
import { PlaceSchema } from './place.ts';
import { cleanText, optionalTextField, textField } from './text-field.ts';
import { TOPICS } from './topics.ts';

/** What a person typed, as it will be read: cleaned, without the marks that only part it into groups. */
// @__NO_SIDE_EFFECTS__
function typed(parting: RegExp) {
  return v.pipe(
    v.string('wrong-type'),
    v.transform((text) => cleanText(text).replace(parting, '')),
  );
}

const blankIsAbsent = v.transform((text: string) => (text === '' ? undefined : text));

// @__NO_SIDE_EFFECTS__
function identityCheck(wrong: (digits: string) => FieldError | null) {
  return v.check<string, (issue: v.CheckIssue<string>) => string>(
    (digits) => digits === '' || wrong(digits) === null,
    ({ input }) => wrong(input) ?? 'wrong-type',
  );
}

const IinSchema = v.pipe(typed(/[\s\p{Pd}]/gu), identityCheck(iinError), blankIsAbsent);

const BinSchema = v.pipe(
  typed(/[\s\p{Pd}]/gu),
  v.check((digits) => digits !== '', 'required'),
  identityCheck(binError),
);

/** A phone in E.164; one dialled within Kazakhstan (8 701…, 701…) gets the country's +7. */
const PhoneSchema = v.pipe(
  typed(/[\s().\p{Pd}]/gu),
  v.transform((phone) => phone.replace(/^[78](\d{10})$/, '+7$1').replace(/^(7\d{9})$/, '+7$1')),
  v.check((phone) => phone === '' || /^\+[1-9]\d{9,14}$/.test(phone), 'phone-format'),
  blankIsAbsent,
);

const EmailSchema = v.pipe(
  v.string('wrong-type'),
  v.transform(cleanText),
  v.check((email) => email.length <= 254, 'too-long'),
  v.check((email) => email === '' || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email), 'email-format'),
  blankIsAbsent,
);

/** A person who appeals: what art. 63 of the Code asks for. */
export const PersonSchema = v.strictObject({
  type: v.literal('person', 'unknown-value'),
  familyName: textField(100),
  givenName: textField(100),
  /** Only if the identity document has one (art. 63). */
  patronymic: optionalTextField(100),
  /** If the person has one (art. 63). */
  iin: v.optional(IinSchema),
  postalAddress: textField(300),
  phone: v.optional(PhoneSchema),
  email: v.optional(EmailSchema),
});

/** A legal entity that appeals: name, BIN, postal address (art. 63). */
export const OrganisationSchema = v.strictObject({
  type: v.literal('organisation', 'unknown-value'),
  name: textField(300),
  bin: BinSchema,
  /** Who signs for it. */
  representative: textField(200),
  postalAddress: textField(300),
  phone: v.optional(PhoneSchema),
  email: v.optional(EmailSchema),
});

export const ApplicantSchema = v.variant('type', [PersonSchema, OrganisationSchema], 'unknown-value');

export type Applicant = v.InferOutput<typeof ApplicantSchema>;

/** RFC 9562 UUID version 7, made by the client: the key under which a submission is accepted once. */
export const SubmissionIdSchema = v.pipe(
  v.string('wrong-type'),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'not-a-uuid-v7'),
);

/** An agency's code: the letters before a registration number. */
export const AgencyCodeSchema = v.pipe(v.string('wrong-type'), v.regex(/^[A-Z]{2,6}$/, 'unknown-agency'));

/** What every door sends. */
const commonEntries = {
  id: SubmissionIdSchema,
  agency: AgencyCodeSchema,
  kind: v.picklist(APPEAL_KINDS, 'unknown-value'),
  topic: v.picklist(TOPICS, 'unknown-value'),
  place: PlaceSchema,
  /** The language the appeal is written in; the answer is owed in the same. */
  language: v.picklist(LANGUAGES, 'unknown-value'),
  /** When the client says it was sent. The register's own clock decides, this one is kept beside it. */
  sentAt: InstantSchema,
  /** Files that were uploaded before, known by their digest. */
  attachments: v.optional(AttachmentsSchema),
};

/** What comes through one door. */
// @__NO_SIDE_EFFECTS__
export function submissionWith<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject({ ...commonEntries, ...entries });
}

/** A citizen's EDS as it is sent: CMS over the signed statement of `src/evidence/signed-statement.ts`. */
export const SentSignatureSchema = v.strictObject({
  /** CMS SignedData, base64. */
  cms: v.pipe(v.string('wrong-type'), v.maxLength(200_000, 'too-long')),
  /** The statement's own bytes, base64. */
  content: v.pipe(v.string('wrong-type'), v.maxLength(10_000, 'too-long')),
});

export type SentSignature = v.InferOutput<typeof SentSignatureSchema>;

/** What a citizen files, beside who they are. */
const filedEntries = {
  channel: v.literal('widget'),
  text: textField(20_000, 10),
  /**
   * The matter of others that this is about as well (`SimilarMatter.id`). The appeal is registered, numbered and
   * answered all the same (art. 64); it is only counted and answered together with theirs.
   */
  joins: v.optional(MatterIdSchema),
  /** The applicant agreed that the agency keeps these data to consider the appeal (Law No. 94-V). */
  consent: v.literal(true, 'consent-required'),
  /** The applicant's signature (art. 63), where they have an EDS. It names them, and is sealed as they are. */
  signature: v.optional(SentSignatureSchema),
};

// @__NO_SIDE_EFFECTS__
function filedBy<const By extends v.GenericSchema>(applicant: By) {
  return submissionWith({ ...filedEntries, applicant });
}

/** What a citizen files on an agency's page. */
export const WidgetSubmissionSchema = filedBy(ApplicantSchema);

/** The same of a person, and of an organisation: the form knows which it makes, and checks no more than that. */
export const PersonsSubmissionSchema = filedBy(PersonSchema);
export const OrganisationsSubmissionSchema = filedBy(OrganisationSchema);

export type WidgetSubmission = v.InferOutput<typeof WidgetSubmissionSchema>;
