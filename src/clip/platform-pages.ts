import type { PlatformId } from '../appeal/post.ts';
import { ADDRESSES } from '../platforms/addresses.ts';

/** The pages of one platform as match patterns, which browsers ask people about and watch by. */
export interface PlatformPages {
  readonly id: PlatformId;
  readonly matches: readonly string[];
}

/** The platforms that live on hosts of their own, each with its pages. */
export const PLATFORM_PAGES: readonly PlatformPages[] = ADDRESSES.filter(({ hosts }) => hosts.length > 0).map(
  ({ id, hosts }) => ({ id, matches: hosts.flatMap(pagesOf) }),
);

/** Pages of hosts where anybody may run a platform's software: the official names each one. */
export const NAMED_PAGES = 'https://*/*';

/**
 * What both browsers want before an extension may take a picture of a tab, where its own menu or shortcut was not
 * just used there (`activeTab`): no narrower permission will do. The draft asks for it.
 */
export const PICTURE_PAGES = '<all_urls>';

/** Everything that may be asked for later, and nothing of which is taken at install. */
export const ASKED_LATER: readonly string[] = [
  ...PLATFORM_PAGES.flatMap(({ matches }) => matches),
  NAMED_PAGES,
  PICTURE_PAGES,
];

function pagesOf(host: string): string[] {
  const isSubdomain = host.split('.').length > 2;
  return isSubdomain ? [`https://${host}/*`] : [`https://${host}/*`, `https://www.${host}/*`];
}

/**
 * The hosts that an official allowed by name: what is granted and belongs to no platform's own hosts.
 *
 * @param granted match patterns, as the browser lists them
 */
export function namedHosts(granted: readonly string[]): string[] {
  const known = new Set(PLATFORM_PAGES.flatMap(({ matches }) => matches));
  return granted.flatMap((pattern) => {
    const host = /^https:\/\/([^*/]+)\/\*$/.exec(pattern)?.[1];
    return host === undefined || known.has(pattern) ? [] : [host];
  });
}

/**
 * Which of some pages are granted; a grant of all pages counts for each.
 *
 * @param granted match patterns, as the browser lists them
 */
export function grantedOf(matches: readonly string[], granted: readonly string[]): string[] {
  const all = granted.some((pattern) => /^(<all_urls>|(\*|https):\/\/\*\/\*)$/.test(pattern));
  return all ? [...matches] : matches.filter((pattern) => granted.includes(pattern));
}
