import type {
  Counter,
  PlatformId,
  Poll,
  Post,
  PostKind,
  PostLink,
  PostMedia,
  Quote,
} from '../appeal/post.ts';
import { counterValue } from './counter-label.ts';
import { languageTag } from './language-tag.ts';
import { outwardLink } from './outward-link.ts';
import { seen } from './visible-text.ts';
import { webAddress, withoutTracking } from './web-address.ts';

/** A poll as it was found; an option without a text is none. */
export interface PollReading {
  readonly options: readonly { readonly text: string | null; readonly label?: string | null }[];
  readonly votesLabel?: string | null;
}

/** What a reader found; whatever it leaves out could not be read. */
export interface PostReading {
  readonly platform: PlatformId;
  readonly kind: PostKind;
  readonly permalink: string | null;
  readonly parentPermalink?: string | null;
  readonly rootPermalink?: string | null;
  readonly authorName?: string | null;
  readonly authorHandle?: string | null;
  readonly authorUrl?: string | null;
  readonly verified?: boolean | null;
  /** The time that the page gives to machines: exact. */
  readonly publishedAt?: string | null;
  /** The time computed from its label; it counts where there is no exact one. */
  readonly approximatelyAt?: string | null;
  readonly publishedLabel?: string | null;
  readonly text?: string | null;
  readonly truncated?: boolean;
  /** As the page marks it, well written or not. */
  readonly language?: string | null;
  readonly edited?: boolean | null;
  readonly links?: readonly (PostLink | null)[];
  readonly poll?: PollReading | null;
  readonly quote?: Partial<Quote> | null;
  readonly media?: readonly (PostMedia | null)[];
  readonly counters?: readonly (Counter | null)[];
}

const LONGEST_TEXT = 50_000;

/** A `Post` of what was read, within the lengths that a post may have; a text cut for that says so. */
export function postOf(reading: PostReading): Post {
  const text = reading.text ?? null;
  return {
    platform: reading.platform,
    kind: reading.kind,
    permalink: reading.permalink,
    parentPermalink: reading.parentPermalink ?? null,
    rootPermalink: reading.rootPermalink ?? null,
    authorName: line(reading.authorName, 300),
    authorHandle: handle(reading.authorHandle),
    authorUrl: reading.authorUrl ?? null,
    verified: reading.verified ?? null,
    publishedAt: reading.publishedAt ?? reading.approximatelyAt ?? null,
    publishedPrecision: reading.publishedAt ? 'exact' : reading.approximatelyAt ? 'approximate' : null,
    publishedLabel: line(reading.publishedLabel, 200),
    text: longText(text),
    truncated: (reading.truncated ?? false) || (text?.length ?? 0) > LONGEST_TEXT,
    language: languageTag(reading.language),
    edited: reading.edited ?? null,
    links: (reading.links ?? []).filter((each) => each !== null).slice(0, 50),
    poll: pollOf(reading.poll),
    quote: quoteOf(reading.quote),
    media: (reading.media ?? []).filter((each) => each !== null).slice(0, 100),
    counters: (reading.counters ?? []).filter((each) => each !== null).slice(0, 20),
  };
}

function pollOf(poll: PollReading | null | undefined): Poll | null {
  const options = (poll?.options ?? []).flatMap(({ text, label }) => {
    const shown = line(text, 300);
    return shown === null ? [] : [{ text: shown, label: line(label, 100) }];
  });
  return options.length === 0
    ? null
    : { options: options.slice(0, 20), votesLabel: line(poll?.votesLabel, 100) };
}

/** A quote of which nothing could be read says nothing. */
function quoteOf(quote: Partial<Quote> | null | undefined): Quote | null {
  if (!quote) return null;
  const read = {
    permalink: quote.permalink ?? null,
    authorName: line(quote.authorName, 300),
    authorHandle: handle(quote.authorHandle),
    text: longText(quote.text),
    publishedAt: quote.publishedAt ?? null,
  };
  return Object.values(read).some((part) => part !== null) ? read : null;
}

function handle(written: string | null | undefined): string | null {
  return line(written?.replace(/^@/, ''), 200);
}

function longText(text: string | null | undefined): string | null {
  return text ? seen(cut(text, LONGEST_TEXT)) : null;
}

/** A link of a text; one that leads to no web address, or shows nothing, is none. */
export function link(
  text: string | null | undefined,
  href: string | null | undefined,
  base: URL | string,
): PostLink | null {
  const given = webAddress(href, base);
  const shown = line(text, 300);
  if (!given || shown === null) return null;
  const url = outwardLink(given);
  // The place in a page that a link leads to is a part of what the author meant.
  const place = /^#!?\//.test(url.hash) ? '' : url.hash;
  const address = withoutTracking(url) + place;
  return { text: shown, url: address };
}

/** A counter from its label as it stands; a label without a digit counts nothing. `exact` where the page also gives the number unrounded. */
export function counter(
  name: Counter['name'],
  label: string | null | undefined,
  exact?: number | null,
): Counter | null {
  const shown = line(label, 100);
  return shown === null || !/\p{Nd}/u.test(shown)
    ? null
    : { name, label: shown, value: exact ?? counterValue(shown) };
}

/** One picture, film or file of a post; its address and its description only where the page gives them. */
export function media(
  kind: PostMedia['kind'],
  href: string | null | undefined,
  alt: string | null | undefined,
  base: URL | string,
): PostMedia {
  const url = webAddress(href, base)?.href;
  const description = line(alt, 2000);
  return { kind, ...(url ? { url } : {}), ...(description ? { alt: description } : {}) };
}

function line(text: string | null | undefined, longest: number): string | null {
  const folded = seen(text)?.replace(/\s+/g, ' ');
  return folded ? seen(cut(folded, longest)) : null;
}

/** Never in the middle of a character outside the first plane. */
function cut(text: string, longest: number): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}
