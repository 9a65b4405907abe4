import type { Platform } from '../../platforms/platform.ts';

/** Posts before and after the clipped one: a conversation as far as the page shows it. */
const AROUND = 15;

/**
 * The posts around a clipped one, as text, the clipped one marked. Other people stand in it, so it is taken only
 * when the official asks for it.
 *
 * @returns `null` where nothing stands around it
 */
export function threadText(
  document: Document,
  platform: Platform,
  url: URL,
  element: Element,
): string | null {
  const posts = [...document.querySelectorAll(platform.posts)];
  const at = posts.indexOf(element);
  if (at < 0 || posts.length < 2) return null;
  const around = posts.slice(Math.max(0, at - AROUND), at + AROUND + 1);
  const texts = around.map((each) => {
    const { authorName, authorHandle, publishedAt, publishedLabel, text } = platform.read(each, {
      url,
      now: Date.now(),
    });
    const handle = authorHandle && `@${authorHandle}`;
    const head = [each === element ? '>>>' : '', authorName, handle, publishedLabel ?? publishedAt];
    return `${head.filter(Boolean).join(' ')}\n${text ?? ''}`.trim();
  });
  return `${texts.join('\n\n')}\n`.slice(0, 200_000);
}
