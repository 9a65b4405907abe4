import { sha256 } from '@noble/hashes/sha2.js';

/**
 * A SHA-256 hash in the tree: 32 bytes. The hashing is synchronous and the same code in a browser, in Node
 * and in the intake's group commit, where waiting for WebCrypto once a leaf would cost more than the hash.
 */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;

/** The root of a tree without leaves: the hash of nothing (RFC 9162, 2.1.1). */
export const EMPTY_ROOT: Hash = sha256(new Uint8Array());

const LEAF_PREFIX = new Uint8Array([0]);

/** The hash of a leaf: SHA-256 of 0x00 and the entry's bytes (RFC 9162, 2.1.1). */
export function leafHash(entry: Uint8Array): Hash {
  return sha256.create().update(LEAF_PREFIX).update(entry).digest();
}

/** The hash of an inner node: SHA-256 of 0x01 and both children (RFC 9162, 2.1.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return sha256(bytes);
}

/** Whether two hashes are the same bytes. Hashes in a public log are no secrets: no constant time needed. */
export function sameHash(one: Hash, other: Hash): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** Hashes one behind another, as a tile or a database column keeps them. */
export function joinHashes(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES);
  for (const [index, hash] of hashes.entries()) bytes.set(hash, index * HASH_BYTES);
  return bytes;
}

/**
 * The hashes in bytes that `joinHashes` made.
 *
 * @throws RangeError where the bytes are no whole number of hashes
 */
export function splitHashes(bytes: Uint8Array): Hash[] {
  if (bytes.length % HASH_BYTES !== 0) throw new RangeError(`${bytes.length} bytes are no whole hashes`);
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, index) =>
    bytes.slice(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );
}
