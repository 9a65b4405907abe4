import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const BLUESKY_ORIGIN = 'https://bsky.app';
const HOSTS = ['bsky.app'];

export interface BlueskyPost {
  /** A handle, which is a domain name, or a DID. */
  readonly author: string;
  readonly key: string;
}

/** The post that an address names; who liked, reposted or quoted it stands behind the same address. */
export function blueskyPost(url: URL | null): BlueskyPost | null {
  if (!url || !HOSTS.includes(bareHost(url))) return null;
  const path = /^\/profile\/(did:[a-z]+:[\w.:-]{4,200}|[\w-]+(?:\.[\w-]+)+)\/post\/(\w{5,30})(?:\/|$)/i;
  const [, author, key] = path.exec(url.pathname.replace(/%3a/gi, ':')) ?? [];
  // A DID of the method `plc` is in lower case, other methods may tell the cases apart; a domain name never does.
  return author === undefined || key === undefined
    ? null
    : { author: author.startsWith('did:') ? author : author.toLowerCase(), key };
}

export function addressOfBluesky({ author, key }: BlueskyPost): string {
  return `${BLUESKY_ORIGIN}/profile/${author}/post/${key}`;
}

export const blueskyAddresses: PlatformAddresses = {
  id: 'bluesky',
  hosts: HOSTS,
  /** The key of a post is its author's own, so the author stays in the identity. */
  canonical(url) {
    const post = blueskyPost(url);
    return post ? addressOfBluesky(post) : null;
  },
};
