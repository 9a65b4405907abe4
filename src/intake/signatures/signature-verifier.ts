import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignatureCheck } from '../../appeal/signatures.ts';
import { readTrustStore, type TrustStore } from '../../evidence/certificate-chain.ts';
import { refused } from '../../evidence/cms-reading.ts';
import { type SignatureToVerify, verifySignature } from '../../evidence/cms-signature.ts';
import { type NcaNode, verifyWithNcaNode } from './ncanode.ts';
import { ocspResponder } from './ocsp-responder.ts';

/** What an agency believes and whom it asks. With none of it no signature is ever accepted. */
export interface SignatureSettings {
  /** A folder of authorities' certificates (`.cer`, `.crt`, `.der`, `.pem`): DER or PEM. */
  readonly authorities?: string | undefined;
  /** An OCSP responder for signatures that are verified here, such as `http://ocsp.pki.gov.kz/`. */
  readonly ocspUrl?: string | undefined;
  /** NCANode: for signatures by GOST, and for all where there are no authorities. */
  readonly ncanode?: NcaNode | undefined;
}

export interface SignatureVerifier {
  /** Whether anything is configured by which a signature can be believed. */
  readonly accepts: boolean;
  /**
   * Verifies a citizen's signature here, or by NCANode where only it can.
   *
   * @throws the signal's reason when the caller gave up
   */
  verify(given: SignatureToVerify, signal: AbortSignal): Promise<SignatureCheck>;
}

/**
 * Reads the authorities once and verifies from then on.
 *
 * @throws Error that names the folder or the file that can't be used
 */
export async function openSignatureVerifier(settings: SignatureSettings): Promise<SignatureVerifier> {
  const trust = await trustIn(settings.authorities);
  const revocation = settings.ocspUrl ? ocspResponder(settings.ocspUrl) : undefined;
  const { ncanode } = settings;
  return {
    accepts: trust.roots.length > 0 || ncanode !== undefined,
    async verify(given, signal) {
      if (trust.roots.length === 0 && ncanode) return verifyWithNcaNode(given, ncanode, signal);
      const check = await verifySignature(given, { trust, revocation }, signal);
      if (check.ok || check.refusal !== 'needs-ncanode') return check;
      if (!ncanode) return refused('needs-ncanode', 'no NCANode is configured');
      return verifyWithNcaNode(given, ncanode, signal);
    },
  };
}

async function trustIn(folder: string | undefined): Promise<TrustStore> {
  if (!folder) return { roots: [], intermediates: [] };
  const names = (await readdir(folder)).filter((name) => /\.(cer|crt|der|pem)$/i.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name: join(folder, name), bytes: await readFile(join(folder, name)) })),
  );
  const trust = readTrustStore(files);
  if (trust.roots.length === 0)
    throw new Error(`${folder} holds no authority's own (self-signed) certificate`);
  return trust;
}
