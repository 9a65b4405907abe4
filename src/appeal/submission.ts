import * as v from 'valibot';
import { CaptureSchema } from './capture.ts';
import { PostSchema } from './post.ts';
import { optionalTextField } from './text-field.ts';
import { WebAddressSchema } from './web-address.ts';
import { submissionWith, WidgetSubmissionSchema } from './widget-submission.ts';

// What a citizen files stands apart, so that their phone loads no schema of posts.
export * from './widget-submission.ts';

/** Posts beyond the first that one signal may be made of. */
export const MOST_MORE_POSTS = 20;

/** Web addresses that an official may add by hand. */
export const MOST_LINKS = 10;

/** One more post of the same matter, with how it was seen. */
export const MergedPostSchema = v.strictObject({ post: PostSchema, capture: CaptureSchema });

export type MergedPost = v.InferOutput<typeof MergedPostSchema>;

// @__NO_SIDE_EFFECTS__
function optionalList<Schema extends v.GenericSchema>(schema: Schema, most: number) {
  return v.optional(
    v.pipe(
      v.array(schema, 'wrong-type'),
      v.maxLength(most, 'too-long'),
      v.transform((list) => (list.length === 0 ? undefined : list)),
    ),
  );
}

/** What an official clips: a signal, for its author has not addressed anyone yet. */
export const ExtensionSubmissionSchema = submissionWith({
  channel: v.literal('extension'),
  /** What the official adds in own words; the post's words stay in `post`. */
  note: optionalTextField(5000),
  post: PostSchema,
  capture: CaptureSchema,
  /** Other posts on the same matter, merged into this one signal. */
  morePosts: optionalList(MergedPostSchema, MOST_MORE_POSTS),
  /** Where more is to be seen, added by the official. */
  links: optionalList(WebAddressSchema, MOST_LINKS),
  /**
   * The official confirms that it tells of a crime or of a threat to security: even what nobody signed then
   * goes to the competent body at once (rule `anonymity`). Absent where it does not.
   */
  danger: v.optional(v.literal(true, 'unknown-value')),
});

/** What a client sends: one shape for every door, told apart by `channel`. */
export const SubmissionSchema = v.variant(
  'channel',
  [WidgetSubmissionSchema, ExtensionSubmissionSchema],
  'unknown-value',
);

export type ExtensionSubmission = v.InferOutput<typeof ExtensionSubmissionSchema>;
export type Submission = v.InferOutput<typeof SubmissionSchema>;
/** A submission as a client writes it, before the schema cleaned and filled it. */
export type SubmissionInput = v.InferInput<typeof SubmissionSchema>;
