import { browser } from '@wxt-dev/browser';

/** The pages that the browser lets the extension read, as match patterns. */
export async function grantedPages(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/**
 * Asks the browser to let the extension read some pages; only within a press of a button.
 *
 * @param matches match patterns
 * @returns whether it does now
 */
export function askForPages(matches: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...matches] });
}

/** Gives pages back. @returns whether the browser took them; what an organisation granted stays */
export function giveBackPages(matches: readonly string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: [...matches] });
}

/**
 * Calls the listener whenever the browser grants or takes back pages.
 *
 * @param signal ends the watch
 */
export function watchPages(listener: () => void, signal: AbortSignal): void {
  const { onAdded, onRemoved } = browser.permissions;
  const own = () => listener();
  onAdded.addListener(own);
  onRemoved.addListener(own);
  signal.addEventListener(
    'abort',
    () => {
      onAdded.removeListener(own);
      onRemoved.removeListener(own);
    },
    { once: true },
  );
}
