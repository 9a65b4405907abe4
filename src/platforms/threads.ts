import type { Counter, Post, PostMedia, Quote } from '../appeal/post.ts';
import { instant } from './instant.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, media, postOf } from './read-post.ts';
import {
  addressOfThreads,
  THREADS_ORIGIN,
  type ThreadsPost,
  threadsAddresses,
  threadsPost,
} from './threads-address.ts';
import { seen, visibleLine, visibleText } from './visible-text.ts';
import { webAddress } from './web-address.ts';

// Threads' classes are hashed and its labels translated. What lasts is the box that is pressed to open a post
// (2023 to 2026), and the link around a time, which names the post and its author. The page of a post that is
// sent to somebody without an account has no such boxes, only a region with that one post.
const BOX = '[data-pressable-container]';
const REGION = `[role="region"]:has(a[href*="/post/"] time):not(:has(${BOX}))`;
const TIME = 'a[href*="/post/"] time';
/** Cards of links lead out through a page of Threads. */
const CARD = 'a[href*="//l.threads."]';

function addressIn(link: Element | null | undefined): ThreadsPost | null {
  return threadsPost(webAddress(link?.getAttribute('href'), THREADS_ORIGIN));
}

interface Own {
  /** What holds the post and no other. */
  readonly scope: Element;
  readonly parts: OwnParts;
  readonly time: Element | null;
  readonly address: ThreadsPost | null;
}

/**
 * The post of a box. In a region it is the one that the page is of: what holds its time and the time of no
 * other. Links to other posts within it carry quotes.
 */
function ownOf(element: Element, page: Page): Own {
  const nested = [...element.querySelectorAll(BOX)];
  const times = ownParts(element, nested).all(TIME);
  const here = threadsPost(page.url)?.code;
  const box = element.matches(BOX);
  const time = (box ? times[0] : times.find((each) => addressIn(each.closest('a'))?.code === here)) ?? null;
  const address = addressIn(time?.closest('a'));
  let scope = element;
  if (!box) {
    const others = times.filter((each) => addressIn(each.closest('a'))?.code !== address?.code);
    scope = time?.closest('a') ?? element;
    while (scope !== element && !others.some((each) => scope.parentElement?.contains(each)))
      scope = scope.parentElement ?? element;
  }
  const quotes = [...scope.querySelectorAll('a[href*="/post/"]')].filter(
    (link) => addressIn(link)?.code !== address?.code,
  );
  return { scope, parts: ownParts(scope, [...nested, ...quotes]), time, address };
}

/** The row with the author's name and the time: what holds both, and nothing of the text. */
function headOf({ parts, time, address, scope }: Own): { row: Element | null; name: Element | null } {
  const handle = address?.handle?.toLowerCase();
  const name = parts.all('a[href^="/@"]').find((link) => {
    const path = /^\/@([\w.]+)\/?$/.exec(link.getAttribute('href') ?? '')?.[1]?.toLowerCase();
    return path !== undefined && path === handle && visibleLine(link)?.toLowerCase() === handle;
  });
  let row = name && time ? name.parentElement : null;
  while (row && row !== scope && time && !row.contains(time)) row = row.parentElement;
  return { row, name: name ?? null };
}

function follows(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & 4) !== 0;
}

function isPicture(image: Element): boolean {
  return (
    !image.closest(`${CARD}, [role="button"] svg`) && !image.closest('a[href^="/@"]:not([href*="/post/"])')
  );
}

function picturesOf(parts: OwnParts): Element[] {
  return parts.all('picture img, a[href$="/media"] img').filter(isPicture);
}

/** The text stands between the row with the name and what comes next of pictures, films, cards and buttons. */
function textOf(own: Own, row: Element | null): Element | null {
  if (!row || row === own.scope) return null;
  const shown = [...picturesOf(own.parts), ...own.parts.all(`video, ${CARD}:has(img)`)];
  const ends = [...shown, ...rowsOf(own.parts, own.time).flat()];
  return (
    own.parts
      .all('span[dir="auto"], div[dir="auto"]')
      .find(
        (each) =>
          !row.contains(each) &&
          !each.contains(row) &&
          follows(row, each) &&
          !each.closest('a, time, [role="button"]') &&
          ends.length > 0 &&
          ends.every((end) => follows(each, end) && !each.contains(end)) &&
          !/^\d+\s*\/\s*\d+$/.test(visibleLine(each) ?? ''),
      ) ?? null
  );
}

