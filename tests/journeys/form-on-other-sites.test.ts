import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSubmissionId } from '../../src/client/submission-id.ts';
import { messages as unavailable } from '../../src/i18n/widget/unavailable/kk.ts';
import { type Choice, cspOf, htmlOf, importMapOf, type PinnedBuild } from '../../widget/embed/snippet.ts';
import { believableFiling, seeded } from '../bench/believable.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import { fillIn, readReceipt, send, WORDS } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { openSite, type Site } from '../stage/site.ts';

const { form } = WORDS.kk;

let akimat: Site;
let stranger: Site;
let intake: IntakeStage;
let chromium: ChromiumStage;

beforeAll(async () => {
  akimat = await openSite();
  stranger = await openSite();
  intake = await startIntakeStage({ DAUYS_AGENCY_ORIGINS: akimat.origin });
  chromium = await openChromium({ withExtension: false });
});
afterAll(() => Promise.all([chromium?.close(), intake?.stop(), akimat?.close(), stranger?.close()]));

function pageWith(head: string, body: string): string {
  return `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Әкімдік</title>${head}
    <script type="module" src="${intake.url}/widget/v1/dauys.js"></script></head><body>${body}</body></html>`;
}

/** Opens a page and collects what its console complains of. */
async function open(address: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await chromium.context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, complaints };
}

const TAG = '<main><h1>Өтініш</h1><dauys-appeal-form agency="TLD"></dauys-appeal-form></main>';

