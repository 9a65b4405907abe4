import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const VK_ORIGIN = 'https://vk.com';
export const VK_HOSTS = ['vk.com', 'm.vk.com', 'vk.ru', 'm.vk.ru', 'new.vk.com'];

/** What an address of VK names: a post on a wall, or a photo, film or clip that is shown by itself. */
export interface VkAddress {
  readonly kind: 'wall' | 'photo' | 'video' | 'clip';
  /** Negative for communities. */
  readonly owner: string;
  readonly id: string;
  /** The number of the comment. */
  readonly reply: string | null;
  /** The comment under whose thread `reply` stands; VK opens the thread by it. */
  readonly thread: string | null;
}

const OBJECT = /^\/?(wall|photo|video|clip)(-?\d{1,15})_(\d{1,15})(?:_r(\d{1,15}))?(?![\w-])/;

function digits(text: string | null): string | null {
  return /^\d{1,15}$/.test(text ?? '') ? text : null;
}

/**
 * The object that an address names, whatever page it is laid over: `/wall-1_2?reply=3&thread=4`,
 * `/feed?w=wall-1_2`, `/club1?w=wall-1_2_r3`, `/durov?z=photo1_2%2Falbum1_0`.
 */
export function vkAddress(url: URL | null): VkAddress | null {
  if (!url || !VK_HOSTS.includes(bareHost(url))) return null;
  const query = url.searchParams;
  // What lies over the page is what the reader sees.
  const found = [query.get('w'), query.get('z'), url.pathname].map((text) => OBJECT.exec(text ?? ''));
  const [, kind, owner, id, over] = found.find((each) => each) ?? [];
  if (kind === undefined || owner === undefined || id === undefined) return null;
  const reply = over ?? digits(query.get('reply'));
  return {
    kind: kind as VkAddress['kind'],
    owner,
    id,
    reply,
    thread: reply === null ? null : digits(query.get('thread')),
  };
}

/** The address as VK itself writes it. */
export function addressOfVk(address: VkAddress): string {
  const { reply, thread } = address;
  const query = reply === null ? '' : `?reply=${reply}${thread === null ? '' : `&thread=${thread}`}`;
  return `${VK_ORIGIN}/${address.kind}${address.owner}_${address.id}${query}`;
}

export const vkAddresses: PlatformAddresses = {
  id: 'vk',
  hosts: VK_HOSTS,
  /** The thread only tells where a comment is shown; its own number is enough to know it by. */
  canonical(url) {
    const address = vkAddress(url);
    return address ? addressOfVk({ ...address, thread: null }) : null;
  },
};
