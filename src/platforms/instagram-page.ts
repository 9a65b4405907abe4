import type { PostMedia } from '../appeal/post.ts';
import { INSTAGRAM_ORIGIN, type InstagramAddress, instagramAddress } from './instagram-address.ts';
import type { OwnParts } from './own-parts.ts';
import { media } from './read-post.ts';
import { visibleLine } from './visible-text.ts';
import { webAddress } from './web-address.ts';

// Since 2023 the page of a single post has no `article` and no list: what lasts is its `main`, and the links
// around the times, which name the post and, with `/c/`, each comment.
export const PAGE =
  'main:not(:has(article)):has(a[href*="/p/"] time, a[href*="/reel/"] time, h1[dir="auto"])';
/** A comment outside a list is known by the link of its time; what else is its own stands around it. */
export const LINKED_COMMENT =
  ':is(main, [role="dialog"]):not(:has(li a[href*="/c/"] time)) a[href*="/c/"]:has(time)';

export function addressIn(link: Element | null | undefined): InstagramAddress | null {
  return instagramAddress(webAddress(link?.getAttribute('href'), INSTAGRAM_ORIGIN));
}

/** The author of what a link leads to: an address of one part that says the same as it shows. */
export function handleIn(link: Element): string | null {
  const handle = /^\/([\w.]{1,30})\/(?:\?|$)/.exec(link.getAttribute('href') ?? '')?.[1];
  return handle === undefined || /^(?:p|reels?|tv|explore|accounts|stories|direct|share)$/.test(handle)
    ? null
    : handle;
}

export function follows(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & 4) !== 0;
}

/** What holds one comment and nothing else that has a time, a rule or a field to write in. */
export function commentScope(link: Element): Element {
  let scope = link;
  while (scope.parentElement && !scope.parentElement.matches('main, article, body, [role="dialog"]')) {
    const around = scope.parentElement;
    const other = [...around.querySelectorAll('time')].some((time) => !link.contains(time));
    if (other || around.querySelector('hr, textarea, form, h1') !== null) break;
    scope = around;
  }
  return scope;
}

/** The row of a name: what holds it, and neither a time nor a link to anything else. */
export function headOf(name: Element): Element {
  let row = name;
  for (let around = name.parentElement; around; around = around.parentElement) {
    const others = [...around.querySelectorAll('a')].some(
      (link) => link.getAttribute('href') !== name.getAttribute('href'),
    );
    if (others || around.matches('article, main, li, body') || around.querySelector('time, h1')) break;
    row = around;
  }
  return row;
}

/** The text of a comment follows the row with its author and its time. */
export function commentText(scope: Element, link: Element): Element | null {
  let row = link;
  while (row !== scope && row.parentElement && ![...row.querySelectorAll('a')].some((each) => handleIn(each)))
    row = row.parentElement;
  const head = row === scope ? link : row;
  const marked = [...scope.querySelectorAll('span[dir="auto"]')];
  const spans = marked.length > 0 ? marked : [...scope.querySelectorAll('span')];
  return (
    spans.find(
      (span) => follows(head, span) && !head.contains(span) && !span.contains(link) && isText(span),
    ) ?? null
  );
}

/** Since 2024 the text of a post that is alone on its page stands as a comment does, under the rule and its author's name. */
export function pageCaption(parts: OwnParts, rule: Element | null): Element | null {
  if (!rule) return null;
  const name = parts
    .all('a[href^="/"]')
    .find((link) => follows(link, rule) && visibleLine(link) === handleIn(link));
  const again = parts
    .all('a[href^="/"]')
    .find(
      (link) =>
        follows(rule, link) &&
        name &&
        handleIn(link) === handleIn(name) &&
        visibleLine(link) === handleIn(link),
    );
  if (!again) return null;
  return (
    parts
      .all('span[dir="auto"]')
      .find(
        (span) =>
          follows(again, span) && !again.contains(span) && !span.closest('section, form') && isText(span),
      ) ?? null
  );
}

function isText(span: Element): boolean {
  return (
    !span.closest('a, button, [role="button"], time') &&
    !span.querySelector('time') &&
    visibleLine(span, { skip: 'button, [role="button"]' }) !== null
  );
}

/** Pictures have several sizes; portraits have one, and stand in links to profiles, as other posts do in theirs. */
export function pictureOf(image: Element): PostMedia[] {
  const link = image.closest('a');
  return image.hasAttribute('srcset') &&
    !image.closest('header, li a[href^="/"][href$="/"]') &&
    !(link && handleIn(link))
    ? [media('picture', image.getAttribute('src'), image.getAttribute('alt'), INSTAGRAM_ORIGIN)]
    : [];
}
