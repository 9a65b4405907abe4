import { browser } from '@wxt-dev/browser';
import type { PlatformId } from '../appeal/post.ts';
import { ADDRESSES } from '../platforms/addresses.ts';
import { grantedPages } from './platform-access.ts';
import { grantedOf, namedHosts, PLATFORM_PAGES } from './platform-pages.ts';

/** The script that stands in the pages of one platform: `entrypoints/clip-ID.content.ts`, built. */
export interface PlatformScript {
  readonly id: PlatformId;
  readonly file: string;
  readonly matches: readonly string[];
}

/** Platforms that anybody can host: their scripts look for their marks on the hosts that an official named. */
const HOSTED = ADDRESSES.filter(({ id, hosts }) => hosts.length === 0 && id !== 'page');

/**
 * Which script stands where, by what the browser lets the extension read. A page carries the reader of its own
 * platform and no other.
 *
 * @param granted match patterns, as the browser lists them
 */
export function scriptsFor(granted: readonly string[]): PlatformScript[] {
  const named = namedHosts(granted).map((host) => `https://${host}/*`);
  return [
    ...PLATFORM_PAGES.map(({ id, matches }) => ({ id, matches: grantedOf(matches, granted) })),
    ...HOSTED.map(({ id }) => ({ id, matches: named })),
  ]
    .filter(({ matches }) => matches.length > 0)
    .map(({ id, matches }) => ({ id, file: `content-scripts/clip-${id}.js`, matches }));
}

/** One registration at a time: two at once would both add what only one may. */
let registering: Promise<void> = Promise.resolve();

/** Lets the browser start each platform's script in its pages from now on, as far as they are granted. */
export function registerScripts(): Promise<void> {
  registering = registering.then(register, register);
  return registering;
}

async function register(): Promise<void> {
  const wanted = scriptsFor(await grantedPages());
  const standing = await browser.scripting.getRegisteredContentScripts();
  const gone = standing.filter(({ id }) => !wanted.some((script) => script.id === id));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone.map(({ id }) => id) });
  for (const script of wanted) {
    const before = standing.find(({ id }) => id === script.id);
    // One that the browser will not take keeps no other platform waiting.
    await put(script, before?.matches).catch(() => {});
  }
}

async function put(
  { id, file, matches }: PlatformScript,
  before: readonly string[] | undefined,
): Promise<void> {
  const script = { id, js: [file], matches: [...matches], runAt: 'document_idle' as const };
  if (!before) await browser.scripting.registerContentScripts([{ ...script, persistAcrossSessions: true }]);
  else if (before.join() !== matches.join()) await browser.scripting.updateContentScripts([script]);
}

/**
 * Starts the scripts in tabs that are open already, so that nobody has to reload them; starting twice replaces
 * the first.
 */
export async function startInOpenTabs(): Promise<void> {
  for (const { file, matches } of scriptsFor(await grantedPages())) {
    for (const { id: tabId } of await browser.tabs.query({ url: [...matches] })) {
      if (tabId === undefined) continue;
      browser.scripting.executeScript({ target: { tabId }, files: [`/${file}`] }).catch(() => {});
    }
  }
}

/** Keeps the scripts where the official lets them be, whenever that changes. */
export function followAccess(): void {
  browser.permissions.onAdded.addListener(() => void registerScripts().then(startInOpenTabs));
  // What stands in an open page ends with it: a browser takes no script back.
  browser.permissions.onRemoved.addListener(() => void registerScripts());
}
