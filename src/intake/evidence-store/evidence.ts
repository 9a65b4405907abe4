import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { AttachmentType, UploadedFile } from '../../appeal/attachments.ts';
import { type BlobStore, evidenceKey, partKey, readAll, StorageUnavailable } from './blob-store.ts';
import { isPlainText, sniffType } from './sniff-type.ts';
import { type TextType, UNNAMED_STANDS, type Upload } from './uploads.ts';

/** Milliseconds within which a file that is being stored must be in its place, before the sweep takes its row. */
const STORING = 60 * 60_000;

/** What an upload came to: a file that an appeal may carry, or a part of a capture. */
export type StoredEvidence = Omit<UploadedFile, 'mediaType'> & {
  readonly mediaType: AttachmentType | TextType;
};

export type Finished =
  | { readonly ok: true; readonly file: StoredEvidence }
  | { readonly ok: false; readonly reason: 'file-type-refused' | 'file-digest-mismatch' };

async function joinParts(store: BlobStore, upload: Upload): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (const part of upload.parts) {
    const stored = await store.get(partKey(part));
    if (!stored) throw new StorageUnavailable('A part of an upload is not in the store');
    parts.push(await readAll(stored.bytes));
  }
  return Buffer.concat(parts);
}

/**
 * Writes the row before the file, so that the sweep always knows of whatever may lie in the store. Where the
 * sweep is just taking this very file away, this waits for it, and the file is then put anew.
 */
async function announce(
  pool: pg.Pool,
  agency: string,
  file: Pick<StoredEvidence, 'digest' | 'mediaType' | 'size'>,
  now: Date,
): Promise<void> {
  await pool.query(
    `insert into evidence (agency, digest, media_type, size, kept_until) values ($1, $2, $3, $4, $5)
     on conflict (agency, digest) do update set kept_until = greatest(evidence.kept_until, excluded.kept_until)`,
    [agency, file.digest, file.mediaType, file.size, new Date(now.getTime() + STORING)],
  );
}

/**
 * Ends an upload: joins its parts, looks at what they are, and stores them under their digest. Asked again
 * after a fault, it does the same again.
 *
 * @throws StorageUnavailable; the upload then stands as it was
 */
export async function finishUpload(
  pool: pg.Pool,
  store: BlobStore,
  upload: Upload,
  now: Date,
): Promise<Finished> {
  const bytes = await joinParts(store, upload);
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (upload.announced !== null && upload.announced !== digest) {
    return { ok: false, reason: 'file-digest-mismatch' };
  }
  const told = await sniffType(bytes);
  const mediaType = told ?? (upload.textType && isPlainText(bytes) ? upload.textType : undefined);
  if (mediaType === undefined) return { ok: false, reason: 'file-type-refused' };

  const file = { digest, mediaType, size: bytes.length };
  await announce(pool, upload.agency, file, now);
  // Also where it is there already: a file that was lost or damaged meanwhile is whole again.
  await store.put(evidenceKey(upload.agency, digest), bytes);
  const keptUntil = new Date(now.getTime() + UNNAMED_STANDS);
  const until = keptUntil.toISOString();
  await pool.query(
    `update evidence set stored = true, kept_until = greatest(kept_until, $3) where agency = $1 and digest = $2`,
    [upload.agency, digest, keptUntil],
  );
  await pool.query("update uploads set digest = $2, parts = '{}' where id = $1", [upload.id, digest]);
  await Promise.all(upload.parts.map((part) => store.remove(partKey(part))));
  return { ok: true, file: { ...file, keptUntil: until } };
}

/** What a finished upload came to. */
export async function findFile(
  pool: pg.Pool,
  agency: string,
  digest: string,
): Promise<StoredEvidence | undefined> {
  const { rows } = await pool.query<{
    mediaType: AttachmentType | TextType;
    size: number;
    keptUntil: Date | number;
  }>(
    `select media_type as "mediaType", size, least(kept_until, timestamptz '9999-12-31T00:00:00Z') as "keptUntil"
     from evidence where agency = $1 and digest = $2 and stored`,
    [agency, digest],
  );
  const [row] = rows;
  return (
    row && {
      digest,
      mediaType: row.mediaType,
      size: row.size,
      keptUntil: new Date(row.keptUntil).toISOString(),
    }
  );
}
