/**
 * The arcs under which Kazakhstan's authorities name the GOST algorithms: 34.310-2004, R 34.10-2015, 34.311-95
 * and R 34.11-2015 in the state's own arc (root.gov.kz/oid), and the older names of the Gamma library. Neither
 * a browser nor Node computes them.
 */
const GOST_ARCS = ['1.2.398.3.10.1.', '1.3.6.1.4.1.6801.1.'];

/** Whether an algorithm's object identifier is one of Kazakhstan's GOST family: key, digest or signature. */
export function isGost(oid: string): boolean {
  return GOST_ARCS.some((arc) => oid.startsWith(arc));
}

/** The digests that still bind (RFC 5754). SHA-1 is not among them: two contents can share one. */
const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** RSASSA-PKCS1-v1_5 by its full names, and the digest that each carries. */
const RSA_SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';

/** The shortest RSA modulus that is accepted, in bits. */
export const SHORTEST_RSA = 2048;

/**
 * The digest of a CMS signer, where the signature is RSA and both its algorithms agree (RFC 5652, 5.3: the
 * signature algorithm may be named in full or just `rsaEncryption`).
 *
 * @returns the name that WebCrypto knows, or `null` where the pair is not accepted
 */
export function rsaDigest(digestOid: string, signatureOid: string): string | null {
  const digest = DIGESTS[digestOid];
  if (digest === undefined) return null;
  return signatureOid === RSA_ENCRYPTION || RSA_SIGNATURES[signatureOid] === digest ? digest : null;
}

/** Whether a certificate's own signature is RSA with a digest that binds. */
export function isAcceptedCertificateSignature(oid: string): boolean {
  return oid in RSA_SIGNATURES;
}
