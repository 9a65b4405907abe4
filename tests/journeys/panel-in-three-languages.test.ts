import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clipButtonMessages } from '../../src/i18n/clip-button/messages.ts';
import { extensionMessages as en } from '../../src/i18n/extension/en.ts';
import { extensionMessages as kk } from '../../src/i18n/extension/kk.ts';
import { extensionMessages as ru } from '../../src/i18n/extension/ru.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { LANGUAGE_NAMES, sidewaysScroll } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { clipButton, type Official, seatOfficial } from '../stage/official.ts';

let intake: IntakeStage;
let official: Official;

beforeAll(async () => {
  intake = await startIntakeStage();
  official = await seatOfficial(intake, intake.enrolmentCode);
  await (await clipButton(await official.open('x-timeline'))).click();
  await official.panel.getByRole('heading', { name: ru.draft.title, exact: true }).waitFor();
});
afterAll(async () => {
  await official?.close();
  await intake?.stop();
});

describe.each([
  ['kk', kk],
  ['ru', ru],
  ['en', en],
] as const)('an official who chose %s', (language, words) => {
  it('reads the settings, the panel and the button in it, with nothing cut off', async () => {
    const settings = await official.chromium.extensionPage('options.html');
    await settings.setViewportSize({ width: 360, height: 800 });
    await settings.getByRole('radio', { name: LANGUAGE_NAMES[language] }).check();
    await settings.getByRole('heading', { name: words.options.title }).waitFor();
    expect(await sidewaysScroll(settings)).toBe(0);
    expect(await accessibilityFaults(settings)).toEqual([]);

    const { panel } = official;
    await panel.setViewportSize({ width: 320, height: 800 });
    await panel.getByRole('heading', { name: words.draft.title, exact: true }).waitFor();
    await panel.getByRole('button', { name: new RegExp(`^${words.draft.send}`) }).waitFor();
    expect(await sidewaysScroll(panel)).toBe(0);
    expect(await accessibilityFaults(panel)).toEqual([]);
    expect(await panel.evaluate(() => document.documentElement.lang)).toBe(language);

    const page = await official.open('x-timeline');
    await page
      .locator('dauys-clip')
      .first()
      .getByRole('button', { name: clipButtonMessages(language).clip })
      .waitFor();
    await Promise.all([page.close(), settings.close()]);
  });
});
