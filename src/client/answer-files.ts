import type { AnswerFile } from '../appeal/appeal.ts';
import type { IntakeSettings } from './intake-call.ts';
import { readFile } from './read-file.ts';
import { saveFile } from './save-file.ts';

/**
 * Saves a file of an answer on the device of whoever may read the appeal.
 *
 * @param trackingCode a citizen's; it goes in a header, for an address would be written down on the way.
 *   An official is known by the settings
 * @returns whether it could be had
 */
export async function saveAnswerFile(
  intake: IntakeSettings,
  number: string,
  { digest, name }: AnswerFile,
  trackingCode?: string,
): Promise<boolean> {
  const path = `v1/appeals/${encodeURIComponent(number)}/attachments/${digest}`;
  const headers = trackingCode === undefined ? {} : { 'Dauys-Tracking-Code': trackingCode };
  const bytes = await readFile(intake, path, undefined, headers);
  if (bytes) saveFile(bytes, name);
  return bytes !== null;
}
