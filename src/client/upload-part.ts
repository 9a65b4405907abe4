import { type UploadedPart, UploadedPartSchema } from '../appeal/capture-statement.ts';
import { base64Of } from '../evidence/base64.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

/** A slow line takes a while for a long picture; milliseconds. */
const TIMEOUT = 120_000;

/**
 * Uploads a part of a capture, or a file that an official adds, in one piece. The same bytes twice are one file, so a retry is always safe.
 *
 * @param file its type is what a text is taken for; a picture says by its own bytes what it is
 * @param digest SHA-256 of the bytes, lower-case hex: the intake checks it
 */
export function uploadPart(
  settings: IntakeSettings,
  file: Blob,
  digest: string,
  signal?: AbortSignal,
): Promise<Outcome<UploadedPart>> {
  const bytes = Uint8Array.from(digest.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const headers = { 'Upload-Complete': '?1', 'Repr-Digest': `sha-256=:${base64Of(bytes)}:` };
  return callIntake(
    { timeout: TIMEOUT, ...settings },
    { method: 'POST', path: 'v1/uploads', headers, file },
    UploadedPartSchema,
    signal,
  );
}
