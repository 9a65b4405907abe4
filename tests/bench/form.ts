import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { htmlOf, type PinnedBuild } from '../../widget/embed/snippet.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import { startIntakeStage } from '../stage/intake.ts';
import { median, type Report, type Row, rounded } from './report.ts';
import { RIVAL_PAGES, type RivalPage, rivalsFolder } from './rival-forms.ts';

const RUNS = 5;

/** What Chromium's developer tools call slow 4G, and a processor four times slower than this one. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.44 * 1024 * 1024) / 8,
  uploadThroughput: (0.675 * 1024 * 1024) / 8,
};
const SLOWER = 4;

/**
 * Runs in the page: notes when there is a field to write in (whatever shadow roots are around it), how long
 * tasks blocked the main thread beyond 50 ms each, and how long each key took to be seen (Event Timing).
 */
const WATCH = `{
  const find = (root) => {
    const field = root.querySelector('textarea');
    if (field) return field.getClientRects().length > 0 ? field : undefined;
    for (const element of root.querySelectorAll('*')) {
      const inner = element.shadowRoot && find(element.shadowRoot);
      if (inner) return inner;
    }
  };
  globalThis.seen = { usable: 0, blocked: 0, slowest: 0 };
  const look = () => {
    globalThis.field = document.body && find(document);
    if (globalThis.field) seen.usable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.blocked += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId) seen.slowest = Math.max(seen.slowest, duration);
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
}`;

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

function documentOf({ head, body, script }: RivalPage): string {
  const own = script ? '<script defer src="/page.js"></script>' : '';
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Form</title>${head}${own}</head><body><main><h1>Form</h1>${body}</main></body></html>`;
}

/** Serves one page after another, as a site with compression does, and the rivals' own files. */
async function openStand(modules: string) {
  let shown: RivalPage | undefined;
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://stand').pathname);
    const type = TYPES[extname(path)] ?? 'text/html; charset=utf-8';
    const text = path.startsWith('/m/')
      ? await readFile(join(modules, path.slice(3))).catch(() => undefined)
      : path === '/page.js'
        ? shown?.script
        : path === '/' && shown
          ? documentOf(shown)
          : undefined;
    if (text === undefined) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip' });
    return response.end(gzipSync(text, { level: 9 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The stand has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    show(page: RivalPage) {
      shown = page;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Seen {
  readonly usable: number;
  readonly blocked: number;
  readonly slowest: number;
  readonly bytes: number;
}

async function slowDown(page: Page): Promise<{ cdp: CDPSession; bytes(): number }> {
  const cdp = await page.context().newCDPSession(page);
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return { cdp, bytes: () => bytes };
}

/** How a page is met: for the first time, or by somebody whose draft from the time before it opens first. */
type Visit = 'first' | 'again';

/** Opens a page on the slow line, waits until nothing more comes, and types into its first field. */
async function measure({ context }: ChromiumStage, url: string, visit: Visit): Promise<Seen> {
  const page = await context.newPage();
  try {
    await page.addInitScript(WATCH);
    const slow = await slowDown(page);
    if (visit === 'first') {
      await slow.cdp.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'all' });
    }
    await page.goto(url, { timeout: 60_000 });
    await page.waitForFunction('seen.usable > 0', undefined, { timeout: 60_000 });
    await page.waitForLoadState('networkidle', { timeout: 60_000 });
    const { usable, blocked } = await page.evaluate<Seen>('seen');
    const bytes = slow.bytes();
    await page.evaluate('{ field.focus(); seen.slowest = 0; }');
    await page.keyboard.type('На остановке яма, прошу заделать.', { delay: 40 });
    await page.waitForTimeout(500);
    const { slowest } = await page.evaluate<Seen>('seen');
    return { usable, blocked, slowest, bytes };
  } finally {
    await page.close();
  }
}

/** What `/embed/` gives for a pinned build: its links ask for the form's parts before the script has come. */
async function pinnedHead(intake: string): Promise<string> {
  const pinned: PinnedBuild = await (await fetch(`${intake}/widget/v1/integrity.json`)).json();
  const looks = { theme: '', topic: '', looks: {}, withChunks: false };
  const html = htmlOf({ intake, agency: 'TLD', parts: ['form'], language: 'ru', pinned, ...looks });
  return html.split('\n\n')[0] ?? '';
}

/**
 * The same fields on a slow phone and a slow line: ours, one question a page, beside what a webmaster would take
 * instead. Each is served from this machine, compressed, as its maker publishes it.
 */
export async function benchForm(report: Report): Promise<void> {
  const stand = await openStand(rivalsFolder(report.progress));
  const [intake, chromium] = await Promise.all([
    startIntakeStage({ DAUYS_AGENCY_ORIGINS: stand.origin }),
    openChromium({ withExtension: false, viewport: { width: 360, height: 740 } }),
  ]);
  const ours: RivalPage = {
    what: 'Dauys',
    head: `<script type="module" src="${intake.url}/widget/v1/dauys.js"></script>`,
    body: '<dauys-appeal-form agency="TLD"></dauys-appeal-form>',
    script: '',
  };
  try {
    // The draft is what the first visit of the round typed.
    const returning = { ...ours, what: 'Dauys, with a draft to open', visit: 'again' as const };
    const pinned = { ...ours, what: 'Dauys, a pinned build', head: await pinnedHead(intake.url) };
    const visits: readonly (RivalPage & { readonly visit?: Visit })[] = [
      ...[ours, returning, pinned],
      ...RIVAL_PAGES,
    ];
    // In rounds, the first of them not counted: else the form that comes first pays for the browser's start, and
    // each for what the machine was doing just then.
    const rounds: Seen[][] = [];
    for (let round = 0; round <= RUNS; round += 1) {
      const seen: Seen[] = [];
      for (const page of visits) {
        stand.show(page);
        seen.push(await measure(chromium, stand.origin, page.visit ?? 'first'));
      }
      if (round > 0) rounds.push(seen);
      report.progress(`round ${round} of ${RUNS} measured`);
    }
    const rows = visits.map(({ what }, at): Row => {
      const middle = (name: keyof Seen) => median(rounds.map((seen) => seen[at]?.[name] ?? Number.NaN));
      return {
        what,
        'usable, s': rounded(middle('usable') / 1000, 1),
        'kB compressed': rounded(middle('bytes') / 1000, 1),
        'blocked, ms': rounded(middle('blocked')),
        'slowest key, ms': rounded(middle('slowest')),
      };
    });
    report.table(
      `A form on slow 4G and a ${SLOWER}× slower processor: until it can be written in, all that came, medians of ${RUNS}`,
      rows,
    );
  } finally {
    stand.close();
    await Promise.all([chromium.close(), intake.stop()]);
  }
}
