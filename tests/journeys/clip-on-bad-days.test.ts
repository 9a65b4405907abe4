import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { openChromium } from '../stage/chromium.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import {
  BUTTON,
  chip,
  clipButton,
  enrol,
  fillDraft,
  type Official,
  registeredNumber,
  seatOfficial,
  sendClip,
  WORDS,
} from '../stage/official.ts';
import { openSite } from '../stage/site.ts';

let intake: IntakeStage;
let official: Official;

beforeAll(async () => {
  intake = await startIntakeStage();
  official = await seatOfficial(intake, intake.enrolmentCode);
});
afterAll(async () => {
  await official?.close();
  await intake?.stop();
});

describe('a service worker that the browser kills', () => {
  it('between the click and the sending loses nothing', async () => {
    const { panel, chromium } = official;
    const page = await official.open('x-timeline');
    await (await clipButton(page)).click();
    await fillDraft(panel);
    await chromium.killWorkers();
    await sendClip(panel);
    const number = await registeredNumber(panel);
    await expect.poll(async () => (await chip(page)).innerText()).toContain(number);
    await page.close();
  });

  it('in the middle of a sending sends again, and there is one record', async () => {
    const { panel, chromium } = official;
    const before = await intake.countAppeals();
    const page = await official.open('x-timeline');
    await (await clipButton(page, 1)).click();
    await fillDraft(panel);
    intake.freeze();
    await sendClip(panel);
    await panel.getByRole('heading', { name: WORDS.item.sendingTitle }).waitFor();
    await chromium.killWorkers();
    intake.thaw();
    // Woken by whatever comes first: here the page that is looked at again.
    await page.reload();
    const number = await registeredNumber(panel);
    await expect.poll(async () => (await chip(page, 1)).innerText()).toContain(number);
    expect(await intake.countAppeals()).toBe(before + 1);
    await page.close();
  });
});

describe('an intake that is down', () => {
  it('leaves the clip waiting in sight, and gets it when it is back, even after the browser closed', async () => {
    const { panel } = official;
    const page = await official.open('x-timeline');
    await (await clipButton(page, 2)).click();
    await fillDraft(panel);
    await intake.kill();
    await sendClip(panel);
    await panel.getByRole('heading', { name: WORDS.item.waitingTitle }).waitFor({ timeout: 45_000 });
    await panel.getByText(WORDS.item.waiting).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    await expect.poll(async () => (await chip(page, 2)).getAttribute('aria-label')).toBe(BUTTON.waitingName);
    await panel.reload();
    await panel.getByRole('heading', { name: WORDS.item.waitingTitle }).waitFor();
    await intake.restart();
    // It goes by itself too, and may have gone before the hand reaches the button.
    const retry = panel.getByRole('button', { name: WORDS.item.retry });
    await retry.click({ timeout: 2_000 }).catch(() => {});
    const number = await registeredNumber(panel);
    await expect.poll(async () => (await chip(page, 2)).innerText()).toContain(number);
    await page.close();
  });
});

describe('the settings page', () => {
  it('tells a wrong code, a used code, an address that is no intake and an unsafe one apart', async () => {
    const chromium = await openChromium();
    const settings = await chromium.extensionPage('options.html');
    await settings.getByLabel(WORDS.options.enrol.code).waitFor();
    expect(await accessibilityFaults(settings)).toEqual([]);
    const typed = { address: intake.url, code: '0000 0000 0000 0000', name: 'Ким Е. В.' };
    const said = async (label: string) => {
      const field = settings.getByLabel(label);
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
      const error = ids.find((id) => id.endsWith('-error'));
      return error ? settings.locator(`#${error}`).innerText() : '';
    };
    const { code, address } = WORDS.options.enrol;

    await enrol(settings, typed);
    const wrong = await said(code);
    expect(await settings.getByLabel(WORDS.options.enrol.name).inputValue()).toBe('Ким Е. В.');
    await enrol(settings, { ...typed, code: intake.enrolmentCode });
    await expect.poll(() => said(code)).not.toBe(wrong);
    const used = await said(code);
    expect(used.length).toBeGreaterThan(20);
    expect(await accessibilityFaults(settings)).toEqual([]);

    await enrol(settings, { ...typed, address: 'http://127.0.0.1:9' });
    expect(await said(address)).toBe(WORDS.options.faults.offline('http://127.0.0.1:9'));
    const site = await openSite();
    await enrol(settings, { ...typed, address: site.origin });
    // A server that knows nothing of the extension: the browser tells no more of it than of a closed door.
    await expect.poll(() => said(address)).toBe(WORDS.options.faults.offline(site.origin));
    await site.close();
    await enrol(settings, { ...typed, address: 'http://dauys.example' });
    expect(await said(address)).toBe(WORDS.options.faults.addressInsecure);
    await chromium.close();
  });

  it('says that a code has expired', async () => {
    const chromium = await openChromium();
    const settings = await chromium.extensionPage('options.html');
    const code = await intake.newEnrolmentCode();
    await intake.expireEnrolmentCodes();
    await enrol(settings, { address: intake.url, code, name: 'Ким Е. В.' });
    const field = settings.getByLabel(WORDS.options.enrol.code);
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(await settings.locator('.error').innerText()).toMatch(/ист[её]к|срок/i);
    await chromium.close();
  });
});
