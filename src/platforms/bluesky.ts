import type { Counter, Post, PostKind, PostMedia, Quote } from '../appeal/post.ts';
import {
  addressOfBluesky,
  BLUESKY_ORIGIN,
  type BlueskyPost,
  blueskyAddresses,
  blueskyPost,
} from './bluesky-address.ts';
import { countsIn } from './counter-label.ts';
import { instant } from './instant.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, link, media, postOf } from './read-post.ts';
import { approximateInstant } from './relative-time.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { webAddress } from './web-address.ts';

// The test ids are what Bluesky's own tests hold on to, in its open source since 2023; the author's handle is a
// part of them. Classes are made anew with every build, labels are translated.
const IN_THREAD = '[data-testid^="postThreadItem-by-"]';
const IN_FEED = '[data-testid^="feedItem-by-"]';
const POST = `${IN_THREAD}, ${IN_FEED}`;
/** Every text that people write is wrapped in this: posts, quotes, replies. */
const TEXT = '[data-word-wrap]';
const PORTRAIT = '[data-testid="userAvatarImage"]';

/** A quote, and cards of feeds and lists, are boxes that lead somewhere: `role=link` without being an `a`, or an `a` around a text. */
const BOX = `[role="link"]:not(a), a:has(${TEXT})`;

/** Bidirectional marks that Bluesky sets around names. */
function plain(text: string | null): string | null {
  return text?.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim() || null;
}

function lineOf(element: Element | null | undefined): string | null {
  return plain(visibleLine(element));
}

function addressIn(link: Element | null | undefined): BlueskyPost | null {
  return blueskyPost(webAddress(link?.getAttribute('href'), BLUESKY_ORIGIN));
}

function partsOf(item: Element): OwnParts {
  return ownParts(item, BOX);
}

/** The handle in the element's own test id: no neighbour can stand in it. */
function handleOf(item: Element): string | null {
  const handle = /-by-(.+)$/.exec(item.getAttribute('data-testid') ?? '')?.[1] ?? null;
  return handle === 'handle.invalid' || handle?.startsWith('did:') ? null : handle;
}

interface Heading {
  readonly name: string | null;
  readonly handle: string | null;
  readonly verified: true | null;
}

/**
 * The name stands straight before the handle: as a link beside its link, or as a line above its line. Who
 * reposted a post, and whom it answers, is named elsewhere and has no handle behind it.
 */
function headingOf(parts: OwnParts, handle: string | null): Heading {
  for (const part of parts.all('a[href^="/profile/"], a[href^="/profile/"] [dir="auto"]')) {
    const shown = /^@([\w.-]+)$/.exec(lineOf(part) ?? '')?.[1] ?? null;
    if (shown === null || part.closest(TEXT) || (handle !== null && shown !== handle)) continue;
    let before = part.previousElementSibling;
    const marked = before !== null && before.querySelector('svg') !== null;
    if (marked && lineOf(before) === null) before = before?.previousElementSibling ?? null;
    const line = before?.querySelector('[dir="auto"]') ?? before;
    return { name: lineOf(line), handle: shown, verified: marked ? true : null };
  }
  return { name: null, handle, verified: null };
}

/** Whoever is on the page by itself has no link around its time; its counters' links name it. */
function addressOf(
  parts: OwnParts,
  handle: string | null,
  page: Page,
): { address: BlueskyPost | null; time: Element | null } {
  const mine = (address: BlueskyPost | null): BlueskyPost | null =>
    address && (handle === null || address.author === handle || address.author.startsWith('did:'))
      ? address
      : null;
  const time = parts.all('a[href*="/post/"]').find((link) => isTime(link) && mine(addressIn(link))) ?? null;
  if (time) return { address: addressIn(time), time };
  const counted = parts.all('a[href$="/liked-by"], a[href$="/reposted-by"], a[href$="/quotes"]');
  const address = counted.map((link) => mine(addressIn(link))).find((each) => each) ?? null;
  const alone = parts.all('[data-testid$="Count-expanded"]').length > 0;
  return { address: address ?? (alone ? mine(blueskyPost(page.url)) : null), time: null };
}

/** The link of a time leads to the post and nowhere further, and is no part of a text. */
function isTime(link: Element): boolean {
  return !link.closest(TEXT) && /\/post\/\w+\/?$/.test(link.getAttribute('href') ?? '');
}

