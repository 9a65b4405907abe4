import { base64Of, bytesOfBase64 } from '../base64.ts';
import { hexOf } from '../hex.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-384' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/**
 * The key that signs packages: ECDSA on P-384, as readers of signed packages expect (wacz-auth 0.1.0, anonymous
 * signatures).
 */
export interface ArchiveKey {
  readonly privateKey: CryptoKey;
  /** SPKI in DER, base64. */
  readonly publicKey: string;
  /** The log's own signature under the public key, see `archiveKeyText`: a signed note. */
  readonly vouchedFor: string;
}

/** What a signed package says of its signature (wacz-auth 0.1.0, `signedData`). */
export interface SignedData {
  readonly hash: string;
  readonly created: string;
  readonly software: string;
  readonly signature: string;
  readonly publicKey: string;
  readonly version: '0.1.0';
}

/**
 * What the log's key signs, once for all packages: that this key of the intake signs packages. Its first line is
 * no log's name, so that it can never stand for a checkpoint.
 */
export function archiveKeyText(origin: string, publicKey: string): string {
  return `dauys-archive-key/1\n${origin}\n${publicKey}\n`;
}

/** SHA-256 of bytes as packages write it. */
export async function packageHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return `sha256:${hexOf(await crypto.subtle.digest('SHA-256', bytes))}`;
}

/**
 * Signs a package: the text of its `datapackage.json`'s hash, such as `sha256:5c0e…`, and nothing more. The time
 * is what the intake says and is not under the signature.
 */
export async function signPackage(
  hash: string,
  { privateKey, publicKey }: ArchiveKey,
  { created, software }: Pick<SignedData, 'created' | 'software'>,
): Promise<SignedData> {
  const signature = await crypto.subtle.sign(SIGNING, privateKey, new TextEncoder().encode(hash));
  return {
    ...{ hash, created, software, publicKey },
    signature: base64Of(new Uint8Array(signature)),
    version: '0.1.0',
  };
}

/** Whether a package's signature is of the key that it names. Whose key that is, is another question. */
export async function isPackageSigned({ hash, signature, publicKey }: SignedData): Promise<boolean> {
  const [key, raw] = [bytesOfBase64(publicKey), bytesOfBase64(signature)];
  if (!key || !raw) return false;
  try {
    const imported = await crypto.subtle.importKey('spki', key, ALGORITHM, false, ['verify']);
    return await crypto.subtle.verify(SIGNING, imported, raw, new TextEncoder().encode(hash));
  } catch {
    return false;
  }
}
