import type { Counter, Post, PostMedia, Quote } from '../appeal/post.ts';
import { instantOfSeconds } from './instant.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page } from './platform.ts';
import { counter, media, type PollReading, postOf } from './read-post.ts';
import { TELEGRAM_ORIGIN } from './telegram-address.ts';
import { messageOfWebChat, profileOf, type WebChat, webChatAt } from './telegram-web-chat.ts';
import { visibleLine, visibleText } from './visible-text.ts';

// web.telegram.org/k. Its classes are written by hand, without hashes, in its published source and have stood
// since 2021; the data attributes are what its own scripts find messages by.
export const K_MESSAGE = '.bubble[data-mid][data-peer-id][data-timestamp]:not(.service)';

/** What a message answers, what a link leads to, and what checks the facts of it. */
const FOREIGN = '.reply, .webpage, .bubble-fact-check';
const FORWARDED = '.bubble-name-forwarded';
/** In the element of the text and not the text. */
const NOT_TEXT = `${FOREIGN}, .time, .reactions, reactions-element, .reply-markup, .document-container, .poll-message-content, poll-element`;
/** In the line with the time and not the time. */
const NOT_TIME =
  '.post-views, .time-edited, .time-post-author, .time-replies, .time-icon, .time-pinned, .tgico';

/** From here on the application counts the messages of channels, so that no two chats share a number. */
const CHANNELS = 2 ** 32;

interface Chat extends WebChat {
  readonly title: string | null;
  readonly verified: boolean;
}

/** The chat around a message, where the bar above it names the same one. */
function chatAround(bubble: Element, page: Page): Chat {
  const peer = bubble.getAttribute('data-peer-id') ?? '';
  const around = bubble.closest('.chat') ?? bubble.ownerDocument;
  const title = around.querySelector('.chat-info .peer-title[data-peer-id]');
  const same = title?.getAttribute('data-peer-id') === peer;
  const inChannel =
    bubble.classList.contains('channel-post') || Number(bubble.getAttribute('data-mid')) >= CHANNELS;
  const number = inChannel ? (/^-(\d{4,15})$/.exec(peer)?.[1] ?? null) : null;
  return {
    // A private talk has a name as well, and its messages have no address.
    name: same && peer.startsWith('-') ? webChatAt(page.url).name : null,
    number,
    title: same ? visibleLine(title) : null,
    verified: same && title?.querySelector('.verified-icon') !== null,
  };
}

function addressOf(bubble: Element, chat: Chat): string | null {
  const id = Number(bubble.getAttribute('data-mid'));
  return Number.isSafeInteger(id) ? messageOfWebChat(chat, String(id % CHANNELS)) : null;
}

/**
 * Who wrote a message of a group. Several in a row are one group with one portrait, and only the first of them
 * says the name.
 */
function senderOf(bubble: Element, parts: OwnParts): string | null {
  const own = parts.all('.name .peer-title').find((title) => !title.closest(`${FORWARDED}, .is-via`));
  if (own) return visibleLine(own);
  const group = bubble.closest('.bubbles-group');
  const portrait = group?.querySelector('.bubbles-group-avatar[data-peer-id]')?.getAttribute('data-peer-id');
  if (!portrait || parts.first(FORWARDED) || bubble.classList.contains('is-out')) return null;
  const names = [...(group?.querySelectorAll('.name[data-peer-id]') ?? [])];
  const name = names.find((each) => each.getAttribute('data-peer-id') === portrait);
  return visibleLine(name?.querySelector('.peer-title'));
}

function textOf(parts: OwnParts): Element | null {
  return parts.first('.message .translatable-message', '.message');
}

/** What was forwarded comes before what is answered: its words are the message's own text. */
function quoteOf(bubble: Element): Partial<Quote> | null {
  const forwarded = bubble.querySelector(`${FORWARDED} .peer-title`);
  if (forwarded) return { authorName: visibleLine(forwarded) };
  const reply = bubble.querySelector('.reply');
  return reply
    ? {
        authorName: visibleLine(reply.querySelector('.reply-title')),
        text: visibleLine(reply.querySelector('.reply-subtitle')),
      }
    : null;
}

function mediaOf(parts: OwnParts): PostMedia[] {
  const items = parts.all('.album-item');
  const frames = items.length > 0 ? items : parts.all('.attachment').filter((each) => each.firstElementChild);
  return [
    ...frames.map((frame) =>
      media(frame.querySelector('video, .video-time') ? 'video' : 'picture', null, null, TELEGRAM_ORIGIN),
    ),
    ...parts
      .all('.document, audio-element')
      .map((file) =>
        media(
          file.localName === 'audio-element' || file.classList.contains('audio') ? 'audio' : 'document',
          null,
          visibleLine(file.querySelector('.document-name')),
          TELEGRAM_ORIGIN,
        ),
      ),
  ];
}

function countersOf(parts: OwnParts): (Counter | null)[] {
  return [
    // The line with the time stands twice, once to keep its room.
    counter('views', visibleLine(parts.first('.time-inner .post-views', '.post-views'))),
    ...parts
      .all('.reactions .reaction-counter, reactions-element .reaction-counter')
      .map((count) => counter('reactions', visibleLine(count))),
  ];
}

/** Today's polls have hashed classes alone; those before 2026 had these. */
function pollOf(parts: OwnParts): PollReading | null {
  const answers = parts.all('.poll-answer');
  if (answers.length === 0) return null;
  return {
    options: answers.map((answer) => ({
      text: visibleLine(answer.querySelector('.poll-answer-text')),
      label: visibleLine(answer.querySelector('.poll-answer-percents')),
    })),
    votesLabel: visibleLine(parts.first('.poll-votes-count')),
  };
}

export function readK(bubble: Element, page: Page): Post {
  const parts = ownParts(bubble, FOREIGN);
  const chat = chatAround(bubble, page);
  const post = bubble.classList.contains('channel-post');
  const text = textOf(parts);
  const reading = { asWritten: true, skip: NOT_TEXT };
  return postOf({
    platform: 'telegram',
    kind: post ? 'post' : 'message',
    permalink: addressOf(bubble, chat),
    authorName: post ? chat.title : senderOf(bubble, parts),
    authorHandle: post ? chat.name : null,
    authorUrl: post ? profileOf(chat.name) : null,
    verified: post && chat.verified ? true : null,
    publishedAt: instantOfSeconds(bubble.getAttribute('data-timestamp')),
    publishedLabel: visibleLine(parts.first('.time-inner', '.time'), { skip: NOT_TIME }),
    text: visibleText(text, reading),
    edited: parts.first('.time-edited') ? true : null,
    links: linksIn(text, TELEGRAM_ORIGIN, reading),
    poll: pollOf(parts),
    quote: quoteOf(bubble),
    media: mediaOf(parts),
    counters: countersOf(parts),
  });
}

export function placeK(bubble: Element): Element | null {
  return ownParts(bubble, FOREIGN).first('.message > .time', '.time', '.message');
}
