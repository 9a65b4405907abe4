import { page } from '../platforms/page.ts';
import type { Platform } from '../platforms/platform.ts';
import { telegram } from '../platforms/telegram.ts';
import { vk } from '../platforms/vk.ts';
import { bareHost } from '../platforms/web-address.ts';
import { x } from '../platforms/x.ts';

/** The platforms whose pages carry the clip button by themselves; posts of all others are clipped on asking. */
export const OFFERED: readonly Platform[] = [x, telegram, vk];

/** The offered platform whose page `url` is; the generic reader, which finds no posts, for every other page. */
export function offeredAt(url: URL): Platform {
  return OFFERED.find(({ hosts }) => hosts.includes(bareHost(url))) ?? page;
}
