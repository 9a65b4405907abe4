import { type CaseFile, CaseFileSchema } from '../evidence/case-file.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';
import { readFile } from './read-file.ts';

const pathOf = (number: string) => `v1/appeals/${encodeURIComponent(number)}`;

/** All that the register holds of a record; that it was taken is an entry of the record. */
export function readCaseFile(
  intake: IntakeSettings,
  number: string,
  signal?: AbortSignal,
): Promise<Outcome<CaseFile>> {
  return callIntake(intake, { method: 'GET', path: `${pathOf(number)}/case-file` }, CaseFileSchema, signal);
}

/** A record's evidence as a web archive (WACZ); `null` where it could not be had. */
export function readEvidenceArchive(intake: IntakeSettings, number: string): Promise<Blob | null> {
  return readFile(intake, `${pathOf(number)}/evidence.wacz`);
}
