import { page } from '../../platforms/page.ts';
import { platformFor } from '../../platforms/registry.ts';
import { visibleText } from '../../platforms/visible-text.ts';
import { cleanFragment } from './clean-fragment.ts';
import { findWanted } from './find-element.ts';
import { type InSight, openSight, type SeenPart } from './in-sight.ts';
import { loadedMedia } from './loaded-media.ts';
import type { PageSteps, Rect, View } from './page-steps.ts';
import { personalSpots } from './personal-spots.ts';
import { isSignedIn } from './signed-in.ts';
import { threadText } from './thread-text.ts';

/** A worker that was killed in between never says `end`: the page is put back by itself, in milliseconds. */
const PATIENCE = 8_000;

/**
 * What the worker calls in the page to take the evidence of a post. It is put into the page only when an
 * official clips, reads the page and moves it for a moment, and leaves nothing behind.
 */
export function pageCapture(document: Document): PageSteps {
  const url = new URL(document.URL);
  const platform = platformFor(url, document);
  const foreign = platform === page ? null : platform.posts;
  let element: Element | null = null;
  let own: readonly string[] = [];
  let sight: InSight | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function end(): void {
    clearTimeout(timer);
    sight?.end();
    sight = null;
  }

  function stay(): void {
    clearTimeout(timer);
    timer = setTimeout(end, PATIENCE);
  }

  /** Measured with every view: the panel that opens beside the page lays it out anew. */
  function measured(seen: SeenPart | null): View | null {
    if (!seen || !element) return null;
    return { ...seen, spots: personalSpots(element, own).slice(0, 400), foreign: foreignRects(element) };
  }

  function foreignRects(within: Element): Rect[] {
    if (!foreign) return [];
    const corner = within.getBoundingClientRect();
    return [...within.querySelectorAll(foreign)].slice(0, 200).map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return { x: x - corner.x, y: y - corner.y, width, height };
    });
  }

  return {
    async begin(wanted) {
      end();
      element = findWanted(document, url, platform, wanted);
      if (!element) return null;
      own = wanted.handle ? [wanted.handle] : [];
      sight = openSight(element);
      stay();
      return {
        facts: {
          canonical: document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null,
          viewport: { width: innerWidth, height: innerHeight, scale: devicePixelRatio },
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? null,
          signedIn: isSignedIn(document, platform.id),
        },
        text: visibleText(element, foreign ? { skip: foreign } : {})?.slice(0, 200_000) ?? null,
        fragment: withinLimit(cleanFragment(element, foreign, url)),
      };
    },
    async show(from) {
      stay();
      return measured((await sight?.show(from)) ?? null);
    },
    look: () => measured(sight?.look() ?? null),
    media: async () => (element ? loadedMedia(element, foreign) : []),
    thread: () => (element ? threadText(document, platform, url, element) : null),
    end,
  };
}

function withinLimit(fragment: string | null): string | null {
  return fragment && fragment.length <= 1_000_000 ? fragment : null;
}
