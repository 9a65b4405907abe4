import { browser } from '@wxt-dev/browser';

/** Firefox's own door to a side panel, which the shared typings do not know. */
interface Sidebar {
  open(): Promise<void>;
  toggle(): Promise<void>;
}

const PANEL = '/sidepanel.html';

function hasSidebar(api: object): api is { sidebarAction: Sidebar } {
  return 'sidebarAction' in api;
}

function sidebar(): Sidebar | null {
  return hasSidebar(browser) ? browser.sidebarAction : null;
}

/**
 * Opens the panel beside the page. Called before anything is awaited, within the handler of what the official
 * did: browsers open a panel for nothing else. Where the browser still will not (Firefox opens its sidebar for
 * a menu or a shortcut, never for a message from a page), the panel comes as a small window.
 *
 * @param windowId the window the official works in
 * @param by how they asked
 */
export async function openPanel(windowId: number | undefined, by: 'browser' | 'page'): Promise<void> {
  const firefox = sidebar();
  try {
    if (firefox && by === 'browser') return await firefox.open();
    if (!firefox && windowId !== undefined) return await browser.sidePanel.open({ windowId });
  } catch {
    // Not taken for the official's own act, or no panel in this kind of window.
  }
  await showElsewhere(windowId);
}

/** The toolbar button in Firefox; Chromium toggles its panel by itself. */
export async function togglePanel(): Promise<void> {
  await sidebar()?.toggle();
}

/** Shows a panel that is already open, else opens it as a window of its own. */
async function showElsewhere(windowId: number | undefined): Promise<void> {
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['SIDE_PANEL', 'TAB'],
  });
  const open = contexts.filter(({ documentUrl }) => documentUrl?.startsWith(browser.runtime.getURL(PANEL)));
  // Chromium does not say which window a side panel belongs to, and answers -1.
  const isBeside = (window: number) => window === windowId || window === -1;
  if (open.some((context) => context.contextType === 'SIDE_PANEL' && isBeside(context.windowId))) return;
  const tab = open.find((context) => context.contextType === 'TAB');
  if (tab) {
    await browser.tabs.update(tab.tabId, { active: true });
    await browser.windows.update(tab.windowId, { focused: true });
    return;
  }
  await browser.windows.create({
    type: 'popup',
    url: browser.runtime.getURL(PANEL),
    width: 420,
    height: 800,
  });
}

/** Lets Chromium's toolbar button open and close the panel. The browser remembers it. */
export async function openPanelByButton(): Promise<void> {
  if (!sidebar()) await browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
}
