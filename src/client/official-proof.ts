import { SignJWT } from 'jose';
import type { OfficialCaller } from './intake-call.ts';

/** What an official calls with: a token, and the key of this browser that the token is bound to. */
export interface Credential {
  readonly token: string;
  readonly keys: CryptoKeyPair;
}

/** By how many milliseconds an intake's clock is ahead of this device's, as far as it was told. */
const clocks = new Map<string, number>();

/**
 * Proves anew for each request that whoever sends the token also holds the key (DPoP, RFC 9449): a token that
 * was stolen or seen opens nothing, and no request can be sent a second time.
 *
 * @param now this device's clock, milliseconds since the epoch
 */
export function officialCaller({ token, keys }: Credential, now: () => number = Date.now): OfficialCaller {
  return {
    async headers(method, address) {
      const url = new URL(address);
      const jwk = publicHalf(await crypto.subtle.exportKey('jwk', keys.publicKey));
      const proof = await new SignJWT({
        jti: crypto.randomUUID(),
        htm: method,
        htu: `${url.origin}${url.pathname}`,
        ath: base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))),
      })
        .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
        .setIssuedAt(Math.floor((now() + (clocks.get(url.origin) ?? 0)) / 1000))
        .sign(keys.privateKey);
      return { Authorization: `DPoP ${token}`, DPoP: proof };
    },
    learnTime(address, serverTime) {
      const instant = Date.parse(serverTime);
      if (!Number.isNaN(instant)) clocks.set(new URL(address).origin, instant - now());
    },
  };
}

/** The public half alone, without what a browser says beside it about the key's uses. */
function publicHalf({ kty = '', crv = '', x = '', y = '' }: JsonWebKey) {
  return { kty, crv, x, y };
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
