import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages as embed } from '../../src/i18n/embed/kk.ts';
import { messages as hosted } from '../../src/i18n/hosted/kk.ts';
import type { WidgetField } from '../../src/i18n/widget/form/ru.ts';
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

const { form, steps, receipt, status } = WORDS.kk;

let intake: IntakeStage;
let browser: Browser;

beforeAll(async () => {
  intake = await startIntakeStage();
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

const { text = '', familyName = '', givenName = '', postalAddress = '' } = LETTER;
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
    await page.getByRole('heading', { name: status.course }).waitFor();
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
    await page.getByRole('heading', { name: status.course }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
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
