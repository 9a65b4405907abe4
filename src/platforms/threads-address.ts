import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const THREADS_ORIGIN = 'https://www.threads.com';
const HOSTS = ['threads.com', 'threads.net'];

export interface ThreadsPost {
  /** `null` in `/t/CODE`, where the address names no author. */
  readonly handle: string | null;
  readonly code: string;
}

/** The post that an address names: `/@HANDLE/post/CODE`, with `/media` behind it or not, and `/t/CODE`. */
export function threadsPost(url: URL | null): ThreadsPost | null {
  if (!url || !HOSTS.includes(bareHost(url))) return null;
  const [, handle, code] = /^\/(?:@([\w.]{1,40})\/post|t)\/([\w-]{5,40})(?:\/|$)/.exec(url.pathname) ?? [];
  return code === undefined ? null : { handle: handle ?? null, code };
}

export function addressOfThreads({ handle, code }: ThreadsPost): string {
  return handle === null ? `${THREADS_ORIGIN}/t/${code}` : `${THREADS_ORIGIN}/@${handle}/post/${code}`;
}

export const threadsAddresses: PlatformAddresses = {
  id: 'threads',
  hosts: HOSTS,
  /** A handle can be changed; Threads' own short form names the post by its code alone. */
  canonical(url) {
    const post = threadsPost(url);
    return post ? addressOfThreads({ ...post, handle: null }) : null;
  },
};
