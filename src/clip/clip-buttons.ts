import { browser } from '@wxt-dev/browser';
import type { Post } from '../appeal/post.ts';
import { clipButtonMessages } from '../i18n/clip-button/messages.ts';
import { findPosts } from '../platforms/find-posts.ts';
import type { Page, Platform } from '../platforms/platform.ts';
import { postOf } from '../platforms/read-post.ts';
import { CLIP_TAG, type ClipButton, createClipButton } from './clip-button.ts';
import { rememberClipped } from './clipped-element.ts';
import { languageFor, readLanguageSetting, watchLanguageSetting } from './language-setting.ts';
import { askWorker, type ClipAnswer, MARKS_CHANGED, WALK_POSTS } from './messages.ts';
import { gatherMarks } from './page-marks.ts';
import { createPostWalk } from './post-walk.ts';

/** A button that stands in a post. */
interface Standing {
  readonly button: ClipButton;
  permalink: string | null;
}

/**
 * Puts the clip button beside every post that comes into view, and the number on those that have a record. It
 * keeps no element: a post is known by its permalink, and what scrolls away is forgotten with its button.
 *
 * @param signal ends everything and takes the buttons away
 */
export function startClipButtons(document: Document, platform: Platform, signal: AbortSignal): void {
  const byHost = new WeakMap<Element, Standing>();
  const byPost = new WeakMap<Element, Standing>();
  let language = languageFor('auto');

  const marks = gatherMarks(
    async (permalinks) => (await askWorker('marks', { permalinks })).marks,
    () => showAll(),
    signal,
  );

  function standing(): Standing[] {
    return [...document.querySelectorAll(CLIP_TAG)].flatMap((host) => byHost.get(host) ?? []);
  }

  function meet(post: Element): void {
    const place = platform.place(post);
    const before = byPost.get(post);
    const inPlace =
      before?.button.host.isConnected && before.button.host.parentElement === place?.parentElement;
    if (before && !inPlace) before.button.host.remove();
    const stands = before && inPlace ? before : putButton(post, place);
    if (!stands) return;
    stands.permalink = permalinkOf(platform, post, document);
    show(stands);
    if (stands.permalink !== null) marks.want(stands.permalink);
  }

  function putButton(post: Element, place: Element | null): Standing | null {
    if (!place) return null;
    const button = createClipButton(document, {
      onClip: () => void clip(post, button),
      onShow: () => void open(stands, post),
    });
    const stands: Standing = { button, permalink: null };
    byHost.set(button.host, stands);
    byPost.set(post, stands);
    place.after(button.host);
    return stands;
  }

  function show({ button, permalink }: Standing): void {
    const mark = permalink === null ? undefined : marks.of(permalink);
    button.show(mark, clipButtonMessages(language), language);
  }

  function showAll(): void {
    for (const each of standing()) show(each);
  }

  function askAgain(): void {
    for (const { permalink } of standing()) if (permalink !== null) marks.wantAnew(permalink);
  }

  /** Asks about the post at whose own address the page stands: the worker then looks whether it is still there. */
  function tellAddress(): void {
    const named = platform.canonical(new URL(document.URL));
    if (named !== null) marks.want(named);
  }

  async function clip(element: Element, button: ClipButton): Promise<void> {
    const post = readPost(platform, element, document);
    rememberClipped(element);
    const { URL: url, title, documentElement } = document;
    const page = { url, title, language: documentElement.lang };
    await tell(button, () => askWorker('clip', { post, page }));
  }

  async function open({ button, permalink }: Standing, element: Element): Promise<void> {
    if (permalink === null) return;
    const post = readPost(platform, element, document);
    await tell(button, () => askWorker('show', { permalink, post }));
  }

  async function tell(button: ClipButton, ask: () => Promise<ClipAnswer>): Promise<void> {
    const words = clipButtonMessages(language);
    button.say('');
    try {
      if (!(await ask()).ok) button.say(words.failed);
    } catch {
      button.say(browser.runtime?.id ? words.failed : words.reload);
    }
  }

  const walk = createPostWalk(
    document,
    {
      posts: platform.posts,
      focusOn(post) {
        const stands = byPost.get(post);
        if (!stands?.button.host.isConnected) return false;
        stands.button.focus();
        return true;
      },
      focused: (posts) =>
        posts.find((post) => {
          const host = byPost.get(post)?.button.host;
          return host !== undefined && document.activeElement === host;
        }),
    },
    signal,
  );

  const onMessage = (message: unknown) => {
    if (message === MARKS_CHANGED) askAgain();
    if (message === WALK_POSTS) walk.toggle();
  };
  browser.runtime.onMessage.addListener(onMessage);
  document.addEventListener('visibilitychange', () => document.hidden || askAgain(), { signal });
  watchLanguageSetting((setting) => {
    language = languageFor(setting);
    showAll();
    askAgain();
  }, signal);
  signal.addEventListener(
    'abort',
    () => {
      for (const { button } of standing()) button.host.remove();
      browser.runtime?.onMessage?.removeListener(onMessage);
    },
    { once: true },
  );

  void readLanguageSetting().then((setting) => {
    language = languageFor(setting);
    findPosts({ root: document, platform, onPost: meet, signal });
  });
  tellAddress();
  // The page changed its address without loading anew; older browsers tell nobody.
  navigationOf(document)?.addEventListener('currententrychange', tellAddress, { signal });
}

/** What tells that a page changes its address: not every browser has it yet. */
function navigationOf({ defaultView }: Document): EventTarget | undefined {
  return defaultView && 'navigation' in defaultView ? defaultView.navigation : undefined;
}

function pageNow(document: Document): Page {
  return { url: new URL(document.URL), now: Date.now() };
}

function permalinkOf(platform: Platform, element: Element, document: Document): string | null {
  const page = pageNow(document);
  try {
    return platform.permalink ? platform.permalink(element, page) : platform.read(element, page).permalink;
  } catch {
    return null;
  }
}

/** A post whose reading fails altogether is still clipped: the draft names what is missing. */
function readPost(platform: Platform, element: Element, document: Document): Post {
  try {
    return platform.read(element, pageNow(document));
  } catch {
    return postOf({ platform: platform.id, kind: 'post', permalink: null });
  }
}
