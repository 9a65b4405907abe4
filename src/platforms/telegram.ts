import type { Counter, Post, PostMedia, Quote } from '../appeal/post.ts';
import { counterValue } from './counter-label.ts';
import { instant } from './instant.ts';
import { linksIn } from './links.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import type { Page, Platform } from './platform.ts';
import { counter, media, type PollReading, postOf } from './read-post.ts';
import {
  addressOfTelegram,
  identityOfTelegram,
  TELEGRAM_HOSTS,
  TELEGRAM_ORIGIN,
  type TelegramMessage,
  telegramAddresses,
  telegramMessage,
} from './telegram-address.ts';
import { A_MESSAGE, placeA, readA } from './telegram-web-a.ts';
import { K_MESSAGE, placeK, readK } from './telegram-web-k.ts';
import { seen, visibleLine, visibleText } from './visible-text.ts';
import { bareHost, webAddress } from './web-address.ts';

// The widget's classes are its public face: t.me/s, the embedded post and the discussion share them, and they
// stood unchanged from 2018 to 2026.
const MESSAGE =
  '.tgme_widget_message[data-post]:not(.service_message), .tgme_widget_message[data-post-id]:not(.service_message)';
/** The page of one message shows it in a frame of its own. */
const FRAME = 'iframe[src*="embed=1"]';
/** In a group and in a discussion a message has its sender; a channel's messages are the channel's. */
const SENDER = '.tgme_widget_message_author_name';
/** The text stands once, or within itself. */
const TEXT = ':not(.tgme_widget_message_text) > .tgme_widget_message_text.js-message_text';
/** What the message answers is shown above it, with the same classes. */
const ANSWERED = '.tgme_widget_message_reply';

function addressIn(link: Element | null): TelegramMessage | null {
  return telegramMessage(webAddress(link?.getAttribute('href'), TELEGRAM_ORIGIN));
}

/**
 * `data-post` names the message itself. In a discussion the comments have only a number of their own, and the
 * page names the message under which they stand.
 */
function ownAddress(message: Element, parts: OwnParts, page: Page): TelegramMessage | null {
  const named = telegramMessage(webAddress(message.getAttribute('data-post'), `${TELEGRAM_ORIGIN}/`));
  const dated = addressIn(parts.first('a.tgme_widget_message_date'));
  if (dated?.comment) return dated;
  const comment = message.getAttribute('data-post-id');
  if (!named && comment !== null && page.url.searchParams.has('discussion')) {
    const under = telegramMessage(page.url);
    return under && /^\d{1,15}$/.test(comment) ? { ...under, comment } : null;
  }
  return named ?? dated;
}

function author(parts: OwnParts): { name: string | null; handle: string | null; url: string | null } {
  const element = parts.first('.tgme_widget_message_owner_name', SENDER);
  const url = webAddress(element?.closest('a')?.getAttribute('href'), TELEGRAM_ORIGIN);
  const handle =
    url && TELEGRAM_HOSTS.includes(bareHost(url)) ? /^\/([a-z]\w{3,31})\/?$/i.exec(url.pathname)?.[1] : null;
  return {
    name: visibleLine(element),
    handle: handle ?? null,
    url: handle ? `${TELEGRAM_ORIGIN}/${handle}` : null,
  };
}

function textOf(parts: OwnParts): string | null {
  const text = parts
    .all('.tgme_widget_message_text')
    .find((each) => !each.classList.contains('js-message_reply_text'));
  if (text) return visibleText(text);
  const question = visibleLine(parts.first('.tgme_widget_message_poll_question'));
  const options = parts.all('.tgme_widget_message_poll_option_text').map((option) => visibleLine(option));
  return seen([question, ...options].filter((each) => each !== null).join('\n'));
}

const MEDIA: readonly [PostMedia['kind'], string][] = [
  ['picture', '.tgme_widget_message_photo_wrap'],
  ['video', '.tgme_widget_message_video_player'],
  ['video', '.tgme_widget_message_roundvideo_player'],
  ['audio', '.tgme_widget_message_voice_player'],
  ['document', '.tgme_widget_message_document_wrap'],
  ['sticker', '.tgme_widget_message_sticker_wrap'],
  ['poll', '.tgme_widget_message_poll'],
];

