import { EMPTY_ROOT, type Hash, nodeHash } from './hashing.ts';

/**
 * A node over a full subtree: at `level` it spans 2^level leaves, the first of them `index` · 2^level.
 * Level 0 are the leaves. (All arithmetic on sizes is by division, never by bits, so that it stays right
 * beyond 2^31.)
 */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

/** Leaves from `start` up to but without `end`: a part of the tree that has one hash, MTH(D[start:end]). */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** Gives the hash of a full subtree that exists. */
export type NodeLookup = (node: TreeNode) => Hash;

/** The greatest power of two below `size`: where RFC 9162 splits a tree of two leaves or more. */
export function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The full subtrees that make up a range, from left to right: one for each bit of its length. */
export function fullSubtrees({ start, end }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = [];
  let from = start;
  let rest = end - start;
  while (rest > 0) {
    let [span, level] = [1, 0];
    while (span * 2 <= rest) [span, level] = [span * 2, level + 1];
    nodes.push({ level, index: from / span });
    from += span;
    rest -= span;
  }
  return nodes;
}

/** The hash over subtrees that lie side by side from left to right, each smaller than the one before. */
export function foldSubtrees(hashes: readonly Hash[]): Hash {
  return (
    hashes.reduceRight(
      (right: Hash | undefined, left) => (right ? nodeHash(left, right) : left),
      undefined,
    ) ?? EMPTY_ROOT
  );
}

/** The hash of a range of leaves, MTH(D[start:end]), out of the full subtrees in it. */
export function rangeHash(range: LeafRange, lookup: NodeLookup): Hash {
  return foldSubtrees(fullSubtrees(range).map(lookup));
}

/**
 * Whether a range is a subtree of its own in every tree that reaches so far: its start is a multiple of its
 * length rounded up to a power of two (Merkle Tree Certificates, draft-ietf-plants, 4.1).
 */
export function isSubtree({ start, end }: LeafRange): boolean {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) return false;
  let width = 1;
  while (width < end - start) width *= 2;
  return start % width === 0;
}
