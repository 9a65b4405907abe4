import type { Counter, Post } from '../appeal/post.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, media, postOf } from './read-post.ts';
import { approximateInstant } from './relative-time.ts';
import {
  addressOfTiktok,
  TIKTOK_HOSTS,
  TIKTOK_ORIGIN,
  tiktokAddresses,
  tiktokFilm,
} from './tiktok-address.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { bareHost, webAddress } from './web-address.ts';

// `data-e2e` is what TikTok's own tests hold on to (2021 to 2026). Of the classes only the name inside them
// lasts (`css-1x2y-DivCommentItemWrapper`), the rest is a hash.
const FEED_ITEM = '[data-e2e="recommend-list-item-container"]';
/** A film on its own page: what holds its description, its author and, under it, the comments. */
const FILM = '[class*="DivContentContainer"]:has([data-e2e="browse-video-desc"])';
const COMMENT = '[class*="DivCommentItemWrapper"], [class*="DivCommentContentContainer"]';

function handleOf(link: Element | null): string | null {
  const url = webAddress(link?.getAttribute('href'), TIKTOK_ORIGIN);
  return url && TIKTOK_HOSTS.includes(bareHost(url))
    ? (/^\/@([\w.]{1,40})\/?$/.exec(url.pathname)?.[1] ?? null)
    : null;
}

/** The feed links no film; only the one that plays carries its number, in the id of its player. */
function playing(parts: OwnParts): string | null {
  return /^xgwrapper-\d+-(\d{10,25})$/.exec(parts.first('[id^="xgwrapper-"]')?.id ?? '')?.[1] ?? null;
}

/**
 * When a film or a comment was made: the upper half of its number is the time in seconds, as in all that TikTok
 * has numbered since 2016. No page says so, so it counts as approximate.
 */
function numbered(id: string | null | undefined): string | null {
  if (!/^\d{18,20}$/.test(id ?? '')) return null;
  const seconds = Number(BigInt(id ?? 0) >> 32n);
  return seconds > FIRST && seconds < LAST ? new Date(seconds * 1000).toISOString() : null;
}

/** Before TikTok there was none, and the numbers of later than 2100 are of another making. */
const FIRST = Date.UTC(2014, 0, 1) / 1000;
const LAST = Date.UTC(2100, 0, 1) / 1000;

/** Since 2024 the time of a comment has no mark: it is what has a number in the line under the text. */
function commentTime(parts: OwnParts): Element | null {
  const marked = parts.first('[data-e2e^="comment-time"]');
  if (marked) return marked;
  return (
    parts
      .all('[class*="CommentSubContent"] span')
      .find(
        (each) =>
          /\d/.test(visibleLine(each) ?? '') &&
          each.children.length === 0 &&
          !each.closest('[class*="DivLike"], button, [role="button"]'),
      ) ?? null
  );
}

function isVerified(name: Element | null | undefined): true | null {
  // The mark's blue has been the same since TikTok began, and nothing else by a name is drawn in it.
  return name?.closest('a, [data-e2e^="comment-username"]')?.querySelector('[fill="#20D5EC" i]')
    ? true
    : null;
}

function readComment(element: Element, page: Page): Post {
  const parts = ownParts(element, COMMENT);
  const name = parts.first('[data-e2e^="comment-username"]');
  const link = name?.closest('a') ?? name?.querySelector('a') ?? parts.first('a[data-e2e^="comment-avatar"]');
  const handle = handleOf(link ?? null);
  const film = tiktokFilm(page.url);
  const reply = parts.first('[data-e2e="comment-level-2"], [data-e2e="comment-username-2"]') !== null;
  const label = visibleLine(commentTime(parts));
  const text = parts.first('[data-e2e="comment-level-1"]', '[data-e2e="comment-level-2"]');
  const likes = parts.first('[data-e2e="comment-like-count"]', '[class*="DivLikeContainer"] span');
  return postOf({
    platform: 'tiktok',
    kind: reply ? 'reply' : 'comment',
    // TikTok gives its comments no address.
    permalink: null,
    // Nor can an answer name the comment it answers: both stand under the film.
    parentPermalink: film ? addressOfTiktok(film) : null,
    authorName: visibleLine(name, { skip: '[data-e2e^="comment-creator"]' })?.replace(/\s*·$/, '') ?? null,
    authorHandle: handle,
    authorUrl: handle ? `${TIKTOK_ORIGIN}/@${handle}` : null,
    rootPermalink: film ? addressOfTiktok(film) : null,
    verified: isVerified(name),
    approximatelyAt: numbered(element.id) ?? approximateInstant(label, page.now),
    publishedLabel: label,
    text: visibleText(text),
    links: linksIn(text, TIKTOK_ORIGIN),
    counters: [counter('likes', visibleLine(likes))],
  });
}

