import * as v from 'valibot';
import { type Checkpoint, readCheckpoint } from '../../src/register/checkpoint.ts';
import { leafHash, sameHash } from '../../src/register/hashing.ts';
import type { NoteKey } from '../../src/register/note-keys.ts';
import { consistencyProof, inclusionProof, type ReadTile, rootFromTiles } from '../../src/register/prove.ts';
import { openNote } from '../../src/register/signed-note.ts';
import { bundlePath, newTiles, type Tile, tilePath } from '../../src/register/tiles.ts';
import { verifyConsistency, verifyInclusion } from '../../src/register/verify-proof.ts';

const EntrySchema = v.object({ type: v.string(), number: v.string(), at: v.string() });

/** An entry of the log, as anybody reads it. */
export interface LoggedEntry extends v.InferOutput<typeof EntrySchema> {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** The whole public log at its newest checkpoint, read over HTTP as an auditor does who trusts nobody. */
export interface PublicLog {
  readonly head: Checkpoint;
  readonly entries: readonly LoggedEntry[];
  /** Whether an entry is under the head's root, by its inclusion proof from the tiles. */
  includes(entry: LoggedEntry): Promise<boolean>;
  /** Whether a signed note is of this log and the log at its head is a continuation of it. */
  continues(note: string): Promise<boolean>;
}

async function checkpointIn(note: string, key: NoteKey): Promise<Checkpoint | null> {
  const opened = await openNote(note, [key]);
  const checkpoint = opened.ok ? readCheckpoint(opened.text) : null;
  return checkpoint?.origin === key.name ? checkpoint : null;
}

/** The size of a checkpoint whose signature is not looked at yet. */
export function sizeOf(note: string): number {
  return Number(note.split('\n')[1]);
}

function* entriesIn(bundle: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  for (let at = 0; at < bundle.length; ) {
    const length = view.getUint16(at);
    yield bundle.subarray(at + 2, at + 2 + length);
    at += 2 + length;
  }
}

async function file(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function readEntries(log: string, size: number): Promise<LoggedEntry[]> {
  const entries: LoggedEntry[] = [];
  for (const { level, index, width } of newTiles(0, size)) {
    if (level > 0) continue;
    for (const bytes of entriesIn(await file(`${log}/${bundlePath({ index, width })}`))) {
      const said = v.parse(EntrySchema, JSON.parse(new TextDecoder().decode(bytes)));
      entries.push({ ...said, index: entries.length, bytes });
    }
  }
  return entries;
}

/**
 * Reads the log of an intake.
 *
 * @param key the log's key, kept since before anything happened
 * @throws Error where the log contradicts itself: its head is not signed by the key, or its tiles or its
 *   entries are not what the head says
 */
export async function readPublicLog(url: string, key: NoteKey): Promise<PublicLog> {
  const log = `${url}/log`;
  const head = await checkpointIn(new TextDecoder().decode(await file(`${log}/checkpoint`)), key);
  if (!head) throw new Error('The newest checkpoint is not signed by the key that the log began with');
  const read = new Map<string, Promise<Uint8Array>>();
  const readTile: ReadTile = (tile: Tile) => {
    const path = tilePath(tile);
    const known = read.get(path) ?? file(`${log}/${path}`);
    read.set(path, known);
    return known;
  };
  const entries = await readEntries(log, head.size);
  if (entries.length !== head.size || !sameHash(await rootFromTiles(head.size, readTile), head.root)) {
    throw new Error('The tiles do not make the root that the newest checkpoint signs');
  }
  return {
    head,
    entries,
    async includes({ index, bytes }) {
      const { size, root } = head;
      const proof = await inclusionProof(index, size, readTile);
      return verifyInclusion({ index, size, leafHash: leafHash(bytes), root, proof });
    },
    async continues(note) {
      const old = await checkpointIn(note, key);
      if (!old || old.size > head.size) return false;
      // Every log begins with the empty one; there is nothing to prove.
      if (old.size === 0) return true;
      const proof = await consistencyProof(old.size, head.size, readTile);
      return verifyConsistency({
        oldSize: old.size,
        newSize: head.size,
        oldRoot: old.root,
        newRoot: head.root,
        proof,
      });
    },
  };
}
