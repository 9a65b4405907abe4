import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../../src/appeal/appeal-number.ts';
import type { Step, WidgetField } from '../../src/i18n/widget/form/ru.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { LETTER, WORDS } from '../stage/citizen.ts';
import { type FirefoxStage, openFirefox, resize } from '../stage/firefox.ts';
import { inForm, write } from '../stage/form-in-firefox.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';

const words = WORDS.kk;

let intake: IntakeStage;
let firefox: FirefoxStage;

beforeAll(async () => {
  intake = await startIntakeStage();
  firefox = await openFirefox({ withExtension: false });
});
afterAll(() => Promise.all([firefox?.close(), intake?.stop()]));

function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent?.trim() ?? '').catch(() => '');
}

describe('a citizen in Firefox', () => {
  it('files an appeal in Kazakh and follows it, on a screen 320 px wide', async () => {
    const page = await firefox.newPage();
    await resize(page, { width: 320, height: 640 });
    await page.goto(`${intake.url}/demo/`);
    const title = await page.waitForSelector(inForm('#title'));
    await title?.dispose();
    await page.click(inForm('button[lang=kk]'));
    await expect.poll(() => textOf(page, inForm('#title'))).toBe(words.form.title);
    expect(await accessibilityFaults(page)).toEqual([]);

    const goOn = async (step: Step) => {
      await page.click(inForm('#submit'));
      await expect.poll(() => textOf(page, inForm('#step'))).toContain(words.form.steps[step]);
      expect(await accessibilityFaults(page)).toEqual([]);
    };
    const writeAll = async (names: readonly WidgetField[]) => {
      for (const id of names) await write(page, id, LETTER[id] ?? '');
    };
    await writeAll(['text']);
    await page.select(inForm('#topic'), 'roads');
    await goOn('place');
    await writeAll(['address']);
    await page.select(inForm('#kato'), '190000000');
    await goOn('files');
    await goOn('applicant');
    await page.goBack();
    await expect.poll(() => textOf(page, inForm('#step'))).toContain(words.form.steps.files);
    await goOn('applicant');
    await writeAll(['familyName', 'givenName', 'postalAddress', 'phone']);
    await goOn('check');
    await page.click(inForm('#consent'));
    await page.click(inForm('#submit'));
    await page.waitForSelector(inForm('#receipt'));
    const number = await textOf(page, inForm('[part~=number]'));
    const code = await textOf(page, inForm('[part~=code]'));
    expect(parseAppealNumber(number)).toMatchObject({ ok: true, agency: 'TLD' });
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.type('dauys-appeal-status >>> #number', number);
    await page.type('dauys-appeal-status >>> #code', code);
    await page.click('dauys-appeal-status >>> button[type=submit]');
    await page.waitForSelector('dauys-appeal-status >>> #appeal');
    expect(await textOf(page, 'dauys-appeal-status >>> #appeal')).toBe(number);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
