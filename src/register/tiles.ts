import { HASH_BYTES, type Hash, nodeHash } from './hashing.ts';
import type { TreeNode } from './subtrees.ts';

/** A tile spans eight levels of the tree: 256 hashes (C2SP tlog-tiles). */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 256;

/**
 * A tile of the public log (C2SP tlog-tiles). At level 0 it holds leaf hashes, at level 1 and above the hash
 * of one full tile of the level below for each place. In a database, level 0 are the leaf hashes of the
 * entries and the levels above the `tileHashes` of `appendLeaves`: a tile is a slice of either, by number.
 */
export interface Tile {
  readonly level: number;
  readonly index: number;
  /** How many hashes it has: 256 when full, less at the right edge of the tree. */
  readonly width: number;
}

/** How many hashes a level of tiles has in a tree of `size` leaves. */
export function tileHashCount(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** How wide a tile is in a tree of `size` leaves; 0 where the tree does not reach it. */
export function tileWidth(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, tileHashCount(level, size) - index * TILE_WIDTH));
}

/**
 * The tiles that a tree of `size` leaves has and a tree of `oldSize` leaves had not, partial ones at the
 * right edge included: what a mirror fetches next.
 */
export function newTiles(oldSize: number, size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; tileHashCount(level, size) > 0; level += 1) {
    const before = tileHashCount(level, oldSize);
    const count = tileHashCount(level, size);
    if (count === before) continue;
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < count; index += 1) {
      tiles.push({ level, index, width: tileWidth(level, index, size) });
    }
  }
  return tiles;
}

/** The path of a tile under the log's address: `tile/0/x001/x234/067`, partial `tile/1/000.p/17`. */
export function tilePath({ level, index, width }: Tile): string {
  return `tile/${level}/${numberPath(index, width)}`;
}

/** The path of the bundle with the entries of a tile of level 0: `tile/entries/x001/x234/067`. */
export function bundlePath({ index, width }: Pick<Tile, 'index' | 'width'>): string {
  return `tile/entries/${numberPath(index, width)}`;
}

function numberPath(index: number, width: number): string {
  const groups =
    String(index)
      .padStart(Math.ceil(String(index).length / 3) * 3, '0')
      .match(/\d{3}/g) ?? [];
  const path = groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/');
  return width < TILE_WIDTH ? `${path}.p/${width}` : path;
}

const TILE_PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/**
 * Reads a path that `tilePath` or `bundlePath` wrote, as it comes in a request.
 *
 * @returns `null` for every other path, also for another way to write a number
 */
export function parseTilePath(path: string): (Tile & { readonly entries: boolean }) | null {
  const [, kind, digits, part] = TILE_PATH.exec(path) ?? [];
  if (kind === undefined || digits === undefined) return null;
  const entries = kind === 'entries';
  const level = entries ? 0 : Number(kind);
  const index = Number(digits.replace(/\D/g, ''));
  const width = part === undefined ? TILE_WIDTH : Number(part);
  if (level > 63 || width > TILE_WIDTH || !Number.isSafeInteger(index)) return null;
  const tile = { level, index, width };
  return (entries ? bundlePath(tile) : tilePath(tile)) === path ? { ...tile, entries } : null;
}

/** The bytes of an entry bundle: each entry behind its length as a big-endian uint16. */
export function bundleBytes(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > 0xffff)
      throw new RangeError(`An entry of ${entry.length} bytes does not fit a bundle`);
    bytes.set([Math.floor(entry.length / 256), entry.length % 256], at);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** The tile in which a full subtree's hash is found or can be made, in a tree of `size` leaves. */
export function tileOf({ level, index }: TreeNode, size: number): Tile {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const first = index * 2 ** (level % TILE_HEIGHT);
  const tileIndex = Math.floor(first / TILE_WIDTH);
  return { level: tileLevel, index: tileIndex, width: tileWidth(tileLevel, tileIndex, size) };
}

/**
 * The hash of a full subtree out of the bytes of its tile.
 *
 * @param tile the bytes of `tileOf(node, size)`, or of the same tile in a greater tree
 * @throws RangeError where the tile is too short to hold the subtree
 */
export function nodeInTile({ level, index }: TreeNode, tile: Uint8Array): Hash {
  const span = 2 ** (level % TILE_HEIGHT);
  const first = (index * span) % TILE_WIDTH;
  if (tile.length < (first + span) * HASH_BYTES)
    throw new RangeError('The tile is shorter than its tree says');
  let row = Array.from({ length: span }, (_, place) =>
    tile.subarray((first + place) * HASH_BYTES, (first + place + 1) * HASH_BYTES),
  );
  while (row.length > 1) {
    row = row.flatMap((left, place) => {
      const right = row[place + 1];
      return place % 2 === 0 && right ? [nodeHash(left, right)] : [];
    });
  }
  return (row[0] ?? new Uint8Array()).slice();
}
