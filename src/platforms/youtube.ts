import type { Post } from '../appeal/post.ts';
import { counterValue, countsIn } from './counter-label.ts';
import { ownParts } from './own-parts.ts';
import type { Platform } from './platform.ts';
import { counter, postOf } from './read-post.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { bareHost, webAddress } from './web-address.ts';

const ORIGIN = 'https://www.youtube.com';
const HOSTS = ['youtube.com', 'm.youtube.com', 'youtu.be'];

// YouTube's custom elements and the ids inside them stood from 2017 to 2026; `comment-view-model` took the
// place of `comment-renderer` in 2024. The body of a community post has the same ids.
const COMMENT = 'ytd-comment-view-model, ytd-comment-renderer';
const POST = 'ytd-backstage-post-renderer, ytd-post-renderer';

interface YoutubeAddress {
  /** A film, or a post of a community. */
  readonly film: string | null;
  readonly post: string | null;
  /** `PARENT` or `PARENT.REPLY`. */
  readonly comment: string | null;
}

function addressAt(url: URL | null): YoutubeAddress | null {
  if (!url || !HOSTS.includes(bareHost(url))) return null;
  const query = url.searchParams;
  const path = /^\/(?:(shorts|live|embed|post)\/)?([\w-]{6,64})\/?$/.exec(url.pathname);
  const short = bareHost(url) === 'youtu.be';
  const film =
    url.pathname === '/watch' ? query.get('v') : path && (short || path[1] !== undefined) ? path[2] : null;
  const found = path?.[1] === 'post' ? path[2] : (query.get('lb') ?? null);
  const post = found && /^Ug[\w-]{10,60}$/.test(found) ? found : null;
  if (post === null && !/^[\w-]{11}$/.test(film ?? '')) return null;
  const comment = query.get('lc');
  return {
    film: post === null ? (film ?? null) : null,
    post,
    comment: /^[\w-]{10,60}(?:\.[\w-]{10,60})?$/.test(comment ?? '') ? comment : null,
  };
}

function addressOf({ film, post, comment }: YoutubeAddress): string {
  const address = post === null ? `${ORIGIN}/watch?v=${film}` : `${ORIGIN}/post/${post}`;
  return comment === null ? address : `${address}${post === null ? '&' : '?'}lc=${comment}`;
}

/** YouTube: comments under films and posts of communities. */
export const youtube: Platform = {
  id: 'youtube',
  hosts: HOSTS,
  posts: `${COMMENT}, ${POST}`,
  read(element): Post {
    const comment = element.matches(COMMENT);
    const parts = ownParts(element, `${COMMENT}, ${POST}, #replies, ytd-comment-replies-renderer`);
    const time = parts.all('#published-time-text a[href], .published-time-text a[href]')[0] ?? null;
    const read = addressAt(webAddress(time?.getAttribute('href'), ORIGIN));
    const address = read && (read.comment !== null) === comment ? read : null;
    const answered = address?.comment?.split('.')[0] ?? null;
    const reply = answered !== null && answered !== address?.comment;
    const author = parts.first('#author-text');
    const link = webAddress(author?.closest('a')?.getAttribute('href'), ORIGIN);
    const handle = /^\/@([^/]{1,100})$/.exec(link ? decoded(link.pathname) : '')?.[1] ?? null;
    const likes = parts.first('#vote-count-middle');
    const spoken = countsIn(parts.first('#like-button button')?.getAttribute('aria-label'));
    const shown = visibleLine(likes);
    const exact = spoken.length === 1 && spoken[0] !== undefined ? spoken[0] : counterValue(shown);
    return postOf({
      platform: 'youtube',
      kind: !comment ? 'post' : reply ? 'reply' : 'comment',
      permalink: address ? addressOf(address) : null,
      parentPermalink:
        address && comment ? addressOf({ ...address, comment: reply ? answered : null }) : null,
      authorName: visibleLine(author),
      authorHandle: handle,
      authorUrl: link && bareHost(link) === 'youtube.com' ? link.href : null,
      publishedLabel: visibleLine(time),
      text: visibleText(parts.first('#content-text'), { asWritten: true }),
      counters: [counter('likes', shown, exact)],
    });
  },
  place(element) {
    const parts = ownParts(element, `${COMMENT}, ${POST}`);
    return parts.first('#toolbar', '#published-time-text', '.published-time-text');
  },
  canonical(url) {
    const address = addressAt(url);
    return address ? addressOf(address) : null;
  },
};

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
