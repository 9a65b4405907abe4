import type { Platform } from './platform.ts';
import { watchSight } from './sight.ts';

export interface PostWatch {
  readonly root: Document;
  readonly platform: Platform;
  /**
   * Called with the element of a post when it comes near the window, and again each time it comes back or its
   * inside was changed while it was near: feeds use an element again for another post and draw posts anew.
   * The element is no identity; read its permalink, and do nothing where everything is in its place.
   */
  readonly onPost: (element: Element) => void;
  readonly signal: AbortSignal;
}

/**
 * Finds the posts of a page, now and as it grows, until the signal is aborted. Only what was added is looked
 * into, never the whole page, and only posts near the window are announced. Nothing is retained: the observers
 * hold elements weakly, so a post that leaves the page can be forgotten with it.
 */
export function findPosts({ root, platform, onPost, signal }: PostWatch): void {
  if (signal.aborted) return;
  const { posts } = platform;

  const sight = watchSight((near) => {
    // What the page itself changed meanwhile comes first, so that it isn't taken for ours.
    const found = absorb(growth.takeRecords());
    for (const post of near) found.add(post);
    announce(found);
  });
  const growth = new MutationObserver((records) => announce(absorb(records)));

  function lookInto(added: Element, found: Set<Element>): void {
    if (added.matches(posts)) found.add(added);
    if (added.firstElementChild) for (const post of added.querySelectorAll(posts)) found.add(post);
  }

  function lookAfter(removed: Element): void {
    const post = removed.matches(posts) ? removed : removed.querySelector(posts);
    if (post && !post.isConnected) sight.left(post);
  }

  /** Looks into what was added, and gathers the posts near the window that are no longer what they were. */
  function absorb(records: readonly MutationRecord[]): Set<Element> {
    const changed = new Set<Element>();
    const came = new Set<Element>();
    for (const { target, addedNodes, removedNodes, type } of records) {
      let redrawn = type === 'attributes';
      for (const node of addedNodes) {
        if (node.nodeType !== 1) continue;
        const added = node as Element;
        lookInto(added, came);
        redrawn ||= !added.matches(posts);
      }
      for (const node of removedNodes) if (node.nodeType === 1) lookAfter(node as Element);
      // A post whose inside was drawn anew, or whose links now lead to another post.
      const post = redrawn ? (target as Element).closest?.(posts) : null;
      if (post && sight.isNear(post)) changed.add(post);
    }
    sight.watch(came);
    return changed;
  }

  function announce(found: Iterable<Element>): void {
    for (const post of found) if (post.isConnected) onPost(post);
    // What was just put beside the posts is no news of the page.
    growth.takeRecords();
  }

  const there = new Set<Element>();
  if (root.documentElement) lookInto(root.documentElement, there);
  sight.watch(there);
  // A link's address is the one attribute by which an element becomes another post without a new node.
  growth.observe(root, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['href', 'data-post-id'],
  });
  signal.addEventListener(
    'abort',
    () => {
      growth.disconnect();
      sight.end();
    },
    { once: true },
  );
}
