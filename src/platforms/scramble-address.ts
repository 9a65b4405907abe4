import { ADDRESSES } from './addresses.ts';
import type { Scrambler } from './scramble-text.ts';
import { bareHost } from './web-address.ts';

const HOSTS = new Set(ADDRESSES.flatMap(({ hosts }) => hosts));

/** Words of addresses that say what stands there, not whose it is: readers tell posts by them. */
const ROUTES = new Set(
  `a k status statuses photo photos video videos analytics history likes hashtag i web s c p r t tv reel reels u user users
   channel posts post permalink story groups media set watch shorts community comments comment topic topics profile
   album statuses live_video wall clip clips reply thread feed club public id liked_by php html dk explore search
   story_fbid fbid comment_id reply_comment_id lc v w z st cmd embed mode tme single w3c act publish section q to
   away pfbid uc x com og plugins tag tags names`.split(/\s+/),
);

export function isRoute(part: string): boolean {
  return ROUTES.has(part);
}

/** How some numbers of posts and channels begin, by which they are told from names. */
const BEGINNINGS = /^(?:pfbid|Ugkx|UC)(?=.{8,}$)/;

/** Parameters that name a post or a part of it; every other is dropped. */
const PARAMETERS =
  /^(?:comment|comment_id|reply_comment_id|reply|thread|w|z|v|lc|id|fbid|story_fbid|embed|mode|discussion|act|section|q|to|st\.[\w.]+)$/;

/**
 * An address of the same shape that leads nowhere: a platform's host, its routes and the places of numbers
 * stay, names and numbers become others. Everything that is no web address leads to `#`.
 */
export function scrambledAddress(href: string, scrambler: Scrambler): string {
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
    .map(([name, value]) => `${name}=${encodeURIComponent(scrambledCode(value, scrambler))}`)
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

/** Names and numbers become others; routes, and numbers of one or two digits, stay. */
export function scrambledCode(text: string, scrambler: Scrambler): string {
  if (ROUTES.has(text.toLowerCase())) return text;
  return text.replace(/[\p{L}\p{M}]+|\p{Nd}+/gu, (part) =>
    ROUTES.has(part.toLowerCase()) ? part : withBeginning(part, scrambler),
  );
}

function withBeginning(part: string, scrambler: Scrambler): string {
  const beginning = BEGINNINGS.exec(part)?.[0] ?? '';
  return beginning + scrambler.code(part.slice(beginning.length));
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
