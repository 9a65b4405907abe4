import type pg from 'pg';
import type { ReadTile } from '../../register/prove.ts';
import { bundleBytes, TILE_WIDTH, type Tile } from '../../register/tiles.ts';
import { leafHashOf } from './entries.ts';

/** A checkpoint as it was signed. */
export interface KeptCheckpoint {
  readonly size: number;
  readonly at: Date;
  /** The signed note. */
  readonly note: string;
}

/** The newest checkpoint, or the one of a size. @returns `undefined` where none was signed at that size */
export async function readKeptCheckpoint(pool: pg.Pool, size?: number): Promise<KeptCheckpoint | undefined> {
  const { rows } = await pool.query<KeptCheckpoint>({
    name: size === undefined ? 'newest-checkpoint' : 'one-checkpoint',
    text: `select size, at, note from checkpoints ${size === undefined ? '' : 'where size = $1'} order by size desc limit 1`,
    values: size === undefined ? [] : [size],
  });
  return rows[0];
}

/** The entries of a part of the log, in order. */
async function readLeaves(pool: pg.Pool, { index, width }: Pick<Tile, 'index' | 'width'>): Promise<string[]> {
  const first = index * TILE_WIDTH;
  const { rows } = await pool.query<{ leaf: string }>({
    name: 'leaves',
    text: 'select leaf from events where seq >= $1 and seq < $2 order by seq',
    values: [first, first + width],
  });
  return rows.map(({ leaf }) => leaf);
}

/**
 * The bytes of a tile (C2SP tlog-tiles): at level 0 the hashes of the entries as they stand in the database,
 * above them the kept hashes of full tiles.
 *
 * @returns shorter than asked where the log does not reach so far
 */
export async function readTile(pool: pg.Pool, tile: Tile): Promise<Buffer> {
  if (tile.level === 0) return Buffer.concat((await readLeaves(pool, tile)).map(leafHashOf));
  const first = tile.index * TILE_WIDTH;
  const { rows } = await pool.query<{ hash: Buffer }>({
    name: 'tile-hashes',
    text: 'select hash from tile_hashes where level = $1 and index >= $2 and index < $3 order by index',
    values: [tile.level, first, first + tile.width],
  });
  return Buffer.concat(rows.map(({ hash }) => hash));
}

/** Reads tiles for proofs. */
export function tileReader(pool: pg.Pool): ReadTile {
  return (tile) => readTile(pool, tile);
}

/** The entries of a tile of level 0 as one file. @returns `undefined` where the log does not reach so far */
export async function readBundle(
  pool: pg.Pool,
  tile: Pick<Tile, 'index' | 'width'>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const leaves = await readLeaves(pool, tile);
  if (leaves.length < tile.width) return undefined;
  return Uint8Array.from(bundleBytes(leaves.map((leaf) => Buffer.from(leaf))));
}
