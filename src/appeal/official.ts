import * as v from 'valibot';
import { AgencySchema } from './appeal.ts';
import { InstantSchema } from './post.ts';
import { textField } from './text-field.ts';

/**
 * What an official may do; one has a set of them. `clerk` clips and reads; `officer` accepts, forwards,
 * answers and reads applicants' personal data; `head` (or a deputy) extends, refuses and leaves without
 * consideration; `administrator` enrols and revokes.
 */
export const OFFICIAL_ROLES = ['clerk', 'officer', 'head', 'administrator'] as const;

export type OfficialRole = (typeof OFFICIAL_ROLES)[number];

/** An official as the register knows them: who takes an appeal is written on its receipt (art. 64). */
export const OfficialSchema = v.object({ id: v.string(), name: v.string() });

/** 32 bytes in base64url. */
const Coordinate = v.pipe(v.string('wrong-type'), v.regex(/^[\w-]{43}$/, 'unknown-value'));

/** The public half of the official's own key (JWK, RFC 7517; EC on P-256); the private half never leaves. */
export const OfficialKeySchema = v.object(
  {
    kty: v.literal('EC', 'unknown-value'),
    crv: v.literal('P-256', 'unknown-value'),
    x: Coordinate,
    y: Coordinate,
  },
  'wrong-type',
);

/** What an official sends to enrol a browser. */
export const EnrolmentRequestSchema = v.object({
  /** The one-time code that the agency's administrator gave. */
  code: textField(100),
  /** The name as it shall stand on receipts: surname, initials, post. */
  name: textField(200),
  /** The key that the token is bound to: each request is signed with its private half (RFC 9449). */
  publicKey: OfficialKeySchema,
});

/** The answer to an enrolment: the only time the token is ever shown. */
export const EnrolmentSchema = v.object({
  token: v.string(),
  expiresAt: InstantSchema,
  official: OfficialSchema,
  roles: v.optional(v.array(v.picklist(OFFICIAL_ROLES)), []),
  agency: AgencySchema,
});

/** Whom a token stands for and until when. */
export const SignedInSchema = v.object({
  official: OfficialSchema,
  roles: v.optional(v.array(v.picklist(OFFICIAL_ROLES)), []),
  agency: AgencySchema,
  expiresAt: InstantSchema,
});

export const AgenciesAnswerSchema = v.object({ agencies: v.array(AgencySchema) });

export type Official = v.InferOutput<typeof OfficialSchema>;
export type OfficialKey = v.InferOutput<typeof OfficialKeySchema>;
export type EnrolmentRequest = v.InferInput<typeof EnrolmentRequestSchema>;
export type Enrolment = v.InferOutput<typeof EnrolmentSchema>;
export type SignedIn = v.InferOutput<typeof SignedInSchema>;
