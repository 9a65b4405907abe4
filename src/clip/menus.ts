import { browser } from '@wxt-dev/browser';
import type { Language } from '../appeal/language.ts';
import { extensionMessages } from '../i18n/extension/messages.ts';

/** The entry for a page that was read wrong; the others clip. */
export const REPORT_ENTRY = 'report-page';

/** One rebuild at a time: two at once would both make what only one may. */
let rebuilding: Promise<void> = Promise.resolve();

/** Puts the menu entries in place, in the official's language. The browser keeps them while the worker sleeps. */
export function rebuildMenus(language: Language): Promise<void> {
  rebuilding = rebuilding.then(async () => {
    const { menus } = extensionMessages(language);
    await browser.contextMenus.removeAll();
    create('clip-selection', menus.clipSelection, 'selection');
    create('clip-page', menus.clipPage, 'page');
    create(REPORT_ENTRY, menus.reportPage, 'page');
  });
  return rebuilding;
}

function create(id: string, title: string, context: 'selection' | 'page'): void {
  browser.contextMenus.create(
    { id, title, contexts: [context], documentUrlPatterns: ['http://*/*', 'https://*/*'] },
    // Read so that the browser does not report it: an entry that stands already is what we want.
    () => void browser.runtime.lastError,
  );
}
