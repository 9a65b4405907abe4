import { addressOfTelegram, TELEGRAM_ORIGIN } from './telegram-address.ts';

/** The chat that Telegram's own web applications show; they name it in the fragment of their address. */
export interface WebChat {
  /** The public name, without @. */
  readonly name: string | null;
  /** The number of a channel or a supergroup, as `t.me/c/NUMBER` has it. */
  readonly number: string | null;
}

/** `#@name`, and `#-100NUMBER` where the application marks channels so; topics follow after a `_` or a `/`. */
export function webChatAt(url: URL): WebChat {
  const fragment = decodeURIComponent(url.hash.replace(/%(?![\da-f]{2})/gi, '%25'));
  return {
    name: /^#@([a-z]\w{3,31})(?:[_/?]|$)/i.exec(fragment)?.[1] ?? null,
    number: /^#-100(\d{4,15})(?:[_/?]|$)/.exec(fragment)?.[1] ?? null,
  };
}

/**
 * The address of a message of a public chat by its name, of any other channel or supergroup by its number.
 *
 * @param id the message's number on the server
 */
export function messageOfWebChat({ name, number }: WebChat, id: string | null): string | null {
  if (id === null || !/^[1-9]\d{0,14}$/.test(id)) return null;
  const channel = name ?? (number === null ? null : `c/${number}`);
  return channel === null ? null : addressOfTelegram({ channel, id, comment: null });
}

export function profileOf(handle: string | null): string | null {
  return handle === null ? null : `${TELEGRAM_ORIGIN}/${handle}`;
}
