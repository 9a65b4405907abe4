import { type CaptureFile, CaptureFileSchema } from '../appeal/capture-file.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';
import { readFile } from './read-file.ts';

const pathOf = (number: string) => `v1/appeals/${encodeURIComponent(number)}/capture`;

/** How the post behind a record was captured, for an official of its agency. */
export function readCapture(
  intake: IntakeSettings,
  number: string,
  signal?: AbortSignal,
): Promise<Outcome<CaptureFile>> {
  return callIntake(intake, { method: 'GET', path: pathOf(number) }, CaptureFileSchema, signal);
}

/**
 * The bytes of a part of a capture; whoever asks saves them and never draws them.
 *
 * @returns `null` where they could not be had
 */
export function readCapturePart(
  intake: IntakeSettings,
  number: string,
  digest: string,
): Promise<Blob | null> {
  return readFile(intake, `${pathOf(number)}/${digest}`);
}
