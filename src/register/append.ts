import { type Hash, joinHashes, nodeHash, splitHashes } from './hashing.ts';
import { inclusionRanges } from './proof-ranges.ts';
import { foldSubtrees, fullSubtrees, type LeafRange, rangeHash, type TreeNode } from './subtrees.ts';
import { TILE_HEIGHT } from './tiles.ts';

/**
 * All that must be known of a tree to append to it: its size and the hashes of its full subtrees from left
 * to right (its compact range, or frontier), one for each bit of the size. A row in the database holds it:
 * at most 53 hashes, in practice about twenty.
 */
export interface TreeState {
  readonly size: number;
  readonly frontier: readonly Hash[];
}

/** The hash of a tile that became full: an entry of the tile one level higher. */
export interface TileHash {
  /** The level of the tile in which this hash stands, from 1. */
  readonly level: number;
  /** Its place in that level, from 0: the number of the full tile below. */
  readonly index: number;
  readonly hash: Hash;
}

/** What an append made of the tree. */
export interface Appended extends TreeState {
  readonly root: Hash;
  /** To be stored with the leaf hashes: the two together are every tile (see `tiles.ts`). */
  readonly tileHashes: readonly TileHash[];
  /**
   * The inclusion proof of a leaf of this append in the tree it made, out of what the append touched: no
   * tile is read, so a receipt can be written before its transaction ends.
   *
   * @param index the leaf's index in the whole tree
   * @throws RangeError for a leaf that was not appended now
   */
  inclusionProof(index: number): Hash[];
}

export const EMPTY_TREE: TreeState = { size: 0, frontier: [] };

/** The root hash of a tree from its frontier (RFC 9162, 2.1.1). */
export function rootOf({ frontier }: TreeState): Hash {
  return foldSubtrees(frontier);
}

/**
 * Appends leaves. Nothing is changed in place: the caller writes the new state in the transaction in which
 * it writes the entries, under the lock under which it read the old state.
 *
 * @param tree the state as it was stored
 * @param leafHashes of the new entries, in order
 */
export function appendLeaves(tree: TreeState, leafHashes: readonly Hash[]): Appended {
  const touched = new Map<number, Map<number, Hash>>();
  const put = ({ level, index }: TreeNode, hash: Hash): void => {
    const row = touched.get(level) ?? new Map<number, Hash>();
    touched.set(level, row.set(index, hash));
  };
  for (const [place, node] of fullSubtrees({ start: 0, end: tree.size }).entries()) {
    const hash = tree.frontier[place];
    if (hash) put(node, hash);
  }

  const frontier = [...tree.frontier];
  const tileHashes: TileHash[] = [];
  let size = tree.size;
  for (const leaf of leafHashes) {
    let [level, index, hash] = [0, size, leaf];
    put({ level, index }, hash);
    // A right child completes its parent; its left sibling is the frontier's last.
    while (index % 2 === 1) {
      const left = frontier.pop();
      if (!left) throw new RangeError(`A tree of ${tree.size} leaves has another frontier than this`);
      [level, index, hash] = [level + 1, (index - 1) / 2, nodeHash(left, hash)];
      put({ level, index }, hash);
      if (level % TILE_HEIGHT === 0) tileHashes.push({ level: level / TILE_HEIGHT, index, hash });
    }
    frontier.push(hash);
    size += 1;
  }

  const lookup = ({ level, index }: TreeNode): Hash => {
    const hash = touched.get(level)?.get(index);
    if (!hash) throw new RangeError(`Node ${index} at level ${level} is not of this append`);
    return hash;
  };
  // Proofs of one batch share their ranges at the right edge of the tree.
  const known = new Map<string, Hash>();
  const hashOf = (range: LeafRange): Hash => {
    const key = `${range.start}-${range.end}`;
    const hash = known.get(key) ?? rangeHash(range, lookup);
    known.set(key, hash);
    return hash;
  };

  return {
    size,
    frontier,
    root: foldSubtrees(frontier),
    tileHashes,
    inclusionProof(index) {
      if (index < tree.size || index >= size) throw new RangeError(`Leaf ${index} was not appended now`);
      return inclusionRanges(index, size).map(hashOf);
    },
  };
}

/** The frontier as one column of bytes. */
export function frontierBytes(tree: TreeState): Uint8Array {
  return joinHashes(tree.frontier);
}

/**
 * The state of a tree as it was stored.
 *
 * @throws RangeError where the bytes are not the frontier of a tree of that size
 */
export function treeState(size: number, frontier: Uint8Array): TreeState {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`Not a size: ${size}`);
  const hashes = splitHashes(frontier);
  const expected = fullSubtrees({ start: 0, end: size }).length;
  if (hashes.length !== expected) {
    throw new RangeError(`A tree of ${size} leaves has ${expected} frontier hashes, not ${hashes.length}`);
  }
  return { size, frontier: hashes };
}
