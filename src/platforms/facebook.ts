import type { Post, PostMedia, Quote } from '../appeal/post.ts';
import { countPart } from './counter-label.ts';
import {
  FACEBOOK_ORIGIN,
  type FacebookAddress,
  facebookAddress,
  facebookAddresses,
  identityOfFacebook,
} from './facebook-address.ts';
import { type FacebookAuthor, facebookAuthor } from './facebook-author.ts';
import {
  MOBILE_COMMENT,
  MOBILE_POST,
  placeOnMobile,
  readMobileComment,
  readMobilePost,
} from './facebook-mobile.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, media, postOf } from './read-post.ts';
import { approximateInstant } from './relative-time.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { webAddress } from './web-address.ts';

// Facebook's classes change with every build, its labels with the reader's language, and decoys stand between
// the parts of a post, so a post is never read as a whole. What lasts is what screen readers need: a post
// names its heading in `aria-labelledby` and its parts in `aria-describedby` (2022 to 2025: time, message,
// attachment, reactions, comments), and a comment is a labelled `article`. Since 2025 some feeds have only the
// number of a post in the feed, and the roles by which advertisements are drawn.
const LABELLED = '[role="article"][aria-labelledby]';
const NAME = '[data-ad-rendering-role="profile_name"]';
const HEADING = `${NAME}, h2:has(a), h3:has(a), h4:has(a), h5:has(a)`;
const POST = [
  LABELLED,
  `[aria-posinset][aria-labelledby]:not(:has(${LABELLED}))`,
  // An advertisement's time leads to itself; shelves of people, groups and reels have no heading with a link.
  ...[NAME, 'h4 a'].map(
    (heading) =>
      `[aria-posinset]:not([aria-labelledby]):has(${heading}):not(:has(${LABELLED})):not(:has(a[href^="#?ad"]))`,
  ),
].join(', ');
const COMMENT = '[role="article"][aria-label]:has(a[href*="comment_id="])';
/** Whatever stands in an article of its own is somebody else's, also when the links of that article are gone. */
const OTHERS = '[role="article"]';
const MESSAGE = [
  '[data-ad-rendering-role="story_message"]',
  '[data-ad-comet-preview="message"]',
  '[data-ad-preview="message"]',
];
const PARTS = { time: 0, message: 1, attachment: 2, comments: 4 } as const;
/** In 2025 the ids of the parts are the heading's id with these endings. */
const ENDINGS = ['H1', 'H2', 'H3', 'H5', 'H4'] as const;
/** What stands in the place of an advertisement's time. */
const ADVERTISED = /^(?:ad|sponsored|реклама|жарнама|спонсируется|демеушілік)$/i;

function byId(post: Element, id: string | undefined): Element | null {
  const found = id ? post.ownerDocument.getElementById(id) : null;
  return found && post.contains(found) ? found : null;
}

function part(post: Element, name: keyof typeof PARTS): Element | null {
  const described = (post.getAttribute('aria-describedby') ?? '').split(/\s+/);
  const heading = post.getAttribute('aria-labelledby')?.split(/\s+/)[0];
  return byId(post, described[PARTS[name]]) ?? byId(post, `${heading}${ENDINGS[PARTS[name]]}`);
}

function addressIn(link: Element | null | undefined): FacebookAddress | null {
  return facebookAddress(webAddress(link?.getAttribute('href'), FACEBOOK_ORIGIN));
}

function precedes(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & 4) !== 0;
}

interface Layout {
  readonly heading: Element | null;
  readonly time: Element | null;
  readonly message: Element | null;
  readonly attachment: Element | null;
}

/** The parts as the post names them, by their ids. */
function named(post: Element, parts: OwnParts): Layout {
  const attachment = part(post, 'attachment');
  const links = [...(part(post, 'time')?.querySelectorAll('a[href]') ?? [])];
  return {
    heading: byId(post, post.getAttribute('aria-labelledby')?.split(/\s+/)[0]),
    time: links.find((each) => addressIn(each)) ?? links.at(-1) ?? null,
    message:
      MESSAGE.flatMap((mark) => parts.all(mark)).find((each) => !attachment?.contains(each)) ??
      part(post, 'message'),
    attachment,
  };
}

