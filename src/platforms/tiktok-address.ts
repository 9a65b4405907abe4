import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const TIKTOK_ORIGIN = 'https://www.tiktok.com';
export const TIKTOK_HOSTS = ['tiktok.com', 'm.tiktok.com', 'vm.tiktok.com', 'vt.tiktok.com'];

export interface TiktokFilm {
  readonly handle: string;
  readonly kind: 'video' | 'photo';
  readonly id: string;
}

/** The film that an address names; its short links (`vm.tiktok.com/…`, `/t/…`) name none. */
export function tiktokFilm(url: URL | null): TiktokFilm | null {
  if (!url || !TIKTOK_HOSTS.includes(bareHost(url))) return null;
  const bare = /^\/(?:v|embed|embed\/v2|player\/v1|share\/video)\/(\d{10,25})(?:\.html)?\/?$/.exec(
    url.pathname,
  )?.[1];
  if (bare !== undefined) return { handle: '', kind: 'video', id: bare };
  const [, handle, kind, id] =
    /^\/@([\w.]{0,40})\/(video|photo)\/(\d{10,25})(?:\/|$)/.exec(url.pathname) ?? [];
  return handle === undefined || id === undefined ? null : { handle, kind: kind as TiktokFilm['kind'], id };
}

export function addressOfTiktok({ handle, kind, id }: TiktokFilm): string {
  return `${TIKTOK_ORIGIN}/@${handle}/${kind}/${id}`;
}

export const tiktokAddresses: PlatformAddresses = {
  id: 'tiktok',
  hosts: TIKTOK_HOSTS,
  /** A film is known by its number: a handle can be changed. */
  canonical(url) {
    const film = tiktokFilm(url);
    return film ? `${TIKTOK_ORIGIN}/@/${film.kind}/${film.id}` : null;
  },
};
