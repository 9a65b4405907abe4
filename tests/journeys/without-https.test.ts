import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages as embed } from '../../src/i18n/embed/kk.ts';
import { chromiumPath } from '../stage/browsers.ts';
import { field, fillIn, LETTER, readReceipt, send, WORDS } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { openSite, type Site } from '../stage/site.ts';

/*
 * Many small akimats' sites have no https yet, and an intake is often tried out without it first. Browsers hold
 * back encryption, the clipboard and more from such pages; only the loopback address is excepted, so here they
 * are called by names.
 */

let akimat: Site;
let intake: IntakeStage;
let browser: Browser;
let page: Page;
const faults: string[] = [];

const named = (name: string, address: string) => `http://${name}.example:${new URL(address).port}`;

beforeAll(async () => {
  akimat = await openSite();
  intake = await startIntakeStage({ DAUYS_AGENCY_ORIGINS: named('akimat', akimat.origin) });
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--host-resolver-rules=MAP *.example 127.0.0.1'],
  });
  page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  page.on('pageerror', (error) => faults.push(error.message));
});
afterAll(() => Promise.all([browser?.close(), intake?.stop(), akimat?.close()]));

describe('without https', () => {
  it("keeps what was typed and files it on an akimat's site, proof of work and all", async () => {
    akimat.put('/', {
      html: `<!doctype html><html lang="kk"><title>Әкімдік</title><main><h1>Өтініш</h1>
        <dauys-appeal-form agency="TLD"></dauys-appeal-form></main>
        <script type="module" src="${named('intake', intake.url)}/widget/v1/dauys.js"></script>`,
    });
    await page.goto(named('akimat', akimat.origin));
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await field(page, 'kk', 'text').fill(LETTER.text ?? '');
    await page.reload();
    await expect.poll(() => field(page, 'kk', 'text').inputValue()).toBe(LETTER.text);
    await fillIn(page, 'kk');
    await send(page, 'kk');
    expect((await readReceipt(page, 'kk')).number).toMatch(/^TLD-/);
    await page.getByRole('button', { name: WORDS.kk.receipt.copy }).click();
    await page.getByRole('button', { name: /Көшірілді/ }).waitFor();
    expect(faults).toEqual([]);
  });

  it('hands the webmaster the code of a pinned build', async () => {
    await page.goto(`${named('intake', intake.url)}/embed/?lang=kk`);
    await page.getByRole('radio', { name: embed.pinned }).check();
    await page.getByRole('checkbox', { name: embed.chunks }).check();
    await page.locator('#csp', { hasText: "'sha256-" }).waitFor();
    const copy = page.getByRole('button', { name: embed.copy }).first();
    await copy.focus();
    await page.keyboard.press('Enter');
    await page.getByText(embed.copied).waitFor();
    expect(await copy.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(faults).toEqual([]);
  });
});
