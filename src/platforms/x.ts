import type { Counter, Post, PostKind, PostMedia } from '../appeal/post.ts';
import { countsIn } from './counter-label.ts';
import { instant } from './instant.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, media, postOf } from './read-post.ts';
import { seen, visibleLine, visibleText } from './visible-text.ts';
import { webAddress } from './web-address.ts';
import { addressOfX, X_ORIGIN, type XStatus, xAddresses, xStatus } from './x-address.ts';

// X's test ids stood unchanged from 2021 to 2026, logged in and logged out; its classes change with every
// build and its labels with the language of the reader.
const POST = 'article[data-testid="tweet"]';
const NAME = '[data-testid="User-Name"]';
const CELL = '[data-testid="cellInnerDiv"]';
const TEXT = '[data-testid="tweetText"]';

function statusIn(link: Element | null): XStatus | null {
  return xStatus(webAddress(link?.getAttribute('href'), X_ORIGIN));
}

/**
 * The boxes inside an article that carry somebody else's post. A quote is a `role=link` that is no `a`, as an
 * affiliate's badge inside a name is too. Should that mark go, whatever holds a second name and not the first
 * is taken for a quote.
 */
function quotesIn(article: Element): Element[] {
  const boxes = [...article.querySelectorAll('[role="link"]:not(a)')].filter((box) => !box.closest(NAME));
  const [own, ...others] = [...article.querySelectorAll(NAME)].filter(
    (name) => !boxes.some((box) => box.contains(name)),
  );
  for (const name of others) {
    let box = name;
    while (box.parentElement && own && !box.parentElement.contains(own)) box = box.parentElement;
    boxes.push(box);
  }
  return boxes;
}

function partsOf(article: Element): OwnParts {
  return ownParts(article, quotesIn(article));
}

/** The link that carries the time names the post; the view counter's link does where an ad shows no time. */
function ownStatus(parts: OwnParts): { status: XStatus | null; time: Element | null } {
  for (const time of parts.all('a[href*="/status/"] time')) {
    const status = statusIn(time.closest('a'));
    if (status) return { status, time };
  }
  return { status: statusIn(parts.first('a[href$="/analytics"]')), time: null };
}

function author(parts: OwnParts): { name: string | null; handle: string | null } {
  const links = parts.all(`${NAME} a[href^="/"]`);
  const handleOf = (link: Element): string | null =>
    /^\/(\w{1,20})$/.exec(link.getAttribute('href') ?? '')?.[1] ?? null;
  const link = links.find((each) => handleOf(each) !== null);
  const named = links.find((each) => handleOf(each) !== null && !/^@\w+$/.test(visibleLine(each) ?? '@a'));
  // The verified mark and an affiliate's badge stand beside the name in the same link, without text.
  return { name: visibleLine(named, { asWritten: true }), handle: link ? handleOf(link) : null };
}

/** «Replying to @…» stands between the name and the text: a link that shows a handle and is in neither. */
function answersSomebody(parts: OwnParts): boolean {
  return parts
    .all('a[href^="/"]')
    .some(
      (link) =>
        /^@\w+$/.test(visibleLine(link) ?? '') &&
        !link.closest(`${NAME}, ${TEXT}, [data-testid="card.wrapper"], [data-testid="birdwatch-pivot"]`),
    );
}

/**
 * Where a post stands in the conversation of a status page. X marks no parent: only the post straight above
 * the page's own one, and the one straight below it, are certain. A heading («Discover more») ends the
 * conversation.
 */
function inConversation(
  article: Element,
  status: XStatus | null,
  page: Page,
): { kind: PostKind; parent: string | null } | null {
  const main = xStatus(page.url);
  const cell = article.closest(CELL);
  if (!main || !cell || !status) return null;
  const above: (XStatus | null)[] = [];
  for (let each = cell.previousElementSibling; each; each = each.previousElementSibling) {
    const post = each.querySelector(POST);
    if (!post && each.querySelector('h2, [role="heading"]')) return null;
    above.push(post ? ownStatus(partsOf(post)).status : null);
  }
  const straightAbove = above[0] ?? null;
  const parent = straightAbove ? addressOfX(straightAbove) : null;
  if (status.id === main.id) return above.some((each) => each) ? { kind: 'reply', parent } : null;
  if (straightAbove?.id === main.id) return { kind: 'reply', parent };
  return above.some((each) => each?.id === main.id) ? { kind: 'reply', parent: null } : null;
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

/**
 * Exact counts from the labels, as the visible ones are rounded and animated. Each button tells its own; the
 * bookmarks, whose button is often silent, are the one number that only the row's label has.
 */
function countersOf(parts: OwnParts): Counter[] {
  const row = actionRow(parts);
  if (!row) return [];
  const counts = COUNTERS.map(
    ([, button]) => countsIn(row.querySelector(button)?.getAttribute('aria-label'))[0],
  );
  const told = countsIn(row.getAttribute('aria-label'));
  const left = [...told];
  for (const count of counts) {
    const at = count === undefined ? -1 : left.indexOf(count);
    if (at >= 0) left.splice(at, 1);
  }
  if (told.length === COUNTERS.length) {
    COUNTERS.forEach((_, at) => {
      counts[at] ??= told[at];
    });
  } else if (left.length === 1 && counts[3] === undefined && row.querySelector(COUNTERS[3]?.[1] ?? 'x')) {
    const likes = counts[2];
    // Only after the likes, and only where every count before it is accounted for.
    if (likes !== undefined && told.lastIndexOf(left[0] ?? -1) > told.indexOf(likes)) counts[3] = left[0];
  }
  return COUNTERS.map(([name], at) => counter(name, counts[at]?.toString())).filter((each) => each !== null);
}

/** The group that holds the buttons; a long article has it twice, above and below, and the last one stays. */
function actionRow(parts: OwnParts): Element | null {
  return (
    parts
      .all('[role="group"]')
      .findLast((group) => COUNTERS.some(([, button]) => group.querySelector(button))) ?? null
  );
}

function textOf(parts: OwnParts): string | null {
  const text = parts.first(TEXT);
  if (text) return visibleText(text, { asWritten: true });
  const title = visibleLine(parts.first('[data-testid="twitter-article-title"]'));
  const body = visibleText(
    parts.first('[data-testid="twitterArticleRichTextView"]', '[data-testid="longformRichTextComponent"]'),
  );
  return seen([title, body].filter((each) => each !== null).join('\n\n'));
}

/** X, formerly Twitter: timelines, status pages, search, lists. */
export const x: Platform = {
  ...xAddresses,
  posts: POST,
  read(element, page): Post {
    const parts = partsOf(element);
    const { status, time } = ownStatus(parts);
    const { name, handle } = author(parts);
    const place = inConversation(element, status, page);
    return postOf({
      platform: 'x',
      kind: place?.kind ?? (answersSomebody(parts) ? 'reply' : 'post'),
      permalink: status ? addressOfX({ ...status, handle: status.handle ?? handle }) : null,
      parentPermalink: place?.parent ?? null,
      authorName: name,
      authorHandle: handle,
      authorUrl: handle ? `${X_ORIGIN}/${handle}` : null,
      publishedAt: instant(time?.getAttribute('datetime')),
      publishedLabel: visibleLine(time),
      text: textOf(parts),
      truncated: parts.first('[data-testid="tweet-text-show-more-link"]') !== null,
      media: mediaOf(parts),
      counters: countersOf(parts),
    });
  },
  place(element) {
    const parts = partsOf(element);
    // The last cell of the row of actions: the button joins the row, whose cells share its width.
    return actionRow(parts)?.lastElementChild ?? parts.first(TEXT);
  },
};
