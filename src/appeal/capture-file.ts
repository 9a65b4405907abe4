import * as v from 'valibot';
import { FileDigestSchema } from './attachments.ts';
import { CaptureSchema } from './capture.ts';
import { PART_ROLES } from './capture-statement.ts';
import { OfficialKeySchema } from './official.ts';

/** Who added a post to a record that was there, and the key that they enrolled. */
export const AddedBySchema = v.object({
  /** The id under which it was added, which its statement names. */
  submission: v.string(),
  key: v.nullable(OfficialKeySchema),
  official: v.nullable(v.string()),
});

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
  /** The posts that were merged into it, and those that were added to the record since, each with its own capture. */
  more: v.array(
    v.object({
      post: v.record(v.string(), v.unknown()),
      capture: CaptureSchema,
      /** Of one that was added since. */
      added: v.optional(AddedBySchema),
    }),
  ),
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

/** One post of a record, and how it was captured. */
export type CapturedPost = CaptureFile['more'][number];

export type CaptureFile = v.InferOutput<typeof CaptureFileSchema>;
