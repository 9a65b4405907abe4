import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const TIKTOK_ORIGIN = 'https://www.tiktok.com';
export const TIKTOK_HOSTS = ['tiktok.com', 'm.tiktok.com'];

export interface TiktokFilm {
  readonly handle: string;
  readonly kind: 'video' | 'photo';
  readonly id: string;
}

export function tiktokFilm(url: URL | null): TiktokFilm | null {
  if (!url || !TIKTOK_HOSTS.includes(bareHost(url))) return null;
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
