import { createECDH } from 'node:crypto';
import { base64Of } from '../../evidence/base64.ts';
import { type ArchiveKey, archiveKeyText } from '../../evidence/wacz/archive-signature.ts';
import type { LogSigner } from '../log-book/log-signer.ts';
import type { RootKey } from '../root-key.ts';

/**
 * The key that signs packages of evidence. It is derived, so that every intake with the same keys has the same
 * one and no further file must be kept; the log's key vouches for it, so that whoever trusts that needs no other.
 */
export async function openArchiveKey(
  rootKey: Pick<RootKey, 'archiveSecret'>,
  signer: Pick<LogSigner, 'key' | 'vouch'>,
): Promise<ArchiveKey> {
  const curve = createECDH('secp384r1');
  const number = rootKey.archiveSecret();
  curve.setPrivateKey(number);
  const point = curve.getPublicKey();
  const [x, y] = [point.subarray(1, 49), point.subarray(49)].map((half) => half.toString('base64url'));
  const algorithm = { name: 'ECDSA', namedCurve: 'P-384' };
  const secret = { kty: 'EC', crv: 'P-384', x: x ?? '', y: y ?? '' };
  const d = number.toString('base64url');
  const [privateKey, shown] = await Promise.all([
    crypto.subtle.importKey('jwk', { ...secret, d }, algorithm, false, ['sign']),
    crypto.subtle.importKey('jwk', secret, algorithm, true, ['verify']),
  ]);
  const publicKey = base64Of(new Uint8Array(await crypto.subtle.exportKey('spki', shown)));
  return { privateKey, publicKey, vouchedFor: signer.vouch(archiveKeyText(signer.key.name, publicKey)) };
}
