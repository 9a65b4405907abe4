import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { openChromium } from '../stage/chromium.ts';
import { startIntakeStage } from '../stage/intake.ts';
import { openSite } from '../stage/site.ts';
import { type Report, rounded } from './report.ts';

/** What a page may load before the form can be filled in, in bytes after gzip. */
export const FIRST_LOAD_BUDGET = 18_000;

/** A file of the widget that a page loaded. */
export interface LoadedFile {
  /** Without the hash, such as `chunks/form-kk.js`. */
  readonly name: string;
  readonly bytes: number;
  readonly gzip: number;
  /** The form stood only after it had come. */
  readonly first: boolean;
}

/** Runs in the page: notes the very moment at which the form stands, before anything it asks for then can come. */
const WATCH = `{
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    new MutationObserver((_records, observer) => {
      if (!root.querySelector('#submit')) return;
      performance.mark('form');
      observer.disconnect();
    }).observe(root, { childList: true, subtree: true });
    return root;
  };
}`;

/**
 * What an empty page with the one script and the one tag loads of the widget: until the form stands, and
 * after. Weighed as any server would send it, gzip at its best.
 *
 * @param language of the page
 * @param use what somebody does with the form once it stands
 */
export async function weighForm(
  language: 'kk' | 'ru' | 'en',
  use?: (page: Page) => Promise<void>,
): Promise<LoadedFile[]> {
  const site = await openSite();
  const [intake, chromium] = await Promise.all([
    startIntakeStage({ DAUYS_AGENCY_ORIGINS: site.origin }),
    openChromium({ withExtension: false }),
  ]);
  try {
    const script = `<script type="module" src="${intake.url}/widget/v1/dauys.js"></script>`;
    const tag = '<dauys-appeal-form agency="TLD"></dauys-appeal-form>';
    site.put('/', { html: `<!doctype html><html lang="${language}"><title>Form</title>${script}${tag}` });
    const page = await chromium.context.newPage();
    await page.addInitScript(WATCH);
    const bodies: Promise<{ url: string; body: Buffer }>[] = [];
    page.on('response', (response) => {
      const url = response.url();
      if (url.includes('/widget/v1/')) bodies.push(response.body().then((body) => ({ url, body })));
    });
    await page.goto(`${site.origin}/`);
    await page.waitForFunction(() => performance.getEntriesByName('form').length > 0);
    await page.waitForLoadState('networkidle');
    const early = await page.evaluate(() => {
      const stood = performance.getEntriesByName('form')[0]?.startTime ?? 0;
      return performance
        .getEntriesByType('resource')
        .filter((entry) => entry.startTime + entry.duration <= stood)
        .map(({ name }) => name);
    });
    await use?.(page);
    return (await Promise.all(bodies)).map(({ url, body }) => ({
      name: url.replace(/^.*\/widget\/v1\//, '').replace(/-[\w-]{8}\.js$/, '.js'),
      bytes: body.length,
      gzip: gzipSync(body, { level: 9 }).length,
      first: early.includes(url),
    }));
  } finally {
    await Promise.all([chromium.close(), intake.stop(), site.close()]);
  }
}

/** The weight after gzip of several files, in bytes. */
export function weightOf(files: readonly LoadedFile[]): number {
  return files.reduce((sum, { gzip }) => sum + gzip, 0);
}

/** The table of what a page loads to show the form, in the language whose words weigh most. */
export async function benchWidget(report: Report): Promise<void> {
  const loaded = await weighForm('ru');
  const first = loaded.filter((file) => file.first);
  const later = loaded.filter((file) => !file.first);
  const row = ({ name, bytes, gzip }: LoadedFile) => ({ what: name, bytes, gzip });
  const share = (files: readonly LoadedFile[]) => rounded(weightOf(files) / FIRST_LOAD_BUDGET, 2);
  report.table('What a page loads before the form can be filled in, in Russian', [
    ...first.map(row),
    { what: 'together', gzip: weightOf(first), 'to the budget': share(first) },
  ]);
  report.table('What follows while it is being filled in: sending, mistakes, the receipt', [
    ...later.map(row),
    { what: 'all of it', gzip: weightOf(loaded), 'to the budget': share(loaded) },
  ]);
}
