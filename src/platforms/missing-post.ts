import type { Page, Platform } from './platform.ts';
import { webAddress } from './web-address.ts';

/**
 * Whether the post that an address names is where it was.
 *
 * - `there`: the page shows it;
 * - `gone`: the platform itself says that there is no such post (any more);
 * - `absent`: the page shows other posts, or says that it shows nothing, and this one is not among them. That is
 *   no word on whether it exists.
 */
export type PostStanding = 'there' | 'gone' | 'absent';

/** What is known of a page besides its elements. */
export interface Looked extends Page {
  /** The HTTP status with which the platform answered for this very address; `null` where the browser doesn't say. */
  readonly status: number | null;
  /** Whether it is surely a page for those who are not signed in: what it leaves out it may show to others. */
  readonly stranger: boolean;
}

/**
 * Looks for the post that the page's address names. What cannot be told is not told: a page that asks to sign in,
 * that did not load, or whose posts have no address of their own is no word on the post.
 *
 * @returns `null` where nothing can be said, or the address names no post
 */
export function standingOf(root: Document, platform: Platform, page: Looked): PostStanding | null {
  const named = platform.canonical(page.url);
  if (named === null) return null;
  const { gone, emptied, closed, frame, answers404 } = platform.missing ?? {};
  // RFC 9110: 410 says that it was there and is not any more; 404 often says less.
  if (page.status === 410 || (answers404 && page.status === 404)) return 'gone';
  // Nothing else of the page says what stands in the frame.
  if (frame && gone && marked(within(root, frame), gone)) return 'gone';

  let others = 0;
  let unnamed = 0;
  for (const element of root.querySelectorAll(platform.posts)) {
    const identity = identityOf(platform, element, page);
    if (identity === named) return emptied && element.matches(emptied) ? 'gone' : 'there';
    if (identity === null) unnamed += 1;
    else others += 1;
  }
  if (gone && !frame && marked(root, gone)) return 'gone';
  if (page.stranger || root.querySelector('input[type="password"]')) return null;
  if (closed && marked(root, closed)) return 'absent';
  // One without an address may be the one that is looked for.
  return others > 0 && unnamed === 0 ? 'absent' : null;
}

function marked(root: Document | null, mark: string): boolean {
  return root?.querySelector(mark) != null;
}

/** A frame of another origin shows nothing of itself. */
function within(root: Document, frame: string): Document | null {
  const element = root.querySelector<HTMLIFrameElement>(frame);
  try {
    return element?.contentDocument ?? null;
  } catch {
    return null;
  }
}

function identityOf(platform: Platform, element: Element, page: Page): string | null {
  try {
    const { permalink } = platform.read(element, page);
    const address = permalink === null ? null : webAddress(permalink, page.url);
    return address && platform.canonical(address);
  } catch {
    return null;
  }
}