const COUNTERS: readonly [Counter['name'], string[]][] = [
  ['likes', ['[data-e2e="like-count"]', '[data-e2e="browse-like-count"]']],
  ['replies', ['[data-e2e="comment-count"]', '[data-e2e="browse-comment-count"]']],
  ['shares', ['[data-e2e="share-count"]', '[data-e2e="browse-share-count"]']],
  // The second is a slip of TikTok's own, seen in 2025.
  ['bookmarks', ['[data-e2e="favorite-count"]', '[data-e2e="undefined-count"]']],
];

function readFilm(element: Element, page: Page): Post {
  const parts = ownParts(element, COMMENT);
  const inFeed = element.matches(FEED_ITEM);
  const author = parts.first('[data-e2e="browse-username"]', '[data-e2e="video-author-uniqueid"]');
  const portrait = parts.first('a[data-e2e="video-author-avatar"]', 'a[data-e2e="browse-user-avatar"]');
  const handle =
    handleOf(author?.closest('a') ?? portrait) ??
    /^@?([\w.]{2,40})$/.exec(visibleLine(author) ?? '')?.[1] ??
    null;
  const shown = inFeed ? null : tiktokFilm(page.url);
  const id = playing(parts);
  const found = shown ?? (handle !== null && id !== null ? { handle, kind: 'video' as const, id } : null);
  // «NAME · 2d ago»: the name is the element's own text, the separator and the time stand in a `span` each.
  const nickname = parts.first('[data-e2e="browser-nickname"]');
  const when = visibleLine(nickname?.querySelector('span:last-child'));
  const label = when !== null && /\p{L}|\p{N}/u.test(when) ? when : null;
  const text = parts.first('[data-e2e="browse-video-desc"]', '[data-e2e="video-desc"]');
  return postOf({
    platform: 'tiktok',
    kind: 'post',
    permalink: found ? addressOfTiktok(found) : null,
    authorName: visibleLine(nickname, { skip: 'span' }),
    authorHandle: handle,
    authorUrl: handle ? `${TIKTOK_ORIGIN}/@${handle}` : null,
    verified: isVerified(author) ?? isVerified(nickname),
    approximatelyAt: numbered(found?.id) ?? approximateInstant(label, page.now),
    publishedLabel: label,
    text: visibleText(text, { skip: 'button' }),
    links: linksIn(text, TIKTOK_ORIGIN),
    media: found?.kind === 'video' ? [media('video', addressOfTiktok(found), null, TIKTOK_ORIGIN)] : [],
    counters: COUNTERS.map(([name, marks]) => counter(name, visibleLine(parts.first(...marks)))),
  });
}

/** TikTok: films in the feed, and comments. */
export const tiktok: Platform = {
  ...tiktokAddresses,
  posts: `${FEED_ITEM}, ${FILM}, ${COMMENT}`,
  read: (element, page) => (element.matches(COMMENT) ? readComment(element, page) : readFilm(element, page)),
  place(element) {
    const parts = ownParts(element, COMMENT);
    return element.matches(COMMENT)
      ? parts.first(
          '[data-e2e^="comment-reply"]',
          '[data-e2e^="comment-time"]',
          '[data-e2e^="comment-level"]',
        )
      : parts.first('[data-e2e="share-count"]', '[data-e2e="video-desc"]');
  },
};
