import * as v from 'valibot';
import { InstantSchema } from './instant.ts';
import { WebAddressSchema } from './web-address.ts';

/** Why an official who looked at a post does not take it for an appeal, in the order they are offered. */
export const SEEN_REASONS = [
  'no-substance',
  'advert',
  'joke',
  'solved',
  'not-ours',
  'recorded-elsewhere',
  'other',
] as const;

export type SeenReason = (typeof SEEN_REASONS)[number];

/** What an official sends to spare colleagues a second look; the same post again replaces the reason. */
export const SeenRequestSchema = v.strictObject({
  /** Any address of the post: it is brought to its canonical permalink first. */
  url: WebAddressSchema,
  reason: v.picklist(SEEN_REASONS, 'unknown-value'),
});

/**
 * A post that was seen and is no appeal. It is a note among colleagues of one agency: no number, no entry in
 * the log, no hindrance to whoever takes the post for an appeal after all.
 */
export const SeenPostSchema = v.object({
  reason: v.picklist(SEEN_REASONS),
  /** The official's name. */
  by: v.string(),
  at: InstantSchema,
});

export const SeenAnswerSchema = v.object({ url: v.string(), seen: SeenPostSchema });

export type SeenRequest = v.InferOutput<typeof SeenRequestSchema>;
export type SeenPost = v.InferOutput<typeof SeenPostSchema>;
export type SeenAnswer = v.InferOutput<typeof SeenAnswerSchema>;
