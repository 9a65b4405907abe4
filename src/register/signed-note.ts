import { base64, fromBase64 } from './base64.ts';
import type { NoteKey, NoteSigner } from './note-keys.ts';

/** One signature line of a note that a known key made and that is right. */
export interface VerifiedSignature {
  readonly key: NoteKey;
  /** When a witness says that it signed; `null` for the log's own signature, which has no time. */
  readonly at: Date | null;
}

/** What `openNote` made of a note. */
export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly signatures: readonly VerifiedSignature[] }
  | {
      readonly ok: false;
      /**
       * `shape`: no signed note; `unknown-key`: none of the keys at hand signed it; `signature`: a line that
       * claims to be of one of these keys is not.
       */
      readonly reason: 'shape' | 'unknown-key' | 'signature';
    };

const encoder = new TextEncoder();

/** Notes are small; whatever is longer was not written by a log (signed-note asks for some limit). */
const LONGEST_NOTE = 100_000;

const TIME_BYTES = 8;

function signedBytes(text: string, key: NoteKey, seconds: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    encoder.encode(key.use === 'witness' ? `cosignature/v1\ntime ${seconds}\n${text}` : text),
  );
}

function idBytes(key: NoteKey): number[] {
  return (key.id.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
}

/**
 * Signs a note's text (C2SP signed-note).
 *
 * @param text ends in a newline and has no control characters but newlines
 * @param now the time that a witness's signature states; a log's has none
 * @returns one signature line with its newline, to stand behind the text and a blank line
 * @throws RangeError for a text that cannot be a note
 */
export async function signatureLine(text: string, signer: NoteSigner, now: Date): Promise<string> {
  if (!isNoteText(text)) throw new RangeError('A note ends in a newline and has no other control characters');
  const { key, privateKey } = signer;
  const seconds = Math.floor(now.getTime() / 1000);
  const time = new Uint8Array(key.use === 'witness' ? TIME_BYTES : 0);
  if (time.length > 0) new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  const signature = await crypto.subtle.sign('Ed25519', privateKey, signedBytes(text, key, seconds));
  return writtenSignature(key, Uint8Array.of(...time, ...new Uint8Array(signature)));
}

/**
 * A signature line from a signature that was made elsewhere, such as by a synchronous signer.
 *
 * @param signature of a `log` key: 64 bytes over the text in UTF-8; of a `witness`: its time before it
 */
export function writtenSignature(key: NoteKey, signature: Uint8Array): string {
  return `— ${key.name} ${base64(Uint8Array.of(...idBytes(key), ...signature))}\n`;
}

/** A signed note: the text, a blank line, the signature lines. */
export function noteOf(text: string, signatureLines: readonly string[]): string {
  return `${text}\n${signatureLines.join('')}`;
}

/** Control characters but the newline, and what UTF-8 cannot write, have no place in a note. */
function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text !== '\n' && !/[^\P{Cc}\n]|\p{Surrogate}/u.test(text);
}

interface SignatureLine {
  readonly name: string;
  readonly id: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

function partsOf(note: string): { text: string; lines: SignatureLine[] } | null {
  const end = note.lastIndexOf('\n\n');
  if (note.length > LONGEST_NOTE || end < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  if (!isNoteText(text)) return null;
  const lines: SignatureLine[] = [];
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
    const bytes = encoded === undefined ? null : fromBase64(encoded);
    if (name === undefined || !bytes || bytes.length < 5) return null;
    const id = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
    lines.push({ name, id, signature: bytes.slice(4) });
  }
  return { text, lines };
}

async function verified(
  text: string,
  key: NoteKey,
  signature: Uint8Array<ArrayBuffer>,
): Promise<VerifiedSignature | null> {
  const timed = key.use === 'witness' ? TIME_BYTES : 0;
  if (signature.length !== timed + 64) return null;
  const seconds = timed > 0 ? Number(new DataView(signature.buffer).getBigUint64(0)) : 0;
  const publicKey = await crypto.subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify']);
  const message = signedBytes(text, key, seconds);
  const right = await crypto.subtle.verify('Ed25519', publicKey, signature.subarray(timed), message);
  return right ? { key, at: timed > 0 ? new Date(seconds * 1000) : null } : null;
}

/**
 * Opens a signed note: its text may be used only where this says `ok`. Lines of keys that are not at hand are
 * passed over, a false line of a key at hand refuses the note (C2SP signed-note).
 *
 * @param keys whom the reader trusts: the log's key, and witnesses'
 * @throws DOMException `NotSupportedError` in a browser whose WebCrypto has no Ed25519 (before Chromium 137,
 *   Firefox 129, Safari 17)
 */
export async function openNote(note: string, keys: readonly NoteKey[]): Promise<OpenedNote> {
  const parts = partsOf(note);
  if (!parts) return { ok: false, reason: 'shape' };
  const signatures: VerifiedSignature[] = [];
  for (const line of parts.lines) {
    const key = keys.find(({ name, id }) => name === line.name && id === line.id);
    if (!key) continue;
    const signature = await verified(parts.text, key, line.signature);
    if (!signature) return { ok: false, reason: 'signature' };
    signatures.push(signature);
  }
  return signatures.length > 0
    ? { ok: true, text: parts.text, signatures }
    : { ok: false, reason: 'unknown-key' };
}

/** Puts further signature lines, such as a witness's, on a note that is already signed. */
export function withSignatures(note: string, signatureLines: readonly string[]): string {
  return note + signatureLines.join('');
}
