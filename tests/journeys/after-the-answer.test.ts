import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figures } from '../../src/appeal/figures.ts';
import type { Language } from '../../src/appeal/language.ts';
import { formatTrackingCode } from '../../src/appeal/tracking-code.ts';
import { messages as en } from '../../src/i18n/widget/after/en.ts';
import { messages as kk } from '../../src/i18n/widget/after/kk.ts';
import { messages as ru } from '../../src/i18n/widget/after/ru.ts';
import { messages as figuresEn } from '../../src/i18n/widget/figures/en.ts';
import { messages as figuresKk } from '../../src/i18n/widget/figures/kk.ts';
import { messages as figuresRu } from '../../src/i18n/widget/figures/ru.ts';
import { enrolAt, signed } from '../../src/intake/fixtures/official-keys.ts';
import { filing } from '../../src/intake/fixtures/submissions.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import { focusedId, LANGUAGE_NAMES, sidewaysScroll, WORDS } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage, UNHINDERED } from '../stage/intake.ts';
import { tabTo } from '../stage/keyboard.ts';

const AFTER = { kk, ru, en };
const FIGURES_WORDS = { kk: figuresKk, ru: figuresRu, en: figuresEn };

/** As a busy year would be; everything in it is made up. */
const FIGURES: Figures = {
  agency: 'TLD',
  asOf: '2026-11-25T10:00:00.000Z',
  from: '2025-12-01',
  received: 412,
  answers: { inTime: 240, late: 21, waiting: 84, overdue: 35, ended: 32 },
  channels: [
    { channel: 'widget', count: 301 },
    { channel: 'extension', count: 96 },
    { channel: 'open311', count: 15 },
  ],
  topics: [
    { topic: 'roads', count: 121 },
    { topic: 'water', count: 88 },
    { topic: 'heating', count: 74 },
    { topic: 'waste', count: 66 },
    { topic: 'yards', count: 50 },
    { topic: 'health', count: null },
    { topic: 'e-services', count: null },
  ],
  months: Array.from({ length: 12 }, (_, passed) => ({
    month: passed === 0 ? '2025-12' : `2026-${String(passed).padStart(2, '0')}`,
    received: 20 + ((passed * 7) % 31),
    answered: passed === 2 ? null : 14 + ((passed * 5) % 23),
  })),
  medianWorkingDays: 11,
  ratings: { count: 120, average: 3.6, grades: [14, 11, 22, 35, 38] },
};

let intake: IntakeStage;
let chromium: ChromiumStage;
let official: Record<string, string>;

beforeAll(async () => {
  intake = await startIntakeStage(UNHINDERED);
  chromium = await openChromium({ withExtension: false, viewport: { width: 320, height: 700 } });
  official = (await enrolAt(intake.url, { code: intake.enrolmentCode, name: 'Серікбаев А. Н.' })).headers;
});

afterAll(() => Promise.all([chromium?.close(), intake?.stop()]));

async function post(path: string, body: object, as: Record<string, string>) {
  const url = `${intake.url}/${path}`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: intake.url, ...as },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  return response.json();
}

const ANSWER = { type: 'answered', outcome: 'explained', reasons: 'Жөндеу келесі жылға жоспарланған.' };
const DEFECTS = { type: 'defects-named', defects: 'Үйдің нөмірі көрсетілмеген.', mendBy: '2099-01-05' };

async function movedAppeal(moved: object): Promise<{ number: string; trackingCode: string }> {
  const receipt = await post('v1/appeals', filing(), {});
  const path = `v1/appeals/${receipt.number}/entries`;
  const move = { id: v7(), ...moved };
  await post(path, move, await signed('POST', `${intake.url}/${path}`, official));
  return receipt;
}

const statusOf = (page: Page) => page.locator('dauys-appeal-status');

