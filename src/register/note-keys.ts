import { sha256 } from '@noble/hashes/sha2.js';
import { base64, fromBase64 } from './base64.ts';

/**
 * What a key signs (C2SP signed-note, "Signature types"): `log` is an Ed25519 signature over the note's text;
 * `witness` an Ed25519 signature over the time and the text, by which another body says that it saw this
 * checkpoint and that the log only grew (C2SP tlog-cosignature, `cosignature/v1`).
 */
export type NoteKeyUse = 'log' | 'witness';

const USE_BYTE = { log: 1, witness: 4 } as const;

/** One public key that signs notes, by its name and purpose. */
export interface NoteKey {
  /** Such as `tld.akimat.example/log`: no space and no plus. */
  readonly name: string;
  readonly use: NoteKeyUse;
  /** The first four bytes of the key's hash, lower-case hex: with the name it tells keys apart. */
  readonly id: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+\p{Cc}\p{Z}]/u.test(name);
}

/**
 * Names a public key.
 *
 * @throws RangeError where the name has a space or a plus, or the key is not 32 bytes
 */
export function noteKey(name: string, use: NoteKeyUse, publicKey: Uint8Array): NoteKey {
  if (!isKeyName(name)) throw new RangeError(`Not a key's name: ${JSON.stringify(name)}`);
  if (publicKey.length !== 32) throw new RangeError('An Ed25519 public key has 32 bytes');
  const hashed = sha256(Uint8Array.of(...encoder.encode(`${name}\n`), USE_BYTE[use], ...publicKey));
  const id = Array.from(hashed.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name, use, id, publicKey: Uint8Array.from(publicKey) };
}

/** A key as it is published: `name+hash+base64` (C2SP signed-note, "Verifier keys"). */
export function noteKeyText(key: NoteKey): string {
  return `${key.name}+${key.id}+${base64(Uint8Array.of(USE_BYTE[key.use], ...key.publicKey))}`;
}

const KEY = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/;

/** Takes a key's text apart: `material` is the public key or the seed. */
function keyParts(text: string) {
  const [, name, id, encoded] = KEY.exec(text) ?? [];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  const use = bytes?.[0] === USE_BYTE.log ? 'log' : bytes?.[0] === USE_BYTE.witness ? 'witness' : null;
  if (name === undefined || bytes?.length !== 33 || !use) {
    throw new RangeError('Not an Ed25519 key of the form name+hash+base64');
  }
  return { name, id, use, material: bytes.subarray(1) } as const;
}

function requireId(key: NoteKey, id: string | undefined): NoteKey {
  if (key.id !== id) throw new RangeError('The key does not fit its own hash: a part of it was mistyped');
  return key;
}

/**
 * Reads a published key.
 *
 * @throws RangeError where the text is no such key, or its hash is of another one
 */
export function readNoteKey(text: string): NoteKey {
  const { name, id, use, material } = keyParts(text.trim());
  return requireId(noteKey(name, use, material), id);
}

/** A private key together with its public half. */
export interface NoteSigner {
  readonly key: NoteKey;
  readonly privateKey: CryptoKey;
}

const SECRET_PREFIX = 'PRIVATE+KEY+';

/** PKCS #8 of an Ed25519 private key up to its 32 bytes of seed (RFC 8410, section 7). */
const PKCS8_PREFIX = Uint8Array.of(48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32);

/**
 * Makes a new key.
 *
 * @returns `secret` to be kept sealed by the intake, `publicKey` to be published
 */
export async function newNoteKey(
  name: string,
  use: NoteKeyUse,
): Promise<{ secret: string; publicKey: string }> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const seed = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey)).subarray(-32);
  const key = noteKey(name, use, new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
  return {
    secret: `${SECRET_PREFIX}${key.name}+${key.id}+${base64(Uint8Array.of(USE_BYTE[use], ...seed))}`,
    publicKey: noteKeyText(key),
  };
}

function secretParts(secret: string) {
  if (!secret.startsWith(SECRET_PREFIX)) throw new RangeError('Not a private key of a note');
  return keyParts(secret.slice(SECRET_PREFIX.length).trim());
}

/**
 * The private key as PKCS #8, for a signer that is not WebCrypto.
 *
 * @param secret as `newNoteKey` wrote it
 * @throws RangeError where the text is no such key
 */
export function noteSecretPkcs8(secret: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(...PKCS8_PREFIX, ...secretParts(secret).material);
}

/**
 * Reads a private key as `newNoteKey` wrote it, the form that Go's note tools use too.
 *
 * @throws RangeError where the text is no such key, or its parts do not fit each other
 */
export async function readNoteSigner(secret: string): Promise<NoteSigner> {
  const { name, id, use } = secretParts(secret);
  const pkcs8 = noteSecretPkcs8(secret);
  // The public half is not in the text; a JWK of the private key has it.
  const exportable = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', exportable);
  const publicKey = fromBase64(`${x.replaceAll('-', '+').replaceAll('_', '/')}=`);
  const key = requireId(noteKey(name, use, publicKey ?? new Uint8Array()), id);
  return { key, privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']) };
}
