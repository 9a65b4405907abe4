import { canonicalPost } from '../../platforms/addresses.ts';
import { page } from '../../platforms/page.ts';
import type { Platform } from '../../platforms/platform.ts';
import { clippedElement } from '../clipped-element.ts';
import type { Wanted } from './page-steps.ts';

function isWanted(platform: Platform, element: Element, url: URL, { permalink, text }: Wanted): boolean {
  try {
    const post = platform.read(element, { url, now: Date.now() });
    if (permalink === null) return post.permalink === null && post.text === text;
    return post.permalink !== null && identity(post.permalink) === identity(permalink);
  } catch {
    return false;
  }
}

function identity(address: string): string {
  return canonicalPost(address)?.permalink ?? address;
}

/**
 * The element of the post that a draft was made of: the one that was clipped, as long as it still shows that
 * post, else whichever shows it now. Feeds draw a post anew and use an element again for another one.
 *
 * @returns `null` where the page shows it no more
 */
export function findWanted(document: Document, url: URL, platform: Platform, wanted: Wanted): Element | null {
  const clipped = clippedElement();
  if (platform === page || wanted.method !== 'platform') {
    return clipped ?? document.querySelector('article, main') ?? document.body;
  }
  if (clipped && isWanted(platform, clipped, url, wanted)) return clipped;
  for (const element of document.querySelectorAll(platform.posts)) {
    if (isWanted(platform, element, url, wanted)) return element;
  }
  return null;
}
