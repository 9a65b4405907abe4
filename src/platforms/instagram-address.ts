import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const INSTAGRAM_ORIGIN = 'https://www.instagram.com';
const HOSTS = ['instagram.com', 'm.instagram.com', 'instagr.am'];

/** Words that stand where an author's name or a code would: shared links without a code, stories, sounds. */
const NO_AUTHOR = /^(?:share|stories|explore|accounts|reels?|direct)$/;
const NO_CODE = /^(?:audio|trending|templates)$/;

export interface InstagramAddress {
  readonly code: string;
  readonly comment: string | null;
  readonly reply: string | null;
}

/** `/p/CODE`, `/reel/CODE` and `/USER/p/CODE` are the same post; `/c/ID` and `/c/ID/r/ID` its comments. */
export function instagramAddress(url: URL | null): InstagramAddress | null {
  if (!url || !HOSTS.includes(bareHost(url))) return null;
  const path =
    /^\/(?:([\w.]+)\/)?(?:p|reels?|tv)\/([\w-]{5,40})(?:\/c\/(\d{1,25})(?:\/r\/(\d{1,25}))?)?(?:\/|$)/.exec(
      url.pathname,
    );
  const [, author = '', code, comment = null, reply = null] = path ?? [];
  return code === undefined || NO_AUTHOR.test(author) || NO_CODE.test(code) ? null : { code, comment, reply };
}

export function addressOfInstagram({ code, comment, reply }: InstagramAddress): string {
  return `${INSTAGRAM_ORIGIN}/p/${code}/${comment === null ? '' : `c/${comment}/`}${reply === null ? '' : `r/${reply}/`}`;
}

export const instagramAddresses: PlatformAddresses = {
  id: 'instagram',
  hosts: HOSTS,
  canonical(url) {
    const address = instagramAddress(url);
    return address ? addressOfInstagram(address) : null;
  },
};
