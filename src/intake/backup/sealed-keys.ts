import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import * as v from 'valibot';

/** scrypt's cost (RFC 7914): 128 MiB and some tenths of a second for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1 };

const SealedSchema = v.object({
  kdf: v.object({
    name: v.literal('scrypt'),
    N: v.literal(COST.N),
    r: v.literal(COST.r),
    p: v.literal(COST.p),
  }),
  cipher: v.literal('aes-256-gcm'),
  salt: v.string(),
  nonce: v.string(),
  tag: v.string(),
  text: v.string(),
});

/** A key file as it lies beside the database. */
export interface KeyFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Shortest passphrase. */
export const SHORTEST_PASSPHRASE = 12;

function keyFrom(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, { ...COST, maxmem: 256 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Seals key files under a passphrase (scrypt, AES-256-GCM), as JSON. */
export async function sealKeys(files: readonly KeyFile[], passphrase: string): Promise<Buffer> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(passphrase, salt), nonce);
  const plain = JSON.stringify(files.map(({ name, bytes }) => ({ name, bytes: bytes.toString('base64') })));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  const base64 = (bytes: Buffer) => bytes.toString('base64');
  return Buffer.from(
    JSON.stringify({
      kdf: { name: 'scrypt', ...COST },
      cipher: 'aes-256-gcm',
      salt: base64(salt),
      nonce: base64(nonce),
      tag: base64(cipher.getAuthTag()),
      text: base64(text),
    }),
  );
}

/** @throws Error where the passphrase is another one or a byte was changed */
export async function openKeys(sealed: string, passphrase: string): Promise<KeyFile[]> {
  const { salt, nonce, tag, text } = v.parse(SealedSchema, JSON.parse(sealed));
  const bytes = (base64: string) => Buffer.from(base64, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', await keyFrom(passphrase, bytes(salt)), bytes(nonce));
  decipher.setAuthTag(bytes(tag));
  let plain: string;
  try {
    plain = Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
  } catch {
    throw new Error('The passphrase does not open the keys in this backup. Nothing was changed.');
  }
  const files = v.parse(v.array(v.object({ name: v.string(), bytes: v.string() })), JSON.parse(plain));
  return files.map((file) => ({ name: file.name, bytes: bytes(file.bytes) }));
}
