import * as v from 'valibot';
import type { SignatureRefusal, SigningCertificate } from '../../appeal/signatures.ts';
import type { WidgetSubmission } from '../../appeal/submission.ts';
import { SignedStatementSchema, statementRefusal } from '../../evidence/signed-statement.ts';
import type { SignatureVerifier } from '../signatures/signature-verifier.ts';

/** An author's signature as it comes in, both parts in base64. */
export interface SentSignature {
  /** CMS SignedData. */
  readonly cms: string;
  /** The signed statement's own bytes. */
  readonly content: string;
}

export type CheckedSignature =
  | { readonly ok: true; readonly certificate: SigningCertificate }
  | { readonly ok: false; readonly refusal: SignatureRefusal };

/** Whose key it must be; `null` where the applicant gave no number that a certificate could be held against. */
function signerOf({ applicant }: WidgetSubmission): { iin?: string; bin?: string } | null {
  if (applicant.type === 'organisation') return { bin: applicant.bin };
  return applicant.iin === undefined ? null : { iin: applicant.iin };
}

function statementIn(bytes: Uint8Array) {
  try {
    const read = v.safeParse(SignedStatementSchema, JSON.parse(Buffer.from(bytes).toString()));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/**
 * Whether a signature is the applicant's own, over this claim and nothing else (art. 63).
 *
 * @param signal the number of the signal that is claimed
 */
export async function checkSignature(
  sent: SentSignature,
  submission: WidgetSubmission,
  signal: string,
  verifier: SignatureVerifier,
  stop: AbortSignal,
): Promise<CheckedSignature> {
  const at = Temporal.Now.instant();
  const content = new Uint8Array(Buffer.from(sent.content, 'base64'));
  const statement = statementIn(content);
  if (!statement) return { ok: false, refusal: 'other-statement' };
  const { id, agency, text } = submission;
  const subject = { purpose: 'claim', id, number: signal, agency, text } as const;
  const refusal = await statementRefusal(statement, subject, at.epochMilliseconds);
  if (refusal) return { ok: false, refusal };
  const expected = signerOf(submission);
  if (!expected) return { ok: false, refusal: 'other-person' };
  const check = await verifier.verify({ cms: sent.cms, content, expected, at }, stop);
  return check.ok ? { ok: true, certificate: check.certificate } : { ok: false, refusal: check.refusal };
}
