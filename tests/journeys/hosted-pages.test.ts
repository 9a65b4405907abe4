import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/appeal/language.ts';
import { messages as embed } from '../../src/i18n/embed/kk.ts';
import { messages as hosted } from '../../src/i18n/hosted/kk.ts';
import { messages as afterEn } from '../../src/i18n/widget/after/en.ts';
import { messages as afterKk } from '../../src/i18n/widget/after/kk.ts';
import { messages as afterRu } from '../../src/i18n/widget/after/ru.ts';
import type { WidgetField } from '../../src/i18n/widget/form/ru.ts';
import { enrolAt, signed } from '../../src/intake/fixtures/official-keys.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { chromiumPath } from '../stage/browsers.ts';
import {
  fillIn,
  LANGUAGE_NAMES,
  LETTER,
  labelOf,
  readReceipt,
  send,
  sidewaysScroll,
  WORDS,
} from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { tabTo } from '../stage/keyboard.ts';
import { faultsWithoutScripts, lookUp } from '../stage/plain-pages.ts';

const { form, steps, receipt } = WORDS.kk;
const after = { kk: afterKk, ru: afterRu, en: afterEn };
const status = { kk: WORDS.kk.status, ru: WORDS.ru.status };

const ANSWER = { type: 'answered', outcome: 'explained', reasons: 'Жөндеу келесі жылға жоспарланған.' };
const DEFECTS = { type: 'defects-named', defects: 'Үйдің нөмірі көрсетілмеген.', mendBy: '2099-01-05' };

let intake: IntakeStage;
let browser: Browser;
let twin: Page | undefined;
let official: Record<string, string>;

beforeAll(async () => {
  intake = await startIntakeStage();
  official = (await enrolAt(intake.url, { code: intake.enrolmentCode, name: 'Серікбаев А. Н.' })).headers;
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});
afterAll(() => Promise.all([browser?.close(), intake?.stop()]));

async function open(path: string, javaScriptEnabled: boolean): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 320, height: 700 } });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(intake.url + path);
  return { page, complaints };
}

/** An appeal that an official has moved on. */
async function appealMoved(moved: object): Promise<{ number: string; trackingCode: string }> {
  const filed = await post(`appeal/TLD/plain?lang=kk`, new URLSearchParams(PLAIN_LETTER), {
    'Sec-Fetch-Site': 'same-origin',
  });
  const [number = '', code = ''] = [
    ...(await filed.text()).matchAll(/<dd><strong>([A-Z0-9 -]+)<\/strong>/g),
  ].map(([, key = '']) => key);
  const path = `v1/appeals/${number}/entries`;
  const move = JSON.stringify({ id: v7(), ...moved });
  const headers = { 'Content-Type': 'application/json' };
  await post(path, move, { ...headers, ...(await signed('POST', `${intake.url}/${path}`, official)) });
  return { number, trackingCode: code };
}

async function post(path: string, body: BodyInit, headers: Record<string, string>): Promise<Response> {
  const response = await fetch(`${intake.url}/${path}`, { method: 'POST', body, headers });
  expect(response.status).toBe(201);
  return response;
}

/** An appeal that was answered, looked up without scripts. */
async function answered(language: Language, width: number, colorScheme: 'light' | 'dark') {
  const own = await appealMoved(ANSWER);
  const { page } = await open(`/appeal/TLD/status?lang=${language}`, false);
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 800 });
  await lookUp(page, language, own);
  await page.getByRole('heading', { name: after[language].title }).waitFor();
  return { page, own, press: (name: string) => page.getByRole('button', { name }).click() };
}

const shots = process.env.DAUYS_SHOTS;