/**
 * The parts by their order, where the post names none: heading, time, message, all before any second heading,
 * which is that of a post that it shares.
 */
function ordered(parts: OwnParts): Layout {
  const headings = parts.all(HEADING).filter((each) => !each.parentElement?.closest(HEADING));
  const [heading = null, second] = headings;
  const own = (each: Element): boolean =>
    heading !== null && precedes(heading, each) && (!second || precedes(each, second));
  const message = MESSAGE.flatMap((mark) => parts.all(mark)).find(own) ?? null;
  const times = parts
    .all('a[href]:has([aria-labelledby]), a[href][aria-label], a[href]')
    .filter((each) => own(each) && (!message || precedes(each, message)) && !heading?.contains(each))
    .filter((each) => addressIn(each) !== null || each.querySelector('[aria-labelledby]') !== null);
  const [time = null] = times;
  return message || time
    ? { heading, time, message, attachment: null }
    : { heading: null, time, message, attachment: null };
}

/** In a group the heading names the group first and then who wrote. */
function authorOf(heading: Element | null): FacebookAuthor {
  const links = [...(heading?.querySelectorAll('a[href]') ?? [])].filter(
    (link) => visibleLine(link) !== null,
  );
  const group = /\/groups\/[\w.-]+\/?(?:\?|$)/;
  return facebookAuthor(links.find((link) => !group.test(link.getAttribute('href') ?? '')));
}

/**
 * The time as it is shown. Its letters may be shuffled and mixed with hidden ones; what screen readers are
 * given is whole: a label, or an element elsewhere that the label points to.
 */
function timeLabel(link: Element | null): string | null {
  if (!link) return null;
  const label = link.getAttribute('aria-label');
  if (label) return label;
  const pointing = link.querySelector('[aria-labelledby]');
  const pointed = link.ownerDocument.getElementById(pointing?.getAttribute('aria-labelledby') ?? '');
  const shown =
    visibleLine(pointed) ?? visibleLine(link, { skip: '[style*="display:none"], [style*="display: none"]' });
  return shown !== null && ADVERTISED.test(shown) ? null : shown;
}

/**
 * Pictures are the post's own only where their address says that they are of its set: nothing else that lasts
 * tells them from those of a post that it shares.
 */
function mediaOf(parts: OwnParts, address: FacebookAddress | null): PostMedia[] {
  const own = /(\d{5,25})$/.exec(address?.post ?? '')?.[1];
  if (own === undefined) return [];
  return parts.all('a[href*="set="] img').flatMap((image) => {
    const link = webAddress(image.closest('a')?.getAttribute('href'), FACEBOOK_ORIGIN);
    const [, set] = /^(?:pcb|gm|p)\.(\d{5,25})$/.exec(link?.searchParams.get('set') ?? '') ?? [];
    return set === own
      ? [media('picture', image.getAttribute('src'), image.getAttribute('alt'), FACEBOOK_ORIGIN)]
      : [];
  });
}

/** The post that it shares stands in the attachment, with a heading of its own. */
function quoteOf(attachment: Element | null): Partial<Quote> | null {
  const heading = attachment?.querySelector(HEADING);
  if (!attachment || !heading) return null;
  const author = authorOf(heading);
  const address = [...attachment.querySelectorAll('a[href]')]
    .map(addressIn)
    .find((each) => each?.comment === null);
  const message = MESSAGE.map((mark) => attachment.querySelector(mark)).find((each) => each);
  return {
    permalink: address?.written ?? null,
    authorName: author.name,
    authorHandle: author.handle,
    text: visibleText(message, { skip: '[role="button"]' }),
  };
}

/** Each button of the newest layout shows its own number. */
function shownBy(parts: OwnParts, role: string): string | null {
  return countPart(
    visibleLine(parts.first(`[data-ad-rendering-role="${role}"]`)?.closest('[role="button"]')),
  );
}

