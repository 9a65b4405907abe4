import * as v from 'valibot';
import { type Post, PostSchema, WebAddressSchema } from '../appeal/post.ts';

/** Who sent a message: a content script in a page, or a page of this extension. The browser says which. */
export type SenderKind = 'page' | 'own';

const AddressSchema = v.pipe(v.string(), v.maxLength(2000));

const cutAt = (length: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, length)),
  );

const ClipSchema = v.strictObject({
  name: v.literal('clip'),
  ask: v.strictObject({
    post: v.pipe(
      v.unknown(),
      v.transform(readPost),
      v.custom<Post>((post) => post !== null),
    ),
    page: v.strictObject({ url: AddressSchema, title: cutAt(500), language: cutAt(35) }),
  }),
});

const MarksSchema = v.strictObject({
  name: v.literal('marks'),
  ask: v.strictObject({ permalinks: v.pipe(v.array(AddressSchema), v.maxLength(50)) }),
});

const ShowSchema = v.strictObject({
  name: v.literal('show'),
  ask: v.strictObject({
    // The panel shows it as a link.
    permalink: WebAddressSchema,
    // One that cannot be read is not compared.
    post: v.optional(v.pipe(v.unknown(), v.transform(readPost))),
  }),
});

const StandingSchema = v.strictObject({
  name: v.literal('standing'),
  ask: v.strictObject({ permalink: AddressSchema, standing: v.picklist(['there', 'gone', 'absent']) }),
});

const DeliverSchema = v.strictObject({ name: v.literal('deliver'), ask: v.strictObject({}) });

const TakeSchema = v.strictObject({
  name: v.literal('take'),
  ask: v.strictObject({
    id: v.pipe(v.string(), v.maxLength(120)),
    what: v.picklist(['picture', 'thread']),
  }),
});

const FROM_PAGES = v.variant('name', [ClipSchema, MarksSchema, ShowSchema, StandingSchema]);
const FROM_OWN_PAGES = v.variant('name', [...FROM_PAGES.options, TakeSchema, DeliverSchema]);

/** A message whose every part was checked. */
export type Incoming = v.InferOutput<typeof FROM_OWN_PAGES>;

/**
 * Reads a message as hostile input: a content script lives in the page's process, and who owns that process
 * can send whatever it likes.
 *
 * @returns `null` for anything but a whole message of the map, from a sender that may send it
 */
export function readMessage(message: unknown, sender: SenderKind): Incoming | null {
  const read = v.safeParse(sender === 'own' ? FROM_OWN_PAGES : FROM_PAGES, message);
  return read.success ? read.output : null;
}

/** What a part of a post becomes when what the page gave for it is no such part. */
const UNREAD: Readonly<Record<string, null | false | readonly []>> = {
  permalink: null,
  parentPermalink: null,
  rootPermalink: null,
  authorName: null,
  authorHandle: null,
  authorUrl: null,
  verified: null,
  publishedAt: null,
  publishedPrecision: null,
  publishedLabel: null,
  text: null,
  truncated: false,
  language: null,
  edited: null,
  links: [],
  poll: null,
  quote: null,
  media: [],
  counters: [],
};

/**
 * Reads a post that came out of a page. A part that is not what it should be counts as not read, so that the
 * draft opens with the rest and names what is missing.
 *
 * @returns `null` where not even the platform and the kind can be told
 */
export function readPost(read: unknown): Post | null {
  const whole = v.safeParse(PostSchema, read);
  if (whole.success) return whole.output;
  if (typeof read !== 'object' || read === null) return null;
  const wrong = whole.issues.map((issue) => String(issue.path?.[0]?.key));
  const parts = Object.entries({ ...UNREAD, ...read })
    .filter(([part]) => part in UNREAD || !wrong.includes(part))
    .map(([part, value]) => [part, wrong.includes(part) ? UNREAD[part] : value]);
  const salvaged = v.safeParse(PostSchema, Object.fromEntries(parts));
  if (!salvaged.success) return null;
  const { output } = salvaged;
  return output.publishedAt === null ? { ...output, publishedPrecision: null } : output;
}
