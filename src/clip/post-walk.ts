/** What a walk needs to know of the page. */
export interface WalkedPage {
  /** Matches every post. */
  readonly posts: string;
  /** Puts the focus on a post's button; `false` while it has none. */
  focusOn(post: Element): boolean;
  /** The post whose button has the focus. */
  focused(posts: readonly Element[]): Element | undefined;
}

/** A walk from post to post by the keyboard. */
export interface PostWalk {
  /** Begins at the first post in view, or ends the walk that is under way. */
  toggle(): void;
}

const NEXT = ['KeyJ', 'ArrowDown'];
const PREVIOUS = ['KeyK', 'ArrowUp'];

/** How long a post that just came into view may take to get its button, in frames. */
const PATIENCE = 60;

/**
 * Lets an official go from post to post with J and K or the arrows and press each one's button with Enter. The
 * keys are the page's own until a shortcut begins the walk, and again as soon as it ends: with Escape, which
 * gives the focus back to where it was, or when the focus goes anywhere else.
 *
 * @param signal ends everything
 */
export function createPostWalk(document: Document, page: WalkedPage, signal: AbortSignal): PostWalk {
  let walking: AbortController | undefined;
  let before: Element | null = null;
  let stepping = 0;

  function postsNow(): Element[] {
    return [...document.querySelectorAll(page.posts)].filter(
      (post) => post.getBoundingClientRect().height > 0,
    );
  }

  function isInView(post: Element): boolean {
    const { top, bottom } = post.getBoundingClientRect();
    return bottom > 0 && top >= 0 && top < (document.defaultView?.innerHeight ?? 0);
  }

  /** Goes to a post; one that was out of sight gets its button a moment after it is scrolled to. */
  function goTo(post: Element | undefined): void {
    if (!post) return;
    stepping += 1;
    const step = stepping;
    post.scrollIntoView({ block: 'center' });
    let frames = 0;
    const attempt = () => {
      if (step !== stepping || !walking || page.focusOn(post)) return;
      frames += 1;
      if (frames < PATIENCE) document.defaultView?.requestAnimationFrame(attempt);
    };
    attempt();
  }

  function step(by: 1 | -1): void {
    const posts = postsNow();
    const focused = page.focused(posts);
    const at = focused ? posts.indexOf(focused) : -1;
    goTo(posts[Math.max(0, Math.min(posts.length - 1, at + by))]);
  }

  function end(giveBack: boolean): void {
    walking?.abort();
    walking = undefined;
    stepping += 1;
    if (giveBack && before && 'focus' in before && typeof before.focus === 'function') before.focus();
    before = null;
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return;
    const { code } = event;
    if (code === 'Escape') end(true);
    else if (NEXT.includes(code)) step(1);
    else if (PREVIOUS.includes(code)) step(-1);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function begin(): void {
    walking = new AbortController();
    before = document.activeElement;
    const options = { signal: walking.signal, capture: true };
    document.defaultView?.addEventListener('keydown', onKey, options);
    document.addEventListener(
      'focusin',
      () => {
        if (!page.focused(postsNow())) end(false);
      },
      options,
    );
    const posts = postsNow();
    goTo(posts.find(isInView) ?? posts[0]);
  }

  signal.addEventListener('abort', () => end(false), { once: true });
  return {
    toggle() {
      if (walking) end(true);
      else begin();
    },
  };
}

/** Whether the key goes into a text of the page. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
