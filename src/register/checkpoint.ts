import { base64, fromBase64 } from './base64.ts';
import { HASH_BYTES, type Hash } from './hashing.ts';

/** The head of a log at one size: what a log signs (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The log's name, such as `tld.akimat.example/log`; the key that signs it bears the same. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/**
 * The text of a checkpoint, ready to be signed as a note.
 *
 * @throws RangeError where a part cannot stand in it
 */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  if (!isOrigin(origin)) throw new RangeError(`Not a log's origin: ${JSON.stringify(origin)}`);
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`Not a size: ${size}`);
  if (root.length !== HASH_BYTES) throw new RangeError('A root is a SHA-256 hash');
  return `${origin}\n${size}\n${base64(root)}\n`;
}

function isOrigin(origin: string): boolean {
  return origin !== '' && !/[\s+\p{Cc}\p{Z}]/u.test(origin);
}

/**
 * Reads the text of a checkpoint. Extension lines of other logs are passed over: nothing here means anything
 * by them.
 *
 * @param text a note's text, already verified
 * @returns `null` where it is no checkpoint
 */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin, size, encoded, ...rest] = text.split('\n');
  const root = encoded === undefined ? null : fromBase64(encoded);
  if (origin === undefined || !isOrigin(origin) || size === undefined || !/^(?:0|[1-9]\d{0,15})$/.test(size))
    return null;
  if (!root || root.length !== HASH_BYTES || !Number.isSafeInteger(Number(size))) return null;
  // What is left are extension lines and the nothing behind the last newline.
  if (rest.pop() !== '' || rest.includes('')) return null;
  return { origin, size: Number(size), root };
}
