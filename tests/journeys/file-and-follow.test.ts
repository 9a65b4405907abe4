import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../../src/appeal/appeal-number.ts';
import type { Language } from '../../src/appeal/language.ts';
import { parseTrackingCode } from '../../src/appeal/tracking-code.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import {
  atStep,
  field,
  fillIn,
  focusedId,
  goOn,
  goOnTo,
  LANGUAGE_NAMES,
  readReceipt,
  send,
  sidewaysScroll,
  WORDS,
} from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';

let intake: IntakeStage;
let chromium: ChromiumStage;

beforeAll(async () => {
  intake = await startIntakeStage();
  chromium = await openChromium({ withExtension: false, viewport: { width: 320, height: 640 } });
});
afterAll(() => Promise.all([chromium?.close(), intake?.stop()]));

async function openDemo(width: number, language: Language) {
  const page = await chromium.context.newPage();
  await page.setViewportSize({ width, height: 640 });
  await page.goto(`${intake.url}/demo/`);
  await page.locator('dauys-appeal-form').getByRole('button', { name: LANGUAGE_NAMES[language] }).click();
  await page.getByRole('heading', { name: WORDS[language].form.title }).waitFor();
  return page;
}

describe.each([
  ['kk', 320],
  ['ru', 360],
  ['en', 320],
] as const)('a citizen in %s on a screen %i px wide', (language, width) => {
  const words = WORDS[language];

  it('files an appeal, leaves with a receipt and sees where it stands', async () => {
    const page = await openDemo(width, language);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);

    await fillIn(page, language);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await send(page, language);
    const { number, code } = await readReceipt(page, language);
    expect(parseAppealNumber(number)).toMatchObject({ ok: true, agency: 'TLD' });
    expect(parseTrackingCode(code)).toMatchObject({ ok: true });
    await expect.poll(() => focusedId(page)).toBe('receipt');
    const days = { kk: /он бес/i, ru: /пятнадцать/, en: /fifteen/i }[language];
    await page.locator('dauys-appeal-form').getByText(days).first().waitFor();
    await page.getByRole('img', { name: words.receipt.qr }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);

    const status = page.locator('dauys-appeal-status');
    await status.getByRole('button', { name: LANGUAGE_NAMES[language] }).click();
    await status.getByLabel(words.status.number.label).fill(number.replaceAll('-', ' ').toLowerCase());
    await status.getByLabel(words.status.code.label).fill(code);
    await status.getByRole('button', { name: words.status.check }).click();
    await status.locator('[part~=state]').getByText(words.terms.states.registered).waitFor();
    await status.getByRole('heading', { name: number }).waitFor();
    await status.getByText(words.terms.topics.roads).waitFor();
    // Where the QR leads: the same, with nothing left in the address.
    const linked = await chromium.context.newPage();
    await linked.goto(`${intake.url}/demo/#dauys-appeal=${number}.${code.replace(/\D/g, '')}`);
    await linked.locator('dauys-appeal-status').getByRole('heading', { name: number }).waitFor();
    expect(linked.url()).toBe(`${intake.url}/demo/`);
    await linked.close();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.close();
  });

  it('is told of every mistake at its field and in a list, and keeps all that was typed', async () => {
    const page = await openDemo(width, language);
    const form = page.locator('dauys-appeal-form');
    await goOn(page, language);
    await expect.poll(() => focusedId(page)).toBe('summary');
    await form.getByRole('alert').filter({ hasText: words.answers.errors.here }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await field(page, language, 'text').fill('Абай даңғылында шұңқыр бар.');
    await field(page, language, 'topic').selectOption('roads');
    await goOnTo(page, language, 'place');
    await expect.poll(() => focusedId(page)).toBe('step');
    // The region of the agency stands there already.
    expect(await field(page, language, 'kato').inputValue()).toBe('190000000');
    await goOnTo(page, language, 'files');
    await goOnTo(page, language, 'applicant');
    await field(page, language, 'familyName').fill('Сәрсенқызы');
    await field(page, language, 'phone').fill('12');
    await field(page, language, 'iin').fill('880101300511');
    await form.locator('#iin-error').waitFor();
    await goOn(page, language);
    await expect.poll(() => focusedId(page)).toBe('summary');
    const summary = form.getByRole('alert').filter({ hasText: words.answers.errors.here });
    const lines = await summary.getByRole('link').allInnerTexts();
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(lines).toContain(words.answers.missing.givenName);
    expect(lines).toContain(words.answers.missing.postalAddress);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);

    await summary.getByRole('link', { name: words.answers.missing.givenName ?? '' }).click();
    await expect.poll(() => focusedId(page)).toBe('givenName');
    expect(await form.locator('#givenName').getAttribute('aria-invalid')).toBe('true');
    expect(await form.locator('#familyName').inputValue()).toBe('Сәрсенқызы');
    expect(await form.locator('#phone').inputValue()).toBe('12');

    // The browser's own Back, and every word is where it was.
    await page.goBack();
    await atStep(page, language, 'files');
    await page.goBack();
    await atStep(page, language, 'place');
    await form.getByRole('button', { name: words.form.back, exact: true }).click();
    await atStep(page, language, 'matter');
    expect(await form.locator('#text').inputValue()).toBe('Абай даңғылында шұңқыр бар.');
    await page.goForward();
    await atStep(page, language, 'place');
    await page.getByRole('button', { name: words.form.draft.clear }).click();
    await page.getByRole('button', { name: words.form.draft.yes }).click();
    await atStep(page, language, 'matter');
    await page.close();
  });
});

describe('a wrong number or code', () => {
  it('is told apart: a slip at once, a wrong pair after asking', async () => {
    const page = await openDemo(360, 'ru');
    const status = page.locator('dauys-appeal-status');
    await status.getByRole('button', { name: LANGUAGE_NAMES.ru }).click();
    const { number, code, check, numberSlip, codeShape, notFound } = WORDS.ru.status;
    await status.getByLabel(number.label).fill('TLD-2026-000042-1');
    await status.getByLabel(code.label).fill('123');
    await status.getByRole('button', { name: check }).click();
    await status.getByText(numberSlip).waitFor();
    await status.getByText(codeShape).waitFor();
    await page.close();

    const other = await openDemo(360, 'ru');
    await fillIn(other, 'ru');
    await send(other, 'ru');
    const receipt = await readReceipt(other, 'ru');
    const again = other.locator('dauys-appeal-status');
    await again.getByRole('button', { name: LANGUAGE_NAMES.ru }).click();
    await again.getByLabel(number.label).fill(receipt.number);
    await again.getByLabel(code.label).fill('0000 0000 0000 0000');
    await again.getByRole('button', { name: check }).click();
    await again.getByText(notFound.title).waitFor();
    await other.close();
  });
});
