import { bluesky } from './bluesky.ts';
import { facebook } from './facebook.ts';
import { instagram } from './instagram.ts';
import { mastodon } from './mastodon.ts';
import { ok } from './ok.ts';
import { page } from './page.ts';
import type { Platform } from './platform.ts';
import { reddit } from './reddit.ts';
import { telegram } from './telegram.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok.ts';
import { vk } from './vk.ts';
import { bareHost } from './web-address.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

/**
 * Every platform that Dauys reads; the generic reader is one like any other, and the last. Whoever needs no
 * reader asks `addresses.ts`, which weighs a tenth of this.
 */
export const PLATFORMS: readonly Platform[] = [
  x,
  telegram,
  vk,
  instagram,
  facebook,
  threads,
  youtube,
  tiktok,
  ok,
  bluesky,
  reddit,
  mastodon,
  page,
];

/**
 * The platform whose page `url` is; the generic reader for every other page.
 *
 * @param root the page itself, by whose marks a platform that anybody can host is recognised
 */
export function platformFor(url: URL, root?: Document): Platform {
  const host = bareHost(url);
  return (
    PLATFORMS.find(({ hosts }) => hosts.includes(host)) ??
    (root && PLATFORMS.find((platform) => platform.recognises?.(root))) ??
    page
  );
}
