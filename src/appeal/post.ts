import * as v from 'valibot';
import { optionalTextField, textField } from './text-field.ts';

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
 * Whether a text is a web address as it stands. `URL` alone is too kind: it drops tabs, line ends and outer
 * spaces, adds missing slashes and escapes control characters, and what would be kept is the text before
 * all that. (`URL.canParse` is newer than many phones.)
 */
function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\p{Cc}\p{Cf}\p{Cs}\\]+$/iu.test(text)) return false;
  try {
    const url = new URL(text);
    return url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

/**
 * A web address: http or https and nothing else, so that no record ever carries a script; no name or
 * password in it, no white space, no invisible characters.
 */
export const WebAddressSchema = v.pipe(
  v.string('wrong-type'),
  v.maxLength(2000, 'too-long'),
  v.check(isWebAddress, 'not-an-address'),
);

const INSTANT =
  /^([12]\d{3})-(0[1-9]|1[0-2])-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/**
 * Whether a text is an instant that every reader takes for the same one. `Date.parse` does not decide it: it
 * rolls 30 February over into March in one browser and refuses it in another, and knows years and offsets
 * that PostgreSQL does not.
 */
function isInstant(text: string): boolean {
  const [, year, month, day] = INSTANT.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day);
}

/**
 * An instant as RFC 3339 writes it, with its offset (seconds may be left out, as pages do): a real day of the
 * years 1000 to 2999, no leap second.
 */
export const InstantSchema = v.pipe(v.string('wrong-type'), v.check(isInstant, 'not-a-date-time'));

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

/**
 * What stands on a platform: post, comment, reply, message. It travels as JSON from the page to the
 * register, so its time is text. A part that could not be read is `null`, never a guess. What has a default
 * came later than the first records: they are read with it.
 */
export const PostSchema = v.strictObject({
  platform: v.picklist(PLATFORM_IDS, 'unknown-value'),
  kind: v.picklist(POST_KINDS, 'unknown-value'),
  /**
   * The address of the post as people know it, author's handle and thread included. Posts are kept apart by
   * their identity, which the platforms' `canonicalPost` makes of it.
   */
  permalink: v.nullable(WebAddressSchema),
  /** What this post answers. */
  parentPermalink: v.optional(v.nullable(WebAddressSchema), null),
  /** The post that the whole conversation began with. */
  rootPermalink: v.optional(v.nullable(WebAddressSchema), null),
  authorName: v.nullable(textField(300)),
  /** Without the leading @. */
  authorHandle: v.nullable(textField(200)),
  authorUrl: v.optional(v.nullable(WebAddressSchema), null),
  /** Whether the platform vouches for who the author is, or sold the mark; `null` where the page shows none. */
  verified: v.optional(v.nullable(v.boolean('wrong-type')), null),
  publishedAt: v.nullable(InstantSchema),
  /**
   * `exact`: `publishedAt` is a time that the page gives to machines. `approximate`: it was computed from a
   * label such as «вчера в 14:05».
   */
  publishedPrecision: v.optional(v.nullable(v.picklist(['exact', 'approximate'], 'unknown-value')), null),
  /** The time as it stood on the page, such as «вчера в 14:05». */
  publishedLabel: v.nullable(textField(200)),
  text: v.nullable(textField(50_000)),
  /** The page shows a part of the text only. */
  truncated: v.optional(v.boolean('wrong-type'), false),
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
