import * as v from 'valibot';
import { CaptureSchema } from './capture.ts';
import { PostSchema } from './post.ts';
import { SubmissionIdSchema } from './submission.ts';

/**
 * One more post on a matter that has a record already: an official saw that it is the same. The post then wears
 * the record's number.
 */
export const AddedPostSchema = v.strictObject({
  /** UUIDv7, made once before the first try: a post is added once. */
  id: SubmissionIdSchema,
  post: PostSchema,
  capture: CaptureSchema,
});

export type AddedPost = v.InferOutput<typeof AddedPostSchema>;
