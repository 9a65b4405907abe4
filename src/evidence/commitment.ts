import { hexOf } from './hex.ts';

/**
 * Commits to something without showing it: SHA-256 of 32 random bytes and the original. Without the salt nobody
 * can try out phone numbers until one fits; with it, whoever has the original can show that it stood there.
 */
export async function commitTo(
  original: Uint8Array<ArrayBuffer>,
): Promise<{ readonly commitment: string; readonly salt: string }> {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  return { commitment: await commitmentOf(salt, original), salt: hexOf(salt) };
}

/** The commitment of an original under a salt, lower-case hex. */
export async function commitmentOf(
  salt: Uint8Array<ArrayBuffer>,
  original: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const bytes = new Uint8Array(salt.length + original.length);
  bytes.set(salt);
  bytes.set(original, salt.length);
  return hexOf(await crypto.subtle.digest('SHA-256', bytes));
}
