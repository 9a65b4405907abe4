import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { type BlobStore, partKey } from './blob-store.ts';
import { addPart, type Upload } from './uploads.ts';

/** Bytes gathered before they are stored: what a cut line can lose, and what one request holds in memory. */
const BLOCK = 1024 * 1024;

export type Received =
  | { readonly ok: true; readonly upload: Upload }
  /** More came than the upload's length. */
  | { readonly ok: false; readonly reason: 'too-long'; readonly upload: Upload }
  /** Another request added to the same upload meanwhile. */
  | { readonly ok: false; readonly reason: 'overtaken'; readonly upload: Upload };

/**
 * Adds a request's body to an upload, block by block. Each block is durable before the next is read, and
 * what came before a cut line stays: the sender asks for the offset and goes on from there.
 *
 * @throws what the body or the store threw, once what had come was kept
 */
export async function receiveBody(
  pool: pg.Pool,
  store: BlobStore,
  begun: Upload,
  body: ReadableStream<Uint8Array> | null,
): Promise<Received> {
  let upload = begun;
  let waiting: Uint8Array[] = [];
  let size = 0;

  async function keep(): Promise<boolean> {
    if (size === 0) return true;
    const bytes = Buffer.concat(waiting);
    const name = `${upload.id}-${String(upload.received).padStart(9, '0')}-${randomBytes(4).toString('hex')}`;
    waiting = [];
    size = 0;
    await store.put(partKey(name), bytes);
    const added = await addPart(pool, upload, { name, size: bytes.length });
    if (!added) {
      await store.remove(partKey(name));
      return false;
    }
    upload = added;
    return true;
  }

  try {
    for await (const chunk of body ?? []) {
      if (upload.received + size + chunk.length > upload.length)
        return { ok: false, reason: 'too-long', upload };
      waiting.push(chunk);
      size += chunk.length;
      if (size >= BLOCK && !(await keep())) return { ok: false, reason: 'overtaken', upload };
    }
  } catch (error) {
    await keep();
    throw error;
  }
  return (await keep()) ? { ok: true, upload } : { ok: false, reason: 'overtaken', upload };
}
