import type { Counter, Post, PostKind, PostMedia, Quote } from '../appeal/post.ts';
import { instant } from './instant.ts';
import { linksIn } from './links.ts';
import {
  addressOfMastodon,
  type MastodonStatus,
  mastodonAddresses,
  mastodonStatus,
} from './mastodon-address.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, link, media, type PollReading, postOf } from './read-post.ts';
import { approximateInstant } from './relative-time.ts';
import { seen, visibleLine, visibleText } from './visible-text.ts';
import { webAddress } from './web-address.ts';

// Mastodon's classes are plain words that its themes and its forks build upon: `status`, `detailed-status` and
// what stands in them were the same from 2017 to 2026 (its own source, versions 2 to 4.5).
const LISTED = '.status[data-id]';
/** Until version 4 a server drew the pages of single statuses itself, each in an entry. */
const DRAWN = '.entry > .status';
const DETAILED = '.detailed-status';
/** Quoted statuses have the marks of any other, within the one that quotes them (4.5). */
const QUOTE = '.status__quote';
/** Who boosted a status, or whom it answers, stands above it with the marks of a name. */
const FOREIGN = `${QUOTE}, .status__prepend, ${LISTED}`;

const TIME = ['a.detailed-status__datetime', 'a.status__relative-time'];
const NAME = [
  'a.detailed-status__display-name',
  '.status__info a.status__display-name',
  'a.status__display-name',
];
const TEXT = ['.status__content__text--visible', '.status__content__text', '.status__content'];
const WARNING = ['.content-warning p', '.status__content p .status__content__spoiler', '.content-warning'];
/**
 * Mastodon hides the ends of a long address from the eye only: they are read out and copied, and the address is
 * whole with them.
 */
const NOT_TEXT =
  'button, .poll, .status__quote, .media-gallery, .status__content__translate-button, .translate-button, .hashtag-bar';

function partsOf(status: Element): OwnParts {
  return ownParts(status, FOREIGN);
}

/** A status is known by its time's link; it may lead to the server that the status is from. */
function addressIn(parts: OwnParts, page: Page): MastodonStatus | null {
  return mastodonStatus(webAddress(parts.first(...TIME)?.getAttribute('href'), page.url));
}

interface Author {
  readonly name: string | null;
  readonly handle: string | null;
  readonly url: string | null;
}

function authorOf(parts: OwnParts, page: Page): Author {
  const link = parts.first(...NAME);
  const within = (mark: string): Element | null => link?.querySelector(mark) ?? null;
  const account = /^@?([\w.-]+(?:@[\w.-]+)?)$/.exec(visibleLine(within('.display-name__account')) ?? '')?.[1];
  const url = webAddress(link?.getAttribute('href'), page.url);
  return {
    name: visibleLine(within('.display-name__html') ?? within('bdi')),
    handle: account ?? null,
    url: url && /^\/@[\w.-]+(?:@[\w.-]+)?\/?$/.test(url.pathname) ? url.href : null,
  };
}

interface Place {
  readonly kind: PostKind;
  readonly parent: MastodonStatus | null;
  readonly root: MastodonStatus | null;
}

/**
 * Where a status stands in the conversation of a status page. What is above the status in detail it answers,
 * step by step; what is below answers it. Mastodon draws a line up to the status that is answered only where
 * that stands straight above, and begins a new one where it doesn't.
 */
