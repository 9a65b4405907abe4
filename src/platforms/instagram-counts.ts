import type { OwnParts } from './own-parts.ts';
import { visibleLine } from './visible-text.ts';

// What a button does is told by its drawing: these lines have been the same since 2021, in every language. The
// words are those of pages that keep no drawing.
const COMMENTS =
  'svg:has([d^="M20.656 17.008"]), svg[aria-label="Comment"], svg[aria-label="Комментировать"]';

/** The numbers in the row of actions, each behind the drawing of what it counts (2025 to now). */
export function actionCounts(parts: OwnParts): { likes: string | null; replies: string | null } {
  const marks = parts.all('section svg, section span, section a').flatMap((each): (Element | string)[] => {
    if (each.localName === 'svg') return [each];
    const label = each.querySelector('span, svg') ? null : visibleLine(each);
    return label !== null && /^\d[\d.,\s]*\p{L}{0,4}\.?$/u.test(label) ? [label] : [];
  });
  const behind = (at: number): string | null => {
    const [told, next] = [marks[at + 1], marks[at + 2]];
    // Two numbers behind one drawing: another drawing is missing.
    return at >= 0 && typeof told === 'string' && typeof next !== 'string' ? told : null;
  };
  const comments = marks.findIndex((each) => typeof each !== 'string' && each.matches(COMMENTS));
  // The heart is the first of all, and right before it none other stands.
  return {
    likes: comments === 0 ? null : behind(typeof marks[0] === 'string' ? -1 : 0),
    replies: behind(comments),
  };
}
