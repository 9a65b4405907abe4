import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const REDDIT_ORIGIN = 'https://www.reddit.com';
const HOSTS = [
  'reddit.com',
  ...['old', 'new', 'sh', 'np', 'm', 'i', 'amp', 'ru', 'de'].map((name) => `${name}.reddit.com`),
];
const SHORT = 'redd.it';

export interface RedditAddress {
  /** `r/NAME` or `user/NAME`, where the address names it. */
  readonly place: string | null;
  readonly post: string;
  /** The words of the title that Reddit puts into the address. */
  readonly slug: string | null;
  readonly comment: string | null;
}

/**
 * The post or the comment that an address names: `/r/SUB/comments/ID/words/`, with a comment's number behind the
 * words or behind `comment`, `/comments/ID`, `/gallery/ID`, `redd.it/ID`. A shared link (`/r/SUB/s/…`) names none.
 */
export function redditAddress(url: URL | null): RedditAddress | null {
  if (!url) return null;
  const host = bareHost(url);
  if (host === SHORT) {
    const post = /^\/([a-z0-9]{4,12})\/?$/.exec(url.pathname)?.[1];
    return post === undefined ? null : { place: null, post, slug: null, comment: null };
  }
  if (!HOSTS.includes(host)) return null;
  const gallery = /^\/gallery\/([a-z0-9]{4,12})\/?$/.exec(url.pathname)?.[1];
  if (gallery !== undefined) return { place: null, post: gallery, slug: null, comment: null };
  const path =
    /^(?:\/(r|u|user)\/([\w-]{2,40}))?\/comments\/([a-z0-9]{4,12})(?:\/([^/]{0,200})(?:\/([a-z0-9]{4,12}))?)?\/?$/;
  const [, kind, name, post, words, comment = null] = path.exec(url.pathname) ?? [];
  if (post === undefined) return null;
  return {
    place: name === undefined ? null : `${kind === 'r' ? 'r' : 'user'}/${name}`,
    post,
    slug: words && words !== 'comment' && words !== '_' ? words : null,
    comment,
  };
}

/** The address as Reddit writes it today. */
export function addressOfReddit({ place, post, slug, comment }: RedditAddress): string {
  const start = `${REDDIT_ORIGIN}/${place === null ? '' : `${place}/`}comments/${post}/`;
  if (comment !== null) return `${start}comment/${comment}/`;
  return slug === null ? start : `${start}${slug}/`;
}

export const redditAddresses: PlatformAddresses = {
  id: 'reddit',
  hosts: [...HOSTS, SHORT],
  /** The number of a post is one of its own in all of Reddit. */
  canonical(url) {
    const address = redditAddress(url);
    return address ? addressOfReddit({ ...address, place: null, slug: null }) : null;
  },
};
