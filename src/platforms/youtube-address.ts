import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const YOUTUBE_ORIGIN = 'https://www.youtube.com';
const HOSTS = ['youtube.com', 'm.youtube.com', 'music.youtube.com', 'youtube-nocookie.com', 'youtu.be'];

export interface YoutubeAddress {
  /** A film, or a post of a community. */
  readonly film: string | null;
  readonly post: string | null;
  /** `PARENT` or `PARENT.REPLY`. */
  readonly comment: string | null;
}

export function youtubeAddress(url: URL | null): YoutubeAddress | null {
  if (!url || !HOSTS.includes(bareHost(url))) return null;
  const query = url.searchParams;
  const path = /^\/(?:(shorts|live|embed|v|e|post)\/)?([\w-]{6,64})\/?$/.exec(url.pathname);
  const short = bareHost(url) === 'youtu.be';
  const film =
    url.pathname === '/watch' ? query.get('v') : path && (short || path[1] !== undefined) ? path[2] : null;
  const found = path?.[1] === 'post' ? path[2] : (query.get('lb') ?? null);
  const post = found && /^Ug[\w-]{10,60}$/.test(found) ? found : null;
  if (post === null && !/^[\w-]{11}$/.test(film ?? '')) return null;
  const comment = query.get('lc');
  return {
    film: post === null ? (film ?? null) : null,
    post,
    comment: /^[\w-]{10,60}(?:\.[\w-]{10,60})?$/.test(comment ?? '') ? comment : null,
  };
}

export function addressOfYoutube({ film, post, comment }: YoutubeAddress): string {
  const address = post === null ? `${YOUTUBE_ORIGIN}/watch?v=${film}` : `${YOUTUBE_ORIGIN}/post/${post}`;
  return comment === null ? address : `${address}${post === null ? '&' : '?'}lc=${comment}`;
}

export const youtubeAddresses: PlatformAddresses = {
  id: 'youtube',
  hosts: HOSTS,
  canonical(url) {
    const address = youtubeAddress(url);
    return address ? addressOfYoutube(address) : null;
  },
};
