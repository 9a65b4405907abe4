import { CLIP_TAG } from '../clip-button.ts';
import type { View } from './page-steps.ts';

/** What of a post is in sight, before it is looked at what stands in it. */
export type SeenPart = Omit<View, 'spots' | 'foreign'>;

/** Brings a post into sight piece by piece with nothing over it, and puts everything back. */
export interface InSight {
  show(from: number): Promise<SeenPart | null>;
  look(): SeenPart | null;
  end(): void;
}

/** The page's next drawing; a page that draws nothing is not waited for. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 150);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}

/** What scrolls around an element, the innermost first, the window left out. */
function scrollersOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let each = element.parentElement; each; each = each.parentElement) {
    const { overflowY } = getComputedStyle(each);
    const scrolls = /auto|scroll|overlay/.test(overflowY) && each.scrollHeight > each.clientHeight;
    if (scrolls && each !== document.documentElement && each !== document.body) found.push(each);
  }
  return found;
}

/** What stays in its place while the page scrolls, and may come over the post. */
function floatingOver(element: Element): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (each) =>
      !each.contains(element) &&
      !element.contains(each) &&
      /fixed|sticky/.test(getComputedStyle(each).position),
  );
}

function overlaps(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}

/**
 * Makes ready to show a post. Scrolling moves the page for a moment, and whatever floats over the post is
 * transparent meanwhile; `end` undoes both.
 */
export function openSight(element: Element): InSight {
  const scrollers = scrollersOf(element);
  const places = scrollers.map((scroller) => ({
    scroller,
    left: scroller.scrollLeft,
    top: scroller.scrollTop,
  }));
  const [left, top] = [scrollX, scrollY];
  const floating = floatingOver(element);
  const covered = new Map<HTMLElement, string | null>();

  function makeTransparent(each: HTMLElement): void {
    if (covered.has(each)) return;
    covered.set(each, each.getAttribute('style'));
    each.style.setProperty('transition', 'none', 'important');
    each.style.setProperty('opacity', '0', 'important');
  }

  function uncover(): void {
    const own = element.getBoundingClientRect();
    for (const each of floating) {
      if (each.isConnected && overlaps(each.getBoundingClientRect(), own)) makeTransparent(each);
    }
    for (const host of element.querySelectorAll(CLIP_TAG)) {
      for (const part of host.shadowRoot?.querySelectorAll<HTMLElement>('button, span') ?? []) {
        makeTransparent(part);
      }
    }
  }

  function look(): SeenPart | null {
    if (!element.isConnected) return null;
    const own = element.getBoundingClientRect();
    let [x1, y1, x2, y2] = [0, 0, innerWidth, innerHeight];
    for (const scroller of scrollers) {
      const clip = scroller.getBoundingClientRect();
      [x1, y1] = [Math.max(x1, clip.left), Math.max(y1, clip.top)];
      [x2, y2] = [Math.min(x2, clip.right), Math.min(y2, clip.bottom)];
    }
    [x1, y1] = [Math.max(x1, own.left), Math.max(y1, own.top)];
    [x2, y2] = [Math.min(x2, own.right), Math.min(y2, own.bottom)];
    return {
      seen: { x: x1, y: y1, width: Math.max(0, x2 - x1), height: Math.max(0, y2 - y1) },
      from: y1 - own.top,
      total: { width: own.width, height: own.height },
      window: { width: innerWidth, height: innerHeight },
    };
  }

  /** Scrolls so that the given part of the post begins at the upper edge of what is seen of its place. */
  function scrollTo(from: number): void {
    const view = look();
    const whole = element.getBoundingClientRect();
    if (!view || (from === 0 && view.seen.height >= whole.height - 1)) return;
    if (from === 0) {
      element.scrollIntoView({ block: whole.height > innerHeight ? 'start' : 'center', behavior: 'instant' });
      return;
    }
    const [inner] = scrollers;
    const edge = inner ? Math.max(0, inner.getBoundingClientRect().top) : 0;
    const by = element.getBoundingClientRect().top + from - edge;
    (inner ?? window).scrollBy({ top: by, behavior: 'instant' });
  }

  return {
    look,
    async show(from) {
      scrollTo(from);
      uncover();
      await nextFrame();
      // Scrolling may have brought something else over it.
      uncover();
      await nextFrame();
      return look();
    },
    end() {
      for (const [each, style] of covered) {
        // Written first in any case: Chromium leaves an empty attribute where one was only set by script.
        each.setAttribute('style', style ?? '');
        if (style === null) each.removeAttribute('style');
      }
      covered.clear();
      for (const place of places) {
        place.scroller.scrollTo({ left: place.left, top: place.top, behavior: 'instant' });
      }
      window.scrollTo({ left, top, behavior: 'instant' });
    },
  };
}
