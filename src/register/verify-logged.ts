import { readCheckpoint } from './checkpoint.ts';
import { type Hash, leafHash } from './hashing.ts';
import { readLogProof } from './log-proof.ts';
import type { NoteKey } from './note-keys.ts';
import { openNote } from './signed-note.ts';
import { verifyInclusion } from './verify-proof.ts';

/** The verdict on a proof: what it shows, or the first thing that is wrong with it. */
export type Logged =
  | {
      readonly ok: true;
      readonly origin: string;
      readonly index: number;
      readonly size: number;
      readonly root: Hash;
      /** The witnesses among the keys at hand that signed this checkpoint too, and when. */
      readonly witnesses: readonly { readonly name: string; readonly at: Date }[];
    }
  | {
      readonly ok: false;
      /**
       * `shape`: the file is damaged or no proof; `unknown-key`: another log's; `signature`: the checkpoint
       * was altered; `other-log`: rightly signed, but for a log of another name; `not-included`: the entry
       * was altered, or is not in the log; `not-supported`: this browser cannot check the signature.
       */
      readonly reason: 'shape' | 'unknown-key' | 'signature' | 'other-log' | 'not-included' | 'not-supported';
    };

/**
 * Checks that an entry stands in a log, with nothing but the proof and the log's public key: the entry's
 * bytes hash to a leaf, the leaf's proof leads to the checkpoint's root, the log signed the checkpoint.
 *
 * @param entry the entry's bytes, see `entry.ts`
 * @param proof the text of a C2SP tlog-proof
 * @param logKey the log's key, got from elsewhere than the proof
 * @param witnessKeys keys of bodies whose cosignatures count
 */
export async function verifyLogged(
  entry: Uint8Array,
  proof: string,
  logKey: NoteKey,
  witnessKeys: readonly NoteKey[] = [],
): Promise<Logged> {
  const read = readLogProof(proof);
  if (!read) return { ok: false, reason: 'shape' };
  // WebCrypto is there on https and localhost only.
  if (!globalThis.crypto?.subtle) return { ok: false, reason: 'not-supported' };
  try {
    const note = await openNote(read.checkpoint, [logKey, ...witnessKeys]);
    if (!note.ok) return note;
    if (!note.signatures.some(({ key }) => key === logKey)) {
      return { ok: false, reason: 'unknown-key' };
    }
    const checkpoint = readCheckpoint(note.text);
    if (!checkpoint) return { ok: false, reason: 'shape' };
    const { origin, size, root } = checkpoint;
    if (origin !== logKey.name) return { ok: false, reason: 'other-log' };
    const { index, hashes } = read;
    if (!verifyInclusion({ index, size, leafHash: leafHash(entry), root, proof: hashes })) {
      return { ok: false, reason: 'not-included' };
    }
    const witnesses = note.signatures.flatMap(({ key, at }) => (at ? [{ name: key.name, at }] : []));
    return { ok: true, origin, index, size, root, witnesses };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') {
      return { ok: false, reason: 'not-supported' };
    }
    throw error;
  }
}
