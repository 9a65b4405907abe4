import type { Counter, Post, PostLink, PostMedia } from '../appeal/post.ts';
import { countPart } from './counter-label.ts';
import { instant } from './instant.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, link, media, postOf } from './read-post.ts';
import {
  addressOfReddit,
  REDDIT_ORIGIN,
  type RedditAddress,
  redditAddress,
  redditAddresses,
} from './reddit-address.ts';
import {
  AUTHOR,
  COMMENTS,
  EMPTIED,
  FOREIGN,
  PLACES,
  POSTS,
  REPLIES,
  SCORE,
  TEXT,
  TIME,
  TITLE,
} from './reddit-marks.ts';
import { approximateInstant } from './relative-time.ts';
import { seen, visibleLine, visibleText } from './visible-text.ts';
import { bareHost, webAddress } from './web-address.ts';

const COMMENT = COMMENTS.join(', ');
const NOT_TEXT = 'button, shreddit-post-overflow-menu, .reportform, [slot="children"], .child';

type Sort = 'post' | 'comment';

function sortOf(element: Element): Sort {
  return element.matches(COMMENT) ? 'comment' : 'post';
}

function addressAt(href: string | null | undefined): RedditAddress | null {
  return redditAddress(webAddress(href, REDDIT_ORIGIN));
}

/** The number in a full name: `t1_abc`, `t3_abc`. */
function numberIn(name: string | null, kind: 't1' | 't3'): string | null {
  return new RegExp(`(?:^|\\s)${kind}_([a-z0-9]{4,12})(?:\\s|$)`).exec(name ?? '')?.[1] ?? null;
}

/** The element's own number, from the attribute or the class that carries it. */
function ownNumber(element: Element, kind: 't1' | 't3'): string | null {
  const names = ['thingid', 'data-fullname', 'id', 'comment-id', 'class'].map((name) =>
    element.getAttribute(name),
  );
  return names.map((name) => numberIn(name, kind)).find((each) => each !== null) ?? null;
}

/** The page's own address says more of a post than its number: where it stands and its words. */
function withWords(address: RedditAddress, page: Page): RedditAddress {
  const shown = redditAddress(page.url);
  return shown?.post === address.post && address.slug === null
    ? { ...shown, comment: null }
    : { ...address, comment: null };
}

function postAddress(element: Element, parts: OwnParts, page: Page): RedditAddress | null {
  const number = ownNumber(element, 't3');
  const hrefs = [
    element.getAttribute('permalink'),
    element.getAttribute('data-permalink'),
    ...[...REPLIES, 'a[slot="full-post-link"]', '[slot="title"]', '[data-click-id="body"]'].flatMap((mark) =>
      parts.all(mark).map((part) => part.closest('a')?.getAttribute('href')),
    ),
  ];
  const found = hrefs.map(addressAt).find((each) => each && (number === null || each.post === number));
  if (found) return { ...found, comment: null };
  return number === null ? null : withWords({ place: null, post: number, slug: null, comment: null }, page);
}

function commentAddress(element: Element, parts: OwnParts, page: Page): RedditAddress | null {
  const number = ownNumber(element, 't1');
  const hrefs = [
    element.getAttribute('permalink'),
    element.getAttribute('data-permalink'),
    element.getAttribute('href'),
    ...['[data-testid="comment_timestamp"]', 'a.bylink'].flatMap((mark) =>
      parts.all(mark).map((part) => part.getAttribute('href')),
    ),
  ];
  const found = hrefs
    .map(addressAt)
    .find((each) => each?.comment != null && (number === null || each.comment === number));
  if (found) return found;
  const post = numberIn(element.getAttribute('postid'), 't3') ?? redditAddress(page.url)?.post ?? null;
  return number === null || post === null ? null : { place: null, post, slug: null, comment: number };
}

