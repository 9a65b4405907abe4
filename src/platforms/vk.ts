import type { Counter, Post } from '../appeal/post.ts';
import { countsIn } from './counter-label.ts';
import { linksIn } from './links.ts';
import type { OwnParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, postOf } from './read-post.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { addressOfVk, VK_HOSTS, VK_ORIGIN, type VkAddress, vkAddress, vkAddresses } from './vk-address.ts';
import { mediaOfVk, pollOfVk } from './vk-attachments.ts';
import { copiedIn } from './vk-copied.ts';
import {
  ACTIONS,
  AUTHOR,
  COMMENTS,
  DATE,
  MORE,
  NOT_TEXT,
  PORTRAIT,
  POSTS,
  TEXT,
  VERIFIED,
} from './vk-marks.ts';
import { addressIn, approximateTimeOf, numbers, partsOf, timeOf } from './vk-parts.ts';
import { webAddress } from './web-address.ts';

const COMMENT = COMMENTS.join(', ');
const ANY_TEXT = [...TEXT.post, ...TEXT.comment].join(', ');
const VERIFIED_NAME = VERIFIED.join(', ');

const ROOT_COMMENT = '[data-testid="wall_comments_comment_root"]';
const IN_THREAD = '[data-testid="wall_comments_comment_in_thread"]';

type Sort = 'post' | 'comment';

function sortOf(element: Element): Sort {
  return element.matches(COMMENT) ? 'comment' : 'post';
}

/** The element's own number first, as no neighbour can stand in it; then the link of its date. */
function postAddress(element: Element, parts: OwnParts): VkAddress | null {
  const own =
    numbers(element.getAttribute('data-post-id')) ??
    numbers(element.id) ??
    numbers(parts.first('a[name^="post"]')?.getAttribute('name'));
  if (own) return { kind: 'wall', ...own, reply: null, thread: null };
  for (const date of DATE.post.flatMap((mark) => parts.all(mark))) {
    const address = addressIn(date.closest('a'));
    if (address?.reply === null) return address;
  }
  return null;
}

interface CommentPlace {
  readonly address: VkAddress;
  /** What it answers: the comment that began its thread, or the post; `null` where the page doesn't tell. */
  readonly parent: VkAddress | null;
}

/**
 * The link of a comment's date names the comment, its post and its thread. Without it a comment is known by
 * its own number and by the post under which it stands.
 */
function commentPlace(element: Element, parts: OwnParts, page: Page): CommentPlace | null {
  const links = DATE.comment.flatMap((mark) => parts.all(mark)).map((date) => date.closest('a'));
  for (const link of [...links, ...parts.all('a[href*="reply="]')]) {
    const address = link?.closest(ANY_TEXT) ? null : addressIn(link ?? null);
    if (!address || address.reply === null) continue;
    const began = address.thread === address.reply ? null : address.thread;
    const parent = { ...address, reply: began, thread: null };
    return { address, parent: began === null ? answeredIn(parts, parent) : parent };
  }
  const own = numbers(element.getAttribute('data-post-id')) ?? numbers(element.id);
  const post = element.closest(POSTS.join(', '));
  const under = post ? postAddress(post, partsOf(post)) : vkAddress(page.url);
  if (!own || !under || under.owner !== own.owner) return null;
  const root = element.matches(ROOT_COMMENT) ? { ...under, reply: null, thread: null } : null;
  return { address: { ...under, reply: own.id, thread: null }, parent: root };
}

/**
 * Before there were threads, a comment that answers another began with its author's name, which led there by
 * its own numbers and by no address.
 *
 * @param under the post that the comment stands under
 * @returns that post where the comment answers nobody else; `null` where it does, and not whom is told
 */
function answeredIn(parts: OwnParts, under: VkAddress): VkAddress | null {
  const greeting = parts.first('a.wall_reply_greeting');
  if (!greeting) return under;
  const pairs = [...(greeting.getAttribute('onclick') ?? '').matchAll(/'(-?\d{1,15})_(\d{1,15})'/g)];
  const [, owner, id] = pairs.at(-1) ?? [];
  return owner === under.owner && id !== undefined && id !== under.id ? { ...under, reply: id } : null;
}

function author(parts: OwnParts, sort: Sort): { name: string | null; handle: string | null } {
  const title = parts.first(...AUTHOR[sort]);
  // On mobile the date stands in the title as well.
  const name = visibleLine(title, { skip: `${DATE.post.join(', ')}, button` });
  const links = [
    title?.closest('a'),
    ...(title?.querySelectorAll('a') ?? []),
    parts.first(...PORTRAIT[sort]),
  ];
  for (const link of links) {
    const url = webAddress(link?.getAttribute('href'), VK_ORIGIN);
    if (!url || !VK_HOSTS.includes(url.hostname) || vkAddress(url)) continue;
    const handle = /^\/([\w.]{2,64})\/?$/.exec(url.pathname)?.[1];
    if (handle !== undefined && !handle.endsWith('.php')) return { name, handle };
  }
  return { name, handle: null };
}

