import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import { fromBase64 } from './base64.ts';
import type { NoteKey } from './note-keys.ts';
import { readNoteKey } from './note-keys.ts';
import { type Logged, verifyLogged } from './verify-logged.ts';

const HexSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const NamesSchema = v.object({ kk: v.string(), ru: v.string(), en: v.string() });

/**
 * The receipt (талон, art. 64) as a file that proves itself: what was promised, the log's entry that says the
 * same, and the proof that the entry is in the log. It holds no tracking code and no personal data of the
 * applicant, so it may be shown to anybody.
 */
export const ReceiptFileSchema = v.object({
  format: v.literal('dauys-receipt/1'),
  number: v.string(),
  agency: v.object({ code: v.string(), name: NamesSchema }),
  receivedAt: v.string(),
  /** The working day on which it counts as registered; `null` for a signal. */
  registeredOn: v.nullable(v.string()),
  /** The last day for the answer, as it was promised; `null` for a signal. */
  answerBy: v.nullable(v.string()),
  /** Who took it; `null` for the register itself. No entry names them, so nothing proves this line. */
  takenBy: v.nullable(v.string()),
  /** SHA-256 of what was filed (its canonical JSON), and the salt that ties it to the entry; `null` after an erasure. */
  filed: v.nullable(v.object({ digest: HexSchema, salt: v.string() })),
  /** The entry's canonical JSON, as the log has it. */
  entry: v.string(),
  /** A C2SP tlog-proof with its checkpoint. */
  proof: v.string(),
  /** The log's public key, for convenience: whoever doubts the body takes the key from elsewhere. */
  key: v.string(),
  /**
   * A token of a time-stamp authority (RFC 3161, DER in base64) over the proof's checkpoint, its signed note. It
   * is checked with the authority's certificate (`openssl ts -verify`), not here.
   */
  timestamp: v.nullable(v.object({ authority: v.string(), token: v.string() })),
});

export type ReceiptFile = v.InferOutput<typeof ReceiptFileSchema>;

/** The members of an entry that a receipt repeats. */
const EntrySchema = v.object({
  v: v.literal(1),
  type: v.picklist(['received', 'registered']),
  at: v.string(),
  agency: v.string(),
  number: v.string(),
  body: v.object({ registeredOn: v.nullable(v.string()), answerBy: v.nullable(v.string()) }),
  commitment: v.optional(HexSchema),
});

/** What a receipt was found to be: what it proves, or the first thing that does not hold. */
export type CheckedReceipt =
  | {
      readonly ok: true;
      readonly receipt: ReceiptFile;
      readonly logged: Extract<Logged, { readonly ok: true }>;
      /** Whether the key came from elsewhere than the file itself. */
      readonly keyGiven: boolean;
      /** Whether the digest of what was filed is tied to the entry. */
      readonly filedProven: boolean;
    }
  | {
      readonly ok: false;
      /**
       * `not-a-receipt`: no such file, or damaged; `number`, `agency`, `received-at`, `registered-on`,
       * `answer-by`: this line was altered, the entry says otherwise; `filed`: the digest is not of what was
       * filed; `key`: the log's key cannot be read; else see `Logged`.
       */
      readonly fault:
        | 'not-a-receipt'
        | 'number'
        | 'agency'
        | 'received-at'
        | 'registered-on'
        | 'answer-by'
        | 'filed'
        | 'key'
        | Extract<Logged, { readonly ok: false }>['reason'];
    };

type Fault = Extract<CheckedReceipt, { readonly ok: false }>['fault'];

function bytesOfHex(hex: string): number[] {
  return (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What ties a digest to an entry: SHA-256 of the salt followed by the digest, 32 bytes each. */
function commitmentOf(salt: Uint8Array, digest: string): string {
  return hexOf(sha256(Uint8Array.of(...salt, ...bytesOfHex(digest))));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first line of a receipt that its entry does not say. */
function alteredLine(receipt: ReceiptFile): Fault | null {
  const read = v.safeParse(EntrySchema, parsedJson(receipt.entry));
  if (!read.success) return 'not-a-receipt';
  const { number, agency, at, body, commitment } = read.output;
  if (receipt.number !== number) return 'number';
  if (receipt.agency.code !== agency) return 'agency';
  if (receipt.receivedAt !== at) return 'received-at';
  if (receipt.registeredOn !== body.registeredOn) return 'registered-on';
  if (receipt.answerBy !== body.answerBy) return 'answer-by';
  if (receipt.filed === null) return null;
  const salt = fromBase64(receipt.filed.salt);
  return salt?.length === 32 && commitmentOf(salt, receipt.filed.digest) === commitment ? null : 'filed';
}

function keyOf(text: string): NoteKey | null {
  try {
    return readNoteKey(text);
  } catch {
    return null;
  }
}

/**
 * Checks a receipt with nothing but itself and the log's public key.
 *
 * @param input the file's JSON, parsed
 * @param key the log's key, got from elsewhere than the receipt; left out, the one in the receipt is used,
 *   which shows that the file was not damaged, not whose it is
 * @param witnessKeys keys of bodies whose cosignatures count
 */
export async function verifyReceipt(
  input: unknown,
  key?: NoteKey,
  witnessKeys: readonly NoteKey[] = [],
): Promise<CheckedReceipt> {
  const read = v.safeParse(ReceiptFileSchema, input);
  if (!read.success) return { ok: false, fault: 'not-a-receipt' };
  const receipt = read.output;
  const altered = alteredLine(receipt);
  if (altered) return { ok: false, fault: altered };
  const logKey = key ?? keyOf(receipt.key);
  if (!logKey) return { ok: false, fault: 'key' };
  const logged = await verifyLogged(
    new TextEncoder().encode(receipt.entry),
    receipt.proof,
    logKey,
    witnessKeys,
  );
  if (!logged.ok) return { ok: false, fault: logged.reason };
  return { ok: true, receipt, logged, keyGiven: key !== undefined, filedProven: receipt.filed !== null };
}
