import * as v from 'valibot';
import { FileDigestSchema } from './attachments.ts';
import { CaptureSchema } from './capture.ts';
import { PART_ROLES } from './capture-statement.ts';
import { OfficialKeySchema } from './official.ts';

/**
 * How a post was captured, as its agency's officials get it from the register: what was signed, by which key,
 * and the parts that belong to it. A file that can be checked with nothing else.
 */
export const CaptureFileSchema = v.object({
  format: v.literal('dauys-capture/1'),
  number: v.string(),
  /** The submission's id. */
  submission: v.string(),
  /** The post as it was recorded, whatever version of its shape that was. */
  post: v.record(v.string(), v.unknown()),
  capture: CaptureSchema,
  /** The posts that were merged into it, each with its own capture. */
  more: v.array(v.object({ post: v.record(v.string(), v.unknown()), capture: CaptureSchema })),
  /** The public half of the key that the official enrolled; `null` where they enrolled none. */
  key: v.nullable(OfficialKeySchema),
  /** Who captured it. */
  official: v.nullable(v.string()),
  /** The parts that the store has. */
  parts: v.array(
    v.object({
      digest: FileDigestSchema,
      name: v.string(),
      mediaType: v.string(),
      size: v.number(),
      role: v.picklist(PART_ROLES),
    }),
  ),
});

export type CaptureFile = v.InferOutput<typeof CaptureFileSchema>;
