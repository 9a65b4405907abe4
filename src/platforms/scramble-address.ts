import { ADDRESSES } from './addresses.ts';
import type { Scrambler } from './scramble-text.ts';
import { bareHost } from './web-address.ts';

const HOSTS = new Set(ADDRESSES.flatMap(({ hosts }) => hosts));

/** Words of addresses that say what stands there, not whose it is: readers tell posts by them. */
const ROUTES = new Set(
  `a k s c p t r u i z web status statuses photo photos video videos analytics history likes hashtag tv reel reels
   user users channel posts post permalink permalink.php story.php photo.php profile.php video.php watch shorts
   groups group media set community comments comment topic topics profile album albums live_video wall clip clips
   reply thread feed club public id liked_by html dk explore search l lc v w cmd embed mode tme single act publish
   section q to away away.php plugins tag tags names pphotos discussions talk ads ig_redirect redirect`.split(
    /\s+/,
  ),
);

export function isRoute(part: string): boolean {
  return ROUTES.has(part);
}

/** How some numbers of posts and channels begin, by which they are told from names. */
const BEGINNINGS = /^(?:pfbid(?=\w{8})|Ugkx(?=\w{8})|UC(?=[\w-]{8})|t\d_|did:[a-z]+:)/;

/** Parameters that name a post or a part of it; every other is dropped. */
const PARAMETERS =
  /^(?:comment|comment_id|reply_comment_id|reply|thread|w|z|v|lc|id|fbid|story_fbid|embed|mode|discussion|act|section|q|to|st\.[\w.]+)$/;

/**
 * An address of the same shape that leads nowhere: a platform's host, its routes and the places of numbers
 * stay, names and numbers become others. Everything that is no web address leads to `#`.
 */
export function scrambledAddress(href: string, scrambler: Scrambler): string {
  // An advertisement's link on Facebook leads to itself, and is known by that.
  if (href === '#?ad') return href;
  if (href.startsWith('#') && !/^#[@-]/.test(href)) return '#';
  const whole = /^[a-z][a-z\d+.-]*:/i.test(href) || href.startsWith('//');
  let url: URL;
  try {
    url = new URL(href, 'https://page.example/');
  } catch {
    return '#';
  }
  if (!/^https?:$/.test(url.protocol)) return '#';
  const query = [...url.searchParams]
    .filter(([name]) => PARAMETERS.test(name))
    .map(([name, value]) => {
      const other = /^https?:/.test(value)
        ? scrambledAddress(value, scrambler)
        : scrambledCode(value, scrambler);
      return `${name}=${encodeURIComponent(other)}`;
    })
    .join('&');
  const path = url.pathname
    .split('/')
    .map((segment) => encodeURI(scrambledCode(decoded(segment), scrambler)))
    .join('/');
  const known = HOSTS.has(bareHost(url));
  const origin = known
    ? url.origin
    : `https://${scrambler.word(bareHost(url).replace(/\P{L}/gu, ''))}.example`;
  const rest = `${query === '' ? '' : `?${query}`}${scrambledFragment(url.hash, scrambler)}`;
  return whole ? `${origin}${path}${rest}` : `${href.startsWith('/') ? path : path.slice(1)}${rest}`;
}

/** Names and numbers become others; a route stays, alone or before the numbers that it names: `wall-1_2`. */
export function scrambledCode(text: string, scrambler: Scrambler): string {
  if (ROUTES.has(text.toLowerCase())) return text;
  const [, route = ''] = /^([a-z]+)(?=[-_]?\d[\d_r-]*$)/i.exec(text) ?? [];
  const kept = ROUTES.has(route.toLowerCase()) ? route : (BEGINNINGS.exec(text)?.[0] ?? '');
  return kept + scrambler.code(text.slice(kept.length));
}

/** Telegram's applications name a chat in the fragment, and mark channels with -100. */
function scrambledFragment(hash: string, scrambler: Scrambler): string {
  const [, mark, rest] = /^#(@|-100|-)([\w-]+)$/.exec(hash) ?? [];
  return mark === undefined || rest === undefined ? '' : `#${mark}${scrambledCode(rest, scrambler)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
