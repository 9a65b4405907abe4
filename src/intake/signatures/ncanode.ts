import * as v from 'valibot';
import type { SignatureCheck } from '../../appeal/signatures.ts';
import { base64Of } from '../../evidence/base64.ts';
import { type RefusedSignature, readSignature, refused } from '../../evidence/cms-reading.ts';
import { type SignatureToVerify, standingOf } from '../../evidence/cms-signature.ts';
import { factsOf, serialOf } from '../../evidence/signer-certificate.ts';
import { callService } from './service-call.ts';

/** A NCANode service of the agency's own (version 3 or later; github.com/malikzh/NCANode). */
export interface NcaNode {
  /** Where it runs, such as `http://ncanode:14579`. */
  readonly url: string;
  /** What it asks about each certificate; OCSP unless told. */
  readonly revocation?: readonly ('OCSP' | 'CRL')[];
  /** Milliseconds; 15,000 unless told, for it asks the authority's own services. */
  readonly timeout?: number;
}

const LONGEST_ANSWER = 256 * 1024;

const CertificateInfoSchema = v.object({
  valid: v.boolean(),
  serialNumber: v.string(),
  revocations: v.nullish(v.array(v.object({ revoked: v.boolean() }))),
});

/** The service's own document calls the list `signers`, its code `certificates`. */
const SignerInfoSchema = v.object({
  certificates: v.nullish(v.array(CertificateInfoSchema)),
  signers: v.nullish(v.array(CertificateInfoSchema)),
});

/** The answer of `POST /cms/verify`, as far as it is used. */
const VerificationSchema = v.object({ valid: v.boolean(), signers: v.array(SignerInfoSchema) });

const ErrorSchema = v.object({ message: v.nullish(v.string()) });

type CertificateInfo = v.InferOutput<typeof CertificateInfoSchema>;

/**
 * Has NCANode verify a signature, by GOST or RSA. NCANode tells whether it holds and whether its authority
 * stands behind the certificate. What it does not look at is checked here, before and after: that the content
 * is ours (an attached signature it verifies against its own content), that there is one signer and one
 * certificate (to a signer without one it does not object), that the certificate is valid at receipt, for
 * signing, and of the expected person.
 *
 * @throws the signal's reason when the caller gave up
 */
export async function verifyWithNcaNode(
  given: SignatureToVerify,
  node: NcaNode,
  signal: AbortSignal,
): Promise<SignatureCheck> {
  const read = readSignature(given.cms, given.content);
  if (!read.ok) return read;
  const standing = standingOf(read.certificate, given);
  if ('ok' in standing) return standing;

  const revocation = node.revocation ?? ['OCSP'];
  const serial = serialOf(read.certificate);
  const ask = (revocationCheck: readonly string[]) => {
    const question = { revocationCheck, cms: base64Of(read.der), data: base64Of(given.content) };
    return askNcaNode(node, question, serial, signal);
  };
  const fault = await ask(revocation);
  // One word for two faults: an authority unknown to it, and one whose services did not answer it just now.
  if (fault?.refusal === 'untrusted-chain' && revocation.length > 0 && (await ask([])) === null) {
    return refused('revocation-unknown', `NCANode could not ask by ${revocation.join(' and ')}`);
  }
  if (fault) return fault;
  return {
    ok: true,
    signer: standing,
    certificate: await factsOf(read.certificate),
    claimedAt: read.claimedAt,
    revocation: revocation.length > 0 ? 'good' : 'not-checked',
    verifiedBy: 'ncanode',
  };
}

/** What NCANode has against a signature; `null` where nothing. */
async function askNcaNode(
  node: NcaNode,
  question: unknown,
  serial: string,
  signal: AbortSignal,
): Promise<RefusedSignature | null> {
  const answer = await callService(
    {
      url: `${node.url.replace(/\/+$/, '')}/cms/verify`,
      contentType: 'application/json',
      accept: 'application/json',
      body: JSON.stringify(question),
      timeout: node.timeout ?? 15_000,
      longest: LONGEST_ANSWER,
    },
    signal,
  );
  if (!answer.ok) return refused('ncanode-unavailable', answer.why);
  return faultIn(answer.status, parsed(answer.bytes), serial);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function faultIn(status: number, body: unknown, serial: string): RefusedSignature | null {
  // NCANode answers 400 to whatever its library threw: bytes that it can't read, a digest of other content.
  if (status === 400) {
    const error = v.safeParse(ErrorSchema, body);
    return refused('broken-signature', (error.success && error.output.message) || 'refused without a word');
  }
  if (status !== 200) return refused('ncanode-unavailable', `status ${status}`);
  const read = v.safeParse(VerificationSchema, body);
  if (!read.success) return refused('ncanode-unavailable', 'an answer of another shape');
  const { valid, signers } = read.output;
  const certificates = signers.flatMap((signer) => signer.certificates ?? signer.signers ?? []);
  const [certificate] = certificates;
  if (signers.length !== 1 || certificates.length !== 1 || certificate === undefined) {
    return refused('broken-signature', `${signers.length} signers, ${certificates.length} certificates`);
  }
  if (certificate.serialNumber.toLowerCase() !== serial) {
    return refused('broken-signature', 'verified with another certificate');
  }
  return faultOf(valid, certificate);
}

function faultOf(valid: boolean, certificate: CertificateInfo): RefusedSignature | null {
  if (certificate.revocations?.some(({ revoked }) => revoked)) return refused('revoked', 'by its authority');
  if (!certificate.valid) return refused('untrusted-chain', 'the certificate is not valid');
  return valid ? null : refused('broken-signature', 'the signature does not hold');
}
