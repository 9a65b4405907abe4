import { createCipheriv, createDecipheriv, hash } from 'node:crypto';
import { randomShare } from './random-bytes.ts';

/** AES-256-GCM with a 12-byte nonce before the text and the 16-byte tag behind it. */
function encrypt(key: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = randomShare(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}

/** What is kept of the personal data of one appeal, and what its log entry may say of it. */
export interface Sealed {
  /** The appeal's own random key and salt, wrapped by its agency's key. Erase it and the person is erased. */
  readonly key: Buffer;
  /** `null` where nobody has appealed yet. */
  readonly applicant: Buffer | null;
  /** SHA-256 of the whole submission's canonical JSON, lower-case hex. */
  readonly digest: string;
  /** SHA-256 of the salt followed by that digest (32 bytes each), lower-case hex. */
  readonly commitment: string;
}

const KEY_LENGTH = 32;
const SALT_LENGTH = 32;

/**
 * Seals the applicant's fields under a fresh key. The commitment goes into the public log: without the salt,
 * which is sealed as well, nobody can try names against it.
 *
 * @param agencyKey 32 bytes
 * @param appealId bound into both texts, so that one appeal's data cannot be passed off as another's
 * @param parts.applicant canonical JSON; `null` for a signal
 * @param parts.submission the whole submission's canonical JSON in UTF-8
 */
export function seal(
  agencyKey: Buffer,
  appealId: string,
  parts: { readonly applicant: string | null; readonly submission: Buffer },
): Sealed {
  const own = randomShare(KEY_LENGTH + SALT_LENGTH);
  const [key, salt] = [own.subarray(0, KEY_LENGTH), own.subarray(KEY_LENGTH)];
  const digest = hash('sha256', parts.submission);
  return {
    key: encrypt(agencyKey, own, `key:${appealId}`),
    applicant:
      parts.applicant === null ? null : encrypt(key, Buffer.from(parts.applicant), `applicant:${appealId}`),
    digest,
    commitment: commitmentOf(salt, digest),
  };
}

/** What the log may say of something: nobody can try guesses against it without the salt. @param digest hex */
export function commitmentOf(salt: Uint8Array, digest: string): string {
  return hash('sha256', Buffer.concat([salt, Buffer.from(digest, 'hex')]));
}

/** The salt of an appeal's commitment, for whoever may know what was filed. @param key as `seal` closed it */
export function openSalt(agencyKey: Buffer, appealId: string, key: Buffer): Buffer {
  return decrypt(agencyKey, key, `key:${appealId}`).subarray(KEY_LENGTH);
}

/**
 * Closes the private part of an event with its appeal's own key, under a salt of its own.
 *
 * @param agencyKey 32 bytes
 * @param appealId bound into the text
 * @param key the appeal's sealed key, `appeals.sealed_key`
 * @param body canonical JSON of what only the agency and the applicant may know
 * @throws Error when the key is another one or a byte was changed
 */
export function sealText(
  agencyKey: Buffer,
  appealId: string,
  key: Buffer,
  body: string,
): { readonly commitment: string; readonly box: Buffer } {
  const own = decrypt(agencyKey, key, `key:${appealId}`).subarray(0, KEY_LENGTH);
  const salt = randomShare(SALT_LENGTH);
  return {
    commitment: commitmentOf(salt, hash('sha256', body)),
    box: encrypt(own, Buffer.concat([salt, Buffer.from(body)]), `event:${appealId}`),
  };
}

/** Opens what `sealText` closed. @throws Error when the key is another one or a byte was changed */
export function openText(
  agencyKey: Buffer,
  appealId: string,
  key: Buffer,
  box: Buffer,
): { readonly salt: Buffer; readonly body: string } {
  const own = decrypt(agencyKey, key, `key:${appealId}`).subarray(0, KEY_LENGTH);
  const plain = decrypt(own, box, `event:${appealId}`);
  return { salt: plain.subarray(0, SALT_LENGTH), body: plain.subarray(SALT_LENGTH).toString() };
}

/**
 * Opens what `seal` closed.
 *
 * @returns the applicant's canonical JSON
 * @throws Error when the key is another one or a byte was changed
 */
export function unseal(agencyKey: Buffer, appealId: string, key: Buffer, applicant: Buffer): string {
  const own = decrypt(agencyKey, key, `key:${appealId}`);
  return decrypt(own.subarray(0, KEY_LENGTH), applicant, `applicant:${appealId}`).toString();
}
