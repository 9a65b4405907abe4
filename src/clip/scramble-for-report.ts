import { platformFor } from '../platforms/registry.ts';
import { type ScrambledPage, scramblePage } from '../platforms/scramble-page.ts';

/** Characters of the longest report: a mail takes it, and so does the browser's memory for the session. */
const LONGEST = 4_000_000;

/** Posts of a page that is too long to go whole. */
const POSTS = 3;

/** A page without anybody's words, for those who mend its reader. */
export interface PageReport extends ScrambledPage {
  readonly platform: string;
  /** Whether only some posts of the page are in it. */
  readonly partial: boolean;
}

/**
 * Scrambles a page that was read wrong: the whole of it, or its first posts where that would be too long.
 *
 * @param drawn.seed drawn at random for each page
 * @param drawn.now milliseconds since the epoch
 * @returns `null` where not even one post is short enough
 */
export function scrambleForReport(
  document: Document,
  url: URL,
  drawn: { readonly seed: number; readonly now: number },
): PageReport | null {
  const platform = platformFor(url, document);
  const whole = scramblePage(document.documentElement, { url, ...drawn });
  if (whole.html.length <= LONGEST) return { ...whole, platform: platform.id, partial: false };
  const posts = [...document.querySelectorAll(platform.posts)].slice(0, POSTS);
  const html = posts.map((post) => scramblePage(post, { url, ...drawn }).html).join('\n');
  if (html === '' || html.length > LONGEST) return null;
  return { address: whole.address, html, platform: platform.id, partial: true };
}
