import { stat } from 'node:fs/promises';
import { type RootKey, rootKeyFrom } from '../root-key.ts';
import { readMigrations } from '../store/migrate.ts';
import { DamagedArchive, readArchive } from './archive.ts';
import {
  type About,
  KEYS,
  MANIFEST,
  type Manifest,
  readAbout,
  readKeysEntry,
  readManifest,
} from './manifest.ts';
import { type KeyFile, openKeys } from './sealed-keys.ts';

/** A backup that was read from end to end and is what its maker sealed. */
export interface CheckedBackup {
  readonly about: About;
  readonly manifest: Manifest;
  readonly rootKey: RootKey;
  /** The keys that came with it, opened; `undefined` where they stayed out. */
  readonly keyFiles: readonly KeyFile[] | undefined;
}

/** How a backup is opened. */
export interface BackupKeys {
  /** The root key of this machine; `undefined` where it has none yet. */
  readonly rootKey: RootKey | undefined;
  /** Where that is looked for, to tell a person. */
  readonly keyFile: string;
  /** Whether this machine lacks a key file that the backup's intake had. */
  readonly lacks: (about: About) => boolean;
  /** Asked where it does and the backup has the keys; `undefined` where nobody can say it. */
  readonly passphrase: () => Promise<string | undefined>;
}

/** A fingerprint as far as a person compares it. */
export const shortPrint = (print: string) => print.slice(0, 16);

/** What is read out of a root key's file. @throws Error where it holds something else */
export function rootKeyOf(bytes: Buffer): RootKey {
  const text = bytes.toString('utf8').trim();
  const secret = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64url');
  if (secret.length !== 32) throw new Error('The key file does not hold 32 bytes (base64url or hex).');
  return rootKeyFrom(secret);
}

async function assertKnown(about: About): Promise<void> {
  const known = new Map((await readMigrations()).map(({ name, digest }) => [name, digest]));
  const strange = about.migrations.find(({ name, digest }) => known.get(name) !== digest);
  if (!strange) return;
  throw new Error(
    `This backup has the schema's step ${strange.name}, which this version of Dauys does not know or knows otherwise. ` +
      'Nothing was changed. Restore it with the version that made it, or a newer one.',
  );
}

function keyFor(about: About, keys: BackupKeys, carried: readonly KeyFile[] | undefined): RootKey {
  const inside = carried?.find(({ name }) => name === 'intake.key');
  const rootKey = inside ? rootKeyOf(inside.bytes) : keys.rootKey;
  if (rootKey === undefined) {
    throw new Error(
      `This backup is sealed by the root key ${shortPrint(about.rootKey)}…, which did not go with it. Nothing was changed. ` +
        `Put that key's file at ${keys.keyFile}, or name it in DAUYS_KEY_FILE, and restore again.`,
    );
  }
  if (rootKey.fingerprint !== about.rootKey) {
    throw new Error(
      `This backup is sealed by the root key ${shortPrint(about.rootKey)}…, and ${keys.keyFile} holds ` +
        `${shortPrint(rootKey.fingerprint)}…. Nothing was changed. Put the right key file there, or name it in DAUYS_KEY_FILE.`,
    );
  }
  return rootKey;
}

/**
 * Reads a whole backup without writing anything: that it is whole, that nothing was changed since it was
 * made, that this version knows its schema, and that the key is there which opens what is in it.
 *
 * @throws Error that tells a person what is wrong and what to do
 */
export async function checkBackup(
  file: string,
  keys: BackupKeys,
  signal: AbortSignal,
  onProgress: (part: number, bytes: number) => void = () => undefined,
): Promise<CheckedBackup> {
  const { size } = await stat(file).catch((cause) => {
    throw new Error(`There is no backup at ${file}. Nothing was changed.`, { cause });
  });
  let read = 0;
  let about: About | undefined;
  let carried: readonly KeyFile[] | undefined;
  let rootKey: RootKey | undefined;
  let manifest: Manifest | undefined;
  try {
    await readArchive(
      file,
      signal,
      async (entry, before) => {
        if (manifest) throw new Error('There is something behind the end of this backup: it was changed.');
        if (!about) {
          about = await readAbout(entry);
          return;
        }
        if (entry.name === KEYS && before.files === 1 && keys.lacks(about)) {
          const passphrase = await keys.passphrase();
          if (passphrase !== undefined) carried = await openKeys(await readKeysEntry(entry), passphrase);
        }
        rootKey ??= keyFor(about, keys, carried);
        if (entry.name !== MANIFEST) return;
        const told = await readManifest(entry, rootKey);
        if (told.digest !== before.digest || told.files !== before.files || told.bytes !== before.bytes) {
          throw new Error(
            'What is in this backup is not what was sealed: it was changed after it had been made.',
          );
        }
        manifest = told;
      },
      (bytes) => {
        read += bytes;
        onProgress(read / size, read);
      },
    );
  } catch (error) {
    if (!(error instanceof DamagedArchive)) throw error;
    throw new Error(`${error.message}. Nothing was changed. Take another backup.`, { cause: error });
  }
  if (!about || !manifest || !rootKey)
    throw new Error(`${file} is cut short. Nothing was changed. Take another backup.`);
  // Only now: in a damaged file the names of the steps may be what was damaged.
  await assertKnown(about);
  return { about, manifest, rootKey, keyFiles: carried };
}
