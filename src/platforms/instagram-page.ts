import type { PostMedia } from '../appeal/post.ts';
import { INSTAGRAM_ORIGIN, type InstagramAddress, instagramAddress } from './instagram-address.ts';
import { media } from './read-post.ts';
import { visibleLine } from './visible-text.ts';
import { webAddress } from './web-address.ts';

// Since 2023 the page of a single post has no `article` and no list: what lasts is its `main`, and the links
// around the times, which name the post and, with `/c/`, each comment.
export const PAGE =
  'main:not(:has(article)):has(a[href*="/p/"] time, a[href*="/reel/"] time, h1[dir="auto"])';
/** A comment on such a page is known by the link of its time; what else is its own stands around it. */
export const LINKED_COMMENT = 'main:not(:has(article)) a[href*="/c/"]:has(time)';

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

/** What holds one comment and nothing else that has a time, a rule or a field to write in. */
export function commentScope(link: Element): Element {
  let scope = link;
  while (scope.parentElement && scope.parentElement.localName !== 'main') {
    const around = scope.parentElement;
    const other = [...around.querySelectorAll('time')].some((time) => !link.contains(time));
    if (other || around.querySelector('hr, textarea, form, h1') !== null) break;
    scope = around;
  }
  return scope;
}

/** The text of a comment follows the line with its author and its time. */
export function commentText(scope: Element, link: Element): Element | null {
  return (
    [...scope.querySelectorAll('span[dir="auto"]')].find(
      (span) =>
        (link.compareDocumentPosition(span) & 4) !== 0 &&
        !span.contains(link) &&
        !span.closest('a, button, [role="button"], time') &&
        span.querySelector('button, [role="button"], time') === null &&
        visibleLine(span) !== null,
    ) ?? null
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
