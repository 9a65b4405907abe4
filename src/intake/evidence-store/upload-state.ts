import * as v from 'valibot';
import type { Upload } from './uploads.ts';

/** How an upload stands, for its sender. */
export const UploadStateSchema = v.object({
  /** Bytes that are kept. */
  offset: v.number(),
  length: v.number(),
  complete: v.boolean(),
});

export function stateOf(upload: Upload): v.InferOutput<typeof UploadStateSchema> {
  return { offset: upload.received, length: upload.length, complete: upload.digest !== null };
}
