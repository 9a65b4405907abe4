import type { Page } from './platform.ts';
import { addressOfX, type XStatus, xStatus } from './x-address.ts';
import { isAdvertised, ownStatus, partsOf, X_CELL, X_POST } from './x-parts.ts';

/** Where a post stands in the conversation of a status page; a part that isn't certain is `null`. */
export interface XPlace {
  readonly reply: boolean;
  readonly parent: string | null;
  readonly root: string | null;
}

/**
 * X marks no parent: only the post straight above the page's own one, and the one straight below it, are
 * certain. A heading («Discover more») ends the conversation; advertisements stand in it and are passed over.
 *
 * @returns `null` for a post that is not surely a part of the page's conversation
 */
export function placeInConversation(article: Element, status: XStatus | null, page: Page): XPlace | null {
  const main = xStatus(page.url);
  const cell = article.closest(X_CELL);
  if (!main || !cell || !status || isAdvertised(article)) return null;
  const above: (XStatus | null)[] = [];
  for (let each = cell.previousElementSibling; each; each = each.previousElementSibling) {
    const post = each.querySelector(X_POST);
    if (!post && each.querySelector('h2, [role="heading"]')) return null;
    if (!post || !isAdvertised(post)) above.push(post ? ownStatus(partsOf(post)).status : null);
  }
  const first = above.length === 0 ? status : (above.at(-1) ?? null);
  const root = first && first.id !== status.id && isWhole(cell) ? addressOfX(first) : null;
  const straightAbove = above[0] ?? null;
  const parent = straightAbove ? addressOfX(straightAbove) : null;
  if (status.id === main.id) return { reply: above.some((each) => each), parent, root };
  if (straightAbove?.id === main.id) return { reply: true, parent, root };
  return above.some((each) => each?.id === main.id) ? { reply: true, parent: null, root } : null;
}

/**
 * Whether the list still begins with its first cell: cells that scroll away are taken out of the page, and what
 * then stands first began no conversation. Each cell is moved to its own height in the list.
 */
function isWhole(cell: Element): boolean {
  const first = cell.parentElement?.firstElementChild;
  return /translateY\(0(?:px)?\)/.test(first?.getAttribute('style') ?? '');
}
