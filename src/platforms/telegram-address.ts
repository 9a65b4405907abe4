import type { PlatformAddresses } from './platform.ts';
import { bareHost } from './web-address.ts';

export const TELEGRAM_ORIGIN = 'https://t.me';
export const TELEGRAM_HOSTS = ['t.me', 'telegram.me', 'telegram.dog'];
/** Telegram's own applications; their addresses name a chat at most, never a message. */
export const TELEGRAM_WEB_HOST = 'web.telegram.org';

export interface TelegramMessage {
  /** As the page writes it; Telegram doesn't tell upper from lower case. */
  readonly channel: string;
  readonly id: string;
  readonly comment: string | null;
}

/** The message that an address names: `/CHANNEL/ID`, `/s/CHANNEL/ID`, `/c/NUMBER/ID`, `/GROUP/TOPIC/ID`. */
export function telegramMessage(url: URL | null): TelegramMessage | null {
  if (!url || !TELEGRAM_HOSTS.includes(bareHost(url))) return null;
  const path = /^(?:\/s)?\/(c\/\d+|[a-z]\w{3,31})(?:\/\d+)?\/(\d{1,15})\/?$/i;
  const [, channel, id] = path.exec(url.pathname) ?? [];
  if (channel === undefined || id === undefined) return null;
  const comment = url.searchParams.get('comment');
  return { channel, id, comment: /^\d{1,15}$/.test(comment ?? '') ? comment : null };
}

export function addressOfTelegram({ channel, id, comment }: TelegramMessage): string {
  return `${TELEGRAM_ORIGIN}/${channel}/${id}${comment === null ? '' : `?comment=${comment}`}`;
}

export function identityOfTelegram(address: TelegramMessage): string {
  return addressOfTelegram({ ...address, channel: address.channel.toLowerCase() });
}

export const telegramAddresses: PlatformAddresses = {
  id: 'telegram',
  hosts: [...TELEGRAM_HOSTS, TELEGRAM_WEB_HOST],
  /** Telegram tells no upper from lower case in names; albums, previews and embeds are the same message. */
  canonical(url) {
    const address = telegramMessage(url);
    return address ? identityOfTelegram(address) : null;
  },
};