/** Pictures are backgrounds of links: their addresses stand in the style attribute. */
function mediaOf(parts: OwnParts): PostMedia[] {
  return MEDIA.flatMap(([kind, selector]) =>
    parts.all(selector).map((element) => {
      const source = element.querySelector('video, audio')?.getAttribute('src');
      const drawn = [element, ...element.querySelectorAll('[style*="background-image"]')]
        .map((each) => /url\(['"]?([^'")]+)/.exec(each.getAttribute('style') ?? '')?.[1])
        .find((each) => each !== undefined);
      const title = element.querySelector(
        '.tgme_widget_message_document_title, .tgme_widget_message_poll_question',
      );
      return media(kind, source ?? drawn, visibleLine(title), TELEGRAM_ORIGIN);
    }),
  );
}

function countersOf(parts: OwnParts): (Counter | null)[] {
  return [
    counter('views', visibleLine(parts.first('.tgme_widget_message_views'))),
    ...parts.all('.tgme_reaction').map((reaction) => {
      // The count is the text beside the emoji; an emoji such as 1️⃣ has a digit of its own.
      const count = visibleLine(reaction, { skip: 'i, b, tg-emoji' });
      return count === null ? null : counter('reactions', visibleLine(reaction), counterValue(count));
    }),
  ];
}

/** The line with the time has a word of its own before the time only where the message was changed. */
function isEdited(parts: OwnParts): true | null {
  const line = parts.first('.tgme_widget_message_meta');
  const word = [...(line?.childNodes ?? [])].some(
    ({ nodeType, nodeValue }) => nodeType === 3 && /\p{L}/u.test(nodeValue ?? ''),
  );
  return word ? true : null;
}

function pollOf(parts: OwnParts): PollReading | null {
  const options = parts.all('.tgme_widget_message_poll_option');
  if (options.length === 0) return null;
  return {
    options: options.map((option) => ({
      text: visibleLine(option.querySelector('.tgme_widget_message_poll_option_text')),
      label: visibleLine(option.querySelector('.tgme_widget_message_poll_option_percent')),
    })),
    votesLabel: visibleLine(parts.first('.tgme_widget_message_voters')),
  };
}

/** Where a message was forwarded from; its words are the message's own text. What it answers is its parent. */
function quoteOf(parts: OwnParts): Partial<Quote> | null {
  const from = parts.first('.tgme_widget_message_forwarded_from_name');
  const address = addressIn(from?.closest('a') ?? null);
  return {
    permalink: address ? addressOfTelegram(address) : null,
    authorName: visibleLine(from),
    authorHandle: address && !address.channel.startsWith('c/') ? address.channel : null,
  };
}

function readMessage(message: Element, page: Page): Post {
  const parts = ownParts(message, ANSWERED);
  const address = ownAddress(message, parts, page);
  const time = parts.first('a.tgme_widget_message_date time');
  const { name, handle, url } = author(parts);
  const answered = addressIn(message.querySelector(`a${ANSWERED}`));
  const comments = address !== null && address.comment !== null ? { ...address, comment: null } : null;
  const parent = answered ?? comments;
  return postOf({
    platform: 'telegram',
    kind: comments ? 'comment' : parts.first(SENDER) ? 'message' : 'post',
    permalink: address ? addressOfTelegram(address) : null,
    parentPermalink: parent ? addressOfTelegram(parent) : null,
    rootPermalink: comments ? addressOfTelegram(comments) : null,
    authorName: name,
    authorHandle: handle,
    authorUrl: url,
    publishedAt: instant(time?.getAttribute('datetime')),
    publishedLabel: visibleLine(time),
    text: textOf(parts),
    verified: parts.first('.tgme_widget_message_author .verified-icon') ? true : null,
    edited: isEdited(parts),
    links: parts.all(TEXT).flatMap((text) => linksIn(text, TELEGRAM_ORIGIN)),
    poll: pollOf(parts),
    quote: quoteOf(parts),
    media: mediaOf(parts),
    counters: countersOf(parts),
  });
}

/**
 * The page of one message holds the message in a frame; where that cannot be looked into, the page's own
 * metadata say the text, and the channel's name where it is a channel (only a channel has a preview at /s/).
 */
function readFrame(frame: Element, page: Page): Post {
  const inside = (frame as HTMLIFrameElement).contentDocument?.querySelector(MESSAGE);
  if (inside) return readMessage(inside, page);
  const address = telegramMessage(webAddress(frame.getAttribute('src'), TELEGRAM_ORIGIN));
  const shown = telegramMessage(page.url);
  const described = address && shown && identityOfTelegram(address) === identityOfTelegram(shown);
  const root = frame.ownerDocument;
  const meta = (property: string): string | null =>
    seen(root.querySelector(`meta[property="${property}"]`)?.getAttribute('content'));
  const channel =
    described && root.querySelector(`a[href^="/s/${address.channel}" i]`) ? address.channel : null;
  return postOf({
    platform: 'telegram',
    kind: 'post',
    permalink: address ? addressOfTelegram(address) : null,
    authorName: channel ? meta('og:title') : null,
    authorHandle: channel,
    authorUrl: channel ? `${TELEGRAM_ORIGIN}/${channel}` : null,
    text: described ? meta('og:description') : null,
  });
}

/**
 * Telegram on the web: without an account channel previews (t.me/s), single messages and discussions, with one
 * its two applications, K and A.
 */
export const telegram: Platform = {
  ...telegramAddresses,
  posts: [MESSAGE, FRAME, K_MESSAGE, A_MESSAGE].join(', '),
  // The embedded message is the answer of the server itself; sites that embed messages have relied on it for years.
  missing: { frame: FRAME, gone: '.tgme_widget_message_error' },
  read(element, page) {
    if (element.matches(K_MESSAGE)) return readK(element, page);
    if (element.matches(A_MESSAGE)) return readA(element, page);
    return element.localName === 'iframe' ? readFrame(element, page) : readMessage(element, page);
  },
  place(element) {
    if (element.matches(K_MESSAGE)) return placeK(element);
    if (element.matches(A_MESSAGE)) return placeA(element);
    if (element.localName === 'iframe') return element;
    // The line with views and time, at its end: an inline place that is drawn under every message.
    return ownParts(element, ANSWERED).first('.tgme_widget_message_meta', '.tgme_widget_message_footer');
  },
};