/** How deep a comment stands: an attribute, or the number that the redesign tells screen readers before its head. */
function depthOf(element: Element): number | null {
  const told = element.getAttribute('depth');
  if (told !== null) return /^\d{1,3}$/.test(told) ? Number(told) : null;
  const level = element.querySelector('[data-testid="post-comment-header"]')?.previousElementSibling;
  const number = /(?:^|\D)(\d{1,3})$/.exec(visibleLine(level) ?? '')?.[1];
  return number === undefined ? null : Number(number) - 1;
}

/** What a comment answers, with its number: as an attribute says, or the comment that it stands in or under. */
function parentOf(element: Element, address: RedditAddress, page: Page): RedditAddress | null {
  const post = withWords({ ...address, slug: null }, page);
  const told = element.getAttribute('parentid');
  if (told !== null) {
    const comment = numberIn(told, 't1');
    if (comment !== null) return { ...address, comment };
    return numberIn(told, 't3') === address.post ? post : null;
  }
  const around = element.parentElement?.closest(COMMENT);
  if (around) {
    const number = ownNumber(around, 't1');
    return number === null ? null : { ...address, comment: number };
  }
  if (element.matches('.thing')) return element.closest('.commentarea, .nestedlisting') ? post : null;
  const depth = depthOf(element);
  if (depth === 0) return post;
  if (depth === null) return null;
  // In the redesign all comments stand in one list: the one that is answered is the last before it, a step up.
  const all = [...element.ownerDocument.querySelectorAll(COMMENTS[3] ?? '')];
  for (const before of all.slice(0, Math.max(0, all.indexOf(element))).reverse()) {
    const other = depthOf(before);
    if (other === null || other < depth - 1) return null;
    const number = other === depth - 1 ? ownNumber(before, 't1') : null;
    if (number !== null) return { ...address, comment: number };
  }
  return null;
}

interface Author {
  readonly handle: string | null;
  readonly shown: string | null;
}

