import type { Post } from '../appeal/post.ts';
import {
  FACEBOOK_HOSTS,
  FACEBOOK_ORIGIN,
  type FacebookAddress,
  facebookAddress,
  facebookAddresses,
  identityOfFacebook,
} from './facebook-address.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Platform } from './platform.ts';
import { counter, media, postOf } from './read-post.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { webAddress, withoutTracking } from './web-address.ts';

// Facebook's classes change with every build, its labels with the reader's language, and decoys stand between
// the parts of a post, so a post is never read as a whole. What lasts is what screen readers need: a post
// names its heading in `aria-labelledby` and its parts in `aria-describedby` (2022 to 2025: time, message,
// attachment, reactions, comments), and a comment is a labelled `article`.
const LABELLED = '[role="article"][aria-labelledby]';
const POST = `${LABELLED}, [aria-posinset][aria-labelledby]:not(:has(${LABELLED}))`;
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

interface Author {
  readonly name: string | null;
  readonly handle: string | null;
  readonly url: string | null;
}

function authorIn(link: Element | null | undefined): Author {
  const url = webAddress(link?.getAttribute('href'), FACEBOOK_ORIGIN);
  const profile = url && FACEBOOK_HOSTS.includes(url.hostname.replace(/^www\./, '')) ? url : null;
  profile?.searchParams.delete('comment_id');
  profile?.searchParams.delete('reply_comment_id');
  const handle = /^\/([\w.]{3,100})\/?$/.exec(profile?.pathname ?? '')?.[1];
  return {
    name: visibleLine(link),
    handle: handle && !handle.endsWith('.php') ? handle : null,
    url: profile ? withoutTracking(profile) : null,
  };
}

/** In a group the heading names the group first and then who wrote. */
function authorOf(post: Element): Author {
  const heading = byId(post, post.getAttribute('aria-labelledby')?.split(/\s+/)[0]);
  const links = [...(heading?.querySelectorAll('a[href]') ?? [])].filter(
    (link) => visibleLine(link) !== null,
  );
  const group = /\/groups\/[\w.-]+\/?(?:\?|$)/;
  return authorIn(links.find((link) => !group.test(link.getAttribute('href') ?? '')));
}

/**
 * The time as it is shown. Its letters may be shuffled and mixed with hidden ones; what screen readers are
 * given is whole: a label, or an element elsewhere that the label points to.
 */
function timeLabel(link: Element | null): string | null {
  if (!link) return null;
  const told = link.getAttribute('aria-label');
  if (told) return told;
  const pointing = link.querySelector('[aria-labelledby]');
  const pointed = link.ownerDocument.getElementById(pointing?.getAttribute('aria-labelledby') ?? '');
  return (
    visibleLine(pointed) ?? visibleLine(link, { skip: '[style*="display:none"], [style*="display: none"]' })
  );
}

function readPost(post: Element): Post {
  const parts = ownParts(post, OTHERS);
  const attachment = part(post, 'attachment');
  const links = [...(part(post, 'time')?.querySelectorAll('a[href]') ?? [])];
  const link = links.find((each) => addressIn(each)) ?? links.at(-1) ?? null;
  const address = addressIn(link);
  const message =
    MESSAGE.flatMap((mark) => parts.all(mark)).find((each) => !attachment?.contains(each)) ??
    part(post, 'message');
  const author = authorOf(post);
  return postOf({
    platform: 'facebook',
    kind: 'post',
    permalink: address?.comment === null ? address.written : null,
    authorName: author.name,
    authorHandle: author.handle,
    authorUrl: author.url,
    publishedLabel: timeLabel(link),
    text: visibleText(message, { skip: '[role="button"]' }),
    truncated: (message?.querySelector('[role="button"]') ?? null) !== null,
    // Pictures are not read: nothing lasting tells the post's own from those of a post that it shares.
    counters: [counter('replies', visibleLine(part(post, 'comments')))],
  });
}

function readComment(parts: OwnParts): Post {
  const links = parts.all('a[href*="comment_id="]');
  // The last of them carries the time, the first with a text the name of who wrote.
  const time = links.filter((link) => addressIn(link)?.comment != null).at(-1) ?? null;
  const address = addressIn(time);
  const author = authorIn(links.find((link) => link !== time && visibleLine(link) !== null));
  const parent = address
    ? { ...address, comment: address.reply === null ? null : address.comment, reply: null }
    : null;
  const body = parts.first('span[dir="auto"][lang]');
  return postOf({
    platform: 'facebook',
    kind: address?.reply ? 'reply' : 'comment',
    permalink: address?.written ?? null,
    parentPermalink: parent ? identityOfFacebook(parent) : null,
    authorName: author.name,
    authorHandle: author.handle,
    authorUrl: author.url,
    publishedLabel: timeLabel(time),
    text: visibleText(body, { skip: '[role="button"]' }),
    truncated: (body?.querySelector('[role="button"]') ?? null) !== null,
    media: parts.all('video').map(() => media('video', null, null, FACEBOOK_ORIGIN)),
  });
}

/** Facebook on the desktop: posts on pages, in groups and in the feed, and their comments. */
export const facebook: Platform = {
  ...facebookAddresses,
  posts: `${POST}, ${COMMENT}`,
  read: (element) => (element.matches(COMMENT) ? readComment(ownParts(element, OTHERS)) : readPost(element)),
  place(element) {
    const parts = ownParts(element, OTHERS);
    if (element.matches(COMMENT)) return parts.all('a[href*="comment_id="]').at(-1) ?? null;
    // Beside the time, in the line under the author's name: decoys and buttons stand everywhere else.
    return part(element, 'time') ?? byId(element, element.getAttribute('aria-labelledby')?.split(/\s+/)[0]);
  },
};
