import type { Hash } from './hashing.ts';
import { consistencyRanges, inclusionRanges } from './proof-ranges.ts';
import { fullSubtrees, type LeafRange, rangeHash } from './subtrees.ts';
import { nodeInTile, type Tile, tileOf, tilePath } from './tiles.ts';

/**
 * Fetches a tile's bytes: from the database, a folder, or over HTTP from a log that need not be trusted (a
 * wrong tile only makes a proof that does not verify). A full tile may come where a partial one was asked.
 */
export type ReadTile = (tile: Tile) => Promise<Uint8Array>;

async function hashesOf(ranges: readonly LeafRange[], size: number, readTile: ReadTile): Promise<Hash[]> {
  const needed = new Map<string, Tile>();
  for (const node of ranges.flatMap(fullSubtrees)) {
    const tile = tileOf(node, size);
    needed.set(tilePath(tile), tile);
  }
  const read = await Promise.all(
    Array.from(needed, async ([path, tile]): Promise<[string, Uint8Array]> => [path, await readTile(tile)]),
  );
  const tiles = new Map(read);
  return ranges.map((range) =>
    rangeHash(range, (node) => nodeInTile(node, tiles.get(tilePath(tileOf(node, size))) ?? new Uint8Array())),
  );
}

/**
 * The proof that leaf `index` is in the tree of `size` leaves, out of a handful of tiles, each read once.
 *
 * @returns hashes from the leaf's sibling up to the root's child (RFC 9162, 2.1.3.1)
 * @throws RangeError where the tree has no such leaf, or a tile is shorter than the tree's size says
 */
export async function inclusionProof(index: number, size: number, readTile: ReadTile): Promise<Hash[]> {
  return hashesOf(inclusionRanges(index, size), size, readTile);
}

/**
 * The proof that the tree of `newSize` leaves begins with the tree of `oldSize` leaves (RFC 9162, 2.1.4.1).
 *
 * @throws RangeError where the old tree is empty or the greater one, or a tile is too short
 */
export async function consistencyProof(
  oldSize: number,
  newSize: number,
  readTile: ReadTile,
): Promise<Hash[]> {
  return hashesOf(consistencyRanges(oldSize, newSize), newSize, readTile);
}

/** The root of the tree of `size` leaves, recomputed from its tiles. */
export async function rootFromTiles(size: number, readTile: ReadTile): Promise<Hash> {
  const [root] = await hashesOf([{ start: 0, end: size }], size, readTile);
  if (!root) throw new RangeError('A tree has one root');
  return root;
}
