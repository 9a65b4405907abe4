import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Environment } from '../configuration.ts';
import { writeNewSecret } from '../durable-files.ts';
import type { About } from './manifest.ts';
import type { KeyFile } from './sealed-keys.ts';

/** A key file that an intake has beside its database, and where. */
export interface KeyPlace {
  readonly name: string;
  readonly path: string;
}

/** Where this machine's key files are, whether they are there or not. */
export function keyPlaces(env: Environment): readonly KeyPlace[] {
  return [
    { name: 'intake.key', path: env.DAUYS_KEY_FILE ?? join(env.DAUYS_DATA, 'intake.key') },
    { name: 'log.key', path: env.DAUYS_LOG_KEY_FILE ?? join(env.DAUYS_DATA, 'log.key') },
  ];
}

/** Reads those that are there. */
export async function readKeyFiles(places: readonly KeyPlace[]): Promise<KeyFile[]> {
  const read = await Promise.all(
    places.map(async ({ name, path }) => ({ name, bytes: await readFile(path).catch(() => undefined) })),
  );
  return read.flatMap(({ name, bytes }) => (bytes ? [{ name, bytes }] : []));
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Those of a backup's key files that are not among these, byte for byte. */
export function lackedKeys(about: About, files: readonly KeyFile[]): About['keyFiles'] {
  const here = new Map(files.map(({ name, bytes }) => [name, digestOf(bytes)]));
  return about.keyFiles.filter(({ name, digest }) => here.get(name) !== digest);
}

/**
 * Puts key files in their places, for their owner alone.
 *
 * @returns the paths that were made
 * @throws Error where a place has another key already; it is left as it is
 */
export async function placeKeys(files: readonly KeyFile[], places: readonly KeyPlace[]): Promise<string[]> {
  const made: string[] = [];
  for (const { name, bytes } of files) {
    const place = places.find((known) => known.name === name);
    if (!place) continue;
    const there = await readFile(place.path).catch(() => undefined);
    if (there?.equals(bytes)) continue;
    if (there) {
      throw new Error(
        `${place.path} holds another key than the backup. It was left as it is, and nothing was restored. ` +
          'Move it away, or name another data folder (DAUYS_DATA).',
      );
    }
    await mkdir(dirname(place.path), { recursive: true });
    await writeNewSecret(place.path, bytes);
    made.push(place.path);
  }
  return made;
}
