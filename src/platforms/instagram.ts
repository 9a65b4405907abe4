import type { Counter, Post, PostMedia } from '../appeal/post.ts';
import { countPart } from './counter-label.ts';
import {
  addressOfInstagram,
  INSTAGRAM_ORIGIN,
  type InstagramAddress,
  instagramAddress,
  instagramAddresses,
} from './instagram-address.ts';
import { actionCounts } from './instagram-counts.ts';
import {
  addressIn,
  commentScope,
  commentText,
  follows,
  handleIn,
  headOf,
  LINKED_COMMENT,
  PAGE,
  pageCaption,
  pictureOf,
} from './instagram-page.ts';
import { instant } from './instant.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, media, postOf } from './read-post.ts';
import { visibleLine, visibleText } from './visible-text.ts';

// Instagram's classes are hashed and its labels translated. What lasts is `article` for a post (2017 to 2026),
// and the addresses: the link around a time names the post, and with `/c/` the comment.
/** An advertisement leads out through a page of its own and shows no time. */
const ARTICLE = 'article:not(:has(a[href*="/ads/ig_redirect"]))';
// A comment's answers stand beside it in an item of their own, which holds further items; or in a list within it.
const COMMENT =
  'li:has(a[href*="/c/"] time):not(:has(li)), li:has(> a[href*="/c/"] time), li:has(> ul):has(> :not(ul) a[href*="/c/"] time)';

/** Each comment of a post, with its answers, is a list inside the list that begins with the post's own text. */
const FOREIGN = `ul ul, ${COMMENT}`;
/** In a comment every list holds its answers. */
const ANSWERS = 'ul';

/**
 * The name stands in a heading or in the post's header; without either, in the row before the time. Instagram
 * shows handles and no other names.
 */
function authorOf(parts: OwnParts, end: Element | null): Element | null {
  const before = (link: Element): boolean => end !== null && follows(link, end) && !link.contains(end);
  const links = [
    ...parts.all('h2 a[href^="/"], h3 a[href^="/"]'),
    ...parts.all('header a[href^="/"]'),
    ...parts.all('a[href^="/"]').filter((link) => before(link)),
  ];
  return links.find((link) => handleIn(link) !== null && visibleLine(link) === handleIn(link)) ?? null;
}

/** The text stands straight after the heading with the author's name, or is a heading of its own. */
function textOf(parts: OwnParts): Element | null {
  const heading = parts.first('h1[dir="auto"]');
  if (heading) return heading;
  const name = parts
    .all('li h2, li h3, h2, h3')
    .find((each) => each.querySelector('a[href^="/"]') && !each.closest('header'));
  const after = name?.nextElementSibling ?? null;
  if (name) return after && !after.querySelector('time, button') ? after : null;
  // In the feed since 2025 it follows the row of actions and the line of who liked it.
  const sections = parts.all('section');
  const below = sections.length === 2 ? (sections[1]?.nextElementSibling ?? null) : null;
  const other = 'time, form, textarea, img, section, a[href*="/comments/"], a[href*="/c/"], h2, h3';
  return below && !below.querySelector(other) ? below : null;
}

/** A mention begins with @; a plain name at the beginning of a text is its author's. */
function nameIn(text: Element | null): Element | null {
  const link = text?.querySelector('a[href^="/"]');
  const name = link ? handleIn(link) : null;
  return link && name !== null && visibleLine(link) === name && visibleLine(text)?.startsWith(name)
    ? link
    : null;
}

/** A text that is cut ends in dots, and a button follows them. */
function captionOf(text: Element | null): { text: string | null; truncated: boolean } {
  const skip = 'button, [role="button"]';
  const name = visibleLine(nameIn(text));
  const whole =
    visibleText(text, { skip })
      ?.slice(name?.length ?? 0)
      .trim() ?? null;
  const button = text?.querySelector(skip);
  const truncated = button != null && visibleLine(button) !== null && /(?:…|\.{3})$/.test(whole ?? '');
  return { text: whole, truncated };
}

function countersOf(parts: OwnParts, comment: boolean): (Counter | null)[] {
  if (comment) {
    // Of a comment's buttons only the one that tells its likes has a number: «12 likes», «Нравится: 12».
    const labels = parts.all('button, [role="button"]').map((button) => visibleLine(button) ?? '');
    return [counter('likes', countPart(labels.find((label) => /^(?:\d|[^\d()]+: ?\d)/.test(label))))];
  }
  const linked = parts.first('a[href$="/liked_by/"]');
  // «Liked by … and 1,203 others» counts all but the one it names.
  const alone = visibleLine(linked?.closest('section, div'))?.startsWith(visibleLine(linked) ?? '');
  const { likes, replies } = actionCounts(parts);
  const told = linked && alone ? visibleLine(linked.querySelector('span') ?? linked) : null;
  return [counter('likes', told ?? likes), counter('replies', replies)];
}

interface Own {
  readonly comment: boolean;
  readonly parts: OwnParts;
  readonly time: Element | null;
  readonly address: InstagramAddress | null;
  readonly text: Element | null;
  /** What the author's name stands before. */
  readonly end: Element | null;
}