describe("an akimat's own site", () => {
  it('shows a working form under the strictest content security policy', async () => {
    akimat.put('/strict', {
      html: pageWith('', TAG),
      headers: {
        'Content-Security-Policy':
          `default-src 'none'; script-src ${intake.url}; connect-src ${intake.url}; ` +
          "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html",
      },
    });
    const { page, complaints } = await open(`${akimat.origin}/strict`);
    await page.getByRole('heading', { name: form.title }).waitFor();
    await fillIn(page, 'kk');
    await send(page, 'kk');
    expect((await readReceipt(page, 'kk')).number).toMatch(/^TLD-/);
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
    await page.close();
  });

  it('runs a pinned build alone: of a chunk in which a character changed it runs nothing', async () => {
    const pinned: PinnedBuild = await (await fetch(`${intake.url}/widget/v1/integrity.json`)).json();
    const choice: Choice = {
      ...{ intake: intake.url, agency: 'TLD', parts: ['form'], language: 'kk', theme: '', topic: '' },
      ...{ looks: {}, pinned, withChunks: true },
    };
    const map = createHash('sha256').update(importMapOf(choice) ?? '');
    akimat.put('/pinned', {
      html: `<!doctype html><html lang="kk"><title>Әкімдік</title><main><h1>Өтініш</h1>${htmlOf(choice)}</main>`,
      headers: {
        'Content-Security-Policy': `default-src 'none'; ${cspOf(choice, map.digest('base64'))}`,
      },
    });
    const good = await open(`${akimat.origin}/pinned`);
    await good.page.getByRole('heading', { name: form.title }).waitFor();
    expect(good.complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
    await good.page.close();

    const page = await chromium.context.newPage();
    await page.route('**/chunks/appeal-form-*.js', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `${await answer.text()};globalThis.slipped = true` });
    });
    const refused = page.waitForEvent('console', (message) => message.text().includes('integrity'));
    await page.goto(`${akimat.origin}/pinned`);
    await refused;
    expect(await page.evaluate(() => 'slipped' in globalThis)).toBe(false);
    expect(await page.evaluate(() => customElements.get('dauys-appeal-form') === undefined)).toBe(true);
    await page.close();
  });

  it.each([
    [
      'that resets everything',
      `* { all: unset !important; display: inline !important; float: left; color: #900 !important }`,
    ],
    [
      'of twenty years ago',
      `html { font-size: 62.5% } body { text-transform: uppercase; letter-spacing: 6px; direction: rtl;
        text-align: right; font: italic bold 9px/1 serif; word-spacing: 9px; text-indent: 40px }
      div, p, form, label, input, button, select, textarea, dauys-appeal-form { float: left; margin: -9px;
        width: 40px !important; font: 5px/1 serif !important; visibility: hidden; background: #eee }`,
    ],
  ])('cannot spoil the form with a style sheet %s', async (_which, sheet) => {
    const hostile = `<style>${sheet} dauys-appeal-form { width: auto !important; visibility: visible }</style>`;
    akimat.put('/plain', { html: pageWith('', TAG) });
    akimat.put('/hostile', { html: pageWith(hostile, TAG) });
    const { page } = await open(`${akimat.origin}/plain`);
    const seen = async () => {
      await page.getByRole('button', { name: form.next }).waitFor();
      return page.locator('dauys-appeal-form').evaluate((element) =>
        ['#title', 'label[for=text]', '#topic', '#submit'].map((selector) => {
          const part = element.shadowRoot?.querySelector(selector);
          if (!part) return selector;
          const style = getComputedStyle(part);
          const { color, textTransform, direction, letterSpacing, textIndent, fontStyle, visibility } = style;
          const { height } = part.getBoundingClientRect();
          const inherited = {
            color,
            textTransform,
            direction,
            letterSpacing,
            textIndent,
            fontStyle,
            visibility,
          };
          return { ...inherited, size: style.fontSize, height: Math.round(height) };
        }),
      );
    };
    const plain = await seen();
    await page.goto(`${akimat.origin}/hostile`);
    expect(await seen()).toEqual(plain);
    await fillIn(page, 'kk');
    await send(page, 'kk');
    expect((await readReceipt(page, 'kk')).number).toMatch(/^TLD-/);
    await page.close();
  });

  it('cannot break the form with scripts of its youth', async () => {
    const old = `<script>
      window.Lit = window.lit = 'mine'; window.litHtmlVersions = ['1.1.2'];
      window.$ = function () { return null };
      Array.prototype.each = function (f) { for (var i = 0; i < this.length; i += 1) f(this[i]); };
      String.prototype.strip = function () { return this.trim(); };
      Array.prototype.toJSON = function () { return '[' + this.join(',') + ']'; };
      document.getElementsByClassName = function () { return []; };
    </script>`;
    akimat.put('/old', { html: pageWith(old, TAG) });
    const { page } = await open(`${akimat.origin}/old`);
    await page.getByRole('heading', { name: form.title }).waitFor();
    await fillIn(page, 'kk');
    await send(page, 'kk');
    expect((await readReceipt(page, 'kk')).number).toMatch(/^TLD-/);
    await page.close();
  });

  it('can hold two forms that come late, one of them in a dialog', async () => {
    akimat.put('/two', { html: pageWith('', '<main><h1>Өтініш</h1></main><dialog></dialog>') });
    const { page } = await open(`${akimat.origin}/two`);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => {
      for (const [place, language] of Object.entries({ main: 'kk', dialog: 'ru' })) {
        const form = document.createElement('dauys-appeal-form');
        form.setAttribute('agency', 'TLD');
        form.setAttribute('lang', language);
        document.querySelector(place)?.append(form);
      }
    });
    await page.locator('main').getByRole('heading', { name: form.title }).waitFor();
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await page.locator('dialog').getByRole('heading', { name: WORDS.ru.form.title }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });
});

describe("a stranger's site", () => {
  it('shows the citizen where else to go, and the webmaster why', async () => {
    stranger.put('/', { html: pageWith('', TAG) });
    const { page } = await open(`${stranger.origin}/`);
    await page.getByText(unavailable.title).waitFor();
    const form = page.locator('dauys-appeal-form');
    expect(await form.getByText(stranger.origin).isVisible()).toBe(false);
    await form.getByText(unavailable.forWebmaster).click();
    await form.getByText(stranger.origin).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  it("can file nothing, even past the browser's questions", async () => {
    stranger.put('/empty', { html: '<!doctype html><title>x</title>' });
    const { page } = await open(`${stranger.origin}/empty`);
    const before = await intake.countAppeals();
    const letter = JSON.stringify(believableFiling(newSubmissionId(), seeded(3)));
    // What a page may send without asking first: plain text, and no look at the answer.
    await page.evaluate(
      ([address = '', body = '']) =>
        fetch(address, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body, mode: 'no-cors' }),
      [`${intake.url}/v1/appeals`, letter],
    );
    expect(await intake.countAppeals()).toBe(before);
    await page.close();
  });
});
