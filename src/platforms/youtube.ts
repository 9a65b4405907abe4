import type { Post } from '../appeal/post.ts';
import { counterValue, countsIn } from './counter-label.ts';
import { ownParts } from './own-parts.ts';
import type { Platform } from './platform.ts';
import { counter, postOf } from './read-post.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { bareHost, webAddress } from './web-address.ts';
import { addressOfYoutube, YOUTUBE_ORIGIN, youtubeAddress, youtubeAddresses } from './youtube-address.ts';

// YouTube's custom elements and the ids inside them stood from 2017 to 2026; `comment-view-model` took the
// place of `comment-renderer` in 2024. The body of a community post has the same ids.
const COMMENT = 'ytd-comment-view-model, ytd-comment-renderer';
const POST = 'ytd-backstage-post-renderer, ytd-post-renderer';

/** YouTube: comments under films and posts of communities. */
export const youtube: Platform = {
  ...youtubeAddresses,
  posts: `${COMMENT}, ${POST}`,
  read(element): Post {
    const comment = element.matches(COMMENT);
    const parts = ownParts(element, `${COMMENT}, ${POST}, #replies, ytd-comment-replies-renderer`);
    const time = parts.all('#published-time-text a[href], .published-time-text a[href]')[0] ?? null;
    const read = youtubeAddress(webAddress(time?.getAttribute('href'), YOUTUBE_ORIGIN));
    const address = read && (read.comment !== null) === comment ? read : null;
    const answered = address?.comment?.split('.')[0] ?? null;
    const reply = answered !== null && answered !== address?.comment;
    const author = parts.first('#author-text');
    const link = webAddress(author?.closest('a')?.getAttribute('href'), YOUTUBE_ORIGIN);
    const handle = /^\/@([^/]{1,100})$/.exec(link ? decoded(link.pathname) : '')?.[1] ?? null;
    const likes = parts.first('#vote-count-middle');
    const spoken = countsIn(parts.first('#like-button button')?.getAttribute('aria-label'));
    const shown = visibleLine(likes);
    const exact = spoken.length === 1 && spoken[0] !== undefined ? spoken[0] : counterValue(shown);
    return postOf({
      platform: 'youtube',
      kind: !comment ? 'post' : reply ? 'reply' : 'comment',
      permalink: address ? addressOfYoutube(address) : null,
      parentPermalink:
        address && comment ? addressOfYoutube({ ...address, comment: reply ? answered : null }) : null,
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
};

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
