import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlobStore, readAll, StorageUnavailable } from './blob-store.ts';
import { sha256 } from './fixtures/files.ts';
import { createFolderStore } from './folder-store.ts';
import { createS3Store } from './s3-store.ts';

let folder: string;
let service: S3rver;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-blobs-'));
  service = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'evidence', configs: [] }],
  });
  const { port } = await service.run();
  address = `http://127.0.0.1:${port}/evidence/dauys`;
});

afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

const s3 = (keyId = 'S3RVER') => createS3Store({ address, region: 'us-east-1', keyId, secret: 'S3RVER' });

const STORES: readonly [string, () => BlobStore][] = [
  ['a folder', () => createFolderStore(join(folder, 'blobs'))],
  ['an S3 service', () => s3()],
];

describe.each(STORES)('%s', (_, open) => {
  it('gives back what was put, byte for byte, also to another that opens it', async () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 17, 'дауыс');
    const key = `TLD/aa/bb/${sha256(bytes)}`;
    await open().put(key, bytes);
    await open().put(key, bytes);
    const found = await open().get(key);
    expect(found?.size).toBe(bytes.length);
    expect(sha256(await readAll(found?.bytes ?? new ReadableStream()))).toBe(sha256(bytes));
  });

  it('has nothing where nothing was put or all was removed, and removing nothing is no fault', async () => {
    const store = open();
    await store.put('TLD/aa/bb/one', Buffer.from('one'));
    await store.remove('TLD/aa/bb/one');
    await store.remove('TLD/aa/bb/one');
    expect(await store.get('TLD/aa/bb/one')).toBeUndefined();
    expect(await store.get('TLD/cc/dd/never')).toBeUndefined();
  });

  it('takes many at once', async () => {
    const store = open();
    const keys = Array.from({ length: 40 }, (_unused, index) => `ABC/${index % 3}/x/${index}`);
    await Promise.all(keys.map((key) => store.put(key, Buffer.from(key))));
    const texts = await Promise.all(
      keys.map(async (key) => {
        const found = await store.get(key);
        return found ? (await readAll(found.bytes)).toString() : undefined;
      }),
    );
    expect(texts).toEqual(keys);
  });
});

describe('a store that cannot be worked with', () => {
  it('says so, for a folder that is none', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(createFolderStore(file).put('TLD/a/b/c', Buffer.from('x'))).rejects.toThrow();
    expect(await readdir(folder)).toContain('a-file');
  });

  it('says so, for a service that knows no such key, or where there is none', async () => {
    await expect(s3('SOMEBODY').put('TLD/a/b/c', Buffer.from('x'))).rejects.toThrow(StorageUnavailable);
    const nowhere = createS3Store({
      address: 'http://127.0.0.1:9/evidence',
      region: 'us-east-1',
      keyId: 'a',
      secret: 'b',
    });
    await expect(nowhere.get('TLD/a/b/c')).rejects.toThrow(StorageUnavailable);
  });
});
