import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceMessages as EVIDENCE } from '../../src/i18n/evidence/ru.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type FirefoxStage, openFirefox } from '../stage/firefox.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { isSigned, keptClip } from '../stage/kept-evidence.ts';
import { BUTTON, savedPage, WORDS, WORK } from '../stage/official.ts';
import { readPng } from '../stage/pixels.ts';

let intake: IntakeStage;
let firefox: FirefoxStage;

beforeAll(async () => {
  intake = await startIntakeStage();
  firefox = await openFirefox({ withExtension: true });
});
afterAll(() => Promise.all([firefox?.close(), intake?.stop()]));

/** The text of what matches, or nothing while it is not there. */
function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent ?? '').catch(() => '');
}

async function enrol(): Promise<void> {
  const settings = await firefox.extensionPage('options.html');
  await settings.waitForSelector('#enrol-address');
  expect(await accessibilityFaults(settings)).toEqual([]);
  await settings.type('#enrol-address', intake.url);
  await settings.type('#enrol-code', intake.enrolmentCode);
  await settings.type('#enrol-name', 'Seitova A.');
  await settings.click('button[type=submit]');
  await expect.poll(() => textOf(settings, 'main'), { timeout: 15_000 }).toContain(WORDS.options.me.done);
  // At install it may read no page; the official allows the platforms.
  const { pages } = WORDS.options;
  const allow = await settings.$$('section button.primary');
  await allow.at(-1)?.click();
  await expect.poll(() => textOf(settings, '#pages-heading ~ [role=status]')).toBe(pages.allowed);
  await settings.close();
}

/** Firefox lets no picture be taken at first; the official allows it and goes back to the post. */
async function takePicture(panel: Page, post: Page): Promise<void> {
  const press = (label: string) =>
    panel.$$eval(
      '.evidence button',
      (buttons, wanted) => {
        for (const each of buttons) if (each.textContent?.trim() === wanted) each.click();
      },
      label,
    );
  const said = () => textOf(panel, '.evidence [role=status]');
  // The panel is a tab here, and stands before the post; unless the picture was tried before it opened.
  await expect
    .poll(said, { timeout: 15_000 })
    .toBeOneOf([EVIDENCE.troubles['tab-left'], EVIDENCE.troubles['not-allowed']]);
  await post.bringToFront();
  await press(EVIDENCE.retake);
  await expect.poll(said, { timeout: 15_000 }).toBe(EVIDENCE.troubles['not-allowed']);
  await panel.bringToFront();
  const allow = await panel.$$('.evidence .actions button:not(.quiet)');
  await allow[0]?.click();
  await expect.poll(said, { timeout: 15_000 }).toBe(EVIDENCE.troubles['tab-left']);
  await post.bringToFront();
  await press(EVIDENCE.retake);
  await expect.poll(said, { timeout: 30_000 }).toBe(EVIDENCE.there);
  await panel.bringToFront();
}

describe('an official in Firefox', () => {
  it('enrols, clips a post, gets its number and sees the post wear it', async () => {
    await enrol();
    const saved = savedPage('x-timeline');
    if (!saved) throw new Error('The saved page is part of the project');
    const page = await firefox.savedPage(saved);
    const button = await page.waitForSelector(`dauys-clip >>> button[aria-label="${BUTTON.clip}"]`);
    await button?.click();

    const panel = await firefox.extensionPage('sidepanel.html');
    await panel.waitForSelector('#draft-topic');
    expect(await textOf(panel, 'article.post')).toContain('үш күннен бері су жоқ');
    await takePicture(panel, page);
    // Its words suggested the topic before anybody chose.
    expect(await panel.$eval('#draft-topic', (list) => list instanceof HTMLSelectElement && list.value)).toBe(
      'water',
    );
    await panel.select('#draft-kind', 'message');
    await panel.select('#draft-topic', 'water');
    await panel.select('#draft-kato', '190000000');
    expect(await accessibilityFaults(panel)).toEqual([]);
    await panel.click('button[type=submit]');
    // It can be taken back for ten seconds, and then goes by itself.
    await expect.poll(() => textOf(panel, '.undo')).toContain(WORK.undo.undo);
    await expect
      .poll(() => textOf(panel, '#sent-heading'), { timeout: 45_000 })
      .toBe(WORDS.item.acceptedTitle);
    const number = (await textOf(panel, '.sent .number strong')).trim();
    expect(number).toMatch(/^TLD-\d{4}-000001-\d$/);
    const kept = await keptClip(intake, number);
    expect(isSigned(kept)).toBe(true);
    expect(kept.tags).toEqual(expect.arrayContaining(['picture:included', 'fragment:included']));
    expect(readPng(kept.part('picture')).height).toBeGreaterThan(50);
    const fragment = kept.part('fragment').toString();
    expect(fragment).toContain('үш күннен бері су жоқ');
    expect(fragment).not.toMatch(/<script|<svg|class=|data-testid|dauys-clip/);

    await page.bringToFront();
    const worn = () => textOf(page, 'dauys-clip >>> button.number');
    await expect.poll(worn, { timeout: 15_000 }).toContain(number);
    await page.close();
    const again = await firefox.savedPage(saved);
    await expect
      .poll(() => textOf(again, 'dauys-clip >>> button.number'), { timeout: 15_000 })
      .toContain(number);
  });

  it.each(['telegram-channel', 'vk-desktop'])(
    'gets a number for a post on %s, which wears it',
    async (name) => {
      const saved = savedPage(name);
      if (!saved) throw new Error('The saved page is part of the project');
      const panel = await firefox.extensionPage('sidepanel.html');
      const page = await firefox.savedPage(saved);
      const button = await page.waitForSelector(`dauys-clip >>> button[aria-label="${BUTTON.clip}"]`);
      await button?.click();
      await panel.bringToFront();
      await panel.waitForSelector('#draft-topic');
      const [expected] = saved.expected;
      const beginning = (expected?.wholeText ?? '').split('\n')[0] ?? '';
      expect(beginning).not.toBe('');
      expect(await textOf(panel, 'article.post')).toContain(beginning.slice(0, 20));
      await panel.select('#draft-kind', 'message');
      await panel.select('#draft-topic', 'water');
      await panel.select('#draft-kato', '190000000');
      await panel.click('button[type=submit]');
      const now = await panel.waitForSelector(`.sent ::-p-text(${WORK.undo.now})`);
      await now?.click();
      const sent = () => textOf(panel, '.sent .number strong');
      await expect.poll(sent, { timeout: 45_000 }).toMatch(/^TLD-\d{4}-\d{6}-\d$/);
      const number = await sent();
      await page.bringToFront();
      const worn = () => textOf(page, 'dauys-clip >>> button.number');
      await expect.poll(worn, { timeout: 15_000 }).toContain(number);
      const label = await page.$eval('dauys-clip >>> button.number', (each) => each.ariaLabel);
      expect(label).toContain(number);
      await page.close();
      await panel.close();
    },
  );
});
