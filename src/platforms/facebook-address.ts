import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const FACEBOOK_ORIGIN = 'https://www.facebook.com';
export const FACEBOOK_HOSTS = [
  'facebook.com',
  'm.facebook.com',
  'web.facebook.com',
  'touch.facebook.com',
  'mbasic.facebook.com',
  'ru-ru.facebook.com',
  'kk-kz.facebook.com',
  'fb.com',
  'fb.watch',
];

/** What an address of Facebook names. */
export interface FacebookAddress {
  /** The identity of the post, without the comment. */
  readonly post: string;
  readonly comment: string | null;
  /** The number of a reply to `comment`. */
  readonly reply: string | null;
  /** The address as Facebook wrote it, its tracking taken out. */
  readonly written: string;
}

const ID = /^(?:\d{3,25}|pfbid\w{10,120})$/;

function id(text: string | null | undefined): string | null {
  return ID.test(text ?? '') ? (text ?? null) : null;
}

/** A comment's number stands plainly in its date's link, and in its author's as base64 of `comment:POST_ID`. */
function commentId(text: string | null): string | null {
  if (/^\d{3,25}$/.test(text ?? '')) return text;
  try {
    return /^comment:\d+_(\d{3,25})$/.exec(atob(text ?? ''))?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Parameters by which a post or a comment is named; all others tell of the reader and the way here. */
const NAMING = ['story_fbid', 'id', 'fbid', 'v', 'multi_permalinks', 'comment_id', 'reply_comment_id'];

function withNamesAlone(url: URL): string {
  const kept = NAMING.flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return `${url.origin}${url.pathname}${kept.length > 0 ? `?${kept.join('&')}` : ''}`;
}

function postAt(url: URL): string | null {
  const query = url.searchParams;
  const path = url.pathname.replace(/\/$/, '');
  const laid = /^\/groups\/([\w.-]+)$/.exec(path);
  const over = id(query.get('multi_permalinks')?.split(',')[0]);
  if (laid && over) return `/groups/${laid[1]}/posts/${over}`;
  const group = /^\/groups\/([\w.-]+)\/(?:posts|permalink)\/(\w+)$/.exec(path);
  if (group && id(group[2])) return `/groups/${group[1]}/posts/${group[2]}`;
  const post = /^\/([\w.-]+)\/posts\/(?:[^/]+\/)?(\w+)$/.exec(path);
  if (post && id(post[2])) return `/${post[1]?.toLowerCase()}/posts/${post[2]}`;
  // A film is the same one on its page, in Watch and as a reel.
  const film =
    /^\/(?:[\w.-]+\/videos|reel)\/(?:[^/]+\/)?(\d+)$/.exec(path)?.[1] ??
    (/^\/(?:watch(?:\/live)?|video\.php)$/.test(path) ? query.get('v') : null);
  if (id(film)) return `/watch/?v=${film}`;
  const [story, owner] = [id(query.get('story_fbid')), id(query.get('id'))];
  if (/^\/(?:permalink|story)\.php$/.test(path) && story && owner)
    return `/permalink.php?story_fbid=${story}&id=${owner}`;
  const photo = /^\/photo(?:\.php)?$/.test(path)
    ? id(query.get('fbid'))
    : id(/^\/[\w.-]+\/photos\/(?:[^/]+\/)?(\d+)$/.exec(path)?.[1]);
  return photo ? `/photo/?fbid=${photo}` : null;
}

/** The post and the comment that an address names; `null` for profiles, feeds and short links. */
export function facebookAddress(url: URL | null): FacebookAddress | null {
  if (!url || !FACEBOOK_HOSTS.includes(bareHost(url))) return null;
  const post = postAt(url);
  if (post === null) return null;
  const comment = commentId(url.searchParams.get('comment_id'));
  const reply = comment === null ? null : commentId(url.searchParams.get('reply_comment_id'));
  return { post, comment, reply, written: withNamesAlone(url) };
}

export function identityOfFacebook({
  post,
  comment,
  reply,
}: Pick<FacebookAddress, 'post' | 'comment' | 'reply'>): string {
  const query = comment === null ? '' : `${post.includes('?') ? '&' : '?'}comment_id=${comment}`;
  return `${FACEBOOK_ORIGIN}${post}${query}${reply === null ? '' : `&reply_comment_id=${reply}`}`;
}

export const facebookAddresses: PlatformAddresses = {
  id: 'facebook',
  hosts: FACEBOOK_HOSTS,
  canonical(url) {
    const address = facebookAddress(url);
    return address ? identityOfFacebook(address) : null;
  },
};
