/** How far below and above the window a post is near: its button stands before it is scrolled to. */
const NEAR = '50% 0px';
/**
 * How far above the window a stretch can begin and still reach into it, and how far below it is looked forward
 * to. In pixels, as browsers differ in whether the window widens by both of the margins that have this length.
 */
const REACH = '12000px 0px 1000px';
/** Posts of a stretch, at most and at least: fewer are watched one by one. */
const LONGEST = 20;
const SHORTEST = 3;
/** How often browsers that know how to wait look at the beginnings of stretches, in milliseconds. */
const NOW_AND_THEN = 100;

/** Knows which posts are near the window. It holds every post weakly. */
export interface Sight {
  /** Watches posts that came into the page together, in the page's order; again those that came back. */
  watch(posts: Iterable<Element>): void;
  /** Tells of a post that left the page, whose stretch may have stayed. */
  left(post: Element): void;
  isNear(post: Element): boolean;
  end(): void;
}

/**
 * Watches by stretches. A browser works out for each observed element, at each change of the page, where it
 * stands: with thousands of posts in a page that costs more than everything else an extension does. So only the
 * first post of a stretch is observed, and the others once it is not far.
 *
 * @param onNear called with the posts that came near the window, each time they do
 */
export function watchSight(onNear: (posts: readonly Element[]) => void): Sight {
  const near = new WeakSet<Element>();
  /** The posts of a stretch, by its first. */
  const stretches = new WeakMap<Element, readonly WeakRef<Element>[]>();
  const known = new WeakSet<Element>();
  /** Observed whatever becomes of their stretch. */
  const alone = new WeakSet<Element>();

  const posts = new IntersectionObserver(
    (entries) => {
      const came: Element[] = [];
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) came.push(target);
        near[isIntersecting ? 'add' : 'delete'](target);
      }
      onNear(came);
    },
    { root: null, rootMargin: NEAR },
  );
  const now: IntersectionObserverInit & { readonly delay: number } = {
    root: null,
    rootMargin: REACH,
    // A post that a scrolled box of the page hides is nowhere otherwise, however near the window it stands.
    scrollMargin: REACH,
    delay: NOW_AND_THEN,
  };
  const firsts = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      if (isIntersecting) wake(target);
      // Hidden or gone: it tells nothing of the others.
      else if (box.width === 0 && box.height === 0) dissolve(target);
      else letSleep(target);
    }
  }, now);

  function stretchOf(first: Element): Element[] {
    return (stretches.get(first) ?? []).flatMap((post) => post.deref() ?? []);
  }

  function wake(first: Element): void {
    for (const post of stretchOf(first)) posts.observe(post);
  }

  function letSleep(first: Element): void {
    const stretch = stretchOf(first);
    if (stretch.some((post) => near.has(post))) return;
    for (const post of stretch) if (!alone.has(post)) posts.unobserve(post);
  }

  function dissolve(first: Element): void {
    const [, ...others] = stretchOf(first);
    stretches.delete(first);
    firsts.unobserve(first);
    watchAlone(first);
    gather(others.filter((post) => post.isConnected && !alone.has(post)));
  }

  function watchAlone(post: Element): void {
    alone.add(post);
    posts.observe(post);
  }

  function gather(stretch: readonly Element[]): void {
    const [first] = stretch;
    if (stretch.length < SHORTEST) for (const post of stretch) watchAlone(post);
    else if (first) {
      stretches.set(
        first,
        stretch.map((post) => new WeakRef(post)),
      );
      firsts.observe(first);
    }
  }

  return {
    watch(added) {
      let stretch: Element[] = [];
      for (const post of added) {
        // One that comes back may stand anywhere.
        if (known.has(post)) watchAlone(post);
        else stretch.push(post);
        known.add(post);
        if (stretch.length < LONGEST) continue;
        gather(stretch);
        stretch = [];
      }
      gather(stretch);
    },
    left(post) {
      if (stretches.has(post)) dissolve(post);
    },
    isNear: (post) => near.has(post),
    end() {
      posts.disconnect();
      firsts.disconnect();
    },
  };
}
