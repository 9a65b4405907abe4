import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type FirefoxStage, openFirefox } from '../stage/firefox.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { WORDS } from '../stage/official.ts';

let intake: IntakeStage;
let firefox: FirefoxStage;

beforeAll(async () => {
  intake = await startIntakeStage();
  const managed = { intake: intake.url, agency: 'PVL', platforms: ['vk', 'instagram'], keepDays: 30 };
  firefox = await openFirefox({ withExtension: true, managed });
});
afterAll(() => Promise.all([firefox?.close(), intake?.stop()]));

describe('a browser that an organisation set up', () => {
  it('has the intake, offers the platforms it moderates, and turns another agency’s code down', async () => {
    const settings = await firefox.extensionPage('options.html');
    await settings.waitForSelector('#enrol-address');
    const address = await settings.$eval('#enrol-address', (input) =>
      input instanceof HTMLInputElement ? [input.value, input.readOnly] : [],
    );
    expect(address).toEqual([intake.url, true]);
    const offered = await settings.$$eval('section .switches > li', (items) =>
      items.map((item) => item.textContent?.trim()),
    );
    expect(offered).toEqual([WORDS.platforms.vk, WORDS.platforms.instagram]);
    expect(await accessibilityFaults(settings)).toEqual([]);

    await settings.type('#enrol-code', intake.enrolmentCode);
    await settings.type('#enrol-name', 'Seitova A.');
    await settings.click('form button[type=submit]');
    const said = () => settings.$eval('form', (form) => form.textContent ?? '');
    await expect
      .poll(said, { timeout: 15_000 })
      .toContain(WORDS.options.faults.otherAgency('Акимат города Үлгі'));
    await settings.close();
  });
});
