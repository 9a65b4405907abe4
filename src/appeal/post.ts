import * as v from 'valibot';
import { InstantSchema } from './instant.ts';
import { optionalTextField, textField } from './text-field.ts';
import { WebAddressSchema } from './web-address.ts';

// They stand apart, for a citizen's form needs them and no post.
export { InstantSchema } from './instant.ts';
export { WebAddressSchema } from './web-address.ts';

/** The platforms that Dauys reads; `page` is any other page, read by the generic reader. */
export const PLATFORM_IDS = [
  'x',
  'telegram',
  'vk',
  'instagram',
  'facebook',
  'threads',
  'youtube',
  'tiktok',
  'ok',
  'bluesky',
  'mastodon',
  'reddit',
  'page',
] as const;

export type PlatformId = (typeof PLATFORM_IDS)[number];

export const POST_KINDS = ['post', 'comment', 'reply', 'message', 'page'] as const;

export type PostKind = (typeof POST_KINDS)[number];

/**
 * How many people reacted, as the platform showed it: evidence, never a rank. `label` is the text as it
 * stood («1,2 тыс.»), `value` the number where it could be parsed.
 */
export const CounterSchema = v.strictObject({
  name: v.picklist(
    ['replies', 'reposts', 'likes', 'bookmarks', 'views', 'reactions', 'shares'],
    'unknown-value',
  ),
  label: textField(100),
  value: v.nullable(v.pipe(v.number('wrong-type'), v.safeInteger('wrong-type'), v.minValue(0, 'wrong-type'))),
});

export const PostMediaSchema = v.strictObject({
  kind: v.picklist(['picture', 'video', 'audio', 'document', 'sticker', 'poll', 'card'], 'unknown-value'),
  url: v.optional(WebAddressSchema),
  alt: optionalTextField(2000),
});

/** A link or a mention in the text: what a reader sees, and where it leads. */
export const PostLinkSchema = v.strictObject({ text: textField(300), url: WebAddressSchema });

/** A poll as it stood: a label is what the page showed beside an option, such as «43%». */
export const PollSchema = v.strictObject({
  options: v.pipe(
    v.array(v.strictObject({ text: textField(300), label: v.nullable(textField(100)) }), 'wrong-type'),
    v.minLength(1, 'required'),
    v.maxLength(20, 'too-long'),
  ),
  /** How many voted, as shown: «1 204 голоса». */
  votesLabel: v.nullable(textField(100)),
});

/** Somebody else's post that stands within this one: quoted, reposted or forwarded. */
export const QuoteSchema = v.strictObject({
  permalink: v.nullable(WebAddressSchema),
  authorName: v.nullable(textField(300)),
  /** Without the leading @. */
  authorHandle: v.nullable(textField(200)),
  text: v.nullable(textField(50_000)),
  publishedAt: v.nullable(InstantSchema),
});

/** A language as a page marks it: a BCP 47 tag, such as `kk` or `ru-KZ`. */
const LanguageTagSchema = v.pipe(
  v.string('wrong-type'),
  v.maxLength(35, 'too-long'),
  v.regex(/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i, 'wrong-type'),
);

/** What a post's author is shown of it, and what everybody sees there. */
export const shownEntries = {
  platform: v.picklist(PLATFORM_IDS, 'unknown-value'),
  /**
   * The address of the post as people know it, author's handle and thread included. Posts are kept apart by
   * their identity, which the platforms' `canonicalPost` makes of it.
   */
  permalink: v.nullable(WebAddressSchema),
  authorName: v.nullable(textField(300)),
  /** Without the leading @. */
  authorHandle: v.nullable(textField(200)),
  publishedAt: v.nullable(InstantSchema),
  /** The time as it stood on the page, such as «вчера в 14:05». */
  publishedLabel: v.nullable(textField(200)),
  text: v.nullable(textField(50_000)),
  /** The page shows a part of the text only. */
  truncated: v.optional(v.boolean('wrong-type'), false),
};

// @__NO_SIDE_EFFECTS__
function withShown<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject({ ...shownEntries, ...entries });
}

/**
 * What stands on a platform: post, comment, reply, message. It travels as JSON from the page to the
 * register, so its time is text. A part that could not be read is `null`, never a guess. What has a default
 * came later than the first records: they are read with it.
 */
export const PostSchema = withShown({
  kind: v.picklist(POST_KINDS, 'unknown-value'),
  /** What this post answers. */
  parentPermalink: v.optional(v.nullable(WebAddressSchema), null),
  /** The post that the whole conversation began with. */
  rootPermalink: v.optional(v.nullable(WebAddressSchema), null),
  authorUrl: v.optional(v.nullable(WebAddressSchema), null),
  /** Whether the platform vouches for who the author is, or sold the mark; `null` where the page shows none. */
  verified: v.optional(v.nullable(v.boolean('wrong-type')), null),
  /**
   * `exact`: `publishedAt` is a time that the page gives to machines. `approximate`: it was computed from a
   * label such as «вчера в 14:05».
   */
  publishedPrecision: v.optional(v.nullable(v.picklist(['exact', 'approximate'], 'unknown-value')), null),
  /** As the page marks it, else `null`: nothing is concluded from the text. */
  language: v.optional(v.nullable(LanguageTagSchema), null),
  /** Whether the page says that the author changed it since; `null` where it says nothing of that. */
  edited: v.optional(v.nullable(v.boolean('wrong-type')), null),
  links: v.optional(v.pipe(v.array(PostLinkSchema, 'wrong-type'), v.maxLength(50, 'too-long')), []),
  poll: v.optional(v.nullable(PollSchema), null),
  quote: v.optional(v.nullable(QuoteSchema), null),
  media: v.pipe(v.array(PostMediaSchema, 'wrong-type'), v.maxLength(100, 'too-long')),
  counters: v.pipe(v.array(CounterSchema, 'wrong-type'), v.maxLength(20, 'too-long')),
});

export type Post = v.InferOutput<typeof PostSchema>;
export type PostMedia = v.InferOutput<typeof PostMediaSchema>;
export type PostLink = v.InferOutput<typeof PostLinkSchema>;
export type Poll = v.InferOutput<typeof PollSchema>;
export type Quote = v.InferOutput<typeof QuoteSchema>;
export type Counter = v.InferOutput<typeof CounterSchema>;

/** The parts of a post that an official would look for, in the order the draft names the missing ones. */
export const POST_PARTS = ['permalink', 'authorName', 'authorHandle', 'published', 'text'] as const;

export type PostPart = (typeof POST_PARTS)[number];

/** Which parts of a post could not be read, so that the draft can say what is missing. */
export function missingParts(post: Post): PostPart[] {
  return POST_PARTS.filter((part) =>
    part === 'published' ? post.publishedAt === null && post.publishedLabel === null : post[part] === null,
  );
}
