import type { Post } from '../appeal/post.ts';
import { counterValue, countPart, countsIn } from './counter-label.ts';
import { instant } from './instant.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page } from './platform.ts';
import { counter, media, postOf } from './read-post.ts';
import { approximateInstant } from './relative-time.ts';
import { seen, visibleLine, visibleText } from './visible-text.ts';
import { webAddress } from './web-address.ts';
import { addressOfYoutube, YOUTUBE_ORIGIN, youtubeAddress } from './youtube-address.ts';
import { channelAt } from './youtube-channel.ts';

// What stands under a film: its title, whose it is, what they wrote. `ytd-watch-metadata` took the place of the
// two parts before it in 2022; the phones' page has parts of its own, and a short film is its own player.
export const FILM =
  'ytd-watch-metadata, ytd-video-primary-info-renderer, ytm-slim-video-metadata-section-renderer, ytd-reel-video-renderer[is-active]';

const TITLE = [
  '#title h1',
  'h1.title',
  'h1',
  '.slim-video-information-title',
  'yt-shorts-video-title-view-model h2',
];
const OWNER = [
  'ytd-video-owner-renderer ytd-channel-name a[href]',
  '#owner ytd-channel-name a[href]',
  'ytm-slim-owner-renderer a[href]',
  'yt-reel-channel-bar-view-model a[href]',
];
/** Unfolded first: the folded text is cut. */
const DESCRIPTION = [
  '#expanded > yt-attributed-string',
  '#description-inline-expander > yt-formatted-string',
];
const FOLDED = ['#snippet-text', 'ytd-expander #description yt-formatted-string'];
const LIKES = [
  'like-button-view-model button',
  '#segmented-like-button button',
  'ytd-toggle-button-renderer:first-of-type #text',
  'ytm-slim-metadata-button-renderer:first-of-type button',
];
const VIEWS = ['ytd-watch-info-text #view-count', 'yt-view-count-renderer .view-count', '.view-count'];
const DATE = ['ytd-watch-info-text #date-text', '#info-strings yt-formatted-string'];

/** «34 561 просмотр», a space, «2 года назад»: in the layout of 2022 and 2023 in one line. */
function infoLine(element: Element): { views: Element | null; date: Element | null } {
  const spans = [...element.querySelectorAll('#info-container #info > span')];
  return spans.length === 3
    ? { views: spans[0] ?? null, date: spans[2] ?? null }
    : { views: null, date: null };
}

/** The page of a film tells machines when it came out, and of which film it tells it. */
function publishedAt(root: Document, film: string | null): string | null {
  const told = (name: string): string | null =>
    root.querySelector(`meta[itemprop="${name}"]`)?.getAttribute('content') ?? null;
  return film !== null && [told('identifier'), told('videoId')].includes(film)
    ? instant(told('datePublished') ?? told('uploadDate'))
    : null;
}

/** In the layout before 2022 the owner and the description stood in a part of their own, beside the title. */
function partsOf(element: Element): OwnParts[] {
  const beside = element.matches('ytd-video-primary-info-renderer')
    ? element.parentElement?.querySelector('ytd-video-secondary-info-renderer')
    : null;
  return [ownParts(element), ...(beside ? [ownParts(beside)] : [])];
}

/** The film that a page is of. */
export function readFilm(element: Element, page: Page): Post {
  const all = partsOf(element);
  const first = (marks: readonly string[]): Element | null =>
    all.map((parts) => parts.first(...marks)).find((each) => each !== null) ?? null;
  const shown = youtubeAddress(page.url);
  const named = element.getAttribute('video-id');
  const film = named && /^[\w-]{11}$/.test(named) ? named : (shown?.film ?? null);
  const permalink = film === null ? null : addressOfYoutube({ film, post: null, comment: null });
  const owner = first(OWNER);
  const channel = channelAt(owner);
  const unfolded = first(DESCRIPTION);
  const whole = visibleText(unfolded, { asWritten: true });
  const description = whole === null ? first(FOLDED) : unfolded;
  const likes = first(LIKES);
  const spoken = countsIn(likes?.getAttribute('aria-label'));
  const rounded = countPart(visibleLine(likes));
  const info = infoLine(element);
  const label = visibleLine(first(DATE) ?? info.date);
  // The dots at the end of a folded text are YouTube's.
  const folded = visibleText(description, { asWritten: true })?.replace(/\s*(?:\.{3}|…)$/, '') ?? null;
  const texts = [visibleLine(first(TITLE)), whole ?? folded];
  return postOf({
    platform: 'youtube',
    kind: 'post',
    permalink,
    authorName: visibleLine(owner),
    authorHandle: channel.handle,
    authorUrl: channel.url,
    verified: owner?.closest('ytd-channel-name')?.querySelector('[class*="badge-style-type-verified"]')
      ? true
      : null,
    publishedAt: publishedAt(element.ownerDocument, film),
    approximatelyAt: approximateInstant(label, page.now),
    publishedLabel: label,
    text: seen(texts.filter((each) => each !== null).join('\n\n')),
    truncated: whole === null && description !== null,
    links: linksIn(description, YOUTUBE_ORIGIN),
    media:
      permalink === null
        ? []
        : [media('video', webAddress(permalink, YOUTUBE_ORIGIN)?.href, null, YOUTUBE_ORIGIN)],
    counters: [
      counter('views', countPart(visibleLine(first(VIEWS) ?? info.views))),
      counter(
        'likes',
        rounded ?? (spoken.length === 1 ? String(spoken[0]) : null),
        spoken.length === 1 ? spoken[0] : counterValue(rounded),
      ),
    ],
  });
}

/** Beside the title. */
export function placeInFilm(element: Element): Element | null {
  return ownParts(element).first(...TITLE);
}
