import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import { archiveKeyText, isPackageSigned } from '../../evidence/wacz/archive-signature.ts';
import type { NoteKey } from '../../register/note-keys.ts';
import { verifyReceipt } from '../../register/receipt.ts';
import { openNote } from '../../register/signed-note.ts';
import { shown } from './shown.ts';
import { type CaptureVerdict, verifyCapture } from './verify-capture.ts';

const PackageSchema = v.object({
  resources: v.array(v.object({ path: v.string(), hash: v.string(), bytes: v.number() })),
});

const DigestSchema = v.object({
  hash: v.string(),
  signedData: v.object({
    hash: v.string(),
    created: v.string(),
    software: v.string(),
    signature: v.string(),
    publicKey: v.string(),
    version: v.literal('0.1.0'),
  }),
});

interface Unpacked {
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** The name of each file, as often as the archive has it. */
  readonly names: readonly string[];
}

const fails = (why: string): CaptureVerdict => ({
  holds: false,
  text: `This archive does not hold.\n\n  ${why}\n`,
});

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const hashOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

function jsonOf(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    return undefined;
  }
}

/** Whether a file is packed as archives are (a ZIP, whatever is in it). */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function unpacked(bytes: Uint8Array): Unpacked {
  const names: string[] = [];
  const filter = ({ name }: { readonly name: string }) => names.push(name) > 0;
  try {
    return { files: unzipSync(bytes, { filter }), names };
  } catch {
    return { files: {}, names };
  }
}

/**
 * Every file of the package is what its list says, and the list names every file. Of two files of one name programs
 * read the one or the other, so what is checked here might not be what is shown there. @returns what is not so
 */
function listFault(
  { files, names }: Unpacked,
  { resources }: v.InferOutput<typeof PackageSchema>,
): string | null {
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) return `${shown(twice)} is in the archive twice: one was added.`;
  const named = new Set(resources.map(({ path }) => path));
  const besides = names.find((path) => !named.has(path) && !/^datapackage(-digest)?\.json$/.test(path));
  if (besides !== undefined) return `${shown(besides)} is not in the archive’s list: it was added.`;
  for (const { path, hash, bytes } of resources) {
    const file = files[path];
    if (!file) return `${shown(path)} is missing.`;
    if (file.length !== bytes || hashOf(file) !== hash) return `${shown(path)} was altered.`;
  }
  return null;
}

/** Whether the log's key vouched for the key that signed a package. */
async function isVouchedFor(note: string, publicKey: string, logKey: NoteKey): Promise<boolean> {
  const opened = await openNote(note, [logKey]);
  return opened.ok && opened.text === archiveKeyText(logKey.name, publicKey);
}

/**
 * Checks a package of evidence with nothing but itself: its files, its signature, what the official signed, and
 * the receipt.
 *
 * @param logKey got from elsewhere; left out, nothing is said of whose the package is
 */
export async function verifyArchive(bytes: Uint8Array, logKey?: NoteKey): Promise<CaptureVerdict> {
  const archive = unpacked(bytes);
  const { files } = archive;
  const listed = v.safeParse(PackageSchema, jsonOf(files['datapackage.json']));
  const signed = v.safeParse(DigestSchema, jsonOf(files['datapackage-digest.json']));
  if (!listed.success || !signed.success) return fails('The file is no archive of Dauys, or it is damaged.');
  const { hash, signedData } = signed.output;
  const fault = listFault(archive, listed.output);
  if (fault) return fails(fault);
  if (hash !== hashOf(files['datapackage.json'] ?? new Uint8Array()) || hash !== signedData.hash) {
    return fails('The list of its files was altered.');
  }
  if (!(await isPackageSigned(signedData))) return fails('The signature over its list is false.');
  if (logKey && !(await isVouchedFor(textOf(files['dauys/archive-key.txt']), signedData.publicKey, logKey))) {
    return fails('It was signed with a key for which this log never vouched: another body made it.');
  }
  const capture = await verifyCapture(jsonOf(files['dauys/capture.json']));
  const receipt = files['dauys/receipt.json'];
  const checked = receipt && (await verifyReceipt(jsonOf(receipt), logKey));
  if (checked && !checked.ok) return fails('Its receipt does not hold: check dauys/receipt.json alone.');
  const lines = [
    'This archive is whole.',
    '',
    `  ${listed.output.resources.length} files, each what its digest says; packed by ${shown(signedData.software)}.`,
    logKey
      ? `  The log ${logKey.name} vouches for the key that signed it.`
      : '  Whose key signed it is not shown: give the log’s key with --key.',
    `  It says that it was made at ${shown(signedData.created)}; no independent clock confirms that.`,
    checked
      ? `  Its receipt holds: entry ${checked.logged.index} of ${checked.logged.size}.`
      : '  It has no receipt.',
    '',
    capture.text,
  ];
  return { holds: capture.holds, text: lines.join('\n') };
}
