import * as v from 'valibot';
import { InstantSchema } from '../appeal/instant.ts';
import type { SignatureRefusal } from '../appeal/signatures.ts';
import { cleanText } from '../appeal/text-field.ts';
import { AgencyCodeSchema, SubmissionIdSchema } from '../appeal/widget-submission.ts';
import { canonicalJson } from './canonical-json.ts';
import { hexOf } from './hex.ts';

/**
 * What a citizen signs with their EDS (art. 63 asks for the applicant's signature). It binds the signature to
 * one appeal, its exact text and the agency addressed, so that it can't stand under anything else; the text
 * itself and the person stay out of it, so that it can stand in a log when the person has been erased.
 */
export const SignedStatementSchema = v.strictObject({
  type: v.literal('dauys-signed-statement'),
  version: v.literal(1),
  /** `filing`: the person files it; `claim`: the author of a post makes the recorded signal their appeal. */
  purpose: v.picklist(['filing', 'claim']),
  appeal: v.strictObject({
    /** The submission's id. */
    id: SubmissionIdSchema,
    /** The number of the signal that is claimed; `null` where there is none yet. */
    number: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  }),
  agency: AgencyCodeSchema,
  /** SHA-256 of the appeal's text as the register keeps it (cleaned, UTF-8), lower-case hex. */
  textDigest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** When the person's own device says it was signed. */
  signedAt: InstantSchema,
});

export type SignedStatement = v.InferOutput<typeof SignedStatementSchema>;

/** The appeal that a statement is, or must be, about. */
export interface StatementSubject {
  readonly purpose: SignedStatement['purpose'];
  readonly id: string;
  readonly number: string | null;
  readonly agency: string;
  /** The whole text, as typed or as kept: both have one digest. */
  readonly text: string;
}

/** A signature may wait in the outbox as long as a draft is kept on the device; milliseconds. */
export const STATEMENT_LIVES = 7 * 24 * 60 * 60 * 1000;

/** How far ahead a person's clock may be: many were never told of the time zone's change of 2024. */
export const CLOCK_MAY_LEAD = 24 * 60 * 60 * 1000;

/**
 * The statement to sign.
 *
 * @param now milliseconds since the epoch
 */
export async function signedStatement(subject: StatementSubject, now: number): Promise<SignedStatement> {
  return {
    type: 'dauys-signed-statement',
    version: 1,
    purpose: subject.purpose,
    appeal: { id: subject.id, number: subject.number },
    agency: subject.agency,
    textDigest: await textDigest(subject.text),
    signedAt: new Date(now).toISOString(),
  };
}

/** The bytes that are signed: the statement's canonical JSON (RFC 8785) in UTF-8. */
export function statementBytes(statement: SignedStatement): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(statement));
}

/**
 * Why a statement is not the one that this appeal needs; `null` where it is. The signature over its bytes is
 * another question.
 *
 * @param subject what the register itself holds of the appeal
 * @param now the register's clock, milliseconds since the epoch
 */
export async function statementRefusal(
  statement: SignedStatement,
  subject: StatementSubject,
  now: number,
): Promise<Extract<SignatureRefusal, 'other-statement' | 'stale-statement'> | null> {
  const own = await signedStatement(subject, now);
  const same = canonicalJson({ ...own, signedAt: statement.signedAt }) === canonicalJson(statement);
  if (!same) return 'other-statement';
  const age = now - Date.parse(statement.signedAt);
  return age > STATEMENT_LIVES || age < -CLOCK_MAY_LEAD ? 'stale-statement' : null;
}

/** SHA-256 of a text as the register keeps it, lower-case hex. */
export async function textDigest(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(cleanText(text));
  return hexOf(await crypto.subtle.digest('SHA-256', bytes));
}
