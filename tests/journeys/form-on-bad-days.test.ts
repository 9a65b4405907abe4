import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../src/i18n/widget/form/ru.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import { atStep, field, fillIn, focusedId, LETTER, readReceipt, send, WORDS } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { chooseByArrows, tabTo } from '../stage/keyboard.ts';

const { form, steps } = WORDS.ru;

let intake: IntakeStage;
let chromium: ChromiumStage;

beforeAll(async () => {
  intake = await startIntakeStage();
  chromium = await openChromium({ withExtension: false, viewport: { width: 360, height: 640 } });
});
afterAll(() => Promise.all([chromium?.close(), intake?.stop()]));

async function openDemo() {
  const page = await chromium.context.newPage();
  await page.goto(`${intake.url}/demo/`);
  await page.locator('dauys-appeal-form').getByRole('button', { name: 'Русский' }).click();
  await page.getByRole('heading', { name: form.title }).waitFor();
  return page;
}

describe('an intake that is down', () => {
  it('costs no word: the form says so, keeps everything, and files once it is back', async () => {
    const page = await openDemo();
    await fillIn(page, 'ru');
    await intake.kill();
    await send(page, 'ru');
    await page.getByText(steps.queued.title).waitFor({ timeout: 60_000 });
    await page.locator('dauys-appeal-form .said', { hasText: LETTER.text ?? '' }).waitFor();
    await intake.restart();
    // By itself, or because the person presses once more: it is one appeal.
    await send(page, 'ru').catch(() => undefined);
    const { number } = await readReceipt(page, 'ru');
    expect(number).toMatch(/^TLD-\d{4}-000001-\d$/);
    await page.close();
  });

  it('costs no second appeal either: an answer that got lost is asked for again', async () => {
    const page = await openDemo();
    await fillIn(page, 'ru');
    let lost = 0;
    await page.route('**/v1/appeals', async (route) => {
      if (route.request().method() !== 'POST' || lost >= 3) return route.continue();
      await route.fetch();
      lost += 1;
      return route.abort('connectionreset');
    });
    await send(page, 'ru');
    await page.getByText(steps.queued.title).waitFor({ timeout: 60_000 });
    await send(page, 'ru');
    const { number } = await readReceipt(page, 'ru');
    expect(lost).toBe(3);
    expect(number).toMatch(/^TLD-\d{4}-000002-\d$/);
    expect(await intake.countAppeals()).toBe(2);
    await page.close();
  });
});

describe('a page that is left', () => {
  it('gives back after a reload all that was typed, until it is erased', async () => {
    const page = await openDemo();
    await fillIn(page, 'ru');
    await page.reload();
    const again = page.locator('dauys-appeal-form');
    await again.getByRole('button', { name: 'Русский' }).click();
    // On the page where it was left, with all that was written there and before.
    await atStep(page, 'ru', 'check');
    await again.locator('.said', { hasText: LETTER.text ?? '' }).waitFor();
    await again.getByText(LETTER.familyName ?? '', { exact: true }).waitFor();
    expect(await field(page, 'ru', 'consent').isChecked()).toBe(true);

    await page.getByRole('button', { name: form.draft.clear }).click();
    await page.getByRole('button', { name: form.draft.yes }).click();
    await expect.poll(() => field(page, 'ru', 'text').inputValue()).toBe('');
    await page.reload();
    await again.getByRole('button', { name: 'Русский' }).click();
    expect(await field(page, 'ru', 'text').inputValue()).toBe('');
    await page.close();
  });
});

describe('the keyboard alone', () => {
  it('is enough to file an appeal', async () => {
    const page = await openDemo();
    const control = (id: string) => page.locator(`dauys-appeal-form #${id}`);
    const write = async (id: string, text: string) => {
      await tabTo(page, control(id));
      await page.keyboard.insertText(text);
    };
    const goOn = async (step: Step) => {
      await tabTo(page, control('submit'));
      await page.keyboard.press('Enter');
      await atStep(page, 'ru', step);
      await expect.poll(() => focusedId(page)).toBe('step');
    };
    await write('text', LETTER.text ?? '');
    await chooseByArrows(page, control('topic'), WORDS.ru.terms.topics.roads);
    await goOn('place');
    await chooseByArrows(page, control('kato'), 'Алматинская область');
    await write('address', LETTER.address ?? '');
    await goOn('files');
    await goOn('applicant');
    await write('familyName', LETTER.familyName ?? '');
    await write('givenName', LETTER.givenName ?? '');
    await write('postalAddress', LETTER.postalAddress ?? '');
    await goOn('check');
    await tabTo(page, control('submit'));
    await page.keyboard.press('Enter');
    // The consent was forgotten: the list of errors leads to it.
    await expect.poll(() => focusedId(page)).toBe('summary');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedId(page)).toBe('consent');
    await page.keyboard.press('Space');
    await tabTo(page, control('submit'));
    await page.keyboard.press('Enter');
    await readReceipt(page, 'ru');
    await expect.poll(() => focusedId(page)).toBe('receipt');
    await page.close();
  });
});