function authorOf(element: Element, parts: OwnParts, sort: Sort): Author {
  const named = element.getAttribute('author') ?? element.getAttribute('data-author');
  const linked = parts.first(...AUTHOR[sort]);
  const path = webAddress(linked?.getAttribute('href'), REDDIT_ORIGIN)?.pathname ?? '';
  const handle = [named, /^\/(?:user|u)\/([\w-]{2,40})\/?$/.exec(path)?.[1]].find((each) =>
    /^[\w-]{2,40}$/.test(each ?? ''),
  );
  return {
    handle: handle ?? null,
    shown: named ? (handle ?? null) : (visibleLine(linked)?.replace(/^u\//, '') ?? null),
  };
}

function timeOf(
  element: Element,
  parts: OwnParts,
  sort: Sort,
): { exact: string | null; label: string | null } {
  const time = parts.first(...TIME[sort]);
  return {
    exact:
      instant(element.getAttribute('created-timestamp') ?? element.getAttribute('created')) ??
      instant(time?.getAttribute('datetime') ?? time?.closest('faceplate-timeago')?.getAttribute('ts')),
    label: visibleLine(time),
  };
}

/** Where a post leads, if it is more than its text. */
function contentOf(element: Element, parts: OwnParts): { media: PostMedia[]; leads: string | null } {
  const href = element.getAttribute('content-href') ?? element.getAttribute('data-url');
  const url = webAddress(href, REDDIT_ORIGIN);
  const type = element.getAttribute('post-type');
  const shown = parts.all('[slot="post-media-container"] img[src], figure img[src], .media-element img[src]');
  const gallery = type === 'gallery' || element.getAttribute('data-is-gallery') === 'true';
  if (gallery) {
    const pictures = new Map(
      shown.map((image) => [webAddress(image.getAttribute('src'), REDDIT_ORIGIN)?.pathname, image] as const),
    );
    return { media: [...pictures.values()].map(pictureOf), leads: null };
  }
  if (type === 'image' || /\.(?:jpe?g|png|gif|webp)$/i.test(url?.pathname ?? '')) {
    const alt = shown[0]?.getAttribute('alt');
    return {
      media: [media('picture', url?.href ?? shown[0]?.getAttribute('src'), alt, REDDIT_ORIGIN)],
      leads: null,
    };
  }
  if (type === 'video' || (url && bareHost(url) === 'v.redd.it'))
    return { media: [media('video', url?.href, null, REDDIT_ORIGIN)], leads: null };
  return { media: [], leads: url && redditAddress(url) === null ? url.href : null };
}

function pictureOf(image: Element): PostMedia {
  return media('picture', image.getAttribute('src'), image.getAttribute('alt'), REDDIT_ORIGIN);
}

function countersOf(element: Element, parts: OwnParts): (Counter | null)[] {
  const score = element.getAttribute('score') ?? element.getAttribute('data-score');
  const replies = element.getAttribute('comment-count') ?? element.getAttribute('data-comments-count');
  const shown = parts.first(...SCORE);
  return [
    counter('likes', score ?? countPart(shown?.getAttribute('title') ?? visibleLine(shown))),
    counter('replies', replies ?? countPart(visibleLine(parts.first(...REPLIES)))),
  ];
}

/** Reddit: feeds, threads and profiles, in today's pages, in the old ones and in those between. */
export const reddit: Platform = {
  ...redditAddresses,
  posts: [...POSTS, ...COMMENTS].join(', '),
  // A post that was deleted keeps its place and its answers; a private community answers 403.
  missing: { emptied: EMPTIED, answers404: true },
  read(element, page): Post {
    const sort = sortOf(element);
    const parts = ownParts(element, FOREIGN);
    const address =
      sort === 'comment' ? commentAddress(element, parts, page) : postAddress(element, parts, page);
    const parent = address && sort === 'comment' ? parentOf(element, address, page) : null;
    const author = authorOf(element, parts, sort);
    const time = timeOf(element, parts, sort);
    const title = sort === 'post' ? (parts.first(...TITLE) ?? null) : null;
    const heading = visibleLine(title) ?? (sort === 'post' ? element.getAttribute('post-title') : null);
    const body = parts.first(...TEXT[sort]);
    const content = sort === 'post' ? contentOf(element, parts) : { media: [], leads: null };
    const leads: PostLink | null = link(heading ?? content.leads, content.leads, REDDIT_ORIGIN);
    const texts = [heading, visibleText(body, { skip: NOT_TEXT })].filter((each) => each !== null);
    const within = [...(body?.querySelectorAll('img[src]:not([src*="emoji"])') ?? [])].map(pictureOf);
    return postOf({
      platform: 'reddit',
      kind:
        sort === 'post'
          ? 'post'
          : parent?.comment
            ? 'reply'
            : (depthOf(element) ?? 0) > 0
              ? 'reply'
              : 'comment',
      permalink: address ? addressOfReddit(address) : null,
      parentPermalink: parent ? addressOfReddit(parent) : null,
      rootPermalink:
        address && sort === 'comment' ? addressOfReddit(withWords({ ...address, slug: null }, page)) : null,
      authorName: author.shown,
      authorHandle: author.handle,
      authorUrl: author.handle ? `${REDDIT_ORIGIN}/user/${author.handle}/` : null,
      publishedAt: time.exact,
      approximatelyAt: approximateInstant(time.label, page.now),
      publishedLabel: time.label,
      text: seen(texts.join('\n\n')),
      edited: parts.first('.edited-timestamp') ? true : null,
      links: [...linksIn(body, REDDIT_ORIGIN, { skip: NOT_TEXT }), leads],
      media: [...content.media, ...within],
      counters: countersOf(element, parts),
    });
  },
  place(element) {
    const parts = ownParts(element, FOREIGN);
    return parts.first(...PLACES, ...TITLE, ...TEXT[sortOf(element)]);
  },
};
