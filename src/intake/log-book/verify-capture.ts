import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type CapturedPost, type CaptureFile, CaptureFileSchema } from '../../appeal/capture-file.ts';
import type { StatementFault } from '../../appeal/capture-statement.ts';
import { thumbprintOf } from '../../evidence/capture-statement.ts';
import { captureFault, isUnsignedAddition } from '../../evidence/check-capture-file.ts';
import { shown } from './shown.ts';

const FAULTS: Readonly<Record<StatementFault | 'part-missing', string>> = {
  unsigned: 'What was captured is not signed.',
  'no-key': 'The file names no key of the official: nothing can be checked.',
  'other-key': 'It was signed with another key than the official’s.',
  'broken-signature': 'The signature is false: the statement was altered.',
  'other-submission': 'The statement belongs to another submission.',
  'other-post': 'The post is not the one that was signed: it was altered.',
  'other-capture': 'The time, the address or the tool is not what was signed: it was altered.',
  'part-missing': 'A part that was signed is not among the files of the record.',
};

/** What a check of a capture file came to, in words for the terminal. */
export interface CaptureVerdict {
  readonly holds: boolean;
  readonly text: string;
}

/** Whether a file is a capture's and not a receipt. */
export function isCaptureFile(input: unknown): boolean {
  return (
    typeof input === 'object' && input !== null && 'format' in input && input.format === 'dauys-capture/1'
  );
}

/**
 * Checks a capture file with nothing but itself.
 *
 * @param folder with the parts, as they were saved; every file in it that was signed is found by its digest
 */
export async function verifyCapture(input: unknown, folder?: string): Promise<CaptureVerdict> {
  const read = v.safeParse(CaptureFileSchema, input);
  if (!read.success) return fails('The file is no capture of Dauys, or a part of it is missing.');
  const file = read.output;
  const fault = await captureFault(file);
  if (fault) return fails(FAULTS[fault]);
  const digests = folder === undefined ? null : await digestsIn(folder);
  return { holds: true, text: await inWords(file, digests) };
}

function fails(why: string): CaptureVerdict {
  return { holds: false, text: `This capture does not hold.\n\n  ${why}\n` };
}

async function digestsIn(folder: string): Promise<Set<string>> {
  const files = await readdir(folder, { withFileTypes: true });
  const bytes = await Promise.all(
    files.filter((each) => each.isFile()).map(({ name }) => readFile(join(folder, name))),
  );
  return new Set(bytes.map((each) => createHash('sha256').update(each).digest('hex')));
}

/** Who added a post to the record, when, and by which key; or that nobody signed it. */
async function additionInWords(each: CapturedPost): Promise<string[]> {
  const { added, capture } = each;
  if (!added) return [];
  const who = `  ${shown(added.official ?? 'An official')} added a post that was captured at ${capture.capturedAt} on ${capture.pageUrl}`;
  if (isUnsignedAddition(each)) return [`${who}: it is NOT signed.`];
  return [`${who},`, `  signed by the key ${added.key ? await thumbprintOf(added.key) : ''}.`];
}

async function inWords({ number, official, capture, more, key }: CaptureFile, digests: Set<string> | null) {
  const captures = [capture, ...more.map((each) => each.capture)];
  const parts = captures.flatMap(({ statement }) => statement?.parts ?? []);
  const masks = parts.flatMap((part) => part.masks ?? []);
  const offset = capture.statement?.clock.offsetMs ?? null;
  const lines = [
    'This capture holds.',
    '',
    `  ${shown(official ?? 'Somebody')} captured what is ${shown(number)} at ${capture.capturedAt} on ${capture.pageUrl}`,
    `  with ${shown(capture.tool)}.`,
    offset === null
      ? '  Its clock was not compared with the intake’s.'
      : `  Its clock was ${Math.abs(offset)} ms ${offset < 0 ? 'ahead of' : 'behind'} the intake’s.`,
    `  The key that signed it: ${key ? await thumbprintOf(key) : ''}`,
    ...(await Promise.all(more.map(additionInWords))).flat(),
    ...parts.map(({ role, mediaType, bytes, digest }) => {
      const found = digests === null ? '' : digests.has(digest) ? ', found' : ', NOT in the folder';
      return `  ${role}, ${mediaType}, ${bytes} bytes, SHA-256 ${digest}${found}`;
    }),
    masks.length > 0 ? `  Covered before it was sent: ${masks.length}.` : '',
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
