import { browser } from '@wxt-dev/browser';
import type { Language } from '../appeal/language.ts';
import type { OutboxItem } from '../client/outbox.ts';
import { extensionMessages } from '../i18n/extension/messages.ts';

/** Shows on the toolbar how many clips wait to be sent, and how many the register turned down. */
export async function showBadge(items: readonly OutboxItem[], language: Language): Promise<void> {
  const waiting = items.filter(({ state }) => state === 'waiting' || state === 'sending').length;
  const refused = items.filter(({ state }) => state === 'refused').length;
  const { badge } = extensionMessages(language);
  await Promise.all([
    browser.action.setBadgeText({ text: waiting > 0 ? String(waiting) : refused > 0 ? '!' : '' }),
    browser.action.setBadgeBackgroundColor({ color: refused > 0 ? '#a8201a' : '#0b5c8a' }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setTitle({ title: badge(waiting, refused) }),
  ]);
}
