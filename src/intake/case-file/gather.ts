import { createHash } from 'node:crypto';
import type { CaseFile } from '../../evidence/case-file.ts';
import { partsOfAppeal, readCapture } from '../captures/read-capture.ts';
import { evidenceKey, readAll } from '../evidence-store/blob-store.ts';
import { signedIn } from '../http/access.ts';
import type { IntakeContext } from '../http/answers.ts';
import { openAs, showAppeal } from '../http/following.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { receiptFile } from '../log-book/receipt-file.ts';

/** A case file, and the id under which the register keeps its record. */
export interface Gathered {
  readonly id: string;
  readonly caseFile: CaseFile;
}

/**
 * Gathers the file of the record that a request's path names, for an official of its agency. That somebody took
 * it is an entry of the record, durable before anything is shown, and part of what is shown.
 *
 * @throws Refusal `appeal-not-found`, `wrong-agency`, or one about the token
 */
export async function gatherCaseFile(c: IntakeContext, parts: AppParts): Promise<Gathered> {
  const official = await signedIn(c, parts);
  const { found, number } = await openAs(c, parts);
  const { id, agency: code } = found;
  const agency = await parts.agencies.find(code);
  if (!agency) throw new Refusal('appeal-not-found');
  await parts.record([
    {
      appeal: { id, number: found.number, agency: code },
      type: 'read',
      actor: { official: official.official.id },
    },
  ]);
  const pool = parts.database.reader;
  const log = { key: parts.logKey, rootKey: parts.rootKey };
  const [appeal, capture, receipt] = await Promise.all([
    showAppeal(parts, number, official),
    readCapture(pool, parts.rootKey, found),
    receiptFile(pool, log, id, agency.agency),
  ]);
  const caseFile: CaseFile = {
    format: 'dauys-case-file/1',
    madeAt: new Date().toISOString(),
    appeal,
    capture: capture ?? null,
    receipt: receipt ?? null,
  };
  return { id, caseFile };
}

/**
 * The bytes of a record's parts by their digests, each compared with its digest.
 *
 * @throws Refusal `file-not-found` where one is missing or was changed: a package never leaves a part out in
 *   silence; StorageUnavailable
 */
export async function partBytes(
  id: string,
  parts: AppParts,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const found = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { agency, digest } of await partsOfAppeal(parts.database.reader, id)) {
    const blob = await parts.evidence.get(evidenceKey(agency, digest));
    const bytes = blob && Uint8Array.from(await readAll(blob.bytes));
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== digest) {
      parts.log.error({ fault: 'A part of a capture is not in the evidence store, or was changed there' });
      throw new Refusal('file-not-found');
    }
    found.set(digest, bytes);
  }
  return found;
}
