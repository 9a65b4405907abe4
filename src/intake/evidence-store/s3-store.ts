import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { type BlobStore, StorageUnavailable } from './blob-store.ts';

/** How to reach a bucket of any service that speaks S3. */
export interface S3Place {
  /** `https://HOST/BUCKET` or `https://HOST/BUCKET/PREFIX`. */
  readonly address: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

/** Milliseconds until the service must have begun to answer. */
const PATIENCE = 30_000;

/** A store in a bucket. The service is told each object's SHA-256, so that it refuses what arrives changed. */
export function createS3Store(place: S3Place): BlobStore {
  const root = place.address.replace(/\/+$/, '');
  const client = new AwsClient({
    accessKeyId: place.keyId,
    secretAccessKey: place.secret,
    region: place.region,
    service: 's3',
    retries: 3,
  });

  /** The limit is for the answer to begin; how long its body takes is up to whoever reads it. */
  async function ask(key: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error('No answer in time')), PATIENCE);
    try {
      return await client.fetch(`${root}/${key}`, {
        ...init,
        signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      });
    } catch (cause) {
      signal?.throwIfAborted();
      throw new StorageUnavailable('The S3 service cannot be reached', { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  async function refused(response: Response): Promise<StorageUnavailable> {
    await response.body?.cancel();
    return new StorageUnavailable(`The S3 service answered ${response.status}`);
  }

  return {
    async put(key, bytes, signal) {
      const body = new Uint8Array(bytes);
      const response = await ask(
        key,
        {
          method: 'PUT',
          body,
          headers: { 'X-Amz-Content-Sha256': createHash('sha256').update(body).digest('hex') },
        },
        signal,
      );
      if (!response.ok) throw await refused(response);
      await response.body?.cancel();
    },
    async get(key, signal) {
      const response = await ask(key, { method: 'GET' }, signal);
      if (response.status === 404) {
        await response.body?.cancel();
        return undefined;
      }
      if (!response.ok || !response.body) throw await refused(response);
      return { size: Number(response.headers.get('Content-Length')), bytes: response.body };
    },
    async remove(key) {
      const response = await ask(key, { method: 'DELETE' });
      if (!response.ok && response.status !== 404) throw await refused(response);
      await response.body?.cancel();
    },
  };
}
