import type { Counter, Post, PostMedia } from '../appeal/post.ts';
import { countPart } from './counter-label.ts';
import { type FacebookAddress, facebookAddress, identityOfFacebook } from './facebook-address.ts';
import { facebookAuthor } from './facebook-author.ts';
import { instantOfSeconds } from './instant.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page } from './platform.ts';
import { counter, media, postOf } from './read-post.ts';
import { approximateInstant } from './relative-time.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { webAddress } from './web-address.ts';

// The pages for phones, touch and basic, as they were from 2015 to 2024, and the desktop until 2020, which posts
// that are embedded elsewhere still look like; other people's saved pages and programs agree on them. A story
// carries its numbers as JSON in `data-ft`, a comment its own in its id. Where the numbers are gone, a `data-ft`
// around a heading and a time is a story, but for what it shares (H).
const NUMBERED = '[data-ft*="top_level_post_id"]';
const BARE = `[data-ft]:not([data-ft*='"tn":"H"']):has(h3 a, h5, h6, .msg):has(abbr)`;
export const MOBILE_POST = `${NUMBERED}, ${BARE}`;
const TOUCH_COMMENT = '[data-sigil~="comment"][id]';
const BASIC_COMMENT = '[id^="ufi_"] div[id]:has(> div > h3)';
export const MOBILE_COMMENT = `${TOUCH_COMMENT}, ${BASIC_COMMENT}`;
/** A post that is shared stands in the story as an article. */
const OTHERS = `${MOBILE_POST}, ${MOBILE_COMMENT}, article, [role="article"]`;

function addressIn(link: Element | null | undefined, page: Page): FacebookAddress | null {
  return facebookAddress(webAddress(link?.getAttribute('href'), page.url));
}