async function looked(page: Page, name: string): Promise<void> {
  twin ??= await browser.newPage();
  expect(await faultsWithoutScripts(page, twin)).toEqual([]);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

const { text = '', familyName = '', givenName = '', postalAddress = '', phone = '', address = '' } = LETTER;
const PLAIN_LETTER = {
  ...{ text, familyName, givenName, postalAddress, phone, address },
  ...{ topic: 'roads', kind: 'application', kato: '190000000', type: 'person', consent: 'yes' },
};
const label = (page: Page, name: WidgetField) => page.getByLabel(labelOf('kk', name));

/** Fills in what the law asks of a person into the form without scripts, but for the text. */
async function fillInPlainly(page: Page): Promise<void> {
  await label(page, 'topic').selectOption('roads');
  await label(page, 'kind').selectOption('application');
  await label(page, 'familyName').fill(familyName);
  await label(page, 'givenName').fill(givenName);
  expect(await label(page, 'bin').isVisible()).toBe(false);
  await label(page, 'postalAddress').fill(postalAddress);
  await label(page, 'consent').check();
}

describe('a browser without scripts', () => {
  it('files an appeal on the hosted page and follows it, and no address holds the code', async () => {
    const { page, complaints } = await open('/appeal/TLD?lang=kk', false);
    await label(page, 'text').fill(text);
    // Another language, and back: what was typed goes along.
    await page.getByRole('button', { name: LANGUAGE_NAMES.ru }).click();
    expect(await page.getByLabel(labelOf('ru', 'text')).inputValue()).toBe(text);
    await page.getByRole('button', { name: LANGUAGE_NAMES.kk }).click();
    expect(await label(page, 'text').inputValue()).toBe(text);
    expect(await page.getByRole('link', { name: LANGUAGE_NAMES.ru }).count()).toBe(0);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    // Enter sends, and switches nothing.
    await label(page, 'phone').press('Enter');
    // Everything but the text and the region is missing.
    await page.getByText(hosted.mistakes(6)).waitFor();
    expect(await label(page, 'text').inputValue()).toBe(text);

    await fillInPlainly(page);
    await page.getByRole('button', { name: steps.send }).click();
    await page.getByRole('heading', { name: receipt.title }).waitFor();
    const [number = '', code = ''] = await page.locator('.keys strong').allInnerTexts();
    await page.reload();
    expect(await page.locator('.keys strong').allInnerTexts()).toEqual([number, code]);
    expect(await intake.countAppeals()).toBe(1);

    await page.getByRole('button', { name: receipt.follow }).click();
    await page.getByRole('heading', { name: number }).waitFor();
    await page.getByRole('heading', { name: status.kk.course }).waitFor();
    expect(page.url()).not.toContain(code.slice(0, 4));
    expect(complaints.filter((text) => /Content.Security.Policy/i.test(text))).toEqual([]);
    await page.context().close();
  });
});

describe('the pages without scripts', () => {
  it('fit a narrow screen and are clean for screen readers in every state', async () => {
    const { page } = await open('/appeal/TLD/plain?lang=kk', true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await label(page, 'text').fill(text);
    await page.getByRole('button', { name: steps.send }).click();
    await page.getByText(hosted.mistakes(6)).waitFor();
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await fillInPlainly(page);
    await page.getByRole('button', { name: steps.send }).click();
    await page.getByRole('heading', { name: receipt.title }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: receipt.follow }).click();
    await page.getByRole('heading', { name: status.kk.course }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });
});

describe('an applicant without scripts', () => {
  it('mends what is missing and takes the appeal back, by keyboard, and loses no word', async () => {
    const own = await appealMoved(DEFECTS);
    const { page, complaints } = await open('/appeal/TLD/status?lang=kk', false);
    await lookUp(page, 'kk', own);
    await page.locator('.notice').getByText(DEFECTS.defects).waitFor();
    await looked(page, 'plain-incomplete-kk-320');
    await tabTo(page, page.getByRole('button', { name: after.kk.mend.open }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: after.kk.mend.open }).waitFor();
    await page.getByText(DEFECTS.defects).waitFor();
    await page.getByRole('button', { name: after.kk.mend.send }).click();
    await tabTo(page, page.getByRole('link', { name: after.kk.mend.missing }));
    await looked(page, 'plain-mend-wrong-kk-320');
    await page.keyboard.press('Enter');
    await page.getByLabel(after.kk.mend.label).pressSequentially('12-үй');
    await page.getByRole('button', { name: LANGUAGE_NAMES.ru }).click();
    expect(await page.getByLabel(after.ru.mend.label).inputValue()).toBe('12-үй');
    await page.getByRole('button', { name: LANGUAGE_NAMES.kk }).click();
    await tabTo(page, page.getByRole('button', { name: after.kk.mend.send }));
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(after.kk.mend.done).waitFor();
    await page.getByText('12-үй').waitFor();
    await looked(page, 'plain-mended-kk-320');
    await page.reload();
    expect(await page.getByText('12-үй').count()).toBe(1);
    // Another language shows the same appeal, and asks for no code again.
    await page.getByRole('button', { name: LANGUAGE_NAMES.ru }).click();
    await page.getByRole('button', { name: after.ru.withdraw.open }).click();
    await page.getByText(after.ru.withdraw.lead).waitFor();
    await page.getByRole('button', { name: after.ru.cancel }).click();
    await page.getByRole('button', { name: after.ru.withdraw.open }).click();
    await looked(page, 'plain-withdraw-ru-320');
    await page.getByRole('button', { name: after.ru.withdraw.send }).click();
    await page.getByText(status.ru.meanings.withdrawn ?? '').waitFor();
    expect(await page.locator('.offer').count()).toBe(0);
    expect(page.url()).not.toContain(own.trackingCode.slice(0, 4));
    expect(complaints.filter((text) => /Content.Security.Policy/i.test(text))).toEqual([]);
    await page.context().close();
  });

  it('rates the answer and appeals again, on a wide dark screen', async () => {
    const say = afterRu;
    const { page, own, press } = await answered('ru', 1280, 'dark');
    await looked(page, 'plain-answered-ru-1280');
    await press(say.rating.open);
    await press(say.rating.send);
    await page.getByRole('link', { name: say.rating.missing }).waitFor();
    await looked(page, 'plain-rating-wrong-ru-1280');
    await page.getByLabel(say.rating.grades[1]).check();
    await press(say.rating.send);
    await page.getByText(say.rating.given(2)).waitFor();
    expect(await page.getByRole('button', { name: say.rating.open }).count()).toBe(0);
    await press(say.repeat.open);
    await page.getByLabel(say.repeat.label).fill('Яма');
    await press(say.repeat.send);
    await page.getByRole('link', { name: say.tooShort }).waitFor();
    await page.getByLabel(say.repeat.label).fill('Яма на месте, никто не приезжал.');
    await press(say.repeat.send);
    await page.getByRole('heading', { name: say.registered.repeat }).waitFor();
    await press(WORDS.ru.receipt.follow);
    await page.getByText(say.earlier.repeat(own.number)).waitFor();
    await page.context().close();
  });

  it('complains, and follows the complaint with the code that is shown', async () => {
    const { page, own, press } = await answered('en', 320, 'light');
    await press(afterEn.complaint.open);
    await page.getByLabel(afterEn.complaint.label).fill('No day and no money are named: this is no answer.');
    await looked(page, 'plain-complaint-en-320');
    await press(afterEn.complaint.send);
    await page.getByRole('heading', { name: afterEn.registered.complaint }).waitFor();
    await looked(page, 'plain-complained-en-320');
    await press(WORDS.en.receipt.follow);
    await page.getByText(afterEn.earlier.complaint(own.number)).waitFor();
    await page.context().close();
  });
});

describe('a browser with scripts', () => {
  it('finds the whole form on the hosted page, under its strict policy', async () => {
    const { page, complaints } = await open('/appeal/TLD?lang=kk', true);
    await page.getByRole('heading', { name: form.steps.matter }).waitFor();
    expect(await page.getByRole('link', { name: hosted.plain }).count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await fillIn(page, 'kk');
    await send(page, 'kk');
    expect((await readReceipt(page, 'kk')).number).toMatch(/^TLD-/);
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
    await page.context().close();
  });
});

describe('the page for webmasters', () => {
  it('writes the code of what was chosen, shows it, and says whether a site is on the list', async () => {
    const { page, complaints } = await open('/embed/?lang=kk', true);
    await page.getByRole('heading', { name: form.steps.matter }).waitFor();
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('#language').selectOption('ru');
    await page.getByLabel(embed.ownColours).check();
    await page.getByLabel(embed.pinned).check();
    await page.getByLabel(embed.chunks).check();
    await page.getByRole('heading', { name: WORDS.ru.form.steps.matter }).waitFor();
    const html = page.locator('#html');
    await html.filter({ hasText: 'importmap' }).waitFor();
    expect(await html.innerText()).toMatch(
      /<script type="module" src="\S+\/widget\/[0-9a-f]{12}\/dauys\.js" integrity="sha384-\S+" crossorigin="anonymous">/,
    );
    expect(await html.innerText()).toContain(
      '<dauys-appeal-form agency="TLD" lang="ru"></dauys-appeal-form>',
    );
    expect(await page.locator('#css').innerText()).toContain('--dauys-accent: #00607a;');
    expect(await page.locator('#csp').innerText()).toMatch(/^script-src \S+ 'sha256-\S+=';/);

    await page.getByLabel(embed.originHint).fill('https://akimat.nowhere.example/page');
    await page.getByRole('button', { name: embed.check }).click();
    await page.getByText(embed.notListed).waitFor();
    await page.getByText('npm run agency -- origin add TLD https://akimat.nowhere.example').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel(embed.originHint).fill(intake.url);
    await page.getByRole('button', { name: embed.check }).click();
    await page.getByText(embed.listed).waitFor();
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
    await page.context().close();
  });
});
