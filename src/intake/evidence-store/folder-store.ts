import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../durable-files.ts';
import { type BlobStore, StorageUnavailable } from './blob-store.ts';

/** What the system says of a disk that cannot be worked with. */
const DISK = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'ENODEV']);

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function told(error: unknown): unknown {
  const code = codeOf(error);
  return code !== undefined && DISK.has(code)
    ? new StorageUnavailable(`The evidence folder cannot be written (${code})`, { cause: error })
    : error;
}

/**
 * A store in a folder. A file is written beside its place, synced, and then moved there, so that under a key
 * there is the whole file or none, whatever happens to the machine.
 *
 * @param root absolute; made when missing
 */
export function createFolderStore(root: string): BlobStore {
  const incoming = join(root, '.incoming');
  const known = new Set<string>();

  /** Makes a folder, and durably: each new name is synced in the folder above it. */
  async function ensure(folder: string): Promise<void> {
    if (known.has(folder)) return;
    const first = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (first !== undefined) {
      for (let made = folder; ; made = dirname(made)) {
        await syncFolder(dirname(made));
        if (made === first || made === dirname(made)) break;
      }
    }
    known.add(folder);
  }

  async function write(key: string, bytes: Uint8Array): Promise<void> {
    const place = join(root, key);
    await Promise.all([ensure(incoming), ensure(dirname(place))]);
    const draft = join(incoming, randomUUID());
    try {
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, place);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(dirname(place));
  }

  return {
    async put(key, bytes) {
      try {
        await write(key, bytes).catch(async (error) => {
          if (codeOf(error) !== 'ENOENT') throw error;
          // A folder that was known has been removed since; once more from the ground.
          known.clear();
          await write(key, bytes);
        });
      } catch (error) {
        throw told(error);
      }
    },
    async get(key) {
      let handle: FileHandle;
      try {
        handle = await open(join(root, key), 'r');
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw told(error);
      }
      const { size } = await handle.stat();
      return { size, bytes: bytesOf(handle) };
    },
    async remove(key) {
      await rm(join(root, key), { force: true }).catch((error) => {
        throw told(error);
      });
    },
  };
}

/** The bytes of an open file, read as they are asked for; the file is closed at the end or when cancelled. */
function bytesOf(handle: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(256 * 1024));
      if (bytesRead > 0) {
        controller.enqueue(buffer.subarray(0, bytesRead));
        return;
      }
      await handle.close();
      controller.close();
    },
    async cancel() {
      await handle.close();
    },
  });
}
