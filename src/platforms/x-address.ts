import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const X_ORIGIN = 'https://x.com';
const HOSTS = ['x.com', 'twitter.com', 'mobile.x.com', 'mobile.twitter.com'];

export interface XStatus {
  readonly id: string;
  /** `null` in `/i/status/ID`, where the address names no author. */
  readonly handle: string | null;
}

/** The post that an address of X names. Its suffixes (`/photo/1`, `/analytics`) and its query name no other. */
export function xStatus(url: URL | null): XStatus | null {
  if (!url || !HOSTS.includes(bareHost(url))) return null;
  const [, handle, id] =
    /^\/(?:i(?:\/web)?|@?(\w{1,20}))\/status(?:es)?\/(\d{1,20})(?:\/|$)/.exec(url.pathname) ?? [];
  return id === undefined ? null : { id: id.replace(/^0+(?=\d)/, ''), handle: handle ?? null };
}

export function addressOfX({ id, handle }: XStatus): string {
  return `${X_ORIGIN}/${handle ?? 'i'}/status/${id}`;
}

export const xAddresses: PlatformAddresses = {
  id: 'x',
  hosts: HOSTS,
  /** A handle can be changed and is no part of a post's identity: `/i/status/ID` leads to the same post. */
  canonical(url) {
    const status = xStatus(url);
    return status ? `${X_ORIGIN}/i/status/${status.id}` : null;
  },
};
