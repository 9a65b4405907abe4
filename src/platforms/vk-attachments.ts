import type { PostMedia } from '../appeal/post.ts';
import type { OwnParts } from './own-parts.ts';
import { media, type PollReading } from './read-post.ts';
import { visibleLine } from './visible-text.ts';
import { addressOfVk, VK_ORIGIN, vkAddress } from './vk-address.ts';
import { NOT_TEXT, TEXT } from './vk-marks.ts';
import { addressIn } from './vk-parts.ts';
import { webAddress } from './web-address.ts';

const ANY_TEXT = [...TEXT.post, ...TEXT.comment].join(', ');

/**
 * A poll before React (its classes have stood since 2018; today's polls have no mark that lasts): the options,
 * each with its share once one may see it.
 */
export function pollOfVk(parts: OwnParts): PollReading | null {
  const poll = parts.first('.media_voting');
  if (!poll) return null;
  return {
    options: [...poll.querySelectorAll('.media_voting_option_wrap')].map((option) => ({
      text: visibleLine(option.querySelector('.media_voting_option_text'), {
        skip: '.media_voting_option_count',
      }),
      label: visibleLine(option.querySelector('.media_voting_option_percent')),
    })),
    votesLabel: visibleLine(poll.querySelector('[class*="media_voting_footer_voted_text"]')),
  };
}

/**
 * Photos and films are known by the addresses they lead to, which VK has never changed, or by the numbers in
 * their data attributes; one that has neither counts by its frame.
 */
export function mediaOfVk(parts: OwnParts): PostMedia[] {
  const found = new Map<string, PostMedia>();
  const known: Element[] = [];
  for (const element of parts.all('a[href], [data-video], [data-photo-id]')) {
    if (element.closest(ANY_TEXT) && !element.closest(NOT_TEXT)) continue;
    const href =
      element.getAttribute('href') ??
      (element.hasAttribute('data-video')
        ? `/video${element.getAttribute('data-video')}`
        : `/photo${element.getAttribute('data-photo-id')}`);
    const address = addressIn(element) ?? vkAddress(webAddress(href, VK_ORIGIN));
    if (!address || address.kind === 'wall') continue;
    known.push(element);
    const film = address.kind !== 'photo';
    const url = addressOfVk({ ...address, reply: null, thread: null });
    const alt = film ? element.getAttribute('aria-label') : element.querySelector('img')?.getAttribute('alt');
    if (!found.has(url)) found.set(url, media(film ? 'video' : 'picture', url, alt, VK_ORIGIN));
  }
  const frames = parts
    .all('[data-testid="media-grid-item"], [data-testid="primary-attachment-photo"]')
    .filter((frame) => !known.some((each) => each.contains(frame) || frame.contains(each)));
  return [
    ...found.values(),
    ...parts
      .all('.media_voting')
      .map((poll) =>
        media('poll', null, visibleLine(poll.querySelector('.media_voting_question')), VK_ORIGIN),
      ),
    ...frames.map((frame) => {
      const image = frame.querySelector('img');
      return media('picture', image?.getAttribute('src'), image?.getAttribute('alt'), VK_ORIGIN);
    }),
  ];
}