function placeOf(status: Element, page: Page): Place {
  const column = status.closest('.scrollable, .column, body') ?? status;
  const all = [...column.querySelectorAll(`${LISTED}, ${DRAWN}, ${DETAILED}`)].filter(
    (each) => !each.closest(QUOTE),
  );
  const main = all.findIndex((each) => each.matches(DETAILED));
  const at = all.indexOf(status);
  const answers = isReply(status);
  if (main < 0 || at < 0) return { kind: answers ? 'reply' : 'post', parent: null, root: null };
  const read = (each: Element | undefined): MastodonStatus | null =>
    each ? addressIn(partsOf(each), page) : null;
  const root = all[0] && all[0] !== status && !isReply(all[0]) ? read(all[0]) : null;
  if (at <= main) {
    return at === 0
      ? { kind: answers ? 'reply' : 'post', parent: null, root: null }
      : { kind: 'reply', parent: read(all[at - 1]), root };
  }
  const line = status.querySelector(':scope > .status__line');
  const begins = status.classList.contains('status--first-in-thread');
  const above =
    at === main + 1
      ? all[main]
      : line && !begins
        ? all[at - 1]
        : line && !line.classList.contains('status__line--full')
          ? all[main]
          : undefined;
  return { kind: 'reply', parent: read(above), root };
}

function isReply(status: Element): boolean {
  return status.classList.contains('status-reply') || status.closest('.status__wrapper-reply') !== null;
}

/** A warning stands before the text, as a reader sees it; the text behind it is often not in the page. */
function textOf(parts: OwnParts): string | null {
  const warning = visibleText(parts.first(...WARNING), { skip: 'button' });
  const text = visibleText(parts.first(...TEXT), { skip: NOT_TEXT });
  return seen([warning, text].filter((each) => each !== null).join('\n\n'));
}

function mediaOf(parts: OwnParts, page: Page): PostMedia[] {
  const read = (kind: PostMedia['kind'], box: Element): PostMedia => {
    const source = box.querySelector('video, audio');
    const image = box.querySelector('img');
    const opens = box.querySelector('a[href].media-gallery__item-thumbnail');
    const address =
      opens?.getAttribute('href') ?? source?.getAttribute('src') ?? image?.getAttribute('src') ?? null;
    const alt =
      image?.getAttribute('alt') || source?.getAttribute('aria-label') || source?.getAttribute('title');
    return media(kind, address, alt, page.url);
  };
  return [
    ...parts
      .all('.media-gallery__item')
      .map((box) => read(box.querySelector('video') ? 'video' : 'picture', box)),
    ...parts.all('.video-player').map((box) => read('video', box)),
    ...parts.all('.audio-player').map((box) => read('audio', box)),
  ];
}

function pollOf(parts: OwnParts): PollReading | null {
  const options = parts.all('.poll li').map((option) => ({
    text: visibleLine(option.querySelector('.poll__option__text')),
    label: visibleLine(option.querySelector('.poll__number')),
  }));
  const footer = visibleLine(parts.first('.poll__footer'), { skip: 'button' });
  const votes = footer
    ?.split('·')
    .map((part) => part.trim())
    .find((part) => /\d/.test(part));
  return options.length > 0 ? { options, votesLabel: votes ?? null } : null;
}

/** A button of a listed status by its icon's name, as a drawing and as a letter of the font before it (until 4.2). */
function shownBy(...icons: string[]): string {
  const marks = icons.flatMap((icon) => [`.icon-${icon}`, `.fa-${icon}`]);
  return `.status__action-bar .icon-button:has(${marks.join(', ')}) .icon-button__counter`;
}

const COUNTERS: readonly [Counter['name'], string[]][] = [
  // Pages that servers drew have one class for the numbers of answers and of boosts.
  ['replies', [shownBy('reply', 'reply-all'), ':has(.fa-reply, .fa-reply-all) > .detailed-status__reblogs']],
  [
    'reposts',
    [
      ':not(.modal-button) > .detailed-status__reblogs',
      ':has(.fa-retweet) > .detailed-status__reblogs',
      shownBy('retweet'),
    ],
  ],
  ['likes', ['.detailed-status__favorites', shownBy('star')]],
];

