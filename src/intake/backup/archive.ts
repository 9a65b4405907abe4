import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { createTarDecoder, createTarPacker } from 'modern-tar';
import { syncFolder } from '../durable-files.ts';

/** A file in the archive, on its way out. Its bytes are read to the end before the next one. */
export interface ArchivedFile {
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Puts files into an archive. */
export interface ArchiveWriter {
  /** Resolves once the archive can take more, so that memory stays as it is. */
  add(name: string, bytes: Uint8Array): Promise<void>;
  /** How many files there are so far, their bytes, and SHA-256 over all names, sizes and bytes in order. */
  sum(): ArchiveSum;
}

export interface ArchiveSum {
  readonly files: number;
  readonly bytes: number;
  readonly digest: string;
}

function createSum() {
  const hash = createHash('sha256');
  let files = 0;
  let bytes = 0;
  return {
    begin(name: string, size: number): void {
      hash.update(`${name}\0${size}\0`);
      files += 1;
      bytes += size;
    },
    add(chunk: Uint8Array): void {
      hash.update(chunk);
    },
    read: (): ArchiveSum => ({ files, bytes, digest: hash.copy().digest('hex') }),
  };
}

/**
 * Writes a `.tar.zst`. It is written beside its place as `FILE.partial` and moved there once it is whole and
 * durable; after a fault or a stop nothing of it is left.
 *
 * @param fill puts the files in
 * @returns what `fill` returned, and the bytes that the archive takes
 */
export async function writeArchive<T>(
  file: string,
  signal: AbortSignal,
  fill: (archive: ArchiveWriter) => Promise<T>,
): Promise<{ readonly filled: T; readonly size: number }> {
  const partial = `${file}.partial`;
  const handle = await open(partial, 'wx', 0o600);
  try {
    const sum = createSum();
    const { readable, controller } = createTarPacker();
    const written = pipeline(
      () => readable.values(),
      createZstdCompress({
        params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
      }),
      createWriteStream('', { fd: handle.fd, autoClose: false }),
      { signal },
    );
    const filling = (async () => {
      const filled = await fill({
        async add(name, bytes) {
          signal.throwIfAborted();
          sum.begin(name, bytes.length);
          sum.add(bytes);
          const writer = controller.add({ name, size: bytes.length, mode: 0o600 }).getWriter();
          await writer.write(bytes);
          await writer.close();
        },
        sum: sum.read,
      });
      controller.finalize();
      return filled;
    })();
    filling.catch((error) => controller.error(error));
    const [filled] = await Promise.all([filling, written]).catch(async (error) => {
      // The first fault tells why; the other side has to end as well before the file is removed.
      await Promise.allSettled([filling, written]);
      throw error;
    });
    await handle.sync();
    const { size } = await handle.stat();
    await handle.close();
    await rename(partial, file);
    await syncFolder(dirname(file));
    return { filled, size };
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

/** An archive that is cut short or was damaged. */
export class DamagedArchive extends Error {
  override readonly name = 'DamagedArchive';
}

/** Unpacks an archive into its reader, as fast as that reads. */
async function feed(
  source: NodeJS.ReadableStream,
  unpacked: NodeJS.ReadWriteStream,
  into: WritableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const writer = into.getWriter();
  try {
    await pipeline(
      source,
      unpacked,
      async (chunks: AsyncIterable<Uint8Array>) => {
        for await (const chunk of chunks) await writer.write(chunk);
      },
      { signal },
    );
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
}

/**
 * Reads a `.tar.zst`, file by file, in the order they were put.
 *
 * @param visit is given each file, and the sum of all files before it
 * @param onRead told how many bytes of the archive itself have been read
 * @throws DamagedArchive
 */
export async function readArchive(
  file: string,
  signal: AbortSignal,
  visit: (entry: ArchivedFile, before: ArchiveSum) => Promise<void>,
  onRead: (bytes: number) => void = () => undefined,
): Promise<void> {
  const sum = createSum();
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  source.on('data', (chunk) => onRead(chunk.length));
  const unpacked = createZstdDecompress();
  const decoder = createTarDecoder({ strict: true });
  const fed = feed(source, unpacked, decoder.writable, signal);
  fed.catch(() => undefined);
  let visiting = false;
  try {
    for await (const { header, body } of decoder.readable) {
      const before = sum.read();
      sum.begin(header.name, header.size);
      const bytes = (async function* () {
        const reader = body.getReader();
        for (;;) {
          const { done, value } = await reader.read().catch((cause) => {
            throw new DamagedArchive(`${file} is cut short or damaged`, { cause });
          });
          if (done) return;
          sum.add(value);
          yield value;
        }
      })();
      visiting = true;
      await visit({ name: header.name, size: header.size, bytes }, before);
      visiting = false;
      // Whatever the visitor left is read, so that the sum has all of it.
      for await (const chunk of bytes) void chunk;
    }
    await fed;
  } catch (cause) {
    signal.throwIfAborted();
    const system = cause instanceof Error && 'syscall' in cause;
    if (visiting || system) throw cause;
    throw new DamagedArchive(`${file} is cut short or damaged`, { cause });
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}
