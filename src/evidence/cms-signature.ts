import type { Certificate } from 'pkijs';
import type { SignatureCheck, Signer } from '../appeal/signatures.ts';
import { findChain, type TrustStore } from './certificate-chain.ts';
import {
  type ReadSignature,
  type RefusedSignature,
  readSignature,
  refused,
  sameBytes,
} from './cms-reading.ts';
import { rsaDigest } from './signature-algorithms.ts';
import { factsOf, isForSigning, signerOf, validityAt } from './signer-certificate.ts';

/** A signature that came in, and what it must be. */
export interface SignatureToVerify {
  /** CMS SignedData, attached or detached: DER bytes, or base64 with or without PEM lines. */
  readonly cms: Uint8Array | string;
  /** The exact bytes that must have been signed. */
  readonly content: Uint8Array;
  /** Who must have signed; twelve digits each. What is left out may be anyone's. */
  readonly expected?: { readonly iin?: string | undefined; readonly bin?: string | undefined };
  /**
   * When the register received it. The certificate must be valid then: the time inside a signature is the
   * signer's own claim, and whoever holds an expired key can set their clock back.
   */
  readonly at: Temporal.Instant;
}

/** Asks whether a certificate still stands: OCSP or whatever an agency has. */
export type RevocationCheck = (
  certificate: Certificate,
  issuer: Certificate,
  at: Temporal.Instant,
  signal: AbortSignal,
) => Promise<'good' | 'revoked' | 'unknown'>;

/** Whom to believe. */
export interface VerificationRules {
  readonly trust: TrustStore;
  /** Without it certificates are not asked about, and the check says so. */
  readonly revocation?: RevocationCheck | undefined;
}

/**
 * Verifies a citizen's signature: that it is CMS over exactly this content, that the signature holds, that
 * the key is an RSA key for signing, valid at the time of receipt, of a person or body that a trusted
 * authority names, not revoked, and of the expected signer. A signature by GOST 34.310 or R 34.10 is
 * `needs-ncanode`: it was read and speaks of the right content, and only NCANode can tell whether it holds.
 *
 * Never throws for what the signature may be; throws what `rules.revocation` throws.
 */
export async function verifySignature(
  given: SignatureToVerify,
  rules: VerificationRules,
  signal: AbortSignal,
): Promise<SignatureCheck> {
  const read = readSignature(given.cms, given.content);
  if (!read.ok) return read;
  if (read.gost) return refused('needs-ncanode', read.signer.signatureAlgorithm.algorithmId);

  const broken = await mathematicsOf(read, given.content);
  if (broken) return broken;
  const standing = standingOf(read.certificate, given);
  if ('ok' in standing) return standing;
  const found = await findChain(read.certificate, rules.trust, given.at);
  if (!found.ok) return refused('untrusted-chain', found.detail);

  const issuer = found.chain[1];
  if (rules.revocation && issuer) {
    const answer = await rules.revocation(read.certificate, issuer, given.at, signal);
    if (answer === 'revoked') return refused('revoked', 'by its authority');
    if (answer === 'unknown') return refused('revocation-unknown', 'its authority could not say');
  }
  return {
    ok: true,
    signer: standing,
    certificate: await factsOf(read.certificate),
    claimedAt: read.claimedAt,
    revocation: rules.revocation ? 'good' : 'not-checked',
    verifiedBy: 'register',
  };
}

/** Whether the digest is the content's and the signature the key's; `null` where both hold. */
async function mathematicsOf(read: ReadSignature, content: Uint8Array): Promise<RefusedSignature | null> {
  const { signed, signer } = read;
  const digest = rsaDigest(signer.digestAlgorithm.algorithmId, signer.signatureAlgorithm.algorithmId);
  if (digest === null) {
    const pair = `${signer.digestAlgorithm.algorithmId} ${signer.signatureAlgorithm.algorithmId}`;
    return refused('unsupported-algorithm', pair);
  }
  const bytes = new Uint8Array(content);
  if (read.digest) {
    const own = new Uint8Array(await crypto.subtle.digest(digest, bytes));
    if (!sameBytes(own, read.digest)) return refused('wrong-content', 'the signed digest is of other bytes');
  }
  try {
    const holds = await signed.verify({ signer: 0, data: bytes.buffer });
    return holds ? null : refused('broken-signature', 'the key did not make this signature');
  } catch (error) {
    return refused('broken-signature', String(error));
  }
}

/**
 * What a certificate must be whoever verifies the signature: valid at receipt, for signing, of a named
 * signer, of the expected one.
 */
export function standingOf(
  certificate: Certificate,
  given: Pick<SignatureToVerify, 'at' | 'expected'>,
): Signer | RefusedSignature {
  const validity = validityAt(certificate, given.at);
  if (validity !== 'valid') {
    const { notBefore, notAfter } = certificate;
    return refused(validity, `${notBefore.value.toISOString()} to ${notAfter.value.toISOString()}`);
  }
  if (!isForSigning(certificate)) return refused('wrong-key-usage', 'the key is not for signing');
  const signer = signerOf(certificate);
  if (signer === null) return refused('no-identity', 'no IIN and no BIN, or two');
  const { iin, bin } = given.expected ?? {};
  if ((iin && iin !== signer.iin) || (bin && bin !== signer.bin)) {
    return refused('other-person', 'the certificate names another IIN or BIN');
  }
  return signer;
}
