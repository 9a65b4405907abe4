import type { Counter, Post } from '../appeal/post.ts';
import {
  addressOfInstagram,
  INSTAGRAM_ORIGIN,
  type InstagramAddress,
  instagramAddress,
  instagramAddresses,
} from './instagram-address.ts';
import { instant } from './instant.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Platform } from './platform.ts';
import { counter, media, postOf } from './read-post.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { webAddress } from './web-address.ts';

// Instagram's classes are hashed and its labels translated. What lasts is `article` for a post (2017 to 2026),
// and the addresses: the link around a time names the post, and with `/c/` the comment.
// A comment's answers stand beside it in an item of their own, which holds further items.
const COMMENT = 'li:has(a[href*="/c/"] time):not(:has(li))';

/** Each comment of a post, with its answers, is a list inside the list that begins with the post's own text. */
const FOREIGN = `ul ul, ${COMMENT}`;

function addressIn(link: Element | null | undefined): InstagramAddress | null {
  return instagramAddress(webAddress(link?.getAttribute('href'), INSTAGRAM_ORIGIN));
}

function handleIn(link: Element): string | null {
  const handle = /^\/([\w.]{1,30})\/$/.exec(link.getAttribute('href') ?? '')?.[1];
  return handle === undefined || /^(?:p|reels?|tv|explore|accounts|stories)$/.test(handle) ? null : handle;
}

/** The name stands in a heading, or in the post's header; Instagram shows handles and no other names. */
function authorOf(parts: OwnParts): string | null {
  for (const link of [
    ...parts.all('h2 a[href^="/"], h3 a[href^="/"]'),
    ...parts.all('header a[href^="/"]'),
  ]) {
    const handle = handleIn(link);
    if (handle !== null && visibleLine(link) === handle) return handle;
  }
  return null;
}

/** The text stands straight after the heading with the author's name, or is a heading of its own. */
function textOf(parts: OwnParts): string | null {
  const heading = parts.first('h1[dir="auto"]');
  if (heading) return visibleText(heading);
  const name = parts
    .all('li h2, li h3, h2, h3')
    .find((each) => each.querySelector('a[href^="/"]') && !each.closest('header'));
  const after = name?.nextElementSibling;
  return after && !after.querySelector('time, button') ? visibleText(after) : null;
}

function likesOf(parts: OwnParts, comment: boolean): Counter | null {
  if (!comment)
    return counter('likes', visibleLine(parts.first('a[href$="/liked_by/"] span', 'a[href$="/liked_by/"]')));
  // Of a comment's buttons only the one that tells its likes has a number.
  const label = parts
    .all('button')
    .map((button) => /^[\d.,\s]+[KM]?(?=\s|$)/.exec(visibleLine(button) ?? '')?.[0]);
  return counter(
    'likes',
    label.find((each) => each),
  );
}

/** Instagram: posts in the feed and in their window, and comments where they are a list. */
export const instagram: Platform = {
  ...instagramAddresses,
  posts: `article, ${COMMENT}`,
  read(element, page): Post {
    const comment = element.localName === 'li';
    const parts = ownParts(element, comment ? [] : FOREIGN);
    const times = parts.all('time');
    const linked = times.find(
      (time) => (addressIn(time.closest('a'))?.comment != null) === comment && addressIn(time.closest('a')),
    );
    // The window of one post links no time: its address is the page's, and it is the only article.
    const alone = !comment && element.getAttribute('role') === 'presentation';
    const address = addressIn(linked?.closest('a')) ?? (alone ? instagramAddress(page.url) : null);
    const time = linked ?? (alone ? times[0] : undefined);
    const handle = authorOf(parts);
    const own = address && !comment ? { ...address, comment: null, reply: null } : address;
    const parent =
      own && comment ? { ...own, comment: own.reply === null ? null : own.comment, reply: null } : null;
    const films = comment ? [] : parts.all('video');
    const pictures = comment
      ? []
      : parts
          .all('img')
          .filter(
            (image) => image.hasAttribute('srcset') && !image.closest('header, li, a[href^="/"][href$="/"]'),
          );
    return postOf({
      platform: 'instagram',
      kind: !comment ? 'post' : own?.reply ? 'reply' : 'comment',
      permalink: own ? addressOfInstagram(own) : null,
      parentPermalink: parent ? addressOfInstagram(parent) : null,
      authorName: handle,
      authorHandle: handle,
      authorUrl: handle ? `${INSTAGRAM_ORIGIN}/${handle}/` : null,
      publishedAt: instant(time?.getAttribute('datetime')),
      publishedLabel: visibleLine(time),
      text: textOf(parts),
      media: [
        ...films.map((film) => media('video', film.getAttribute('poster'), null, INSTAGRAM_ORIGIN)),
        ...pictures.map((image) =>
          media('picture', image.getAttribute('src'), image.getAttribute('alt'), INSTAGRAM_ORIGIN),
        ),
      ],
      counters: [likesOf(parts, comment)],
    });
  },
  place(element) {
    const parts = ownParts(element, element.localName === 'li' ? [] : FOREIGN);
    return element.localName === 'li'
      ? (parts.all('time').at(-1)?.closest('a') ?? null)
      : (parts.first('section')?.lastElementChild ?? null);
  },
};