function quoteOf(status: Element, page: Page): Partial<Quote> | null {
  const quoted = status.querySelector(`${QUOTE} ${LISTED}`);
  if (!quoted) return null;
  const parts = ownParts(quoted, `${QUOTE}, .status__prepend`);
  const address = addressIn(parts, page);
  const { name, handle } = authorOf(parts, page);
  return {
    permalink: address ? addressOfMastodon(address) : null,
    authorName: name,
    authorHandle: handle,
    text: textOf(parts),
    publishedAt: instant(parts.first('time')?.getAttribute('datetime')),
  };
}

/** The time of the status in detail: older versions write it for people only, and their page tells it of itself. */
function timeOf(status: Element, parts: OwnParts, address: MastodonStatus | null, page: Page): string | null {
  const time = parts.all(TIME.map((mark) => `${mark} time`).join(', '))[0];
  const written = instant(time?.getAttribute('datetime'));
  if (written || !status.matches(DETAILED)) return written;
  const told = (name: string): string | null =>
    status.ownerDocument.querySelector(`meta[property="${name}"]`)?.getAttribute('content') ?? null;
  const of = mastodonStatus(webAddress(told('og:url'), page.url));
  return address && of && of.id === address.id && of.origin === address.origin
    ? instant(told('og:published_time'))
    : null;
}

/** Mastodon, on any server: timelines, conversations, the status in detail. */
export const mastodon: Platform = {
  ...mastodonAddresses,
  recognises: (root) =>
    root.querySelector(
      '#mastodon[data-props], script#initial-state[type="application/json"], .activity-stream > .entry > .detailed-status',
    ) !== null,
  posts: `${LISTED}:not(.status--is-quote), ${DRAWN}, ${DETAILED}`,
  // The column of errors stands for a broken line as well: it says nothing.
  missing: { answers404: true },
  read(status, page): Post {
    const parts = partsOf(status);
    const address = addressIn(parts, page);
    const place = placeOf(status, page);
    const author = authorOf(parts, page);
    const text = parts.first(...TEXT);
    const label = visibleLine(parts.first(...TIME), { skip: 'abbr, .status__visibility-icon' });
    const warned = parts.first('.content-warning, .status__content__spoiler-link') !== null;
    const edited = status.matches(DETAILED)
      ? parts.first(
          '.detailed-status__meta .dropdown-menu__text-button, .detailed-status__meta .edited-timestamp',
        ) !== null
      : parts.first('.status__relative-time abbr, .status__edited-label') !== null;
    return postOf({
      platform: 'mastodon',
      kind: place.kind,
      permalink: address ? addressOfMastodon(address) : null,
      parentPermalink: place.parent ? addressOfMastodon(place.parent) : null,
      rootPermalink: place.root ? addressOfMastodon(place.root) : null,
      authorName: author.name,
      authorHandle: author.handle,
      authorUrl: author.url,
      publishedAt: timeOf(status, parts, address, page),
      approximatelyAt: approximateInstant(label, page.now),
      publishedLabel: label,
      text: textOf(parts),
      truncated: (warned && text === null) || parts.first('.status__content__read-more-button') !== null,
      language: text?.getAttribute('lang') ?? text?.querySelector('[lang]')?.getAttribute('lang') ?? null,
      edited: edited ? true : null,
      links: [
        ...linksIn(text, page.url, { skip: NOT_TEXT }),
        // A card shows where the last link of the text leads.
        ...parts
          .all('a.status-card[href], .status-card a.status-card__title[href]')
          .map((card) =>
            link(
              visibleLine(card.querySelector('.status-card__title') ?? card),
              card.getAttribute('href'),
              page.url,
            ),
          ),
      ],
      poll: pollOf(parts),
      quote: quoteOf(status, page),
      media: mediaOf(parts, page),
      counters: COUNTERS.map(([name, marks]) => counter(name, visibleLine(parts.first(...marks)))),
    });
  },
  place(status) {
    const parts = partsOf(status);
    return parts.first(
      '.status__action-bar > :last-child',
      '.detailed-status__meta > :last-child',
      ...TIME,
      ...TEXT,
    );
  },
};
