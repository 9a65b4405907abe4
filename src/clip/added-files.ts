import {
  ATTACHMENT_TYPES,
  type Attachment,
  type AttachmentType,
  LARGEST_ATTACHMENT,
  MOST_ATTACHMENTS,
} from '../appeal/attachments.ts';
import type { FileFault } from '../appeal/file-faults.ts';
import { cleanFileName } from '../appeal/file-name.ts';
import { hexOf } from '../evidence/hex.ts';
import type { DeviceStore } from './device-store.ts';

/** A file that an official added to a draft; its bytes stay on the device until the register has the record. */
export interface AddedFile extends Attachment {
  /** In bytes. */
  readonly size: number;
}

/** The bytes, by their digest. */
export interface KeptFile {
  readonly digest: string;
  readonly blob: Blob;
  /** When the intake had it last, milliseconds since the epoch. */
  readonly uploadedAt: number | null;
}

/** Beginnings of files, with the place at which they stand. */
const BEGINNINGS: readonly (readonly [AttachmentType, number, string])[] = [
  ['image/jpeg', 0, '\u00ff\u00d8\u00ff'],
  ['image/png', 0, '\u0089PNG'],
  ['image/webp', 8, 'WEBP'],
  ['application/pdf', 0, '%PDF-'],
  ['image/heic', 4, 'ftypheic'],
  ['image/heic', 4, 'ftypheix'],
  ['image/heif', 4, 'ftypmif1'],
  ['video/quicktime', 4, 'ftypqt'],
  ['video/mp4', 4, 'ftyp'],
];

/**
 * What a file is, by its own first bytes: a name promises anything. Office documents are archives, so of those
 * alone the name decides, and the intake looks inside.
 *
 * @returns `null` for what an appeal may not carry
 */
export function typeOfFile(beginning: Uint8Array, name: string): AttachmentType | null {
  const text = String.fromCharCode(...beginning.subarray(0, 32));
  const found = BEGINNINGS.find(([, place, mark]) => text.startsWith(mark, place));
  if (found) return found[0];
  if (!text.startsWith('PK')) return null;
  const office = Object.entries(ATTACHMENT_TYPES).find(
    ([, extension]) => /^(docx|xlsx)$/.test(extension) && name.toLowerCase().endsWith(`.${extension}`),
  );
  return office && isType(office[0]) ? office[0] : null;
}

function isType(type: string): type is AttachmentType {
  return Object.hasOwn(ATTACHMENT_TYPES, type);
}

/** What a chosen file came to: itself with its bytes, or why it cannot go along. */
export type ChosenFile =
  | { readonly ok: true; readonly file: AddedFile; readonly blob: Blob }
  | { readonly ok: false; readonly fault: FileFault };

/**
 * Reads a file that an official chose.
 *
 * @param present how many there are already
 * @throws DOMException where the browser cannot read it
 */
export async function readChosenFile(file: File, present: number): Promise<ChosenFile> {
  if (present >= MOST_ATTACHMENTS) return { ok: false, fault: 'too-many' };
  if (file.size === 0) return { ok: false, fault: 'empty' };
  if (file.size > LARGEST_ATTACHMENT) return { ok: false, fault: 'size' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = typeOfFile(bytes, file.name);
  if (!mediaType) return { ok: false, fault: 'type' };
  const digest = hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  const name = cleanFileName(file.name, ATTACHMENT_TYPES[mediaType]);
  const blob = new Blob([bytes], { type: mediaType });
  return { ok: true, file: { digest, name, mediaType, size: file.size }, blob };
}

/** Keeps a file on the device for a draft that has `present` files already. */
export async function addFile(
  store: DeviceStore,
  file: File,
  present: readonly AddedFile[],
): Promise<
  { readonly ok: true; readonly file: AddedFile } | { readonly ok: false; readonly fault: FileFault }
> {
  try {
    const chosen = await readChosenFile(file, present.length);
    if (!chosen.ok) return chosen;
    const { digest } = chosen.file;
    const db = await store.database();
    const transaction = db.transaction('files', 'readwrite', { durability: 'strict' });
    const kept = { digest, blob: chosen.blob, uploadedAt: null };
    await Promise.all([transaction.store.put(kept), transaction.done]);
    return { ok: true, file: chosen.file };
  } catch {
    return { ok: false, fault: 'not-kept' };
  }
}

export async function readFile(store: DeviceStore, digest: string): Promise<KeptFile | undefined> {
  return (await store.database()).get('files', digest);
}

/** Remembers when the intake had a file. @param uploadedAt `null`: it has it no more */
export async function markUploaded(
  store: DeviceStore,
  digest: string,
  uploadedAt: number | null,
): Promise<void> {
  const db = await store.database();
  const transaction = db.transaction('files', 'readwrite');
  const kept = await transaction.store.get(digest);
  if (kept) await transaction.store.put({ ...kept, uploadedAt });
  await transaction.done;
}

/** Lets go of files that no draft and nothing that waits names. */
export async function keepOnlyFiles(store: DeviceStore, digests: ReadonlySet<string>): Promise<void> {
  const db = await store.database();
  const transaction = db.transaction('files', 'readwrite');
  for (const digest of await transaction.store.getAllKeys()) {
    if (!digests.has(digest)) await transaction.store.delete(digest);
  }
  await transaction.done;
}
