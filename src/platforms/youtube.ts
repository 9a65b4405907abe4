import type { Counter, Post, PostMedia } from '../appeal/post.ts';
import { counterValue, countPart, countsIn } from './counter-label.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, media, type PollReading, postOf } from './read-post.ts';
import { approximateInstant } from './relative-time.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { webAddress } from './web-address.ts';
import {
  addressOfYoutube,
  YOUTUBE_ORIGIN,
  type YoutubeAddress,
  youtubeAddress,
  youtubeAddresses,
} from './youtube-address.ts';
import { channelAt } from './youtube-channel.ts';
import { FILM, placeInFilm, readFilm } from './youtube-film.ts';

// YouTube's custom elements and the ids inside them stood from 2017 to 2026; `comment-view-model` took the
// place of `comment-renderer` in 2024. The body of a community post has the same ids. The phones' page has
// elements of its own, and classes named after them.
const ON_PHONES = 'ytm-comment-renderer';
const COMMENT = `ytd-comment-view-model, ytd-comment-renderer, ${ON_PHONES}`;
const POST = 'ytd-backstage-post-renderer, ytd-post-renderer';
const THREAD = 'ytd-comment-thread-renderer, ytm-comment-thread-renderer';
const REPLIES = '#replies, ytd-comment-replies-renderer, ytm-comment-replies-renderer';

const AUTHOR = ['#author-text', '.YtmCommentRendererTitle', '.comment-title'];
const TIME = [
  '#published-time-text',
  '.published-time-text',
  '.YtmCommentRendererPublishedTime',
  '.comment-published-time',
];
const TEXT = ['#content-text', '.YtmCommentRendererText', '.comment-text'];
const LIKES = ['#vote-count-middle', '.YtmCommentRendererCount'];

function partsOf(element: Element): OwnParts {
  return ownParts(element, `${COMMENT}, ${POST}, ${REPLIES}`);
}

function timeOf(parts: OwnParts): Element | null {
  const time = parts.first(...TIME);
  return time?.querySelector('a[href]') ?? time;
}

function ownAddress(element: Element, parts: OwnParts): YoutubeAddress | null {
  const read = youtubeAddress(webAddress(timeOf(parts)?.closest('a')?.getAttribute('href'), YOUTUBE_ORIGIN));
  return read && (read.comment !== null) === element.matches(COMMENT) ? read : null;
}

/** The comment that begins a thread: a thread may stand within the thread of what it answers (2025 to now). */
function firstOf(thread: Element | null | undefined): Element | null {
  return thread?.querySelector(COMMENT) ?? null;
}

interface Place {
  readonly reply: boolean;
  readonly parent: YoutubeAddress | null;
}

/** The number of an answer begins with that of the comment it stands under; a nested thread tells which one it answers. */
function placeOf(element: Element, address: YoutubeAddress | null, page: Page): Place {
  const began = address?.comment?.split('.')[0] ?? null;
  const shown = address ?? youtubeAddress(page.url);
  const top = shown && { film: shown.film, post: shown.post, comment: null };
  let thread = element.closest(THREAD);
  if (thread && firstOf(thread) === element) thread = thread.parentElement?.closest(THREAD) ?? null;
  const answered = firstOf(thread);
  const reply =
    address === null ? answered !== null || element.closest(REPLIES) !== null : began !== address.comment;
  if (!reply) return { reply, parent: top };
  const nested = answered ? ownAddress(answered, partsOf(answered)) : null;
  const same = nested !== null && nested.comment?.split('.')[0] === began;
  return { reply, parent: same ? nested : address ? { ...address, comment: began } : null };
}

/** How many answered is told in the thread that the comment begins. */
function repliesOf(element: Element): Counter | null {
  const thread = element.closest(THREAD);
  if (!thread || firstOf(thread) !== element) return null;
  const button = [...thread.querySelectorAll('#more-replies button, #more-replies')].find(
    (each) => each.closest(THREAD) === thread && /\d/.test(visibleLine(each) ?? ''),
  );
  return counter('replies', countPart(visibleLine(button)));
}

function likesOf(parts: OwnParts): Counter | null {
  const shown = visibleLine(parts.first(...LIKES));
  const spoken = countsIn(parts.first('#like-button button')?.getAttribute('aria-label'));
  return counter(
    'likes',
    shown,
    spoken.length === 1 && spoken[0] !== undefined ? spoken[0] : counterValue(shown),
  );
}

function attachedTo(parts: OwnParts): PostMedia[] {
  return parts
    .all('ytd-backstage-image-renderer img[src], ytd-post-multi-image-renderer img[src]')
    .map((image) => media('picture', image.getAttribute('src'), image.getAttribute('alt'), YOUTUBE_ORIGIN));
}

function pollOf(parts: OwnParts): PollReading | null {
  const [poll] = parts.all('ytd-backstage-poll-renderer');
  if (!poll) return null;
  const options = [...poll.querySelectorAll('.choice-text')].map((text) => ({ text: visibleLine(text) }));
  return { options, votesLabel: visibleLine(poll.querySelector('#vote-info')) };
}

function readWritten(element: Element, page: Page): Post {
  const comment = element.matches(COMMENT);
  const parts = partsOf(element);
  const address = ownAddress(element, parts);
  const place = comment ? placeOf(element, address, page) : { reply: false, parent: null };
  const author = parts.first(...AUTHOR);
  const { handle, url } = channelAt(author);
  const label = visibleLine(timeOf(parts));
  const text = parts.first(...TEXT);
  const top = comment ? (address ?? youtubeAddress(page.url)) : null;
  return postOf({
    platform: 'youtube',
    kind: !comment ? 'post' : place.reply ? 'reply' : 'comment',
    permalink: address ? addressOfYoutube(address) : null,
    parentPermalink: place.parent ? addressOfYoutube(place.parent) : null,
    rootPermalink: top ? addressOfYoutube({ ...top, comment: null }) : null,
    authorName: visibleLine(author),
    authorHandle: handle,
    authorUrl: url,
    approximatelyAt: approximateInstant(label, page.now),
    publishedLabel: label,
    text: visibleText(text, { asWritten: true }),
    // «2 years ago (edited)», in whatever language.
    edited: comment && /\([^()]+\)$/.test(label ?? '') ? true : null,
    links: linksIn(text, YOUTUBE_ORIGIN),
    poll: comment ? null : pollOf(parts),
    media: comment ? [] : attachedTo(parts),
    counters: [likesOf(parts), comment ? repliesOf(element) : null],
  });
}

/** YouTube: films and what is written under them, posts of communities, on the desktop and on phones. */
export const youtube: Platform = {
  ...youtubeAddresses,
  posts: `${FILM}, ${COMMENT}, ${POST}`,
  // Taken down, private, or not for this country.
  missing: { closed: 'ytd-watch-flexy[player-unavailable]' },
  read: (element, page) => (element.matches(FILM) ? readFilm(element, page) : readWritten(element, page)),
  place(element) {
    return element.matches(FILM)
      ? placeInFilm(element)
      : partsOf(element).first('#toolbar', ...TIME, ...TEXT);
  },
};
