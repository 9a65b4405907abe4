import type { Counter, Post, PostLink, PostMedia } from '../appeal/post.ts';
import { countPart, countsIn } from './counter-label.ts';
import { instant } from './instant.ts';
import { linksIn } from './links.ts';
import type { OwnParts } from './own-parts.ts';
import type { Platform } from './platform.ts';
import { counter, link, media, postOf } from './read-post.ts';
import { seen, visibleLine, visibleText } from './visible-text.ts';
import { addressOfX, X_ORIGIN, type XStatus, xAddresses } from './x-address.ts';
import { placeInConversation } from './x-conversation.ts';
import { ownStatus, partsOf, X_MORE, X_NAME, X_POST, X_TEXT } from './x-parts.ts';
import { pollIn, quoteIn } from './x-quote.ts';

/** Somebody else's post within a long article. */
const EMBEDDED = 'article, [role="link"]:not(a)';

interface Author {
  readonly name: string | null;
  readonly handle: string | null;
}

function author(parts: OwnParts, status: XStatus | null): Author {
  if (!parts.first(X_NAME)) return unmarkedAuthor(parts, status);
  const links = parts.all(`${X_NAME} a[href^="/"]`);
  const handleOf = (link: Element): string | null =>
    /^\/(\w{1,20})$/.exec(link.getAttribute('href') ?? '')?.[1] ?? null;
  const link = links.find((each) => handleOf(each) !== null);
  const named = links.find((each) => handleOf(each) !== null && !/^@\w+$/.test(visibleLine(each) ?? '@a'));
  // The verified mark and an affiliate's badge stand beside the name in the same link, without text.
  return { name: visibleLine(named, { asWritten: true }), handle: link ? handleOf(link) : null };
}

/** Before names had a test id, one link to the author held the name and, last, the handle of the post's address. */
function unmarkedAuthor(parts: OwnParts, status: XStatus | null): Author {
  const handle = status?.handle ?? null;
  if (handle === null) return { name: null, handle };
  const texts = parts.all(`a[href="/${handle}"]`).map((link) => visibleLine(link, { asWritten: true }) ?? '');
  const named = texts.find((text) => text.toLowerCase().endsWith(`@${handle.toLowerCase()}`));
  return { name: named?.slice(0, -handle.length - 1) || null, handle };
}

/** «Replying to @…» stands between the name and the text: a link that shows a handle and is in neither. */
function answersSomebody(parts: OwnParts): boolean {
  return parts
    .all('a[href^="/"]')
    .some(
      (link) =>
        /^@\w+$/.test(visibleLine(link) ?? '') &&
        !link.closest(
          `${X_NAME}, ${X_TEXT}, [data-testid="card.wrapper"], [data-testid="birdwatch-pivot"]`,
        ) &&
        !textIn(parts)?.contains(link),
    );
}

function mediaOf(parts: OwnParts): PostMedia[] {
  const film = '[data-testid="videoPlayer"], [data-testid="videoComponent"], video';
  const pictures = parts.all('[data-testid="tweetPhoto"]');
  // A film stands in a picture's frame as well: it is one medium, not two.
  const films = parts
    .all('[data-testid="videoPlayer"]')
    .filter((player) => !pictures.some((picture) => picture.contains(player) || player.contains(picture)));
  return [
    ...[...pictures, ...films].map((element) => {
      const player =
        element.matches(film) || element.querySelector(film) !== null || element.closest(film) !== null;
      const video = element.querySelector('video');
      const image = element.querySelector('img');
      return player
        ? media('video', video?.getAttribute('poster') ?? image?.getAttribute('src'), null, X_ORIGIN)
        : media('picture', image?.getAttribute('src'), image?.getAttribute('alt'), X_ORIGIN);
    }),
    ...parts.all('[data-testid="cardPoll"]').map((poll) => media('poll', null, visibleLine(poll), X_ORIGIN)),
  ];
}

/** In the order in which the row of actions and its label tell them, whatever the language. */
const COUNTERS: readonly [Counter['name'], string][] = [
  ['replies', '[data-testid="reply"]'],
  ['reposts', '[data-testid="retweet"], [data-testid="unretweet"]'],
  ['likes', '[data-testid="like"], [data-testid="unlike"]'],
  ['bookmarks', '[data-testid="bookmark"], [data-testid="removeBookmark"]'],
  ['views', 'a[href$="/analytics"]'],
];
const BOOKMARKS = 3;
const VIEWS = 4;

/** Until 2023 the post that a page was of told its counts as links only. */
const COUNT_LINKS: readonly (string | null)[] = [
  null,
  'a[href*="/status/"][href$="/retweets"]',
  'a[href*="/status/"][href$="/likes"]',
];

/**
 * Exact counts from the labels, as the visible ones are rounded and animated. Each button tells its own; the
 * bookmarks, whose button is often silent, and the views of the post that the page is of stand in the row's label
 * alone.
 */
function countersOf(parts: OwnParts, time: Element | null): (Counter | null)[] {
  const row = actionRow(parts);
  if (!row) return [];
  const counts = exactCounts(row, aloneBehindLikes(time));
  return COUNTERS.map(([name], at) => {
    const link = COUNT_LINKS[at];
    const label = link ? countPart(visibleLine(parts.first(link))) : null;
    return counter(name, counts[at]?.toString() ?? label);
  });
}

