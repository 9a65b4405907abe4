import { browser } from '@wxt-dev/browser';
import { MARKS_CHANGED } from './messages.ts';
import { PLATFORM_PAGES } from './platform-pages.ts';

/** Tells every open page of a platform that posts may wear other numbers now. */
export async function tellPages(): Promise<void> {
  for (const id of await platformTabs()) {
    // A tab that was open before the extension came has nobody to hear it.
    browser.tabs.sendMessage(id, MARKS_CHANGED).catch(() => {});
  }
}

/**
 * Starts the content script in tabs that were open before the extension was installed or updated, so that
 * nobody has to reload them. Firefox does this by itself; starting twice replaces the first.
 */
export async function startInOpenTabs(): Promise<void> {
  for (const tabId of await platformTabs()) {
    browser.scripting
      .executeScript({ target: { tabId }, files: ['/content-scripts/clip.js'] })
      .catch(() => {});
  }
}

async function platformTabs(): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: [...PLATFORM_PAGES] });
  return tabs.flatMap(({ id }) => (id === undefined ? [] : [id]));
}
