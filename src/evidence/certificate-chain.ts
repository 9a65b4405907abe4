import * as asn1js from 'asn1js';
import { BasicConstraints, Certificate, CertificateChainValidationEngine } from 'pkijs';
import { bytesOfBase64 } from './base64.ts';
import { sameBytes } from './cms-reading.ts';
import { isAcceptedCertificateSignature, SHORTEST_RSA } from './signature-algorithms.ts';
import { rsaBits } from './signer-certificate.ts';

/** Which authorities' certificates are believed: what the agency's administrator put there, nothing else. */
export interface TrustStore {
  /** Where a chain must end. */
  readonly roots: readonly Certificate[];
  /** What may stand between a person and a root. */
  readonly intermediates: readonly Certificate[];
}

/**
 * The extensions that pkijs and this file between them understand (RFC 5280, 4.2.1): key identifiers, key
 * usage, alternative names, basic, name and policy constraints, policies, extended key usage.
 */
const UNDERSTOOD = [14, 15, 17, 18, 19, 30, 32, 33, 35, 36, 37, 54].map((arc) => `2.5.29.${arc}`);

const PEM = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g;

/**
 * Reads certificates of authorities from files: DER, or PEM with one or several. One that is issued by itself
 * is a root; any other stands between.
 *
 * @param files what to call each in an error, and its bytes
 * @throws Error that names the file that holds no certificate
 */
export function readTrustStore(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): TrustStore {
  const certificates = files.flatMap(({ name, bytes }) => {
    try {
      return certificatesIn(bytes);
    } catch (error) {
      throw new Error(`${name} holds no certificate that can be read: ${String(error)}`);
    }
  });
  return {
    roots: certificates.filter((certificate) => certificate.subject.isEqual(certificate.issuer)),
    intermediates: certificates.filter((certificate) => !certificate.subject.isEqual(certificate.issuer)),
  };
}

function certificatesIn(bytes: Uint8Array): Certificate[] {
  const blocks = [...new TextDecoder('latin1').decode(bytes).matchAll(PEM)];
  if (blocks.length === 0) return [Certificate.fromBER(new Uint8Array(bytes))];
  return blocks.map(([, base64 = '']) => {
    const der = bytesOfBase64(base64);
    if (der === null) throw new Error('broken PEM');
    return Certificate.fromBER(der);
  });
}

/**
 * The way from a certificate to a trusted root at an instant (RFC 5280, 6), the certificate first. pkijs
 * finds and checks it; what its engine leaves open is checked here: that it is this certificate's own way,
 * path lengths, digests that bind, keys long enough, no critical extension that nobody understood.
 * Certificates that came with the signature take no part: whoever sends it chooses those.
 */
export async function findChain(
  certificate: Certificate,
  trust: TrustStore,
  at: Temporal.Instant,
): Promise<{ ok: true; chain: Certificate[] } | { ok: false; detail: string }> {
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [...trust.roots],
    certs: [...trust.intermediates, certificate],
    checkDate: new Date(at.epochMilliseconds),
  });
  try {
    const { result, resultMessage, certificatePath: chain = [] } = await engine.verify();
    if (!result) return { ok: false, detail: resultMessage };
    const detail = fault(certificate, chain, trust);
    return detail === null ? { ok: true, chain } : { ok: false, detail };
  } catch (error) {
    return { ok: false, detail: String(error) };
  }
}

function fault(certificate: Certificate, chain: readonly Certificate[], trust: TrustStore): string | null {
  const root = chain.at(-1);
  if (chain[0] !== certificate || chain.length < 2) return "not the certificate's own way";
  if (!root || !trust.roots.some((trusted) => sameBytes(trusted.tbsView, root.tbsView))) return 'no root';
  for (const [index, link] of chain.entries()) {
    const unknown = link.extensions?.find(
      ({ critical, extnID, parsedValue }) => critical && !(UNDERSTOOD.includes(extnID) && parsedValue),
    );
    if (unknown) return `critical extension ${unknown.extnID} is unknown`;
    if (rsaBits(link) < SHORTEST_RSA) return 'a key is not RSA or too short';
    // A root is believed for being configured, not for its signature over itself.
    if (link !== root && !isAcceptedCertificateSignature(link.signatureAlgorithm.algorithmId)) {
      return `certificate signed by ${link.signatureAlgorithm.algorithmId}`;
    }
    if (index > 0 && tooManyBelow(link, index - 1)) return 'path is longer than an authority allows';
  }
  return null;
}

/** Whether more authorities stand below this one than its constraints allow (RFC 5280, 4.2.1.9). */
function tooManyBelow(authority: Certificate, below: number): boolean {
  const constraints = authority.extensions?.find(({ extnID }) => extnID === '2.5.29.19')?.parsedValue;
  if (!(constraints instanceof BasicConstraints) || constraints.pathLenConstraint === undefined) return false;
  const limit = constraints.pathLenConstraint;
  return below > (limit instanceof asn1js.Integer ? limit.valueBlock.valueDec : limit);
}
