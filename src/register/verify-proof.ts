import { EMPTY_ROOT, HASH_BYTES, type Hash, nodeHash, sameHash } from './hashing.ts';
import { isSubtree, type LeafRange } from './subtrees.ts';

const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);
const areHashes = (proof: readonly Hash[]): boolean => proof.every((hash) => hash.length === HASH_BYTES);

/**
 * Whether a proof shows that a leaf stands at `index` in the tree of `size` leaves with that root
 * (RFC 9162, 2.1.3.2).
 *
 * @param proof from the leaf's sibling up to the root's child
 */
export function verifyInclusion(claim: {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}): boolean {
  const { index, size, root, proof } = claim;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (claim.leafHash.length !== HASH_BYTES || !areHashes(proof)) return false;
  let [node, last, hash] = [index, size - 1, claim.leafHash];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(node) && node > 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameHash(hash, root);
}

/**
 * Whether a proof shows that the tree with `newRoot` begins with the tree with `oldRoot`, leaf by leaf: that
 * nothing in it was changed, taken out or put in between (RFC 9162, 2.1.4.2). Two trees of the same size are
 * consistent when they are the same. An empty old tree proves nothing and is refused.
 */
export function verifyConsistency(claim: {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Hash;
  readonly newRoot: Hash;
  readonly proof: readonly Hash[];
}): boolean {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  if (oldSize === 0) return false;
  if (oldSize === newSize) return proof.length === 0 && sameHash(oldRoot, newRoot);
  const range = { start: 0, end: oldSize };
  return verifySubtreeConsistency({ range, size: newSize, rangeHash: oldRoot, root: newRoot, proof });
}

/**
 * Whether a proof shows that a part of the tree, with the hash `rangeHash`, is in the tree of `size` leaves
 * with that root. It is RFC 9162's consistency, where the part need not begin with the first leaf (Merkle
 * Tree Certificates, draft-ietf-plants, 4.4). A part without leaves is in every tree.
 */
export function verifySubtreeConsistency(claim: {
  readonly range: LeafRange;
  readonly size: number;
  readonly rangeHash: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}): boolean {
  const { range, size } = claim;
  if (!Number.isSafeInteger(size) || !isSubtree(range) || range.end > size) return false;
  if (range.start === range.end) return claim.proof.length === 0 && sameHash(claim.rangeHash, EMPTY_ROOT);
  if (!areHashes(claim.proof)) return false;

  // The way of the part's first node, of its last, and of the tree's last, from the leaves to the root.
  let [first, last, end] = [range.start, range.end - 1, size - 1];
  const up = (): void => {
    [first, last, end] = [half(first), half(last), half(end)];
  };
  const atEdge = last === end;
  while (first !== last && (atEdge || isOdd(last))) up();

  const proof = [...claim.proof];
  const seed = first === last ? claim.rangeHash : proof.shift();
  if (!seed) return false;
  let [part, whole] = [seed, seed];
  for (const sibling of proof) {
    if (end === 0) return false;
    if (isOdd(last) || last === end) {
      if (first < last) part = nodeHash(sibling, part);
      whole = nodeHash(sibling, whole);
      while (!isOdd(last) && last > 0) up();
    } else {
      whole = nodeHash(whole, sibling);
    }
    up();
  }
  return end === 0 && sameHash(part, claim.rangeHash) && sameHash(whole, claim.root);
}
