import { appendLeaves, frontierBytes, type TileHash, type TreeState } from '../../register/append.ts';
import { byteaArray, textArray, uuidArray } from '../store/binary-arrays.ts';
import type { Statement } from '../store/journey.ts';
import { leafHashOf, type RecordedEvent } from './entries.ts';
import type { LogSigner } from './log-signer.ts';

const APPEND_EVENTS = {
  name: 'append-events',
  text: `insert into events (seq, appeal, agency, type, at, leaf, sealed)
         select $1::bigint + place - 1, appeal, agency, type, $2, leaf, sealed
         from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::bytea[])
           with ordinality as row (appeal, agency, type, leaf, sealed, place)`,
};

const KEEP_TILE_HASHES = {
  name: 'keep-tile-hashes',
  text: `insert into tile_hashes (level, index, hash)
         select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])`,
};

const KEEP_CHECKPOINT = {
  name: 'keep-checkpoint',
  text: 'insert into checkpoints (size, before, at, note) values ($1, $2, $3, $4)',
};

const MOVE_REGISTER = {
  name: 'move-register',
  text: 'update register set last_received_at = $1, entries = $2, frontier = $3',
};

/** Rows of `tile_hashes`. */
export function keepTileHashes(hashes: readonly TileHash[]): Statement[] {
  if (hashes.length === 0) return [];
  const values = [
    `{${hashes.map(({ level }) => level).join(',')}}`,
    `{${hashes.map(({ index }) => index).join(',')}}`,
    byteaArray(hashes.map(({ hash }) => Buffer.from(hash))),
  ];
  return [{ ...KEEP_TILE_HASHES, values }];
}

/** The row of `checkpoints`. @param before the size of the checkpoint before it; `null` for the first one */
export function keepCheckpoint(size: number, before: number | null, at: Date, note: string): Statement {
  const values = [String(size), before === null ? null : String(before), at.toISOString(), note];
  return { ...KEEP_CHECKPOINT, values };
}

/**
 * What must be written, in the transaction that holds the register's lock, so that some entries stand in the
 * log: the events, the hashes of tiles that they filled, the signed checkpoint, the register's new state.
 *
 * @param tree the log as it was read under the lock
 * @param entries at least one; the first one's `seq` is the tree's size
 * @param now the moment of this transaction
 */
export function appendEntries(
  tree: TreeState,
  entries: readonly RecordedEvent[],
  now: Date,
  signer: LogSigner,
): Statement[] {
  const grown = appendLeaves(
    tree,
    entries.map(({ leaf }) => leafHashOf(leaf)),
  );
  return [
    {
      ...APPEND_EVENTS,
      values: [
        String(tree.size),
        now.toISOString(),
        uuidArray(entries.map(({ appeal }) => appeal.id)),
        textArray(entries.map(({ appeal }) => appeal.agency)),
        textArray(entries.map(({ type }) => type)),
        textArray(entries.map(({ leaf }) => leaf)),
        byteaArray(entries.map(({ sealed }) => sealed)),
      ],
    },
    ...keepTileHashes(grown.tileHashes),
    keepCheckpoint(grown.size, tree.size, now, signer.checkpoint(grown)),
    {
      ...MOVE_REGISTER,
      values: [now.toISOString(), String(grown.size), Buffer.from(frontierBytes(grown))],
    },
  ];
}