/** Whether a text goes on where the page doesn't hold it: no hidden remainder follows the link that unfolds it. */
function isCut(parts: OwnParts, text: Element | null): boolean {
  if (text?.matches('[data-testid="showmoretext-in-expanded"]')) return false;
  const more = parts.first(MORE);
  return more !== null && !/display:\s*none/.test(more.nextElementSibling?.getAttribute('style') ?? '');
}

const COUNTERS: readonly [Counter['name'], string[]][] = [
  [
    'likes',
    [
      '[data-testid="post_footer_action_like"]',
      '[data-testid="comment-like"]',
      '.PostBottomButtonReaction',
      '.ReplyItem__like',
      '.PostButtonReactions',
      '.PostBottomAction.like',
      '.like_button_count',
      '[id^="like_count"]',
      '.v_like',
    ],
  ],
  [
    'replies',
    [
      '[data-testid="post_footer_action_comment"]',
      '.PostBottomButton._item_replies',
      '.PostBottomAction.comment',
      '.v_replies',
    ],
  ],
  [
    'shares',
    [
      '[data-testid="post_footer_action_share"]',
      '.PostBottomButton[href*="act=publish"]',
      '.PostBottomAction.share',
      '.v_share',
    ],
  ],
  ['views', ['.wall_item_views', '.like_views', '._views', '.v_views']],
];

/** The count as shown; exact where a label for screen readers or a data attribute gives it unrounded. */
function countersOf(parts: OwnParts): (Counter | null)[] {
  return COUNTERS.map(([name, marks]) => {
    const element = parts.first(...marks);
    if (!element) return null;
    const spoken = [
      element.getAttribute('data-count'),
      element.getAttribute('aria-label'),
      element.getAttribute('title'),
      visibleLine(element.parentElement?.querySelector('.visually-hidden:not([role])')),
    ].map((label) => countsIn(label));
    // One count a reaction: «[12,3]».
    const reactions = countsIn(element.getAttribute('data-reaction-counts'));
    const exact =
      spoken.find((counts) => counts.length === 1)?.[0] ??
      (reactions.length > 0 ? reactions.reduce((sum, each) => sum + each) : null);
    const shown = visibleLine(element);
    return counter(name, /\d/.test(shown ?? '') ? shown : exact?.toString(), exact);
  });
}

/** VK: walls, feeds, single posts and comments, on the desktop and on mobile. */
export const vk: Platform = {
  ...vkAddresses,
  posts: [...POSTS, ...COMMENTS].join(', '),
  // One page for «deleted», «not found» and «only for friends», told apart by its words alone.
  missing: { closed: '.message_page_body' },
  read(element, page): Post {
    const sort = sortOf(element);
    const parts = partsOf(element);
    const place = sort === 'comment' ? commentPlace(element, parts, page) : null;
    const address = sort === 'post' ? postAddress(element, parts) : (place?.address ?? null);
    const parent = place?.parent ?? null;
    const { name, handle } = author(parts, sort);
    const date = parts.first(...DATE[sort]);
    const text = parts.first(...TEXT[sort]);
    return postOf({
      platform: 'vk',
      kind:
        sort === 'post'
          ? 'post'
          : (parent && parent.reply !== null) || element.matches(IN_THREAD)
            ? 'reply'
            : 'comment',
      permalink: address ? addressOfVk(address) : null,
      parentPermalink: parent ? addressOfVk(parent) : null,
      rootPermalink: place ? addressOfVk({ ...place.address, reply: null, thread: null }) : null,
      authorName: name,
      authorHandle: handle,
      authorUrl: handle ? `${VK_ORIGIN}/${handle}` : null,
      verified: parts.first(VERIFIED_NAME) ? true : null,
      publishedAt: timeOf(date),
      approximatelyAt: approximateTimeOf(date, page.now),
      publishedLabel: visibleLine(date),
      text: visibleText(text, { skip: NOT_TEXT }),
      truncated: isCut(parts, text),
      links: linksIn(text, VK_ORIGIN, { skip: NOT_TEXT }),
      poll: pollOfVk(parts),
      quote: sort === 'post' ? copiedIn(element) : null,
      media: mediaOfVk(parts),
      counters: countersOf(parts),
    });
  },
  place(element) {
    const sort = sortOf(element);
    return partsOf(element).first(...ACTIONS[sort], ...DATE[sort], ...AUTHOR[sort]);
  },
};
