import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { builtFolder, chromiumPath } from './browsers.ts';

/** A Chromium with a profile of its own: one person at one machine. */
export interface ChromiumStage {
  readonly context: BrowserContext;
  /** A page of the extension, such as `options.html`, opened as a tab. */
  extensionPage(path: string): Promise<Page>;
  /** Kills every service worker, as the browser does with an idle one; the next message wakes it. */
  killWorkers(): Promise<void>;
  close(): Promise<void>;
}

export interface ChromiumOptions {
  /** Load the built extension; yes unless told. */
  readonly withExtension?: boolean;
  /**
   * Whether the official already let the extension read the platforms; yes unless told. Nobody can press the
   * browser's own question in a test, so then the built extension is loaded with a manifest that has them.
   */
  readonly pagesGranted?: boolean;
  /** Hosts that the official named besides, such as a Mastodon server's. */
  readonly namedHosts?: readonly string[];
  /** Whether the official also allowed pictures of posts; no unless told. */
  readonly picturesGranted?: boolean;
  /** `null`: as large as the window is, for pictures of the window are as large. */
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  /** The browser's language, BCP 47. */
  readonly locale?: string;
  /** For pictures: as on a phone or a Mac, where no scrollbar takes room. */
  readonly hideScrollbars?: boolean;
}

/** Starts Chromium, with the built extension unless told otherwise. */
export async function openChromium(options: ChromiumOptions = {}): Promise<ChromiumStage> {
  const { withExtension = true, viewport = { width: 1280, height: 900 }, locale = 'ru-KZ' } = options;
  const built = withExtension ? builtFolder('chrome-mv3') : undefined;
  const profile = await mkdtemp(join(tmpdir(), 'dauys-chromium-'));
  const granted =
    built && options.pagesGranted !== false ? await withPages(built, profile, options) : undefined;
  const extension = granted ?? built;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: false,
    viewport,
    locale,
    timezoneId: 'Asia/Almaty',
    args: [
      '--headless=new',
      '--window-size=1280,900',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The panel stands in a tab behind the page's, where the browser would paint it once a second only:
      // every click in it would wait two seconds for the button to stand still.
      '--disable-frame-rate-limit',
      `--lang=${locale}`,
      ...(options.hideScrollbars ? ['--hide-scrollbars'] : []),
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
    ],
  });
  context.setDefaultTimeout(15_000);

  async function close(): Promise<void> {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    if (granted) await rm(granted, { recursive: true, force: true });
  }

  const installed = withExtension ? await settledExtension(context).catch(closing(close)) : undefined;

  return {
    context,
    async extensionPage(path) {
      if (installed && !installed.welcome.isClosed() && path === 'options.html') return installed.welcome;
      const page = await context.newPage();
      await page.goto(`chrome-extension://${installed?.id}/${path}`);
      return page;
    },
    async killWorkers() {
      const page = context.pages()[0] ?? (await context.newPage());
      const session = await context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },
    close,
  };
}

/** The built extension with the pages that it would ask for later already granted, in a folder of its own. */
async function withPages(
  built: string,
  profile: string,
  { picturesGranted = false, namedHosts = [] }: ChromiumOptions,
): Promise<string> {
  const folder = `${profile}-extension`;
  await cp(built, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (typeof manifest !== 'object' || !manifest || !('optional_host_permissions' in manifest)) {
    throw new Error('The manifest asks for no pages');
  }
  const { optional_host_permissions: asked, ...rest } = manifest;
  const left = ['https://*/*', ...(picturesGranted ? [] : ['<all_urls>'])];
  const pages = Array.isArray(asked) ? asked.filter((pattern) => !left.includes(pattern)) : [];
  pages.push(...namedHosts.map((host) => `https://${host}/*`));
  await writeFile(file, JSON.stringify({ ...rest, host_permissions: pages }));
  return folder;
}

/** Waits until the extension runs and has opened its settings page, as it does once it is installed. */
async function settledExtension(context: BrowserContext): Promise<{ id: string; welcome: Page }> {
  const worker =
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 45_000 }));
  // A tab of its own, so that closing others never closes the browser.
  await context.newPage();
  for (let waited = 0; waited < 100; waited += 1) {
    const welcome = context.pages().find((open) => open.url().endsWith('/options.html'));
    if (welcome) return { id: new URL(worker.url()).host, welcome };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The extension did not open its settings page after it was installed');
}

/** Closes what was opened before the error goes on its way. */
function closing(close: () => Promise<void>): (error: unknown) => Promise<never> {
  return async (error) => {
    await close();
    throw error;
  };
}
