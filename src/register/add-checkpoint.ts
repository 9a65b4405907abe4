import { base64, fromBase64 } from './base64.ts';
import { HASH_BYTES, type Hash } from './hashing.ts';

/** What a log sends to a witness (C2SP tlog-witness, `add-checkpoint`). */
export interface AddCheckpoint {
  /** The size that the witness cosigned last, as far as the log knows; 0 for the first time. */
  readonly oldSize: number;
  /** That the new tree begins with the old one; empty from size 0. */
  readonly proof: readonly Hash[];
  /** The signed note of the new checkpoint. */
  readonly checkpoint: string;
}

/** A proof longer than this is of no tree (C2SP tlog-witness). */
const LONGEST_PROOF = 63;

/** The request's body. */
export function addCheckpointText({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return `${[`old ${oldSize}`, ...proof.map(base64)].join('\n')}\n\n${checkpoint}`;
}

/** Reads the request's body. @returns `null` where it is none */
export function readAddCheckpoint(text: string): AddCheckpoint | null {
  const end = text.indexOf('\n\n');
  if (end < 0) return null;
  const [first = '', ...lines] = text.slice(0, end).split('\n');
  const [, digits] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? [];
  const oldSize = Number(digits ?? Number.NaN);
  if (!Number.isSafeInteger(oldSize) || lines.length > LONGEST_PROOF) return null;
  const proof: Hash[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) return null;
    proof.push(hash);
  }
  return { oldSize, proof, checkpoint: text.slice(end + 2) };
}
