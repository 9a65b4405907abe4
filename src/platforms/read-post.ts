import type { Counter, PlatformId, Post, PostKind, PostMedia } from '../appeal/post.ts';
import { counterValue } from './counter-label.ts';
import { seen } from './visible-text.ts';
import { webAddress } from './web-address.ts';

/** What a reader found; whatever it leaves out could not be read. */
export interface PostReading {
  readonly platform: PlatformId;
  readonly kind: PostKind;
  readonly permalink: string | null;
  readonly parentPermalink?: string | null;
  readonly authorName?: string | null;
  readonly authorHandle?: string | null;
  readonly authorUrl?: string | null;
  readonly publishedAt?: string | null;
  readonly publishedLabel?: string | null;
  readonly text?: string | null;
  readonly truncated?: boolean;
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
    authorName: line(reading.authorName, 300),
    authorHandle: line(reading.authorHandle?.replace(/^@/, ''), 200),
    authorUrl: reading.authorUrl ?? null,
    publishedAt: reading.publishedAt ?? null,
    publishedLabel: line(reading.publishedLabel, 200),
    text: text === null ? null : seen(cut(text, LONGEST_TEXT)),
    truncated: (reading.truncated ?? false) || (text?.length ?? 0) > LONGEST_TEXT,
    media: (reading.media ?? []).filter((each) => each !== null).slice(0, 100),
    counters: (reading.counters ?? []).filter((each) => each !== null).slice(0, 20),
  };
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
