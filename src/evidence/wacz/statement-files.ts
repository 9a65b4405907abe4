import type { Capture } from '../../appeal/capture.ts';
import type { OfficialKey } from '../../appeal/official.ts';
import { base64Of } from '../base64.ts';
import { bytesOfBase64url } from '../base64url.ts';
import { statementBytes } from '../capture-statement.ts';

/** A whole number as DER writes it (X.690, 8.3): no needless zeros, one where it would look negative. */
function derInteger(bytes: Uint8Array): number[] {
  const first = bytes.findIndex((byte) => byte !== 0);
  const value = [...bytes.subarray(first < 0 ? bytes.length - 1 : first)];
  const positive = (value[0] ?? 0) > 127 ? [0, ...value] : value;
  return [0x02, positive.length, ...positive];
}

/** An ECDSA signature on P-256 as OpenSSL reads it (RFC 3279, 2.2.3). @param raw r and s, 32 bytes each */
export function derSignature(raw: Uint8Array): Uint8Array {
  const pair = [...derInteger(raw.subarray(0, 32)), ...derInteger(raw.subarray(32, 64))];
  return Uint8Array.of(0x30, pair.length, ...pair);
}

/** A public key as OpenSSL reads it (RFC 7468). */
export async function keyPem({ kty, crv, x, y }: OfficialKey): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: crv };
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, true, ['verify']);
  const base64 = base64Of(new Uint8Array(await crypto.subtle.exportKey('spki', key)));
  return `-----BEGIN PUBLIC KEY-----\n${base64.replace(/.{1,64}/g, '$&\n')}-----END PUBLIC KEY-----\n`;
}

/**
 * The signed bytes of a capture's statement and their signature, so that anybody checks them with OpenSSL and
 * nothing of Dauys; nothing where it was not signed.
 *
 * @param place which capture of the record, from 1
 */
export function statementFiles(
  { statement, signature }: Capture,
  place: number,
): readonly (readonly [path: string, bytes: Uint8Array])[] {
  const raw = signature === undefined ? null : bytesOfBase64url(signature);
  if (!statement || raw?.length !== 64) return [];
  return [
    [`dauys/statement-${place}.json`, statementBytes(statement)],
    [`dauys/statement-${place}.sig`, derSignature(raw)],
  ];
}
