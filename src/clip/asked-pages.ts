import { type Browser, browser } from '@wxt-dev/browser';
import type { ClipDesk } from './clip-desk.ts';
import { findOnPage } from './clip-page.ts';
import { REPORT_ENTRY } from './menus.ts';
import { WALK_POSTS } from './messages.ts';
import { reportPage } from './page-reports.ts';
import { openPanel, togglePanel } from './panel-door.ts';

/** The shortcut that clips the page; its keys stand in the manifest and the official may change them. */
const SHORTCUT = 'clip-page';

/** Clips what the official asks for through the context menu or the shortcut, on any page. */
export function clipAskedPages(desk: ClipDesk): void {
  const clip = (tab: Browser.tabs.Tab | undefined, frameId?: number) => {
    // Before anything is awaited, as the browser demands.
    void openPanel(tab?.windowId, 'browser');
    const { id: tabId, url } = tab ?? {};
    const known = tab && tabId !== undefined && url !== undefined;
    void desk.clip(
      known ? findOnPage({ tabId, url, frameId }) : Promise.resolve(null),
      known ? { tabId, windowId: tab.windowId, frameId: frameId ?? 0 } : null,
    );
  };
  browser.contextMenus.onClicked.addListener(({ frameId, menuItemId }, tab) => {
    if (menuItemId !== REPORT_ENTRY) return clip(tab, frameId);
    void openPanel(tab?.windowId, 'browser');
    void desk.report(tab?.id === undefined ? Promise.resolve(false) : reportPage(tab.id));
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === SHORTCUT) clip(tab);
    if (command === WALK_POSTS && tab?.id !== undefined) {
      // Where no posts are read nobody hears it.
      browser.tabs.sendMessage(tab.id, WALK_POSTS).catch(() => {});
    }
  });
  // Chromium opens its panel from the toolbar button by itself and never tells.
  browser.action.onClicked.addListener(() => void togglePanel());
}
