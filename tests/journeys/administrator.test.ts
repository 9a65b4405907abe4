import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officialsMessages } from '../../src/i18n/officials/messages.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { sidewaysScroll } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { type Official, seatOfficial, WORDS } from '../stage/official.ts';

let intake: IntakeStage;
let chief: Official;
let colleague: Official | undefined;

beforeAll(async () => {
  intake = await startIntakeStage();
  chief = await seatOfficial(intake, intake.enrolmentCode);
});
afterAll(async () => {
  await Promise.all([chief?.close(), colleague?.close()]);
  await intake?.stop();
});

const T = officialsMessages('ru');

describe('an administrator', () => {
  it('makes a code on the settings page, a colleague enrols with it, and loses access when revoked', async () => {
    const settings = await chief.chromium.extensionPage('options.html');
    const desk = settings.getByRole('region', { name: T.title });
    await desk.getByLabel(T.roles.officer).check();
    await desk.getByRole('button', { name: T.make }).click();
    const code = await desk.locator('.number strong').innerText();
    expect(await accessibilityFaults(settings)).toEqual([]);
    expect(await sidewaysScroll(settings)).toBe(0);

    const name = 'Ким Е. В., инспектор';
    colleague = await seatOfficial(intake, code, name);
    await settings.reload();
    const line = desk.locator('.officials > li').filter({ hasText: name });
    await line.getByText(T.roles.officer).waitFor();
    await line.getByRole('button', { name: T.revoke }).click();
    await line.getByRole('button', { name: T.revokeYes }).click();
    await line.getByText(T.signedOut).waitFor();

    const theirs = await colleague.chromium.extensionPage('options.html');
    await theirs.getByText(WORDS.options.me.enrolAgain).waitFor();
    expect(await theirs.getByRole('region', { name: T.title }).count()).toBe(0);
  });
});
