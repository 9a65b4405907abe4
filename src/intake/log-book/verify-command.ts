import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { timeInToken } from '../../evidence/timestamp.ts';
import { fromBase64 } from '../../register/base64.ts';
import { readLogProof } from '../../register/log-proof.ts';
import { type NoteKey, noteKeyText, readNoteKey } from '../../register/note-keys.ts';
import { type CheckedReceipt, verifyReceipt } from '../../register/receipt.ts';
import { typedPath } from '../backup/at-the-terminal.ts';
import { failureInWords } from '../failure-in-words.ts';
import { shown } from './shown.ts';
import { isArchive, verifyArchive } from './verify-archive.ts';
import { isCaptureFile, verifyCapture } from './verify-capture.ts';

const USAGE = `
  npm run verify -- receipt.json [--key KEY] [--witness KEY]...
  npm run verify -- capture.json [--parts FOLDER]
  npm run verify -- evidence.wacz [--key KEY]

  KEY is the log's public key (name+hash+key), or a file that holds it. It is published at /log/key of the
  intake; whoever doubts the body takes it from a newspaper, a witness, or an older receipt.
  A capture is what /v1/appeals/NUMBER/capture answers; FOLDER holds its picture, markup and text, as saved.
`;

const FAULTS: Readonly<Record<Extract<CheckedReceipt, { ok: false }>['fault'], string>> = {
  'not-a-receipt': 'The file is no receipt of Dauys, or a part of it is missing.',
  number: 'The number was altered: the log’s entry has another one.',
  agency: 'The agency was altered: the log’s entry names another one.',
  'received-at': 'The time of arrival was altered: the log’s entry has another one.',
  'registered-on': 'The day of registration was altered: the log’s entry has another one.',
  'answer-by': 'The deadline was altered: the log’s entry has another one.',
  filed: 'The digest of what was filed is not the one that the log’s entry is committed to.',
  key: 'The key in the file cannot be read.',
  shape: 'The proof in the file is damaged.',
  'unknown-key': 'The checkpoint was not signed with this key: it is another log’s, or somebody made it up.',
  signature: 'The signature on the checkpoint is false: the checkpoint was altered.',
  'other-log': 'The checkpoint is of a log with another name than the key.',
  'not-included': 'The entry was altered, or it is not in the log.',
  'not-supported': 'This Node.js cannot check Ed25519 signatures.',
};

function inWords(
  checked: Extract<CheckedReceipt, { ok: true }>,
  key: NoteKey,
  stampedAt: Date | null,
): string {
  const { receipt, logged, keyGiven, filedProven } = checked;
  const { number, agency, receivedAt, registeredOn, answerBy, takenBy, filed } = receipt;
  const lines = [
    `This receipt holds.`,
    '',
    `  ${shown(number)} came to ${shown(agency.name.en)} (${shown(agency.code)}) at ${shown(receivedAt)}.`,
    registeredOn === null
      ? '  It is a signal: nobody has filed it yet, so no term runs.'
      : `  It counts as registered on ${shown(registeredOn)}; the answer is due by ${shown(answerBy ?? 'no day')} at the latest, as promised then.`,
    filedProven ? `  What was filed has the SHA-256 digest ${filed?.digest}.` : '',
    `  Its entry is number ${logged.index} of the ${logged.size} that ${logged.origin} has signed.`,
    ...logged.witnesses.map(({ name, at }) => `  ${name} saw this log at ${at.toISOString()}.`),
    stampedAt === null
      ? ''
      : `  ${shown(receipt.timestamp?.authority ?? '')} stamped that checkpoint at ${stampedAt.toISOString()}; check its signature with openssl ts -verify.`,
    '',
    `  Not proven by the log: that ${shown(agency.code)} is called so${takenBy === null ? '' : `, and that ${shown(takenBy)} took it`}.`,
    keyGiven
      ? ''
      : `  The key came from the receipt itself, which shows that the file is whole, not whose it is.\n  Compare it with the one that the agency publishes, or give that one with --key:\n  ${noteKeyText(key)}`,
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** The key that was typed, or that stands in the file that was named. */
async function keyFrom(typed: string): Promise<NoteKey> {
  const text = typed.includes('+') ? typed : await readFile(typedPath(typed), 'utf8');
  try {
    return readNoteKey(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${typed} cannot be used as a key: ${why}. Nothing was checked.`, { cause });
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      witness: { type: 'string', multiple: true },
      parts: { type: 'string' },
    },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const key = values.key === undefined ? undefined : await keyFrom(values.key);
  const witnesses = await Promise.all((values.witness ?? []).map(keyFrom));
  const bytes = await readFile(typedPath(file));
  if (isArchive(bytes)) {
    const { holds, text: said } = await verifyArchive(bytes, key);
    (holds ? process.stdout : process.stderr).write(said);
    return holds ? 0 : 1;
  }
  const text = bytes.toString('utf8');
  let input: unknown;
  try {
    // A file that a browser saved may begin with a byte order mark.
    input = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    input = undefined;
  }
  if (isCaptureFile(input)) {
    const folder = values.parts === undefined ? undefined : typedPath(values.parts);
    const { holds, text: said } = await verifyCapture(input, folder);
    (holds ? process.stdout : process.stderr).write(said);
    return holds ? 0 : 1;
  }
  const checked = await verifyReceipt(input, key, witnesses);
  if (!checked.ok) {
    process.stderr.write(`This receipt does not hold.\n\n  ${FAULTS[checked.fault]}\n`);
    return 1;
  }
  const { timestamp, proof } = checked.receipt;
  const note = readLogProof(proof)?.checkpoint ?? '';
  const token = timestamp && fromBase64(timestamp.token);
  const stampedAt = token && (await timeInToken(token, new TextEncoder().encode(note)));
  if (timestamp && !stampedAt) {
    process.stderr.write(
      'This receipt does not hold.\n\n  Its time-stamp is over another checkpoint, or damaged.\n',
    );
    return 1;
  }
  process.stdout.write(inWords(checked, key ?? readNoteKey(checked.receipt.key), stampedAt));
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  const misused = error instanceof TypeError && 'code' in error;
  process.stderr.write(`${failureInWords(error)}\n${misused ? USAGE : ''}`);
  return 2;
});