/** Rows of buttons, each a drawing with its number or without, and nothing else in them. */
function rowsOf(parts: OwnParts, time: Element | null): Element[][] {
  return parts.all('[role="button"]').flatMap((first) => {
    let row = first.parentElement;
    while (row && row.querySelectorAll('[role="button"]').length === 1) row = row.parentElement;
    const buttons = [...(row?.querySelectorAll('[role="button"]') ?? [])];
    const plain = buttons.every(
      (button) => button.querySelector('svg') && /^[\d.,\s]*\p{L}{0,4}\.?$/u.test(visibleLine(button) ?? ''),
    );
    const alone = row?.querySelector('img, [dir="auto"]') === null && !(time && row?.contains(time));
    return buttons[0] === first && plain && alone ? [buttons] : [];
  });
}

/** Likes, answers, reposts, sendings-on: always these four, in this order. */
function actionsOf(parts: OwnParts, time: Element | null): Element[] {
  return rowsOf(parts, time).find((row) => row.length === COUNTERS.length) ?? [];
}

const COUNTERS: readonly Counter['name'][] = ['likes', 'replies', 'reposts', 'shares'];

function mediaOf(parts: OwnParts): PostMedia[] {
  return [
    ...parts.all('video').map((film) => media('video', film.getAttribute('poster'), null, THREADS_ORIGIN)),
    ...picturesOf(parts).map((image) =>
      media('picture', image.getAttribute('src'), image.getAttribute('alt'), THREADS_ORIGIN),
    ),
  ];
}

function quoteOf(element: Element, own: Own, page: Page): Partial<Quote> | null {
  const box = [...element.querySelectorAll(BOX)].find((each) => own.scope.contains(each));
  if (!box) return null;
  const quoted = ownOf(box, page);
  const { row } = headOf(quoted);
  return {
    permalink: quoted.address ? addressOfThreads(quoted.address) : null,
    authorHandle: quoted.address?.handle ?? null,
    text: seen(visibleText(textOf(quoted, row))),
    publishedAt: instant(quoted.time?.getAttribute('datetime')),
  };
}

/** On the page of a post all that stands below it answers it or its answers; which one, no mark tells. */
function placeOf(
  element: Element,
  address: ThreadsPost | null,
  page: Page,
): { reply: boolean; root: ThreadsPost | null } {
  const main = threadsPost(page.url);
  if (!main || !address) return { reply: false, root: null };
  const boxes = [...element.ownerDocument.querySelectorAll(BOX)].filter(
    (box) => !box.parentElement?.closest(BOX),
  );
  const codes = boxes.map((box) => ownOf(box, page).address);
  const at = boxes.indexOf(element);
  const mainAt = codes.findIndex((each) => each?.code === main.code);
  if (mainAt < 0 || at < 0) return { reply: false, root: null };
  const [first = null] = codes;
  return { reply: at > mainAt || (at === mainAt && at > 0), root: at > 0 ? first : null };
}

/** Threads: the feed, profiles, the page of a post. */
export const threads: Platform = {
  ...threadsAddresses,
  // A quote is a box in a box, with its own time and address: a post like any other.
  posts: `${BOX}, ${REGION}`,
  read(element, page): Post {
    const own = ownOf(element, page);
    const { parts, time, address } = own;
    const { row, name } = headOf(own);
    const text = textOf(own, row);
    const place = placeOf(element, address, page);
    return postOf({
      platform: 'threads',
      kind: place.reply ? 'reply' : 'post',
      permalink: address ? addressOfThreads(address) : null,
      rootPermalink: place.root ? addressOfThreads(place.root) : null,
      authorName: visibleLine(name),
      authorHandle: address?.handle ?? null,
      authorUrl: address?.handle ? `${THREADS_ORIGIN}/@${address.handle}` : null,
      // Drawn on a field of 40 by 40, as on Instagram since 2016; all other drawings are on 12 to 32.
      verified: row?.querySelector('svg[viewBox="0 0 40 40"]') ? true : null,
      publishedAt: instant(time?.getAttribute('datetime')),
      publishedLabel: visibleLine(time),
      text: visibleText(text),
      links: linksIn(text, THREADS_ORIGIN),
      quote: quoteOf(element, own, page),
      media: mediaOf(parts),
      counters: actionsOf(parts, time).map((button, at) => {
        const named = COUNTERS[at];
        return named ? counter(named, visibleLine(button)) : null;
      }),
    });
  },
  place(element) {
    // Without the page's address any of its times will do: a region shows one post.
    const parts = ownParts(element, BOX);
    const [time = null] = parts.all(TIME);
    return actionsOf(parts, time).at(-1)?.parentElement ?? time?.closest('a') ?? null;
  },
};
