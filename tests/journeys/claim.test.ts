import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_FRAGMENT } from '../../src/appeal/claim-fragment.ts';
import { claimMessages as kk } from '../../src/i18n/claim/kk.ts';
import { claimPanelMessages as panelWords } from '../../src/i18n/claim/panel-ru.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import { atStep, WORDS as CITIZEN, field, goOnTo, readReceipt, sidewaysScroll } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { chip, clip, type Official, seatOfficial } from '../stage/official.ts';

let intake: IntakeStage;
let official: Official;
let citizen: ChromiumStage;

beforeAll(async () => {
  intake = await startIntakeStage();
  official = await seatOfficial(intake, intake.enrolmentCode);
  citizen = await openChromium({ withExtension: false, viewport: { width: 360, height: 740 } });
});
afterAll(async () => {
  await Promise.all([official?.close(), citizen?.close()]);
  await intake?.stop();
});

/** A phone of 360 px; the demo page speaks Kazakh. */
const phone = (): Promise<Page> => citizen.context.newPage();

const shots = process.env.DAUYS_SHOTS;
async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

describe('the author of a clipped post', () => {
  it('is invited, claims it on a phone, and the official sees the new number', async () => {
    const { panel } = official;
    const post = await official.open('x-timeline');
    const signal = await clip(official, post);
    await panel.getByRole('button', { name: panelWords.invite }).click();
    const reply = panel.getByLabel(panelWords.reply('Русский'));
    await reply.waitFor();
    const link = (await reply.inputValue()).split(' ').at(-1) ?? '';
    expect(link).toContain(`/demo/${CLAIM_FRAGMENT}`);
    expect(await panel.getByLabel(panelWords.reply('Қазақша')).inputValue()).toContain(link);
    await panel.getByRole('img', { name: panelWords.qr }).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    await shot(panel, 'panel-invited');

    const page = await phone();
    await page.goto(link);
    await page.getByRole('heading', { name: kk.title }).waitFor();
    expect(page.url()).not.toContain('dauys-claim');
    const clipped = await page.locator('dauys-appeal-form blockquote').innerText();
    expect(clipped).toContain('үш күннен бері су жоқ');
    expect(clipped).toContain('@aigul_qala');
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, 'phone-claim');

    const text = page.locator('dauys-appeal-form textarea[name=text]');
    await expect.poll(() => text.inputValue()).toContain('үш күннен бері су жоқ');
    await text.fill(`${await text.inputValue()}\nСуды қосуды сұраймын.`);
    for (const step of ['place', 'files', 'applicant'] as const) await goOnTo(page, 'kk', step);
    await field(page, 'kk', 'familyName').fill('Сәрсенқызы');
    await field(page, 'kk', 'givenName').fill('Айгүл');
    await page.reload();
    await atStep(page, 'kk', 'applicant');
    expect(await field(page, 'kk', 'givenName').inputValue()).toBe('Айгүл');

    await field(page, 'kk', 'postalAddress').fill('Үлгі қ., Абай даңғылы, 12-үй, 5-пәтер');
    await goOnTo(page, 'kk', 'check');
    await page.locator('dauys-appeal-form .said', { hasText: 'Суды қосуды сұраймын.' }).waitFor();
    await field(page, 'kk', 'consent').check();
    await page.getByRole('button', { name: kk.form.send }).click();
    const { number } = await readReceipt(page, 'kk');
    expect(number).not.toBe(signal);
    const code = (await page.locator('dauys-appeal-form [part~="account-code"]').innerText()).trim();
    expect(code).toMatch(/^\d{6}$/);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await shot(page, 'phone-receipt');

    await page.reload();
    expect((await readReceipt(page, 'kk')).number).toBe(number);
    await page.getByText(code).waitFor();
    await page.getByRole('button', { name: CITIZEN.kk.receipt.another }).click();
    await page.getByRole('heading', { name: CITIZEN.kk.form.title }).waitFor();

    // As if a minute had passed: so long the browser trusts what it knows of a signal.
    await panel.evaluate('chrome.storage.session.remove("numbers")');
    await post.reload();
    await expect.poll(async () => (await chip(post)).innerText()).toContain(number);
    await (await chip(post)).click();
    await panel.getByRole('heading', { name: panelWords.claimedTitle }).waitFor({ timeout: 30_000 });
    await panel.getByText(panelWords.identities['self-declared']).waitFor();
    expect(await panel.locator('main').innerText()).toContain(code);
    await shot(panel, 'panel-claimed');
    await panel.getByRole('button', { name: panelWords.proof.seen }).click();
    await panel.getByText(panelWords.identities['account-proven']).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);

    const later = await phone();
    await later.goto(link);
    await later.getByRole('button', { name: kk.ordinary }).click();
    await later.getByRole('heading', { name: CITIZEN.kk.form.title }).waitFor();
    expect(await later.locator('dauys-appeal-form textarea[name=text]').inputValue()).toBe('');
  });
});
