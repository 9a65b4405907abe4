import type { PlatformId } from '../appeal/post.ts';
import { page } from './page.ts';
import type { Platform } from './platform.ts';
import { telegram } from './telegram.ts';
import { vk } from './vk.ts';
import { bareHost, webAddress } from './web-address.ts';
import { x } from './x.ts';

/** Every platform that Dauys reads. The generic reader is one like any other, and the last. */
export const PLATFORMS: readonly Platform[] = [x, telegram, vk, page];

/** The platform whose page `url` is; the generic reader for every other page. */
export function platformFor(url: URL): Platform {
  const host = bareHost(url);
  return PLATFORMS.find((platform) => platform.hosts.includes(host)) ?? page;
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
  const platform = platformFor(address);
  const permalink = platform.canonical(address);
  return permalink === null ? null : { platform: platform.id, permalink };
}