function exactCounts(row: Element, alone: number | null): (number | undefined)[] {
  const buttons = COUNTERS.map(([, button]) => row.querySelector(button));
  const counts = buttons.map((button) => countsIn(button?.getAttribute('aria-label'))[0]);
  const told = countsIn(row.getAttribute('aria-label'));
  if (told.length === COUNTERS.length) return counts.map((count, at) => count ?? told[at]);
  const left = [...told];
  for (const count of counts) {
    const at = count === undefined ? -1 : left.indexOf(count);
    if (at >= 0) left.splice(at, 1);
  }
  // Only what no button before them tells, and only behind all that those tell.
  const before = counts.slice(0, BOOKMARKS).map((count) => (count === undefined ? -1 : told.indexOf(count)));
  const first = left[0] === undefined ? -1 : told.lastIndexOf(left[0]);
  if (buttons.slice(0, BOOKMARKS).includes(null) || first <= Math.max(...before)) return counts;
  const silent = [BOOKMARKS, VIEWS].filter((at) => counts[at] === undefined);
  if (silent.length === 2 && left.length === 1 && alone !== null) counts[alone] = left[0];
  else if (left.length === silent.length) for (const at of silent) counts[at] = left.shift();
  if (!buttons[BOOKMARKS] && counts[VIEWS] === undefined) counts[BOOKMARKS] = undefined;
  return counts;
}

/**
 * Which count stands alone behind the likes. The views of the post that the page is of are shown, rounded, in the
 * line of its time («10:30 · 3,4 тыс. просмотров»); in a feed, where the time stands beside the name, they have a
 * link that tells them.
 */
function aloneBehindLikes(time: Element | null): number | null {
  const link = time?.closest('a');
  if (link?.closest(X_NAME)) return BOOKMARKS;
  const line = link?.parentElement?.parentElement;
  const tellsViews = line?.closest(X_POST) && countPart(visibleLine(line, { skip: 'a:has(time)' })) !== null;
  return tellsViews ? VIEWS : null;
}

/** The group that holds the buttons; a long article has it twice, above and below, and the last one stays. */
function actionRow(parts: OwnParts): Element | null {
  return (
    parts
      .all('[role="group"]')
      .findLast((group) => COUNTERS.some(([, button]) => group.querySelector(button))) ?? null
  );
}

/**
 * The element of the text. Before there were test ids for names and texts (2021), the language was the one mark
 * that only texts carried; today notes that others add carry it too.
 */
function textIn(parts: OwnParts): Element | null {
  return parts.first(X_TEXT) ?? (parts.first(X_NAME) ? null : parts.first('div[lang][dir="auto"]'));
}

function textOf(parts: OwnParts): string | null {
  const text = textIn(parts);
  // Until 2023 the link to the rest stood in the text.
  if (text) return visibleText(text, { asWritten: true, skip: X_MORE });
  const title = visibleLine(parts.first('[data-testid="twitter-article-title"]'));
  const body = visibleText(
    parts.first('[data-testid="twitterArticleRichTextView"]', '[data-testid="longformRichTextComponent"]'),
    { skip: EMBEDDED },
  );
  return seen([title, body].filter((each) => each !== null).join('\n\n'));
}

/** The links of the text; a link whose card is shown is taken out of the text and stands in the card alone. */
function linksOf(parts: OwnParts): (PostLink | null)[] {
  const reading = { asWritten: true, skip: EMBEDDED };
  const cards = parts.all('[data-testid="card.wrapper"] a[href^="http"]');
  const shown = cards.find((card) => visibleLine(card) !== null);
  return [
    ...linksIn(textIn(parts) ?? parts.first('[data-testid="twitterArticleReadView"]'), X_ORIGIN, reading),
    link(visibleLine(shown), shown?.getAttribute('href'), X_ORIGIN),
  ];
}

function permalinkOf(status: XStatus | null, handle: () => string | null): string | null {
  return status ? addressOfX({ ...status, handle: status.handle ?? handle() }) : null;
}

/** X, formerly Twitter: timelines, status pages, search, lists. */
export const x: Platform = {
  ...xAddresses,
  posts: X_POST,
  missing: {
    // «This page doesn't exist» offers to search for something else; «something went wrong» offers to try again.
    gone: '[data-testid="primaryColumn"] [data-testid="error-detail"]:has(a[href="/explore"], a[href="/search"]):not(:has(button, [role="button"]))',
  },
  read(element, page): Post {
    const parts = partsOf(element);
    const { status, time } = ownStatus(parts);
    const { name, handle } = author(parts, status);
    const place = placeInConversation(element, status, page);
    return postOf({
      platform: 'x',
      kind: (place?.reply ?? answersSomebody(parts)) ? 'reply' : 'post',
      permalink: permalinkOf(status, () => handle),
      parentPermalink: place?.parent ?? null,
      rootPermalink: place?.root ?? null,
      authorName: name,
      authorHandle: handle,
      authorUrl: handle ? `${X_ORIGIN}/${handle}` : null,
      verified: parts.first(`${X_NAME} [data-testid="icon-verified"]`) ? true : null,
      publishedAt: instant(time?.getAttribute('datetime')),
      publishedLabel: visibleLine(time),
      text: textOf(parts),
      truncated: parts.first(X_MORE) !== null,
      language: textIn(parts)?.getAttribute('lang') ?? null,
      // Only an edited post has a history, which the line with its time leads to.
      edited: parts.first('a[href*="/status/"][href$="/history"]') ? true : null,
      links: linksOf(parts),
      poll: pollIn(parts),
      quote: quoteIn(element),
      media: mediaOf(parts),
      counters: countersOf(parts, time),
    });
  },
  permalink(element) {
    const parts = partsOf(element);
    const { status } = ownStatus(parts);
    return permalinkOf(status, () => author(parts, status).handle);
  },
  place(element) {
    const parts = partsOf(element);
    // The last cell of the row of actions: the button joins the row, whose cells share its width.
    return actionRow(parts)?.lastElementChild ?? textIn(parts);
  },
};
