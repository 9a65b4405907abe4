import { base64, fromBase64 } from './base64.ts';
import { HASH_BYTES, type Hash } from './hashing.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';

/** That an entry is in a log, on paper: what `verifyLogged` checks without asking anyone. */
export interface LogProof {
  /** The entry's place in the log, from 0. */
  readonly index: number;
  /** From the leaf's sibling up to the root's child (RFC 9162, 2.1.3.1). */
  readonly hashes: readonly Hash[];
  /** The signed note of a checkpoint, with every signature. */
  readonly checkpoint: string;
}

/** The proof as text (C2SP tlog-proof), which any tool for such logs reads. */
export function logProofText({ index, hashes, checkpoint }: LogProof): string {
  return `${[HEADER, `index ${index}`, ...hashes.map(base64)].join('\n')}\n\n${checkpoint}`;
}

/**
 * Reads a proof. Its `extra` line is passed over: nothing vouches for it.
 *
 * @returns `null` where the text is no such proof
 */
export function readLogProof(text: string): LogProof | null {
  const end = text.indexOf('\n\n');
  if (end < 0) return null;
  const [header, ...lines] = text.slice(0, end).split('\n');
  if (header !== HEADER) return null;
  if (lines[0]?.startsWith('extra ')) lines.shift();
  const [, digits] = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '') ?? [];
  const hashes: Hash[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) return null;
    hashes.push(hash);
  }
  const index = Number(digits ?? Number.NaN);
  return Number.isSafeInteger(index) ? { index, hashes, checkpoint: text.slice(end + 2) } : null;
}
