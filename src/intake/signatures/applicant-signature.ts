import * as v from 'valibot';
import type { SignatureRefusal, SigningCertificate } from '../../appeal/signatures.ts';
import type { SentSignature, WidgetSubmission } from '../../appeal/submission.ts';
import { canonicalJson } from '../../evidence/canonical-json.ts';
import {
  SignedStatementSchema,
  type StatementSubject,
  statementRefusal,
} from '../../evidence/signed-statement.ts';
import type { Arrival } from '../arrival.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { sealText } from '../sealing.ts';
import type { SignatureVerifier } from './signature-verifier.ts';

/** What a signature must be about: the filing of an appeal, or the claim of a signal by its number. */
export type SignedPurpose = Pick<StatementSubject, 'purpose' | 'number'>;

type CheckedSignature =
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

/** Whether a signature is the applicant's own, over this appeal and nothing else (art. 63). */
async function checkSignature(
  sent: SentSignature,
  submission: WidgetSubmission,
  purpose: SignedPurpose,
  verifier: SignatureVerifier,
  stop: AbortSignal,
): Promise<CheckedSignature> {
  const at = Temporal.Now.instant();
  const content = new Uint8Array(Buffer.from(sent.content, 'base64'));
  const statement = statementIn(content);
  if (!statement) return { ok: false, refusal: 'other-statement' };
  const { id, agency, text } = submission;
  const subject = { ...purpose, id, agency, text };
  const refusal = await statementRefusal(statement, subject, at.epochMilliseconds);
  if (refusal) return { ok: false, refusal };
  const expected = signerOf(submission);
  if (!expected) return { ok: false, refusal: 'other-person' };
  const check = await verifier.verify({ cms: sent.cms, content, expected, at }, stop);
  return check.ok ? { ok: true, certificate: check.certificate } : { ok: false, refusal: check.refusal };
}

/**
 * The applicant's EDS, checked and sealed with their appeal's own key, for a certificate names a person.
 *
 * @throws Refusal `signature-refused`
 */
export async function sealedSignature(
  { submission, agency, sealed }: Arrival,
  sent: SentSignature | undefined,
  purpose: SignedPurpose,
  parts: Pick<AppParts, 'rootKey' | 'signatures'>,
  stop: AbortSignal,
): Promise<Arrival['signature']> {
  if (!sent || submission.channel !== 'widget') return undefined;
  const check = await checkSignature(sent, submission, purpose, parts.signatures, stop);
  if (!check.ok) throw new Refusal('signature-refused', { signature: check.refusal });
  const body = canonicalJson({ ...sent, certificate: { ...check.certificate } });
  return sealText(parts.rootKey.agencyKey(agency.agency.code), submission.id, sealed.key, body);
}