/** A post that is alone on its page: its address is the page's, and comments are what stands around their times. */
function ownOfPage(element: Element, page: Page): Own {
  const comments = [...element.querySelectorAll('a[href*="/c/"]')].filter((link) =>
    link.querySelector('time'),
  );
  const parts = ownParts(element, comments.map(commentScope));
  const shown = instagramAddress(page.url);
  const address = shown && { ...shown, comment: null, reply: null };
  const time =
    parts.all('a time').find((each) => addressIn(each.closest('a'))?.code === address?.code) ?? null;
  const rule = parts.first('hr');
  const text = parts.first('h1[dir="auto"]') ?? pageCaption(parts, rule);
  // The rule under the author's name parts it from the text and the comments.
  return { comment: false, parts, time, address, text, end: rule ?? text };
}

/** What is not a post's own: its comments, in lists or, since 2023, each around the link of its time. */
function foreignIn(article: Element): Element[] {
  return [
    ...article.querySelectorAll(FOREIGN),
    ...[...article.querySelectorAll(LINKED_COMMENT)].map(commentScope),
  ];
}

function ownOf(element: Element, page: Page): Own {
  if (element.localName === 'main') return ownOfPage(element, page);
  if (element.localName === 'a') {
    const scope = commentScope(element);
    return {
      comment: true,
      parts: ownParts(scope),
      time: element.querySelector('time'),
      address: addressIn(element),
      text: commentText(scope, element),
      end: element,
    };
  }
  const comment = element.localName === 'li';
  const parts = ownParts(element, comment ? ANSWERS : foreignIn(element));
  const times = parts.all('time');
  const linked = times.find((time) => {
    const address = addressIn(time.closest('a'));
    return address !== null && (address.comment !== null) === comment;
  });
  // The window of one post links no time: its address is the page's, and it is the only article.
  const alone = !comment && element.getAttribute('role') === 'presentation';
  const address = addressIn(linked?.closest('a')) ?? (alone ? instagramAddress(page.url) : null);
  return {
    comment,
    parts,
    time: linked ?? (alone ? times[0] : null) ?? null,
    address: address && !comment ? { ...address, comment: null, reply: null } : address,
    text: textOf(parts) ?? (comment && linked ? commentText(element, linked.closest('a') ?? linked) : null),
    end: linked ?? null,
  };
}

function mediaOf(parts: OwnParts, address: InstagramAddress | null): PostMedia[] {
  const other = (part: Element): boolean => {
    const leads = addressIn(part.closest('a'));
    return leads !== null && leads.code !== address?.code;
  };
  return [
    ...parts
      .all('video')
      .filter((film) => !other(film))
      .map((film) => media('video', film.getAttribute('poster'), null, INSTAGRAM_ORIGIN)),
    ...parts
      .all('img')
      .filter((image) => !other(image))
      .flatMap(pictureOf),
  ];
}

/** Instagram: posts in the feed, in their window and on their page, and comments. */
export const instagram: Platform = {
  ...instagramAddresses,
  posts: `${ARTICLE}, ${COMMENT}, ${PAGE}, ${LINKED_COMMENT}`,
  read(element, page): Post {
    const { comment, parts, time, address, text, end } = ownOf(element, page);
    const name = authorOf(parts, end);
    const handle = name ? handleIn(name) : null;
    const root = address && comment ? { ...address, comment: null, reply: null } : null;
    const caption = captionOf(text);
    const parent = address && comment && address.reply !== null ? { ...address, reply: null } : root;
    return postOf({
      platform: 'instagram',
      kind: !comment ? 'post' : address?.reply ? 'reply' : 'comment',
      permalink: address ? addressOfInstagram(address) : null,
      parentPermalink: parent ? addressOfInstagram(parent) : null,
      rootPermalink: root ? addressOfInstagram(root) : null,
      authorName: handle,
      authorHandle: handle,
      authorUrl: handle ? `${INSTAGRAM_ORIGIN}/${handle}/` : null,
      // Drawn on a field of 40 by 40, as nothing else is, in the row of the name.
      verified: name && headOf(name).querySelector('svg[viewBox="0 0 40 40"]') ? true : null,
      publishedAt: instant(time?.getAttribute('datetime')),
      publishedLabel: visibleLine(time),
      // In the feed the author's name begins the text.
      ...caption,
      links: linksIn(text, INSTAGRAM_ORIGIN).slice(nameIn(text) ? 1 : 0),
      media: comment ? [] : mediaOf(parts, address),
      counters: countersOf(parts, comment),
    });
  },
  place(element) {
    if (element.localName === 'a') return element;
    if (element.localName === 'main') {
      return ownParts(element, 'a[href*="/c/"]').first(
        'section > :last-child',
        'h1[dir="auto"]',
        'a time',
        'time',
      );
    }
    const parts = ownParts(element, element.localName === 'li' ? ANSWERS : foreignIn(element));
    return element.localName === 'li'
      ? (parts.all('time').at(-1)?.closest('a') ?? null)
      : (parts.first('section')?.lastElementChild ?? parts.first('a time')?.closest('a') ?? null);
  },
};
