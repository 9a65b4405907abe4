/**
 * Where bytes lie: a folder, or any S3 service. A key is made of plain names and slashes, and only ever by the
 * intake itself.
 */
export interface BlobStore {
  /** Resolves once the bytes are durable; whole or not at all. Put twice, the second stands. */
  put(key: string, bytes: Uint8Array, signal?: AbortSignal): Promise<void>;
  /** @returns `undefined` where nothing has this key */
  get(key: string, signal?: AbortSignal): Promise<StoredBlob | undefined>;
  /** Nothing under the key is as good as removed. */
  remove(key: string): Promise<void>;
}

/** Bytes on their way out. Whoever asked reads them to the end or cancels. */
export interface StoredBlob {
  readonly size: number;
  readonly bytes: ReadableStream<Uint8Array>;
}

/** The store cannot be worked with now: full, read-only, out of reach. Nothing that was confirmed is lost. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** The key of a file: two levels of folders, so that none holds more than some thousands. */
export function evidenceKey(agency: string, digest: string): string {
  return `${agency}/${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}`;
}

/** The key of a part of an upload under way. */
export function partKey(part: string): string {
  return `uploads/${part}`;
}

/** All bytes of a stream. */
export async function readAll(bytes: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
