import { type OwnParts, ownParts } from './own-parts.ts';
import { webAddress } from './web-address.ts';
import { X_ORIGIN, type XStatus, xStatus } from './x-address.ts';

// X's test ids stood unchanged from 2021 to 2026, logged in and logged out; its classes change with every
// build and its labels with the language of the reader.
// Until 2021 the test id of a post stood on a part of its article; in 2022 that of a name was a plural.
export const X_POST = 'article[data-testid="tweet"], article:not([data-testid]):has([data-testid="tweet"])';
export const X_NAME = ':is([data-testid="User-Name"], [data-testid="User-Names"])';
export const X_CELL = '[data-testid="cellInnerDiv"]';
export const X_TEXT = '[data-testid="tweetText"]';
export const X_MORE = '[data-testid="tweet-text-show-more-link"]';

export function statusIn(link: Element | null): XStatus | null {
  return xStatus(webAddress(link?.getAttribute('href'), X_ORIGIN));
}

/**
 * The boxes inside an article that carry somebody else's post. A quote is a `role=link` that is no `a`, as an
 * affiliate's badge inside a name is too, and once was the way to the rest of a text. Should that mark go, whatever holds a second name and not the first
 * is taken for a quote.
 */
export function quotesIn(article: Element): Element[] {
  const boxes = [...article.querySelectorAll('[role="link"]:not(a)')].filter(
    (box) => !box.closest(`${X_NAME}, ${X_TEXT}`),
  );
  const [own, ...others] = [...article.querySelectorAll(X_NAME)].filter(
    (name) => !boxes.some((box) => box.contains(name)),
  );
  for (const name of others) {
    let box = name;
    while (box.parentElement && own && !box.parentElement.contains(own)) box = box.parentElement;
    boxes.push(box);
  }
  return boxes;
}

export function partsOf(article: Element): OwnParts {
  return ownParts(article, quotesIn(article));
}

/** Who counts a post leads to its counters. */
const COUNTED = ['analytics', 'likes', 'retweets'].map((page) => `a[href*="/status/"][href$="/${page}"]`);

/**
 * The link that carries the time names the post; the links of its counters do where an ad shows no time. Until
 * 2022 the post that a page was of had its time as the plain text of its link.
 */
export function ownStatus(parts: OwnParts): { status: XStatus | null; time: Element | null } {
  for (const time of parts.all('a[href*="/status/"] time')) {
    const status = statusIn(time.closest('a'));
    if (status) return { status, time };
  }
  const status = statusIn(parts.first(...COUNTED));
  const bare = new RegExp(`/status/${status?.id ?? 'none'}/?$`);
  const links = parts.all('a[href*="/status/"]').filter((link) => bare.test(link.getAttribute('href') ?? ''));
  return { status, time: links.find((link) => /\d/.test(link.textContent ?? '')) ?? null };
}

/**
 * Advertisements are posts like any other, and stand in a conversation without belonging to it. X measures
 * whether they were seen from around the article (within it, the same mark belongs to films), or by a pixel
 * beside it.
 */
export function isAdvertised(article: Element): boolean {
  return (
    article.parentElement?.closest('[data-testid="placementTracking"]') != null ||
    article.closest(X_CELL)?.querySelector('[data-testid$="-impression-pixel"]') != null
  );
}