function readPost(post: Element, page: Page): Post {
  const parts = ownParts(post, OTHERS);
  const layout = post.hasAttribute('aria-labelledby') ? named(post, parts) : ordered(parts);
  const { heading, time, message, attachment } = layout;
  const address = addressIn(time);
  const author = authorOf(heading);
  const label = timeLabel(time);
  return postOf({
    platform: 'facebook',
    kind: 'post',
    permalink: address?.comment === null ? address.written : null,
    authorName: author.name,
    authorHandle: author.handle,
    authorUrl: author.url,
    // Facebook draws the mark on a field of 12 by 13, and nothing else.
    verified: heading?.querySelector('svg[viewBox="0 0 12 13"]') ? true : null,
    approximatelyAt: approximateInstant(label, page.now),
    publishedLabel: label,
    text: visibleText(message, { skip: '[role="button"]' }),
    truncated: (message?.querySelector('[role="button"]') ?? null) !== null,
    links: linksIn(message, FACEBOOK_ORIGIN, { skip: '[role="button"]' }),
    quote: quoteOf(attachment),
    media: mediaOf(parts, address),
    counters: [
      counter('reactions', shownBy(parts, 'like_button')),
      counter('replies', countPart(visibleLine(part(post, 'comments'))) ?? shownBy(parts, 'comment_button')),
      counter('shares', shownBy(parts, 'share_button')),
    ],
  });
}

/** The text of a comment is marked with its language; what people write has its direction set, in each block. */
function bodyOf(parts: OwnParts): Element | null {
  const [block] = parts.all('div[dir="auto"][style*="text-align"]');
  return (
    parts.first('span[dir="auto"][lang]') ??
    block?.closest('span[dir="auto"]') ??
    block?.parentElement ??
    null
  );
}

function readComment(parts: OwnParts, page: Page): Post {
  const links = parts.all('a[href*="comment_id="]');
  // The last of them carries the time, the first with a text the name of who wrote.
  const time = links.filter((link) => addressIn(link)?.comment != null).at(-1) ?? null;
  const address = addressIn(time);
  const author = facebookAuthor(links.find((link) => link !== time && visibleLine(link) !== null));
  const parent = address
    ? { ...address, comment: address.reply === null ? null : address.comment, reply: null }
    : null;
  const body = bodyOf(parts);
  const label = timeLabel(time);
  return postOf({
    platform: 'facebook',
    kind: address?.reply ? 'reply' : 'comment',
    permalink: address?.written ?? null,
    parentPermalink: parent ? identityOfFacebook(parent) : null,
    rootPermalink: address ? identityOfFacebook({ ...address, comment: null, reply: null }) : null,
    authorName: author.name,
    authorHandle: author.handle,
    authorUrl: author.url,
    approximatelyAt: approximateInstant(label, page.now),
    publishedLabel: label,
    text: visibleText(body, { skip: '[role="button"]' }),
    truncated: (body?.querySelector('[role="button"]') ?? null) !== null,
    language: body?.getAttribute('lang') ?? null,
    links: linksIn(body, FACEBOOK_ORIGIN, { skip: '[role="button"]' }),
    media: parts.all('video').map(() => media('video', null, null, FACEBOOK_ORIGIN)),
  });
}

/** Facebook: pages, groups and the feed, their posts and comments, and the older pages for phones. */
export const facebook: Platform = {
  ...facebookAddresses,
  posts: `${POST}, ${COMMENT}, ${MOBILE_POST}, ${MOBILE_COMMENT}`,
  read(element, page) {
    if (element.matches(COMMENT)) return readComment(ownParts(element, OTHERS), page);
    if (element.matches(MOBILE_COMMENT)) return readMobileComment(element, page);
    return element.hasAttribute('data-ft') ? readMobilePost(element, page) : readPost(element, page);
  },
  place(element) {
    if (element.matches(`[data-ft], ${MOBILE_COMMENT}`)) return placeOnMobile(element);
    const parts = ownParts(element, OTHERS);
    if (element.matches(COMMENT)) return parts.all('a[href*="comment_id="]').at(-1) ?? null;
    // Beside the time, in the line under the author's name: decoys and buttons stand everywhere else.
    const layout = element.hasAttribute('aria-labelledby') ? named(element, parts) : ordered(parts);
    return part(element, 'time') ?? layout.time ?? layout.heading;
  },
};
