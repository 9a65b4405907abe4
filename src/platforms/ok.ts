import type { Counter, Post, PostMedia } from '../appeal/post.ts';
import { instant, instantOfSeconds } from './instant.ts';
import { linksIn } from './links.ts';
import { addressOfOk, OK_HOSTS, OK_ORIGIN, type OkAddress, okAddress, okAddresses } from './ok-address.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, link, media, postOf } from './read-post.ts';
import { approximateInstant } from './relative-time.ts';
import { seen, visibleLine, visibleText } from './visible-text.ts';
import { bareHost, webAddress } from './web-address.ts';

// Odnoklassniki's classes are plain words and stood for ten years and more; page objects of other people's tests
// and programs that read it agree on them (2016 to 2026). The number of a topic is in `data-id1` of its buttons
// and in the id of its layer.
const POSTS = ['.feed-w', '.groups_post-w', '.media-layer_c'];
const COMMENT = '.comments_current';
/** What a post repeats from elsewhere, and what is written under it. */
const FOREIGN = `${COMMENT}, .comments_lst, [class*="media-reshare"], [class*="reshare_cnt"], .mlr_disc, [contenteditable="true"]`;
const TEXT = ['.media-text_cnt_tx', '[tsid="TextFieldText"]'];
const HEAD = '.feed_top, .mlr_top, .shortcut-wrap';

const COUNTERS: readonly [Counter['name'], string[]][] = [
  [
    'likes',
    [
      '[data-widget-item-type="like"] .widget_count',
      '.controls-list_lk .widget_count',
      '.controls-list_lk .js-count',
    ],
  ],
  [
    'replies',
    [
      '[data-widget-item-type="comment"] .widget_count',
      '[data-module="CommentWidgets"] .widget_count',
      'a[href*="/discussions/"] .js-count',
    ],
  ],
  [
    'shares',
    [
      '[data-widget-item-type="reshare"] .widget_count',
      '[data-type="RESHARE"] .widget_count',
      '[data-type="RESHARE"] .js-count',
    ],
  ],
];

function addressIn(link: Element | null | undefined): OkAddress | null {
  return okAddress(webAddress(link?.getAttribute('href'), OK_ORIGIN));
}

function numberOf({ path }: OkAddress): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function ownerOf({ path }: OkAddress): string {
  return path.replace(/\/(?:topic|statuses|album|photos?|pphotos)\/.*$/, '');
}

/** A profile's or a group's own page: `/profile/1`, `/group/1`, or the name that it took. */
function ownerIn(link: Element | null): string | null {
  const url = webAddress(link?.getAttribute('href'), OK_ORIGIN);
  if (!url || !OK_HOSTS.includes(bareHost(url))) return null;
  return /^\/((?:group|profile)\/\d{5,20}|[\w.-]{2,60})\/?$/.exec(url.pathname)?.[1] ?? null;
}

/** Links of a post name it only where they agree on its number; those in its text lead anywhere. */
function postAddress(element: Element, parts: OwnParts, page: Page): OkAddress | null {
  const told = [
    /^cnts_(\d{5,20})$/.exec(parts.first('[id^="cnts_"]')?.id ?? '')?.[1],
    ...parts.all('[data-id1]').map((each) => /^\d{5,20}$/.exec(each.getAttribute('data-id1') ?? '')?.[0]),
  ].find((each) => each !== undefined);
  const linked = parts
    .all('a.media-text_a[href], a[href*="/topic/"], a[href*="/statuses/"]')
    .filter((each) => each.matches('.media-text_a') || !each.closest(TEXT.join(', ')))
    .map(addressIn)
    .filter((each) => each !== null && !each.path.startsWith('/video/'));
  const numbers = new Set(linked.map((each) => (each ? numberOf(each) : '')));
  const number = told ?? (numbers.size === 1 ? [...numbers][0] : undefined);
  const found = linked.find((each) => each && numberOf(each) === number) ?? null;
  if (found) return found;
  const shown = okAddress(page.url);
  // The layer of a topic is laid over any page, and its own address is the page's then.
  if (element.matches('.media-layer_c') && shown && (number === undefined || numberOf(shown) === number))
    return shown;
  const group = /^\/(group\/\d{5,20})(?:\/topics)?\/?$/.exec(page.url.pathname)?.[1];
  return number !== undefined && group !== undefined && element.matches('.groups_post-w')
    ? { path: `/${group}/topic/${number}` }
    : null;
}

