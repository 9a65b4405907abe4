import type { Signal } from '@preact/signals';
import type { IntakeSettings } from '../../client/intake-call.ts';
import type { Failure } from '../../client/outcome.ts';
import { uploadPart } from '../../client/upload-part.ts';
import type { AddedFile } from '../../clip/added-files.ts';

/** A file that goes with an answer. */
export interface AnswerUpload {
  readonly file: AddedFile;
  readonly blob: Blob;
  /** The intake has it. */
  readonly uploaded: boolean;
}

export const notUploaded = (upload: AnswerUpload): AnswerUpload => ({ ...upload, uploaded: false });

/**
 * Sends the files that the intake has not yet, one after the other: a line that breaks costs one of them.
 *
 * @returns the file that did not arrive, and why; `null` where all did
 */
export async function uploadAll(
  settings: IntakeSettings,
  files: Signal<readonly AnswerUpload[]>,
  signal: AbortSignal,
): Promise<{ readonly name: string; readonly failure: Failure } | null> {
  for (const { file, blob, uploaded } of files.value) {
    if (uploaded) continue;
    const sent = await uploadPart(settings, blob, file.digest, signal);
    if (!sent.ok) return { name: file.name, failure: sent.failure };
    files.value = files.value.map((each) => (each.blob === blob ? { ...each, uploaded: true } : each));
  }
  return null;
}
