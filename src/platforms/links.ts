import type { PostLink } from '../appeal/post.ts';
import { link } from './read-post.ts';
import { type TextReading, visibleLine } from './visible-text.ts';

/**
 * The links and mentions of a text, in its order: what a reader sees, and where it leads.
 *
 * @param text the element that the post's text was read from
 * @param base the page it stands on, or the platform's own origin
 * @param reading as the text itself was read: what is skipped there has no links here
 */
export function linksIn(
  text: Element | null | undefined,
  base: URL | string,
  reading: TextReading = {},
): PostLink[] {
  const { skip } = reading;
  const found = new Map<string, PostLink>();
  for (const anchor of text?.querySelectorAll('a[href]:not([href^="#"])') ?? []) {
    const box = skip === undefined ? null : anchor.closest(skip);
    if (box && text?.contains(box)) continue;
    const read = link(visibleLine(anchor, reading), anchor.getAttribute('href'), base);
    if (read) found.set(`${read.text} ${read.url}`, read);
  }
  return [...found.values()];
}
