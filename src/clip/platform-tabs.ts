import { browser } from '@wxt-dev/browser';
import { MARKS_CHANGED } from './messages.ts';
import { grantedPages } from './platform-access.ts';
import { scriptsFor } from './platform-scripts.ts';

/** Tells every open page of a platform that posts may wear other numbers now. */
export async function tellPages(): Promise<void> {
  const url = scriptsFor(await grantedPages()).flatMap(({ matches }) => matches);
  if (url.length === 0) return;
  for (const { id } of await browser.tabs.query({ url })) {
    // A tab that was open before the extension came has nobody to hear it.
    if (id !== undefined) browser.tabs.sendMessage(id, MARKS_CHANGED).catch(() => {});
  }
}