/** «· 2h»: the separator stands in a `span` of its own. */
function timeLabel(time: Element | null, item: Element, parts: OwnParts): string | null {
  if (time)
    return plain(visibleLine(time, { skip: 'span' }) ?? visibleLine(time)?.replace(/^·\s*/, '') ?? null);
  // The one on the page by itself tells its time in words, in the row above its counters.
  const row = parts
    .all('[dir="auto"]')
    .find(
      (each) =>
        / · /.test(lineOf(each) ?? '') && /\d{4}/.test(lineOf(each) ?? '') && !each.closest(`${TEXT}, a`),
    );
  return item.matches(IN_THREAD) ? lineOf(row) : null;
}

/** What the server says of the post that the address names, if the page is still that one. */
function toldOfPage(root: Document, address: BlueskyPost | null): string | null {
  const url = root.querySelector('meta[property="og:url"], link[rel="canonical"]');
  const told = blueskyPost(
    webAddress(url?.getAttribute('content') ?? url?.getAttribute('href'), BLUESKY_ORIGIN),
  );
  if (!address || !told || addressOfBluesky(told) !== addressOfBluesky(address)) return null;
  const time = root.querySelector(
    'meta[property="article:published_time"], meta[name="article:published_time"]',
  );
  return instant(time?.getAttribute('content'));
}

/** A line, two pixels wide, is drawn from a post up to the one that it answers: before its portrait. */
function isJoinedUp(item: Element): boolean {
  const [portrait] = partsOf(item).all(PORTRAIT);
  const drawn = (each: Element | null): boolean =>
    /width:\s*2px/.test(each?.getAttribute('style') ?? '') &&
    /background/.test(each?.getAttribute('style') ?? '');
  const lines = [...item.querySelectorAll('div')].filter(drawn);
  // 4: the portrait follows. The one that the page is of has its line in an element before it.
  const above = lines.some((line) => portrait && (line.compareDocumentPosition(portrait) & 4) !== 0);
  const before = item.previousElementSibling;
  return above || (before !== null && [before, ...before.querySelectorAll('div')].some(drawn));
}

/** What answers the page's own post begins with a rule above it. */
function beginsAnew(item: Element): boolean {
  return /border-top-width:\s*[1-9]/.test(item.parentElement?.getAttribute('style') ?? '');
}

interface Place {
  readonly kind: PostKind;
  readonly parent: BlueskyPost | null;
  readonly root: BlueskyPost | null;
}

/**
 * In a thread each post is joined by a line to the one it answers, which stands straight above it; what has a
 * rule above it instead answers the post that the page is of.
 */
function placeOf(item: Element, address: BlueskyPost | null, page: Page): Place {
  const none = { kind: 'post', parent: null, root: null } as const;
  if (!item.matches(IN_THREAD)) return isJoinedUp(item) ? { ...none, kind: 'reply' } : none;
  const main = blueskyPost(page.url);
  const screen = item.closest('[data-testid="postThreadScreen"]') ?? item.ownerDocument;
  const items = [...screen.querySelectorAll(IN_THREAD)];
  const read = (each: Element | undefined): BlueskyPost | null =>
    each ? addressOf(partsOf(each), handleOf(each), page).address : null;
  const at = items.indexOf(item);
  const mainAt = items.findIndex((each) => main !== null && read(each)?.key === main.key);
  if (mainAt < 0 || address === null || at < 0) return none;
  const [top] = items;
  const root = top && (top === items[mainAt] ? at !== mainAt : at > 0) && !isJoinedUp(top) ? read(top) : null;
  if (at > mainAt) {
    const joined = isJoinedUp(item);
    const above = joined || at === mainAt + 1 ? items[at - 1] : beginsAnew(item) ? items[mainAt] : undefined;
    return { kind: 'reply', parent: read(above), root };
  }
  return at > 0 ? { kind: 'reply', parent: read(items[at - 1]), root } : none;
}

/** A card shows where a link of the text leads, and often stands in its place. */
function cardsOf(parts: OwnParts): Element[] {
  return parts
    .all('a[href^="http"][aria-label]')
    .filter((link) => link.querySelector('[dir="auto"]') !== null && !link.closest(TEXT));
}

