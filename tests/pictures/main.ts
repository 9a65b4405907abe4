/**
 * Takes the pictures of the README and of `docs/` from the running product: `npm run pictures`. The posts in
 * them are the project's own, written for its tests; no stranger's post is shown.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../src/appeal/language.ts';
import { ROOT } from '../house/source-files.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import { fillIn, goOn, readReceipt, send, WORDS } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { chip, clipButton, fillDraft, registeredNumber, seatOfficial, sendClip } from '../stage/official.ts';
import { TIMELINE, TIMELINE_ADDRESS } from './timeline.ts';

const FOLDER = join(ROOT, 'docs/pictures');
const PAGE_LANGUAGES = { kk: 'Қаз', ru: 'Рус', en: 'Eng' } as const;
const PHONE = { width: 360, height: 780 };
const DESKTOP = { width: 1280, height: 860 };

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
  console.log(`docs/pictures/${name}.png`);
}

/** The three pictures of the README's first screen, one beside the other. */
async function besideEachOther(chromium: ChromiumStage): Promise<void> {
  const pictures = ['clip-number', 'panel-draft', 'form', 'receipt'];
  const sources = await Promise.all(
    pictures.map(
      async (name) => `data:image/png;base64,${await readFile(join(FOLDER, `${name}.png`), 'base64')}`,
    ),
  );
  const page = await chromium.context.newPage();
  await page.setViewportSize({ width: 1700, height: 640 });
  await page.setContent(`<style>
    body { margin: 0; padding: 28px; display: flex; gap: 22px; background: #e7edf2; justify-content: center }
    img { height: 584px; border-radius: 12px; box-shadow: 0 6px 24px #1d2b3a2e }</style>
    ${sources.map((source) => `<img src="${source}">`).join('')}`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await take(page, 'dauys');
}

async function openDemo(chromium: ChromiumStage, intake: IntakeStage, language: Language): Promise<Page> {
  const page = await chromium.context.newPage();
  await page.goto(`${intake.url}/demo/`);
  await page.getByRole('link', { name: PAGE_LANGUAGES[language], exact: true }).click();
  await page.getByRole('heading', { name: WORDS[language].form.title }).waitFor();
  return page;
}

/** Puts the form at the top of the screen, as someone who came for it would. */
async function scrollToForm(page: Page): Promise<void> {
  await page.locator('dauys-appeal-form').evaluate((form) => form.scrollIntoView({ block: 'start' }));
}

async function citizen(intake: IntakeStage): Promise<void> {
  const chromium = await openChromium({
    withExtension: false,
    viewport: PHONE,
    locale: 'kk-KZ',
    hideScrollbars: true,
  });
  const page = await openDemo(chromium, intake, 'kk');
  await scrollToForm(page);
  await take(page, 'form');
  await goOn(page, 'kk');
  await page.locator('dauys-appeal-form #summary').waitFor();
  await take(page, 'form-errors');
  await fillIn(page, 'kk');
  await scrollToForm(page);
  await take(page, 'form-filled');
  await send(page, 'kk');
  const { number, code } = await readReceipt(page, 'kk');
  await scrollToForm(page);
  await take(page, 'receipt');
  const status = page.locator('dauys-appeal-status');
  await status.getByLabel(WORDS.kk.status.number.label).fill(number);
  await status.getByLabel(WORDS.kk.status.code.label).fill(code);
  await status.getByRole('button', { name: WORDS.kk.status.check }).click();
  await status.getByText(WORDS.kk.terms.states.registered).waitFor();
  await status.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await take(page, 'status');

  const desktop = await openDemo(chromium, intake, 'ru');
  await desktop.setViewportSize(DESKTOP);
  await take(desktop, 'demo-desktop');
  await desktop.emulateMedia({ colorScheme: 'dark' });
  await scrollToForm(desktop);
  await take(desktop, 'form-dark');
  await chromium.close();
}

async function official(intake: IntakeStage): Promise<void> {
  const settings = await openChromium({ viewport: { width: 900, height: 760 }, hideScrollbars: true });
  await take(await settings.extensionPage('options.html'), 'options');
  await settings.close();

  const seat = await seatOfficial(intake, intake.enrolmentCode, undefined, { hideScrollbars: true });
  const { panel } = seat;
  await panel.setViewportSize({ width: 380, height: 860 });
  await take(panel, 'panel-empty');
  const page = await seat.chromium.context.newPage();
  await page.route(TIMELINE_ADDRESS, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: TIMELINE }),
  );
  await page.setViewportSize({ width: 700, height: 520 });
  await page.goto(TIMELINE_ADDRESS);
  const button = await clipButton(page);
  await button.hover();
  await take(page, 'clip-button');
  await button.click();
  await fillDraft(panel, 'water');
  await panel.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
  });
  await take(panel, 'panel-draft');
  await sendClip(panel);
  const number = await registeredNumber(panel);
  await panel.evaluate(() => scrollTo(0, 0));
  await take(panel, 'panel-sent');
  await panel.emulateMedia({ colorScheme: 'dark' });
  await take(panel, 'panel-sent-dark');
  await (await chip(page)).filter({ hasText: number }).waitFor();
  await page.mouse.move(0, 0);
  await take(page, 'clip-number');
  await seat.close();
}

await mkdir(FOLDER, { recursive: true });
const intake = await startIntakeStage();
try {
  await citizen(intake);
  await official(intake);
  const chromium = await openChromium({ withExtension: false, hideScrollbars: true });
  await besideEachOther(chromium);
  await chromium.close();
} finally {
  await intake.stop();
}
