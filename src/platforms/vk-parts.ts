import { instant, instantOfSeconds } from './instant.ts';
import { type OwnParts, ownParts } from './own-parts.ts';
import { approximateInstant } from './relative-time.ts';
import { visibleLine } from './visible-text.ts';
import { VK_ORIGIN, type VkAddress, vkAddress } from './vk-address.ts';
import { FOREIGN } from './vk-marks.ts';
import { webAddress } from './web-address.ts';

export function partsOf(element: Element): OwnParts {
  return ownParts(element, FOREIGN);
}

export function addressIn(link: Element | null): VkAddress | null {
  return vkAddress(webAddress(link?.getAttribute('href'), VK_ORIGIN));
}

/** `OWNER_ID` as ids and data attributes carry it: `post-1_2`, `wall_reply-1_5`, `-1_2`. */
export function numbers(text: string | null | undefined): { owner: string; id: string } | null {
  const [, owner, id] = /^(?:[a-z_]*[a-z])?(-?\d{1,15})_(\d{1,15})$/i.exec(text ?? '') ?? [];
  return owner === undefined || id === undefined ? null : { owner, id };
}

export function timeOf(date: Element | null): string | null {
  for (const element of date ? [date, ...date.querySelectorAll('*')] : []) {
    const time =
      instant(element.getAttribute('datetime')) ??
      instantOfSeconds(
        element.getAttribute('time') ?? element.getAttribute('data-time') ?? element.getAttribute('data-ts'),
      );
    if (time) return time;
  }
  return null;
}

/**
 * The time as the label says it. Older posts have none for machines, and their full date, where there is one,
 * in an attribute of the site's own.
 */
export function approximateTimeOf(date: Element | null, now: number | undefined): string | null {
  const dated = date?.matches('[abs_time]') ? date : date?.querySelector('[abs_time]');
  return (
    approximateInstant(dated?.getAttribute('abs_time'), now) ?? approximateInstant(visibleLine(date), now)
  );
}
