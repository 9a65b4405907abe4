import type { Proof, ProofChallenge } from '../appeal/proof-of-work.ts';

/** Derives a key by PBKDF2 with HMAC-SHA-256 (RFC 8018, 5.2). */
export type DeriveKey = (
  password: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  bytes: number,
) => Promise<Uint8Array>;

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The browser's own derivation. It runs on threads of the browser's, so the page stays quick without a worker,
 * which another origin's script could not start under a strict policy; and it is as fast as what an attacker
 * would use, so honest phones are not the only ones that pay.
 */
export const deriveByTheBrowser: DeriveKey = async (password, salt, iterations, bytes) => {
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const way = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(way, key, 8 * bytes));
};

/** What derives keys here: pages without https have no `crypto.subtle`, so there it is computed in slices. */
async function deriveKeyHere(): Promise<DeriveKey> {
  if (globalThis.crypto?.subtle) return deriveByTheBrowser;
  return (await import('./derive-in-slices.ts')).deriveInSlices;
}

/** Derivations under way at once: a browser with several threads works at several. */
const AT_ONCE = 4;

/**
 * Solves a challenge of ALTCHA's protocol: counts up until the key of a counter begins as the challenge wants.
 *
 * @returns the payload for the header `Dauys-Proof`; `undefined` when the signal stopped it
 */
export async function solveChallenge(
  challenge: ProofChallenge,
  signal?: AbortSignal,
  derive?: DeriveKey,
): Promise<string | undefined> {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const deriveKey = derive ?? (await deriveKeyHere());
  const saltBytes = fromHex(salt);
  const nonceBytes = fromHex(nonce);
  const keyOf = async (counter: number) => {
    const password = new Uint8Array(nonceBytes.length + 4);
    password.set(nonceBytes);
    new DataView(password.buffer).setUint32(nonceBytes.length, counter);
    return toHex(await deriveKey(password, saltBytes, cost, keyLength));
  };
  for (let first = 0; first <= 0xffff_ffff; first += AT_ONCE) {
    if (signal?.aborted) return undefined;
    const keys = await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => keyOf(first + place)));
    const found = keys.findIndex((key) => key.startsWith(keyPrefix));
    const derivedKey = keys[found];
    if (derivedKey === undefined) continue;
    const proof: Proof = { challenge, solution: { counter: first + found, derivedKey } };
    return btoa(JSON.stringify(proof));
  }
  return undefined;
}
