import type { PlatformAddresses } from './platform.ts';

export interface MastodonStatus {
  readonly origin: string;
  /** `user`, or `user@host` where a status of another server is shown. */
  readonly account: string;
  readonly id: string;
}

/**
 * The status that an address on a Mastodon server names: `/@user/ID`, the same behind `/web` or `/deck`, and
 * what other servers know it by, `/users/user/statuses/ID`. Whether the server is one, the address alone says
 * only where its number is as long as Mastodon makes them.
 */
export function mastodonStatus(url: URL | null): MastodonStatus | null {
  if (!url) return null;
  const named = /^(?:\/(?:web|deck))?\/@(\w[\w.-]{0,60}(?:@[\w-]+(?:\.[\w-]+)+)?)\/(\d{1,20})(?:\/|$)/;
  const known = /^\/users\/(\w[\w.-]{0,60})\/statuses\/(\d{1,20})(?:\/|$)/;
  const [, account, id] = named.exec(url.pathname) ?? known.exec(url.pathname) ?? [];
  // Account names tell no upper from lower case.
  return account === undefined || id === undefined
    ? null
    : { origin: url.origin, account: account.toLowerCase(), id };
}

export function addressOfMastodon({ origin, account, id }: MastodonStatus): string {
  return `${origin}/@${account}/${id}`;
}

/** Mastodon's numbers hold the time in milliseconds: 17 digits since 2016, 18 since 2018. */
const SURE = /^\d{15,20}$/;

export const mastodonAddresses: PlatformAddresses = {
  id: 'mastodon',
  hosts: [],
  canonical(url) {
    const status = mastodonStatus(url);
    return status ? addressOfMastodon(status) : null;
  },
  /** TikTok's films and Threads' posts have a word before their number, and Medium's stories end in letters. */
  claims: (url) => url.protocol === 'https:' && SURE.test(mastodonStatus(url)?.id ?? ''),
};
