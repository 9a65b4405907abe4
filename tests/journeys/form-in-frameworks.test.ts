import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import { field, fillIn, LETTER, readReceipt, send, WORDS } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { openSite, type Site } from '../stage/site.ts';

const { form } = WORDS.kk;

let akimat: Site;
let intake: IntakeStage;
let chromium: ChromiumStage;

beforeAll(async () => {
  akimat = await openSite();
  [intake, chromium] = await Promise.all([
    startIntakeStage({ DAUYS_AGENCY_ORIGINS: akimat.origin }),
    openChromium({ withExtension: false }),
  ]);
});
afterAll(() => Promise.all([chromium?.close(), intake?.stop(), akimat?.close()]));

const TAG = '<dauys-appeal-form agency="TLD" lang="kk"></dauys-appeal-form>';

function put(path: string, body: string): void {
  akimat.put(path, {
    html: `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Әкімдік</title>
      <script type="module" src="${intake.url}/widget/v1/dauys.js"></script></head><body>${body}</body></html>`,
  });
}

async function open(path: string) {
  const page = await chromium.context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(akimat.origin + path);
  return { page, faults };
}

/** Asks until the page has come so far; a busy machine needs longer than a second. */
const soon = <Value>(ask: () => Promise<Value>) => expect.poll(ask, { timeout: 15_000 });

/** A page's own code, bundled as the site's developers would. */
async function bundle(name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"', ngDevMode: 'false' },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL(`./fixtures/${name}.js`, import.meta.url)), formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [first] = [built].flat();
  if (!first || !('output' in first)) throw new Error('Nothing was built');
  return first.output[0].code;
}

describe('the form in a framework’s page', () => {
  it.each(['react', 'angular'])('comes, goes, keeps its draft and tells its number in %s', async (name) => {
    akimat.put(`/${name}.js`, {
      html: await bundle(`${name}-page`),
      headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
    });
    put(`/${name}`, `<div id="root"></div><script type="module" src="/${name}.js"></script>`);
    const { page, faults } = await open(`/${name}`);
    await page.locator('#toggle').click();
    await field(page, 'kk', 'text').fill(LETTER.text ?? '');
    // It goes at once, before anything of its draft was written down.
    await page.locator('#toggle').click();
    await soon(() => page.locator('dauys-appeal-form').count()).toBe(0);
    await page.locator('#toggle').click();
    await soon(() => field(page, 'kk', 'text').inputValue()).toBe(LETTER.text);
    await fillIn(page, 'kk');
    await send(page, 'kk');
    const { number } = await readReceipt(page, 'kk');
    await soon(() => page.locator('output').innerText()).toBe(number);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('the form in a content management system’s page', () => {
  it('stands the paragraphs and styles that an editor puts around it', async () => {
    const theme = `<style>.entry-content p { margin: 0 0 1.6em; text-align: justify } .entry-content > * { max-width: 580px }
      .screen-reader-text { position: absolute } input[type=text], textarea, select { border: 3px double red; width: 33% }
      button { text-transform: uppercase; background: #cd2653; padding: 1.1em 1.44em }</style>`;
    put(
      '/wordpress',
      `${theme}<article class="post-1 page hentry"><div class="entry-content"><p>${TAG}</p>\n<p>&nbsp;</p></div></article>`,
    );
    const { page, faults } = await open('/wordpress');
    await fillIn(page, 'kk');
    await send(page, 'kk');
    expect((await readReceipt(page, 'kk')).number).toMatch(/^TLD-/);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('comes back with its draft where a part of the page is loaded anew, as Bitrix does', async () => {
    const area = `<div class="bx-content"><div id="comp_1"><table><tr><td>${TAG}</td></tr></table></div></div>`;
    put('/bitrix', area);
    const { page, faults } = await open('/bitrix');
    await field(page, 'kk', 'text').fill(LETTER.text ?? '');
    await page.evaluate((html) => {
      const part = document.querySelector('#comp_1');
      if (part) part.innerHTML = html;
    }, `<div class="news-detail">${TAG}</div>`);
    await soon(() => field(page, 'kk', 'text').inputValue()).toBe(LETTER.text);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('the form in a frame', () => {
  it('works in an iframe of the site, and on the hosted page in one', async () => {
    put('/inner', `<main><h1>Өтініш</h1>${TAG}</main>`);
    put(
      '/outer',
      '<main><h1>Сайт</h1><iframe title="Өтініш" src="/inner" width="360" height="800"></iframe></main>',
    );
    put(
      '/hosted',
      `<main><h1>Сайт</h1><iframe title="Өтініш" src="${intake.url}/appeal/TLD?lang=kk" width="360" height="800"></iframe></main>`,
    );
    for (const path of ['/outer', '/hosted']) {
      const { page, faults } = await open(path);
      const frame = page.frameLocator('iframe');
      await frame.getByLabel(form.fields.text.label).fill(LETTER.text ?? '');
      await frame.getByLabel(form.fields.topic.label).selectOption('roads');
      await frame.getByRole('button', { name: form.next }).click();
      await frame.getByRole('heading', { name: form.steps.place }).waitFor();
      expect(faults).toEqual([]);
      await page.close();
    }
  });

  it('shows the hosted page in no frame of a stranger’s', async () => {
    const stranger = await openSite();
    stranger.put('/', { html: `<!doctype html><iframe src="${intake.url}/appeal/TLD?lang=kk"></iframe>` });
    const page = await chromium.context.newPage();
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(stranger.origin);
    await refused;
    await page.close();
    await stranger.close();
  });
});
