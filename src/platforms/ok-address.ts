import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const OK_ORIGIN = 'https://ok.ru';
export const OK_HOSTS = ['ok.ru', 'm.ok.ru', 'odnoklassniki.ru', 'm.odnoklassniki.ru'];

/** What an address of Odnoklassniki names: a topic of a group or a person, a status, a photo, a film. */
export interface OkAddress {
  /** The path, which is the same on every host. */
  readonly path: string;
}

// A group and a person have a number and may have a name; what they wrote hangs on either.
const OWNER = '(?:(?:group|profile)/\\d{5,20}|[\\w.-]{2,60})';
const WRITTEN = new RegExp(`^/(${OWNER})/(topic|statuses)/(\\d{5,20})(?:/|$)`);
const PHOTO = new RegExp(`^/(${OWNER})/(album/\\d{5,20}|pphotos|photos|photo)/(\\d{5,20})(?:/|$)`);
const FILM = /^\/(?:video|live|videoembed)\/(\d{5,20})(?:\/|$)/;

export function okAddress(url: URL | null): OkAddress | null {
  if (!url || !OK_HOSTS.includes(bareHost(url))) return null;
  const { pathname } = url;
  const film = FILM.exec(pathname)?.[1];
  if (film !== undefined) return { path: `/video/${film}` };
  const [, owner, kind, id] = WRITTEN.exec(pathname) ?? PHOTO.exec(pathname) ?? [];
  if (owner === undefined || /^(?:dk|help|game|games|web-api|oauth|cdk|feed|video|live)$/.test(owner))
    return null;
  return { path: `/${owner.toLowerCase()}/${kind}/${id}` };
}

export function addressOfOk({ path }: OkAddress): string {
  return `${OK_ORIGIN}${path}`;
}

export const okAddresses: PlatformAddresses = {
  id: 'ok',
  hosts: OK_HOSTS,
  /** Comments have no address of their own: a link to a topic with a comment in its query is the topic's. */
  canonical(url) {
    const address = okAddress(url);
    return address ? addressOfOk(address) : null;
  },
};