async function lookUp(
  language: Language,
  width: number,
  scheme: 'light' | 'dark' = 'light',
  moved: object = ANSWER,
) {
  const own = await movedAppeal(moved);
  const page = await chromium.context.newPage();
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: 800 });
  await page.goto(`${intake.url}/demo/?lang=${language}`);
  const status = statusOf(page);
  await status.getByRole('button', { name: LANGUAGE_NAMES[language] }).click();
  const { number, code, check } = WORDS[language].status;
  await status.getByLabel(number.label).fill(own.number);
  await status.getByLabel(code.label).fill(own.trackingCode);
  await status.getByRole('button', { name: check }).click();
  await status.getByRole('heading', { name: AFTER[language].title }).waitFor();
  return { page, status, own };
}

const shots = process.env.DAUYS_SHOTS;

async function looked(page: Page, name: string): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  if (shots) await statusOf(page).screenshot({ path: `${shots}/${name}.png` });
}

describe('an applicant who was answered', () => {
  it('complains, and follows the complaint with the code that is shown', async () => {
    const { page, status, own } = await lookUp('kk', 320);
    await looked(page, 'after-kk-320');
    await status.getByRole('button', { name: kk.complaint.open }).click();
    await expect.poll(() => focusedId(page)).toBe('follow-up');
    await status.getByRole('button', { name: kk.complaint.send }).click();
    await status.getByText(kk.tooShort).waitFor();
    await expect.poll(() => focusedId(page)).toBe('follow-up-text');
    await looked(page, 'after-complaint-wrong-kk-320');
    await status.getByLabel(kk.complaint.label).fill('Келіспеймін: мерзімі де, қаражаты да көрсетілмеген.');
    await status.getByRole('button', { name: kk.complaint.send }).click();
    await status.getByRole('heading', { name: kk.registered.complaint }).waitFor();
    await expect.poll(() => focusedId(page)).toBe('made');
    await looked(page, 'after-made-kk-320');
    const number = await status.locator('.made [part~=number]').innerText();
    expect(number).not.toBe(own.number);
    await status.getByRole('button', { name: kk.see }).click();
    await status.getByRole('heading', { name: number }).waitFor();
    await status.getByText(kk.earlier.complaint(own.number)).waitFor();
    await page.close();
  });

  it('appeals again by keyboard alone, on a line that breaks once', async () => {
    const { page, status, own } = await lookUp('ru', 1280, 'dark');
    await looked(page, 'after-ru-1280-dark');
    let broken = 0;
    await page.route('**/follow-ups', async (route) => {
      if (broken >= 3) return route.continue();
      await route.fetch();
      broken += 1;
      return route.abort('connectionreset');
    });
    await tabTo(page, status.getByRole('button', { name: ru.repeat.open }));
    await page.keyboard.press('Enter');
    await tabTo(page, status.getByLabel(ru.repeat.label));
    await page.keyboard.insertText('Яма на месте, никто не приезжал.');
    await tabTo(page, status.getByRole('button', { name: ru.repeat.send }));
    await page.keyboard.press('Enter');
    await status.getByText(ru.failures.offline.title).waitFor();
    await looked(page, 'after-repeat-offline-ru-1280-dark');
    const appeals = await intake.countAppeals();
    await page.keyboard.press('Enter');
    await status.getByRole('heading', { name: ru.registered.repeat }).waitFor();
    expect(await intake.countAppeals()).toBe(appeals);
    const code = await status.locator('.made [part~=code]').innerText();
    expect(formatTrackingCode(code.replace(/\D/g, ''))).toBe(code);
    await looked(page, 'after-made-ru-1280-dark');
    expect(own.trackingCode).not.toBe(code.replace(/\D/g, ''));
    await page.close();
  });

  it('rates the answer once', async () => {
    const { page, status } = await lookUp('en', 360);
    await status.getByRole('button', { name: en.rating.open }).click();
    await status.getByRole('button', { name: en.rating.send }).click();
    await status.getByText(en.rating.missing).waitFor();
    await looked(page, 'after-rating-en-360');
    await status.getByLabel(en.rating.grades[3]).check();
    await status.getByLabel(en.rating.label).fill('Quick, but it is still to be seen.');
    await status.getByRole('button', { name: en.rating.send }).click();
    await status.getByText(en.rating.given(4)).waitFor();
    expect(await status.getByRole('button', { name: en.rating.open }).count()).toBe(0);
    await looked(page, 'after-rated-en-360');
    await page.close();
  });
});

