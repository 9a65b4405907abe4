import type { PlatformId } from '../appeal/post.ts';
import { blueskyAddresses } from './bluesky-address.ts';
import { facebookAddresses } from './facebook-address.ts';
import { instagramAddresses } from './instagram-address.ts';
import { mastodonAddresses } from './mastodon-address.ts';
import { okAddresses } from './ok-address.ts';
import { pageAddresses } from './page-address.ts';
import type { PlatformAddresses } from './platform.ts';
import { redditAddresses } from './reddit-address.ts';
import { telegramAddresses } from './telegram-address.ts';
import { threadsAddresses } from './threads-address.ts';
import { tiktokAddresses } from './tiktok-address.ts';
import { vkAddresses } from './vk-address.ts';
import { bareHost, webAddress } from './web-address.ts';
import { xAddresses } from './x-address.ts';
import { youtubeAddresses } from './youtube-address.ts';

/** How every platform addresses its posts; any other page's address is the last. */
export const ADDRESSES: readonly PlatformAddresses[] = [
  xAddresses,
  telegramAddresses,
  vkAddresses,
  instagramAddresses,
  facebookAddresses,
  threadsAddresses,
  youtubeAddresses,
  tiktokAddresses,
  okAddresses,
  blueskyAddresses,
  redditAddresses,
  mastodonAddresses,
  pageAddresses,
];

/** The platform that an address belongs to: by its host, else by a shape that is surely one platform's. */
export function addressesAt(url: URL): PlatformAddresses {
  const host = bareHost(url);
  return (
    ADDRESSES.find(({ hosts }) => hosts.includes(host)) ??
    ADDRESSES.find((platform) => platform.claims?.(url)) ??
    pageAddresses
  );
}

/**
 * The identity of a post: the same post has the same one, whatever host, suffix, spelling of a name or
 * tracking parameters its address came with. It is what posts are looked up and kept apart by; it leads to the
 * post, but `Post.permalink` is the address that people know it by: on X the one with the author's handle,
 * which can change, on VK the one with the thread of a comment.
 *
 * @param url any address of the post, such as its `permalink` or what somebody pasted
 * @returns `null` where the text is no web address, or one of a platform's that names no post
 */
export function canonicalPost(url: string): { platform: PlatformId; permalink: string } | null {
  const address = webAddress(url, 'about:blank');
  if (!address) return null;
  const platform = addressesAt(address);
  const permalink = platform.canonical(address);
  return permalink === null ? null : { platform: platform.id, permalink };
}

/** Whether a page at `url` can show posts of a platform: its own hosts do, and any host where anybody can host it. */
export function canStandAt(id: PlatformId, url: URL): boolean {
  const at = addressesAt(url);
  return at.id === id || (at.id === 'page' && ADDRESSES.some((each) => each.id === id && each.claims));
}
