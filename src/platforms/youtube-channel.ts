import { bareHost, webAddress } from './web-address.ts';
import { YOUTUBE_ORIGIN } from './youtube-address.ts';

/** The channel that a link leads to. Channels have had handles since 2022, and numbers before. */
export function channelAt(link: Element | null | undefined): { handle: string | null; url: string | null } {
  const url = webAddress(link?.closest('a')?.getAttribute('href'), YOUTUBE_ORIGIN);
  if (!url || !/^(?:m\.)?youtube\.com$/.test(bareHost(url))) return { handle: null, url: null };
  const handle = /^\/@([^/]{1,100})\/?$/.exec(decoded(url.pathname))?.[1] ?? null;
  const channel = handle !== null || /^\/(?:channel|c|user)\/[^/]+\/?$/.test(url.pathname);
  return { handle, url: channel ? `${YOUTUBE_ORIGIN}${url.pathname}` : null };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