describe('an applicant whose turn it is', () => {
  it('reads what is missing, mends it, and takes the appeal back, in the words of the law', async () => {
    const { page, status } = await lookUp('kk', 320, 'light', DEFECTS);
    await status.getByText(DEFECTS.defects).first().waitFor();
    await looked(page, 'after-incomplete-kk-320');
    await status.getByRole('button', { name: kk.mend.open }).click();
    await expect.poll(() => focusedId(page)).toBe('follow-up');
    await status.getByRole('button', { name: kk.mend.send }).click();
    await status.getByText(kk.mend.missing).waitFor();
    await expect.poll(() => focusedId(page)).toBe('follow-up-text');
    await looked(page, 'after-mend-wrong-kk-320');
    await status.getByLabel(kk.mend.label).fill('12-үй');
    await status.getByRole('button', { name: kk.mend.send }).click();
    await status.locator('[part~=state]', { hasText: WORDS.kk.terms.states.accepted }).waitFor();
    await status.getByText('12-үй').waitFor();
    await status.getByRole('button', { name: kk.withdraw.open }).click();
    await status.getByText(kk.withdraw.lead).waitFor();
    await looked(page, 'after-withdraw-kk-320');
    await status.getByRole('button', { name: kk.withdraw.send }).click();
    await status.getByText(WORDS.kk.status.meanings.withdrawn ?? '').waitFor();
    expect(await status.getByText('кешіктірмей').count()).toBe(0);
    await looked(page, 'after-withdrawn-kk-320');
    await page.close();
  });
});

describe('the public figures of the agency', () => {
  it.each([
    ['kk', 320, 'light'],
    ['ru', 1280, 'dark'],
    ['en', 1280, 'light'],
  ] as const)('are drawn in %s on %i px, %s, each with its table', async (language, width, scheme) => {
    const page = await chromium.context.newPage();
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    await page.route('**/figures', (route) => route.fulfill({ json: FIGURES }));
    await page.goto(`${intake.url}/demo/?lang=${language}`);
    const element = page.locator('dauys-appeal-figures');
    const say = FIGURES_WORDS[language];
    await element.getByRole('heading', { name: say.answersTitle }).waitFor();
    expect(await element.getByRole('img').count()).toBe(5);
    await element.getByText(say.percent(0.81), { exact: true }).waitFor();
    const table = element.getByText(say.table).first();
    await table.focus();
    await page.keyboard.press('Enter');
    await element.getByRole('row', { name: say.answers.late }).getByText('21').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    if (shots) await element.screenshot({ path: `${shots}/figures-${language}-${width}-${scheme}.png` });
    await page.close();
  });

  it('are counted by the register, and say what to do when it is away', async () => {
    const page = await chromium.context.newPage();
    await page.goto(`${intake.url}/demo/?lang=ru`);
    const element = page.locator('dauys-appeal-figures');
    await element.getByRole('heading', { name: FIGURES_WORDS.ru.answersTitle }).waitFor();
    await page.route('**/figures', (route) => route.abort());
    await page.reload();
    await element.getByText(FIGURES_WORDS.ru.failures.offline.title).waitFor({ timeout: 30_000 });
    await page.unroute('**/figures');
    await element.getByRole('button', { name: FIGURES_WORDS.ru.again }).click();
    await element.getByRole('heading', { name: FIGURES_WORDS.ru.answersTitle }).waitFor();
    await page.close();
  });
});