interface Author {
  readonly name: string | null;
  readonly owner: string | null;
}

/** A feed also tells who liked or shared something: the author is the one on whose wall the post stands. */
function authorOf(parts: OwnParts, address: OkAddress | null): Author {
  const links = parts.all('a[href]').filter((each) => each.closest(HEAD) && visibleLine(each) !== null);
  const owned = links
    .map((each) => ({ name: visibleLine(each), owner: ownerIn(each) }))
    .filter((each) => each.owner);
  const own = owned.find(({ owner }) => address && `/${owner?.toLowerCase()}` === ownerOf(address));
  return own ?? { name: null, owner: null };
}

function timeOf(element: Element, parts: OwnParts, address: OkAddress | null, page: Page): string | null {
  const [time] = parts.all('time[datetime]');
  const given = instant(time?.getAttribute('datetime'));
  if (given) return given;
  // The page of a topic tells search engines when it was written.
  const shown = okAddress(page.url);
  const meta = element.ownerDocument.querySelector('meta[itemprop="datePublished"]')?.getAttribute('content');
  return element.matches('.media-layer_c') && address && shown?.path === address.path ? instant(meta) : null;
}

function mediaOf(parts: OwnParts): PostMedia[] {
  const films = parts
    .all('.media-video, .vid-card, .video-card')
    .filter((each) => !each.parentElement?.closest('.media-video, .vid-card, .video-card'));
  const pictures = parts
    .all('img.collage_img, img.media-photos_img, .media-photos_photo img')
    .filter((image) => !films.some((film) => film.contains(image)));
  return [
    ...pictures.map((image) =>
      media('picture', image.getAttribute('src'), image.getAttribute('alt'), OK_ORIGIN),
    ),
    ...films.map((film) => {
      const href = film.closest('a[href*="/video/"]') ?? film.querySelector('a[href*="/video/"]');
      const address = addressIn(href);
      return media(
        'video',
        address ? addressOfOk(address) : null,
        visibleLine(film.querySelector('.video-card_n')),
        OK_ORIGIN,
      );
    }),
    ...parts
      .all('[data-mp4src]')
      .map((film) => media('video', film.getAttribute('data-mp4src'), null, OK_ORIGIN)),
    ...parts
      .all('.track-with-cover')
      .map((track) =>
        media('audio', null, visibleLine(track.querySelector('.track-with-cover_name')), OK_ORIGIN),
      ),
  ];
}

/** Each part of a topic's text stands in a block of its own. A block that leads to another topic is that topic's. */
function textsOf(parts: OwnParts, address: OkAddress | null): Element[] {
  const own = (text: Element): boolean => {
    const leads = addressIn(text.querySelector('a.media-text_a') ?? text.closest('a.media-text_a'));
    return !leads || !address || numberOf(leads) === numberOf(address);
  };
  return parts
    .all(TEXT.join(', '))
    .filter((text) => !text.parentElement?.closest(TEXT.join(', ')) && own(text));
}

