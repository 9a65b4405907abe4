import type { Quote } from '../appeal/post.ts';
import { instant } from './instant.ts';
import type { OwnParts } from './own-parts.ts';
import type { PollReading } from './read-post.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { addressOfX } from './x-address.ts';
import { quotesIn, statusIn, X_MORE, X_NAME, X_TEXT } from './x-parts.ts';

/**
 * The quoted post of an article. Its box is one link without an address, so its own address stands in the page
 * only where it has pictures, each of which leads to itself.
 */
export function quoteIn(article: Element): Partial<Quote> | null {
  const box = quotesIn(article).find((each) => each.querySelector(X_NAME));
  const name = box?.querySelector(X_NAME);
  if (!box || !name) return null;
  const parts = [...name.querySelectorAll('[dir="ltr"]')].filter((part) => !part.querySelector('time'));
  const texts = parts.map((part) => visibleLine(part, { asWritten: true }));
  const at = texts.findIndex((text) => /^@\w{1,20}$/.test(text ?? ''));
  const handle = texts[at]?.slice(1) ?? null;
  const links = box.querySelectorAll(
    'a[href*="/status/"][href*="/photo/"], a[href*="/status/"][href*="/video/"]',
  );
  const status = [...links].map(statusIn).find((each) => each !== null);
  return {
    permalink: status ? addressOfX({ ...status, handle: status.handle ?? handle }) : null,
    // The name stands before the handle, and before nothing else that is text.
    authorName: texts.slice(0, Math.max(0, at)).find((text) => text !== null) ?? null,
    authorHandle: handle,
    text: visibleText(box.querySelector(X_TEXT), { asWritten: true, skip: X_MORE }),
    publishedAt: instant(name.querySelector('time')?.getAttribute('datetime')),
  };
}

const SHARE = /^\d[\d.,]*\s?%$/;

/**
 * A poll: radio buttons while one may vote, a list with shares afterwards (`cardPoll` and the roles are there
 * for tests and screen readers). What stands beside the options tells the votes first.
 */
export function pollIn(parts: OwnParts): PollReading | null {
  const poll = parts.first('[data-testid="cardPoll"]');
  if (!poll) return null;
  const list = '[role="radiogroup"], [role="list"], ul';
  const options = [...poll.querySelectorAll('[role="radio"], [role="listitem"], li')];
  // Without the dot between the votes and the time left, one could be taken for the other.
  const [beside = '', rest] = (visibleLine(poll, { skip: list }) ?? '').split('·');
  return {
    options: options.map((option) => {
      const texts = [...option.querySelectorAll('[dir], span')].map((part) => visibleLine(part));
      const label = texts.find((text) => SHARE.test(text ?? '')) ?? null;
      const whole = visibleLine(option);
      const text = label && whole?.endsWith(label) ? whole.slice(0, -label.length).trim() : whole;
      return { text, label };
    }),
    votesLabel: rest !== undefined && /\d/.test(beside) ? beside : null,
  };
}
