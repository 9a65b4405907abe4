/**
 * The parts of a post that are its own. Quotes, reposts, replies and comments stand inside the element of the
 * post that carries them, with the same marks: whatever stands in one of them is somebody else's.
 */
export interface OwnParts {
  /** The first own part that any of the selectors finds; the selectors are tried in order. */
  first(...selectors: string[]): Element | null;
  /** Every own part that the selector finds, in the page's order. */
  all(selector: string): Element[];
}

/**
 * @param post the element of the post
 * @param foreign finds, within the post, the boxes that belong to somebody else; or those boxes themselves
 */
export function ownParts(post: Element, foreign: string | readonly Element[] = []): OwnParts {
  const boxes = typeof foreign === 'string' ? [...post.querySelectorAll(foreign)] : foreign;
  const all = (selector: string): Element[] =>
    [...post.querySelectorAll(selector)].filter((part) => !boxes.some((box) => box.contains(part)));
  return {
    all,
    first(...selectors) {
      for (const selector of selectors) {
        const [part] = all(selector);
        if (part) return part;
      }
      return null;
    },
  };
}
