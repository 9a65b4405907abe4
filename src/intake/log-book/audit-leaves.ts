import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { appendLeaves, EMPTY_TREE, rootOf, type TileHash, type TreeState } from '../../register/append.ts';
import { base64, fromBase64 } from '../../register/base64.ts';
import { type Checkpoint, checkpointText } from '../../register/checkpoint.ts';
import { sameHash } from '../../register/hashing.ts';
import { type NoteKey, noteKeyText } from '../../register/note-keys.ts';
import { Difference } from './difference.ts';
import { leafHashOf } from './entries.ts';

/** A row of `checkpoints`. */
export interface CheckpointRow {
  readonly size: number;
  readonly before: number | null;
  readonly at: Date;
  readonly note: string;
}

/** Grows the log again out of its entries, and holds against it what was kept of it. */
export interface LeafAudit {
  /** The next entry, in order. @throws Difference where it is dated wrongly or a batch before it was not signed */
  entry(seq: number, at: Date, leaf: string): void;
  /** Every checkpoint, in the order of size, each after the entries that it covers. @throws Difference */
  checkpoint(row: CheckpointRow): void;
  /** Checkpoints that somebody holds of a longer log than this. */
  heldAhead(): readonly Checkpoint[];
  /** The tree out of all entries so far. */
  tree(): TreeState;
  /** Hashes of the tiles that the entries fill. */
  readonly tileHashes: readonly TileHash[];
  /** How the last checkpoint left it. */
  lastSize(): number | null;
}

/** SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410, section 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

function publicKeyOf(key: NoteKey): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, key.publicKey]), format: 'der', type: 'spki' });
}

/**
 * @param key the log's, as the database or the auditor names it
 * @param held checkpoints that somebody holds, signed by this key
 */
export function auditLeaves(key: NoteKey, held: readonly Checkpoint[] = []): LeafAudit {
  const ahead = [...held].sort((one, other) => one.size - other.size);
  const publicKey = publicKeyOf(key);
  const tileHashes: TileHash[] = [];
  let tree: TreeState = EMPTY_TREE;
  let waiting: string[] = [];
  let lastAt: Date | null = null;
  let last: CheckpointRow | null = null;

  function grow(): TreeState {
    const grown = appendLeaves(tree, waiting.map(leafHashOf));
    for (const hash of grown.tileHashes) tileHashes.push(hash);
    tree = { size: grown.size, frontier: grown.frontier };
    waiting = [];
    return tree;
  }

  function signatureOf(row: CheckpointRow, text: string): void {
    const [line, ...more] = row.note.slice(text.length + 1).split('\n');
    const encoded = line?.startsWith(`— ${key.name} `) ? line.slice(key.name.length + 3) : '';
    const bytes = fromBase64(encoded);
    const right =
      bytes?.length === 68 &&
      Buffer.from(bytes.subarray(0, 4)).toString('hex') === key.id &&
      verify(null, Buffer.from(text), publicKey, bytes.subarray(4));
    if (!right || more.join('') !== '') {
      throw new Difference(
        `The signature of the checkpoint at ${row.size} entries is not one of ${noteKeyText(key)}.`,
      );
    }
  }

  /** Holds the tree against checkpoints that somebody has of this size. */
  function compareHeld(): void {
    while (ahead[0] && ahead[0].size === tree.size + waiting.length) {
      const { size, root } = ahead[0];
      if (!sameHash(rootOf(grow()), root)) {
        throw new Difference(`Somebody holds another checkpoint of ${size} entries: the log was rewritten.`);
      }
      ahead.shift();
    }
  }
  compareHeld();

  return {
    tileHashes,
    heldAhead: () => ahead,
    tree: grow,
    lastSize: () => last?.size ?? null,
    entry(seq, at, leaf) {
      if (lastAt && at < lastAt) throw new Difference(`Entry ${seq} is dated before the entry before it.`);
      // All entries of a batch have its moment, so where the moment changes a batch ended and was signed.
      if (lastAt && at > lastAt && last && last.size !== seq) {
        throw new Difference(`The checkpoint at ${seq} entries is missing: a batch ended there.`);
      }
      lastAt = at;
      waiting.push(leaf);
      compareHeld();
    },
    checkpoint(row) {
      const { size, before, at, note } = row;
      if (before !== (last?.size ?? null)) {
        const wanted = before === null ? 'the first one' : `the one at ${before} entries`;
        throw new Difference(
          last === null
            ? `The checkpoint at ${size} entries follows ${wanted}, which is missing.`
            : `The checkpoint at ${size} entries follows ${wanted}; before it there is the one at ${last.size}.`,
        );
      }
      const { size: reached } = grow();
      if (reached !== size) {
        throw new Difference(`The checkpoint at ${size} entries is of a log that has only ${reached} there.`);
      }
      if (last && lastAt && at.getTime() !== lastAt.getTime()) {
        throw new Difference(`The time of the checkpoint at ${size} entries is not that of its last entry.`);
      }
      const text = checkpointText({ origin: key.name, size, root: rootOf(tree) });
      if (!note.startsWith(`${text}\n`)) {
        throw new Difference(
          `The entries up to ${size} are not those that were signed: their root is ${base64(rootOf(tree))}, ` +
            `and the checkpoint says ${note.split('\n')[2] ?? 'nothing'}.`,
        );
      }
      signatureOf(row, text);
      last = row;
    },
  };
}
