import * as v from 'valibot';
import { optionalTextField, textField } from './text-field.ts';

/** The platforms that Dauys reads; `page` is any other page, read by the generic reader. */
export const PLATFORM_IDS = [
  'x',
  'telegram',
  'vk',
  'instagram',
  'facebook',
  'youtube',
  'tiktok',
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

/**
 * What stands on a platform: post, comment, reply, message. It travels as JSON from the page to the
 * register, so its time is text. A part that could not be read is `null`, never a guess.
 */
export const PostSchema = v.strictObject({
  platform: v.picklist(PLATFORM_IDS, 'unknown-value'),
  kind: v.picklist(POST_KINDS, 'unknown-value'),
  /**
   * The address of the post as people know it, author's handle and thread included. Posts are kept apart by
   * their identity, which the platforms' `canonicalPost` makes of it.
   */
  permalink: v.nullable(WebAddressSchema),
  parentPermalink: v.optional(v.nullable(WebAddressSchema), null),
  authorName: v.nullable(textField(300)),
  /** Without the leading @. */
  authorHandle: v.nullable(textField(200)),
  authorUrl: v.optional(v.nullable(WebAddressSchema), null),
  /** When the platform gives a machine-readable time. */
  publishedAt: v.nullable(InstantSchema),
  /** The time as it stood on the page, such as «вчера в 14:05». */
  publishedLabel: v.nullable(textField(200)),
  text: v.nullable(textField(50_000)),
  /** The page shows a part of the text only. */
  truncated: v.optional(v.boolean('wrong-type'), false),
  media: v.pipe(v.array(PostMediaSchema, 'wrong-type'), v.maxLength(100, 'too-long')),
  counters: v.pipe(v.array(CounterSchema, 'wrong-type'), v.maxLength(20, 'too-long')),
});

export type Post = v.InferOutput<typeof PostSchema>;
export type PostMedia = v.InferOutput<typeof PostMediaSchema>;
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
