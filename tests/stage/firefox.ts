import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import type { SavedPage } from '../../src/platforms/fixtures/saved-page.ts';
import { builtFolder, firefoxPath } from './browsers.ts';

/** A Firefox with a profile of its own, driven over WebDriver BiDi. */
export interface FirefoxStage {
  readonly browser: Browser;
  newPage(): Promise<Page>;
  /** A page of the extension, such as `options.html`, opened as a tab. */
  extensionPage(path: string): Promise<Page>;
  /** A saved page under its real address; its own scripts stay off, as they would call home. */
  savedPage(saved: SavedPage): Promise<Page>;
  close(): Promise<void>;
}

/** The host of the extension's pages; Firefox itself would draw a new one each time. */
const HOST = '1da2f1b0-7d53-4c11-9f0e-da0150da0150';

export interface FirefoxOptions {
  /** Load the built extension. */
  readonly withExtension: boolean;
  /** What an organisation settles for the extension, as its administrators lay it down on the machine. */
  readonly managed?: Readonly<Record<string, unknown>>;
}

/** Starts Firefox, with the built extension where asked. */
export async function openFirefox({ withExtension, managed }: FirefoxOptions): Promise<FirefoxStage> {
  const extension = withExtension ? builtFolder('firefox-mv3') : undefined;
  const uuids = extension && JSON.stringify({ [idOf(extension)]: HOST });
  const home = extension && managed ? homeWith(idOf(extension), managed) : undefined;
  const browser = await launch({
    ...(home ? { env: { ...process.env, HOME: home } } : {}),
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    protocol: 'webDriverBiDi',
    defaultViewport: { width: 1280, height: 900 },
    // Without it Firefox 153 and later refuse to go to an extension's pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'intl.accept_languages': 'ru-KZ, ru, en',
      // What the extension asks an official to allow is answered with yes, as nobody can press here.
      'extensions.webextOptionalPermissionPrompts': false,
      ...(uuids ? { 'extensions.webextensions.uuids': uuids } : {}),
    },
  });
  if (extension) await browser.installExtension(extension);

  return {
    browser,
    newPage: () => browser.newPage(),
    async extensionPage(path) {
      const page = await browser.newPage();
      const address = `moz-extension://${HOST}/${path}`;
      // Firefox never reports that an extension's page has arrived, so it is asked instead.
      page.goto(address).catch(() => {});
      for (let waited = 0; waited < 100; waited += 1) {
        const at = await page.evaluate('document.readyState + location.href').catch(() => '');
        if (at === `complete${address}`) return page;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`${address} did not open`);
    },
    async savedPage(saved) {
      const page = await browser.newPage();
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        if (request.url() !== saved.address) return request.abort();
        return request.respond({
          status: 200,
          contentType: 'text/html; charset=utf-8',
          headers: { 'Content-Security-Policy': "script-src 'none'" },
          body: readFileSync(saved.file, 'utf8'),
        });
      });
      await page.goto(saved.address, { waitUntil: 'domcontentloaded' });
      return page;
    },
    async close() {
      await browser.close();
      if (home) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A home folder in which Firefox finds managed storage for an extension. */
function homeWith(id: string, data: Readonly<Record<string, unknown>>): string {
  const home = mkdtempSync(join(tmpdir(), 'dauys-home-'));
  const folder = join(home, '.mozilla', 'managed-storage');
  mkdirSync(folder, { recursive: true });
  const managed = { name: id, description: 'Settled for the test', type: 'storage', data };
  writeFileSync(join(folder, `${id}.json`), JSON.stringify(managed));
  return home;
}

function idOf(extension: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const id = /"id":"([^"]+)"/.exec(JSON.stringify(manifest))?.[1];
  if (!id) throw new Error('The manifest for Firefox names no id');
  return id;
}

/** Gives a page the size of a screen, in CSS pixels. */
export async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewport(size).catch((error: unknown) => {
    // Firefox 140 takes the size and does not know yet how to turn the screen, which is asked in the same breath.
    if (!String(error).includes('unknown command emulation.setScreenOrientationOverride')) throw error;
  });
}
