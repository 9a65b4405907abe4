import type { Counter, Post, PostMedia, Quote } from '../appeal/post.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page } from './platform.ts';
import { counter, media, type PollReading, postOf } from './read-post.ts';
import { approximateInstant } from './relative-time.ts';
import { TELEGRAM_ORIGIN } from './telegram-address.ts';
import { messageOfWebChat, profileOf, type WebChat, webChatAt } from './telegram-web-chat.ts';
import { visibleLine, visibleText } from './visible-text.ts';

// web.telegram.org/a. Most of its classes are written by hand in its published source and have stood since
// 2021; those with hashes (its newer parts) are not used. `data-message-id` is the number on the server.
export const A_MESSAGE = '.Message.message-list-item[data-message-id]:not(.SponsoredMessage)';

/** What a message answers, and what a link leads to. */
const FOREIGN = '.EmbeddedMessage, .message-subheader, .WebPage';
const NOT_TEXT = `${FOREIGN}, .MessageMeta, .Reactions`;
const CLOCK = /\d{1,2}:\d\d(?:\s?[ap]m)?/i;

/** The chat, where the bar above says that it is a group or a channel: a private talk's messages have no address. */
function chatAround(message: Element, page: Page): WebChat & { readonly title: string | null } {
  const bar = message.ownerDocument.querySelector('.MiddleHeader');
  const shared = bar?.querySelector('.group-status') != null;
  const { name, number } = webChatAt(page.url);
  return {
    name: shared ? name : null,
    number,
    title: shared ? visibleLine(bar?.querySelector('.fullName, .title h3')) : null,
  };
}

/** The name above a forwarded message is that of who wrote it first. */
function isForwarded(message: Element): boolean {
  return (
    message.querySelector('.message-content.is-forwarded') !== null ||
    (titleIn(message)?.querySelector('.forward-title-container')?.hasChildNodes() ?? false)
  );
}

function titleIn(message: Element): Element | null {
  return ownParts(message, FOREIGN).first('.message-title');
}

/** Several messages in a row are one group, and only the first of them says whose they are. */
function senderOf(message: Element): string | null {
  const own = titleIn(message);
  if (own) return isForwarded(message) ? null : visibleLine(own.querySelector('.sender-title'));
  const group = message.closest('.sender-group-container');
  if (!group?.querySelector('.Avatar[data-peer-id]') || message.classList.contains('own')) return null;
  const names = [...group.querySelectorAll(A_MESSAGE)]
    .filter((each) => titleIn(each) !== null && !isForwarded(each))
    .map((each) => visibleLine(titleIn(each)?.querySelector('.sender-title')));
  return new Set(names).size === 1 ? (names[0] ?? null) : null;
}

/**
 * Whether a message is a channel's: those have views and no sender. What was forwarded from a channel keeps its
 * views, also in a group, where the sender's portrait stands beside it.
 */
function isPost(message: Element, parts: OwnParts): boolean {
  const group = message.closest('.sender-group-container');
  const sent = message.classList.contains('own') || group?.querySelector('.Avatar[data-peer-id]') != null;
  return (
    parts.first('.message-views') !== null && !sent && (titleIn(message) === null || isForwarded(message))
  );
}

function quoteOf(message: Element): Partial<Quote> | null {
  if (isForwarded(message)) {
    return { authorName: visibleLine(titleIn(message)?.querySelector('.sender-title')) };
  }
  const answered = message.querySelector('.EmbeddedMessage');
  return answered
    ? {
        authorName: visibleLine(answered.querySelector('.embedded-sender')),
        text: visibleLine(answered.querySelector('.embedded-text-wrapper')),
      }
    : null;
}

/** The full time stands in a title once somebody pointed at it; else the day stands above the day's messages. */
function timeOf(message: Element, time: Element | null, page: Page): string | null {
  const told = time?.getAttribute('title')?.split('\n')[0];
  const clock = CLOCK.exec(visibleLine(time) ?? '')?.[0];
  const day = visibleLine(message.closest('.message-date-group')?.querySelector('.sticky-date'));
  return (
    approximateInstant(told, page.now) ??
    (day !== null && clock !== undefined ? approximateInstant(`${day} ${clock}`, page.now) : null)
  );
}

function mediaOf(parts: OwnParts): PostMedia[] {
  const kinds: readonly [PostMedia['kind'], string][] = [
    ['video', '.RoundVideo'],
    ['audio', '.Audio'],
    ['document', '.File'],
  ];
  return [
    ...parts
      .all('.media-inner')
      .map((frame) =>
        media(
          frame.querySelector('video, .message-media-duration') ? 'video' : 'picture',
          null,
          null,
          TELEGRAM_ORIGIN,
        ),
      ),
    ...kinds.flatMap(([kind, mark]) =>
      parts
        .all(mark)
        .map((file) => media(kind, null, visibleLine(file.querySelector('.file-title')), TELEGRAM_ORIGIN)),
    ),
  ];
}

function countersOf(parts: OwnParts): (Counter | null)[] {
  return [
    counter('views', visibleLine(parts.first('.message-views'))),
    ...parts
      .all('.Reactions .message-reaction')
      .map((reaction) => counter('reactions', visibleLine(reaction.querySelector('.counter')))),
  ];
}

/** Today's polls have hashed classes alone; those before 2026 had these. */
function pollOf(parts: OwnParts): PollReading | null {
  const options = parts.all('.PollOption');
  if (options.length === 0) return null;
  return {
    options: options.map((option) => ({
      text: visibleLine(option.querySelector('.poll-option-text')),
      label: visibleLine(option.querySelector('.poll-option-share')),
    })),
  };
}

export function readA(message: Element, page: Page): Post {
  const parts = ownParts(message, FOREIGN);
  const chat = chatAround(message, page);
  const time = parts.first('.MessageMeta .message-time');
  const shown = visibleLine(time);
  const post = isPost(message, parts);
  const text = parts.first('.text-content');
  const reading = { asWritten: true, skip: NOT_TEXT };
  return postOf({
    platform: 'telegram',
    kind: post ? 'post' : 'message',
    permalink: messageOfWebChat(chat, message.getAttribute('data-message-id')),
    authorName: post ? chat.title : senderOf(message),
    authorHandle: post ? chat.name : null,
    authorUrl: post ? profileOf(chat.name) : null,
    approximatelyAt: timeOf(message, time, page),
    publishedLabel: CLOCK.exec(shown ?? '')?.[0] ?? null,
    text: visibleText(text, reading),
    edited: /\p{L}/u.test((shown ?? '').replace(CLOCK, '')) ? true : null,
    links: linksIn(text, TELEGRAM_ORIGIN, reading),
    poll: pollOf(parts),
    quote: quoteOf(message),
    media: mediaOf(parts),
    counters: countersOf(parts),
  });
}

export function placeA(message: Element): Element | null {
  return ownParts(message, FOREIGN).first('.MessageMeta', '.text-content');
}