function told(json: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function digits(value: unknown): string | null {
  return /^\d{3,25}$/.exec(String(value ?? ''))?.[0] ?? null;
}

/**
 * The link around the time; without it the numbers that the story carries, the one story that the links of its
 * footer lead to, or the page, where it shows this story alone and its comments.
 */
function storyAddress(story: Element, time: Element | null, page: Page): FacebookAddress | null {
  const linked = addressIn(time?.closest('a'), page);
  if (linked) return linked.comment === null ? linked : null;
  const numbers = told(story.getAttribute('data-ft'));
  const key = digits(numbers.mf_story_key);
  const [group, owner] = [digits(numbers.group_id), digits(numbers.content_owner_id_new)];
  const path =
    key && group
      ? `/groups/${group}/posts/${key}/`
      : key && owner
        ? `/story.php?story_fbid=${key}&id=${owner}`
        : null;
  if (path !== null) return facebookAddress(webAddress(path, page.url));
  const [named, ...others] = footerLinks(story, time).map((link) => addressIn(link, page));
  if (named) return others.every((other) => other?.post === named.post) ? named : null;
  const [comments, ...more] = story.ownerDocument.querySelectorAll('[id^="ufi_"]');
  const shown = facebookAddress(page.url);
  return comments && !more[0] && shown?.post.includes(comments.id.slice(4)) ? shown : null;
}

/** The links to a story in the footer, which holds the time: «145», «55 Comments», «Full Story». */
function footerLinks(story: Element, time: Element | null): Element[] {
  const footer = time?.closest('[data-ft], footer');
  return footer && footer !== story
    ? [...footer.querySelectorAll('a[href*="story.php"], a[href*="/permalink"]')]
    : [];
}

/** «145» or «13», told in full for screen readers: «145 reactions, including Like». */
function reactionsIn(parts: OwnParts): Counter | null {
  return counter('reactions', countPart(visibleLine(parts.first('[id^="like_"] a[aria-label]'))));
}

/**
 * The text is what follows the header; a picture or a link may follow it too, in blocks of their own, and so does
 * the footer.
 */
function textIn(story: Element, parts: OwnParts, time: Element | null): Element | null {
  const marked = parts.first('.userContent', '.actor-link ~ div');
  if (marked) return marked;
  let header = parts.first('header') ?? headingIn(parts);
  while (header?.matches(':last-child:not(header)')) header = header.parentElement;
  const next = header?.nextElementSibling ?? null;
  if (!story.contains(next)) return null;
  const kind = next?.getAttribute('data-ft') ?? '';
  const written = kind.includes('"tn"') ? !kind.includes('"tn":"H"') : kind && next?.querySelector('p');
  return written && !next?.contains(time) ? next : null;
}

/** A picture is the story's own where its link names the story: as the set it belongs to, or as itself. */
function picturesOf(parts: OwnParts, story: Element): PostMedia[] {
  const numbers = told(story.getAttribute('data-ft'));
  const own = [numbers.top_level_post_id, numbers.mf_story_key].map(digits).filter((each) => each !== null);
  return parts.all('a[href*="photo"] img').flatMap((image) => {
    const href = image.closest('a')?.getAttribute('href') ?? '';
    const ids: readonly string[] = href.match(/\d{5,25}/g) ?? [];
    return own.some((id) => ids.includes(id))
      ? [media('picture', image.getAttribute('src'), image.getAttribute('alt'), 'https://m.facebook.com')]
      : [];
  });
}

function headingIn(parts: OwnParts): Element | null {
  return parts.first('h3:has(a), h5, h6, .msg');
}

function timeIn(parts: OwnParts): Element | null {
  return parts.first('header abbr, footer abbr', 'abbr');
}

export function readMobilePost(story: Element, page: Page): Post {
  const parts = ownParts(story, OTHERS);
  const heading = headingIn(parts);
  const time = timeIn(parts);
  const author = facebookAuthor(heading?.querySelector('a[href]'));
  const address = storyAddress(story, time, page);
  const text = textIn(story, parts, time);
  const label = visibleLine(time);
  return postOf({
    platform: 'facebook',
    kind: 'post',
    permalink: address?.written ?? null,
    authorName: author.name,
    authorHandle: author.handle,
    authorUrl: author.url,
    verified: heading?.querySelector('[role="img"]') ? true : null,
    publishedAt: instantOfSeconds(time?.getAttribute('data-utime')),
    approximatelyAt: approximateInstant(label, page.now),
    publishedLabel: label,
    text: visibleText(text, { skip: '[data-sigil="more"]' }),
    truncated: text?.querySelector('[data-sigil="more"]') != null,
    links: linksIn(text, page.url),
    media: picturesOf(parts, story),
    counters: [
      reactionsIn(parts),
      ...footerLinks(story, time)
        .filter((link) => !link.hasAttribute('aria-label'))
        .map((link) => counter('replies', countPart(visibleLine(link)))),
    ],
  });
}

interface Commented {
  readonly id: string | null;
  /** The number of the story that it stands under. */
  readonly story: string | null;
}

function numbersOf(comment: Element): Commented {
  const token = /^(\d{3,25})_(\d{3,25})$/.exec(String(told(comment.getAttribute('data-store')).token ?? ''));
  const under = /^ufi_(\d{3,25})$/.exec(comment.closest('[id^="ufi_"]')?.id ?? '')?.[1];
  return { id: token?.[2] ?? digits(comment.id), story: token?.[1] ?? under ?? null };
}

/** The page names the story's owner; a comment under another story of the same page has no full address. */
function commentAddress({ id, story }: Commented, page: Page): FacebookAddress | null {
  const shown = facebookAddress(page.url);
  if (!shown || id === null || story === null || !shown.post.includes(story)) return null;
  const written = new URL(shown.written);
  written.searchParams.set('comment_id', id);
  return facebookAddress(written);
}

/** Name, text, what is attached, the row of actions: only where all four stand is the second the text. */
function basicBody(name: Element | null): Element | null {
  return (name?.parentElement?.children.length ?? 0) >= 4 ? (name?.nextElementSibling ?? null) : null;
}

export function readMobileComment(comment: Element, page: Page): Post {
  const parts = ownParts(comment, MOBILE_COMMENT);
  const body = parts.first('[data-sigil="comment-body"]') ?? basicBody(parts.first('h3'));
  const name =
    parts.first('h3') ?? (body?.matches('[data-sigil="comment-body"]') ? body.previousElementSibling : null);
  const author = facebookAuthor(name?.querySelector('a[href]'));
  const label = visibleLine(parts.first('abbr'));
  const address = commentAddress(numbersOf(comment), page);
  const reply = comment.matches('[data-sigil~="inline-reply"]');
  const post = address ? identityOfFacebook({ ...address, comment: null, reply: null }) : null;
  return postOf({
    platform: 'facebook',
    kind: reply ? 'reply' : 'comment',
    permalink: address && !reply ? address.written : null,
    parentPermalink: reply ? null : post,
    rootPermalink: post,
    authorName: visibleLine(name),
    authorHandle: author.handle,
    authorUrl: author.url,
    approximatelyAt: approximateInstant(label, page.now),
    publishedLabel: label,
    text: visibleText(body, { skip: '[data-sigil="more"]' }),
    links: linksIn(body, page.url),
    counters: [reactionsIn(parts)],
  });
}

export function placeOnMobile(element: Element): Element | null {
  if (element.matches(MOBILE_COMMENT))
    return ownParts(element, MOBILE_COMMENT).first('abbr', '[data-sigil="comment-body"]', 'h3');
  const parts = ownParts(element, OTHERS);
  return timeIn(parts) ?? headingIn(parts);
}
