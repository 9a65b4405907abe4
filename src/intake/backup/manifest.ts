import * as v from 'valibot';
import { canonicalJson } from '../../evidence/canonical-json.ts';
import type { RootKey } from '../root-key.ts';
import type { ArchivedFile } from './archive.ts';

/** First file of a backup. */
export const ABOUT = 'about.json';
/** Second one, where the keys went with it: sealed under a passphrase. */
export const KEYS = 'keys.json';
/** Last one. */
export const MANIFEST = 'manifest.json';

const Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const Name = v.pipe(v.string(), v.regex(/^[a-z_][a-z0-9_]{0,62}$/));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What a backup says of itself before anything else. */
export const AboutSchema = v.object({
  format: v.literal('dauys-backup'),
  version: v.literal(1),
  madeAt: v.string(),
  /** The root key that seals what is in it, named by its fingerprint. */
  rootKey: Hex,
  /** SHA-256 of each key file that this intake needs, by its name. */
  keyFiles: v.array(v.object({ name: v.string(), digest: Hex })),
  /** The steps of the schema that the database had. */
  migrations: v.array(v.object({ name: v.string(), digest: Hex })),
  tables: v.array(v.object({ name: Name, columns: v.array(Name) })),
});

/** What a backup says of itself once everything is in it. */
export const ManifestSchema = v.object({
  /** Of all files before this one, in order. */
  files: Count,
  bytes: Count,
  digest: Hex,
  rows: v.record(v.string(), Count),
  sequences: v.array(
    v.object({ name: Name, last: v.pipe(v.string(), v.regex(/^-?\d+$/)), called: v.boolean() }),
  ),
  evidence: v.object({
    files: Count,
    bytes: Count,
    /** Digests of files of appeals that the store did not have, or not whole. */
    missing: v.array(v.object({ agency: v.string(), digest: Hex })),
  }),
});

export type About = v.InferOutput<typeof AboutSchema>;
export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** The manifest as it is put into the archive: itself, and the root key's seal on it. */
export function sealManifest(manifest: Manifest, rootKey: RootKey): Buffer {
  const seal = rootKey.backupSeal(canonicalJson(manifest)).toString('hex');
  return Buffer.from(JSON.stringify({ manifest, seal }, null, 2));
}

/** Larger than any description; a file that claims to be one and is larger is none. */
const LARGEST = 16 * 1024 * 1024;

async function readText(entry: ArchivedFile): Promise<string> {
  if (entry.size > LARGEST) throw new Error(`${entry.name} is too large`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** @throws Error where it is something else, or of a later version */
export async function readAbout(entry: ArchivedFile): Promise<About> {
  if (entry.name !== ABOUT) throw new Error('This is no backup of Dauys.');
  const read = v.safeParse(AboutSchema, JSON.parse(await readText(entry)));
  if (read.success) return read.output;
  throw new Error(
    'This backup is of a kind that this version does not know. Restore it with the version that made it.',
  );
}

/** @throws Error where the seal is not the root key's */
export async function readManifest(entry: ArchivedFile, rootKey: RootKey): Promise<Manifest> {
  const { manifest, seal } = v.parse(
    v.object({ manifest: ManifestSchema, seal: Hex }),
    JSON.parse(await readText(entry)),
  );
  if (rootKey.backupSeal(canonicalJson(manifest)).toString('hex') !== seal) {
    throw new Error('The seal on this backup is broken: it was changed after it had been made.');
  }
  return manifest;
}

/** The sealed keys, as text. */
export const readKeysEntry = readText;