/** Where a picture of a post is kept tells it from portraits: `feed_thumbnail`, `feed_fullsize`. */
function mediaOf(parts: OwnParts): PostMedia[] {
  // A card's picture is where the card leads.
  const pictures = parts
    .all('img[src*="/feed_thumbnail/"], img[src*="/feed_fullsize/"]')
    .filter((image) => !image.closest('a[href^="http"]'));
  return [
    ...pictures.map((image) =>
      media('picture', image.getAttribute('src'), image.getAttribute('alt'), BLUESKY_ORIGIN),
    ),
    ...parts
      .all('video')
      .map((film) =>
        media('video', film.getAttribute('poster'), film.getAttribute('aria-label'), BLUESKY_ORIGIN),
      ),
  ];
}

const COUNTERS: readonly [Counter['name'], string, string | null][] = [
  ['replies', '[data-testid="replyBtn"]', '[data-testid="replyBtn"]'],
  ['reposts', '[data-testid="repostCount"]', null],
  ['likes', '[data-testid="likeCount"]', '[data-testid="likeBtn"], [data-testid="unlikeBtn"]'],
  ['bookmarks', '[data-testid="bookmarkCount-expanded"] > span', null],
];

/** The count as shown; the labels of the buttons tell it unrounded: "Like (1204 likes)". */
function countersOf(parts: OwnParts): (Counter | null)[] {
  return COUNTERS.map(([name, mark, button]) => {
    const told =
      button === null ? [] : countsIn(parts.first(...button.split(', '))?.getAttribute('aria-label'));
    return counter(name, visibleLine(parts.first(mark)), told.length === 1 ? told[0] : null);
  });
}

function quoteOf(item: Element): Partial<Quote> | null {
  const [box] = [...item.querySelectorAll(BOX)].filter((each) => each.querySelector(`${TEXT}, ${PORTRAIT}`));
  if (!box) return null;
  const parts = ownParts(box, BOX);
  const { name, handle } = headingOf(parts, null);
  const time = parts.all('a[href*="/post/"]').find(isTime) ?? (box.localName === 'a' ? box : null);
  const address = addressIn(time);
  return {
    permalink: address ? addressOfBluesky(address) : null,
    authorName: name,
    authorHandle: handle,
    text: visibleText(parts.first(TEXT), { asWritten: true }),
  };
}

/** Bluesky: feeds, profiles and threads on bsky.app. */
export const bluesky: Platform = {
  ...blueskyAddresses,
  posts: POST,
  read(item, page): Post {
    const parts = partsOf(item);
    const told = handleOf(item);
    const { name, handle, verified } = headingOf(parts, told);
    const { address, time } = addressOf(parts, told, page);
    const place = placeOf(item, address, page);
    const text = parts.first(TEXT);
    const label = timeLabel(time, item, parts);
    return postOf({
      platform: 'bluesky',
      kind: place.kind,
      permalink: address ? addressOfBluesky(address) : null,
      parentPermalink: place.parent ? addressOfBluesky(place.parent) : null,
      rootPermalink: place.root ? addressOfBluesky(place.root) : null,
      authorName: name,
      authorHandle: handle,
      authorUrl: handle ? `${BLUESKY_ORIGIN}/profile/${handle}` : null,
      verified,
      publishedAt: toldOfPage(item.ownerDocument, address),
      // The label of the time's link is the whole date.
      approximatelyAt:
        approximateInstant(time?.getAttribute('aria-label'), page.now) ?? approximateInstant(label, page.now),
      publishedLabel: label,
      text: plain(visibleText(text, { asWritten: true })),
      links: [
        ...linksIn(text, BLUESKY_ORIGIN),
        ...cardsOf(parts).map((card) =>
          link(card.getAttribute('aria-label'), card.getAttribute('href'), BLUESKY_ORIGIN),
        ),
      ],
      quote: quoteOf(item),
      media: mediaOf(parts),
      counters: countersOf(parts),
    });
  },
  place(item) {
    const parts = partsOf(item);
    return parts.first(
      '[data-testid="postDropdownBtn"]',
      '[data-testid="postShareBtn"]',
      '[data-testid="replyBtn"]',
      TEXT,
    );
  },
};