function readPost(element: Element, page: Page): Post {
  const parts = ownParts(element, FOREIGN);
  const address = postAddress(element, parts, page);
  const { name, owner } = authorOf(parts, address);
  const label = visibleLine(parts.first('.feed_date', '.mlr_top time', '.mlr_top [class*="date"]'));
  const texts = textsOf(parts, address);
  const cards = parts.all('.media-link a[href^="http"]').slice(0, 1);
  return postOf({
    platform: 'ok',
    kind: 'post',
    permalink: address ? addressOfOk(address) : null,
    authorName: name,
    authorHandle: owner?.includes('/') ? null : owner,
    authorUrl: owner ? `${OK_ORIGIN}/${owner}` : null,
    publishedAt: timeOf(element, parts, address, page),
    approximatelyAt: approximateInstant(label, page.now),
    publishedLabel: label,
    text: seen(
      texts
        .map((text) => visibleText(text))
        .filter((each) => each !== null)
        .join('\n\n'),
    ),
    truncated: parts.first('.media-text_more', '.js-text-more') !== null,
    links: [
      ...texts
        .flatMap((text) => linksIn(text, OK_ORIGIN))
        .filter(({ url }) => url !== (address && addressOfOk(address))),
      ...cards.map((card) => link(visibleLine(card), card.getAttribute('href'), OK_ORIGIN)),
    ],
    media: mediaOf(parts),
    counters: COUNTERS.map(([named, marks]) => counter(named, visibleLine(parts.first(...marks)))),
  });
}

/** What stands above the comment: the post that holds it, or the one that the page is of. */
function commented(element: Element, page: Page): OkAddress | null {
  const post = element.closest(POSTS.join(', '));
  return post ? postAddress(post, ownParts(post, FOREIGN), page) : okAddress(page.url);
}

function readComment(element: Element, page: Page): Post {
  const parts = ownParts(element, COMMENT);
  const name = parts.first(
    '.comments_current__header__main__author__name',
    'a.comments_author-name',
    '.comments_author a[href]',
  );
  const owner = ownerIn(name?.closest('a') ?? null);
  const text = parts.first('.js-text-full', '.comments_text', '[tsid="TextFieldText"]');
  const label = visibleLine(parts.first('.comments_current__footer__main__date', '.comments_date'));
  const time = element.getAttribute('data-time') ?? '';
  const post = commented(element, page);
  return postOf({
    platform: 'ok',
    kind: parts.first('[data-rid]') ? 'reply' : 'comment',
    // Odnoklassniki gives its comments no address, so an answer can name only the post that it is under.
    permalink: null,
    parentPermalink: post ? addressOfOk(post) : null,
    rootPermalink: post ? addressOfOk(post) : null,
    authorName: visibleLine(name),
    authorHandle: owner?.includes('/') ? null : owner,
    authorUrl: owner ? `${OK_ORIGIN}/${owner}` : null,
    publishedAt: instantOfSeconds(/^\d{13}$/.test(time) ? time.slice(0, 10) : time),
    approximatelyAt: approximateInstant(label, page.now),
    publishedLabel: label,
    // The short form stands beside the whole one.
    text: visibleText(text, { skip: '.js-text-short' }),
    links: linksIn(text, OK_ORIGIN, { skip: '.js-text-short' }),
    media: parts
      .all('.comments_attach img, .collage_img')
      .map((image) => media('picture', image.getAttribute('src'), image.getAttribute('alt'), OK_ORIGIN)),
    counters: [
      counter(
        'likes',
        visibleLine(
          parts.first(
            '[data-widget-item-type="like"] .widget_count',
            '.controls-list_lk .widget_count',
            '.controls-list_lk .js-count',
          ),
        ),
      ),
    ],
  });
}

/** Odnoklassniki: feeds, groups, topics and the comments under them, on the desktop. */
export const ok: Platform = {
  ...okAddresses,
  posts: [...POSTS, COMMENT].join(', '),
  read: (element, page) => (element.matches(COMMENT) ? readComment(element, page) : readPost(element, page)),
  place(element) {
    const comment = element.matches(COMMENT);
    const parts = ownParts(element, comment ? COMMENT : FOREIGN);
    return comment
      ? parts.first(
          '.comments_current__footer__main__date',
          '.comments_date',
          '.comments_author-name',
          '.js-text-full',
        )
      : parts.first('ul.widget-list > li:last-child', '.feed_date', ...TEXT, '.mlr_top .shortcut-wrap');
  },
};
