import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages as checkKk } from '../../src/i18n/widget/receipt-check/kk.ts';
import { messages as checkRu } from '../../src/i18n/widget/receipt-check/ru.ts';
import { readNoteKey } from '../../src/register/note-keys.ts';
import { verifyReceipt } from '../../src/register/receipt.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import { fillIn, LANGUAGE_NAMES, readReceipt, send, sidewaysScroll, WORDS } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';

let intake: IntakeStage;
let chromium: ChromiumStage;

beforeAll(async () => {
  intake = await startIntakeStage();
  chromium = await openChromium({ withExtension: false, viewport: { width: 320, height: 640 } });
});
afterAll(() => Promise.all([chromium?.close(), intake?.stop()]));

async function filed(language: 'kk' | 'ru') {
  const page = await chromium.context.newPage();
  await page.goto(`${intake.url}/demo/`);
  const form = page.locator('dauys-appeal-form');
  await form.getByRole('button', { name: LANGUAGE_NAMES[language] }).click();
  await page.getByRole('heading', { name: WORDS[language].form.title }).waitFor();
  await fillIn(page, language);
  await send(page, language);
  const { number } = await readReceipt(page, language);
  return { page, form, number, say: WORDS[language].receipt.check };
}

describe('a receipt on the screen', () => {
  it('is checked in the browser, and saved as a file that proves itself without the intake', async () => {
    const { page, form, number, say } = await filed('kk');
    await form.getByRole('button', { name: say.ask }).click();
    await form.getByText(/^✓/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    const download = page.waitForEvent('download');
    await form.getByRole('button', { name: checkKk.save }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe(`${number}.receipt.json`);
    const file = JSON.parse((await readFile(await saved.path(), 'utf8')).replace(/^\ufeff/, ''));
    const key = readNoteKey(await (await fetch(`${intake.url}/log/key`)).text());
    expect(await verifyReceipt(file, key)).toMatchObject({ ok: true, receipt: { number } });
    await page.close();
  });

  it('accuses the intake where the log promises a later day, and nobody without a connection', async () => {
    const { page, form, say } = await filed('ru');
    await chromium.context.setOffline(true);
    await form.getByRole('button', { name: say.ask }).click();
    await form.locator('.hint', { hasText: say.notChecked }).waitFor();
    await chromium.context.setOffline(false);
    await page.route('**/receipt', async (route) => {
      const answer = await route.fetch();
      const receipt = await answer.json();
      await route.fulfill({ response: answer, json: { ...receipt, answerBy: '2027-05-01' } });
    });
    await form.getByRole('button', { name: say.ask }).click();
    await form.locator('.notice', { hasText: checkRu.differs }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });
});

describe('the page of the log', () => {
  it('reads well on a phone, in every language', async () => {
    for (const language of ['kk', 'ru', 'en']) {
      const page = await chromium.context.newPage();
      await page.goto(`${intake.url}/log/?lang=${language}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      await page.close();
    }
  });
});
