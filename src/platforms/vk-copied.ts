import type { Quote } from '../appeal/post.ts';
import { ownParts } from './own-parts.ts';
import { visibleLine, visibleText } from './visible-text.ts';
import { addressOfVk, VK_HOSTS, VK_ORIGIN, vkAddress } from './vk-address.ts';
import { COMMENTS, COPIED, DATE, NOT_TEXT, TEXT } from './vk-marks.ts';
import { addressIn, numbers, timeOf } from './vk-parts.ts';
import { bareHost, webAddress } from './web-address.ts';

/** A copy may itself copy, and comments stand in the same post. */
const FURTHER = ['[data-post-nesting-lvl="2"]', '[data-post-nesting-lvl="3"]', ...COMMENTS].join(', ');

/** The post that a post copies from another wall, with or without words of its own; the first where they nest. */
export function copiedIn(post: Element): Partial<Quote> | null {
  const around = ownParts(post, FURTHER);
  const box = around.first(...COPIED.box);
  if (!box) return null;
  const parts = ownParts(box, `${FURTHER}, .copy_quote`);
  const name = parts.first(...COPIED.author);
  const date = parts.first(...COPIED.date);
  const own = numbers(box.getAttribute('data-post-id'));
  const dated = addressIn(date?.closest('a') ?? null);
  const address = own ? vkAddress(new URL(`/wall${own.owner}_${own.id}`, VK_ORIGIN)) : dated;
  const profile = webAddress(
    (name?.closest('a') ?? name?.querySelector('a'))?.getAttribute('href'),
    VK_ORIGIN,
  );
  const handle =
    profile && VK_HOSTS.includes(bareHost(profile)) ? /^\/([\w.]{2,64})\/?$/.exec(profile.pathname) : null;
  // On mobile the text stands beside the line with the name.
  const body = box.matches('.pic_header')
    ? around.first('.pic_body_wrap .pi_text')
    : parts.first(...TEXT.post);
  return {
    permalink: address?.kind === 'wall' && address.reply === null ? addressOfVk(address) : null,
    authorName: visibleLine(name, { skip: `${DATE.post.join(', ')}, button` }),
    authorHandle: handle?.[1] ?? null,
    text: visibleText(body, { skip: NOT_TEXT }),
    publishedAt: timeOf(date),
  };
}
