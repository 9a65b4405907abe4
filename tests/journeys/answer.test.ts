import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordMessages } from '../../src/i18n/record/messages.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { fillIn, LANGUAGE_NAMES, readReceipt, send, sidewaysScroll, WORDS } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { type Official, seatOfficial } from '../stage/official.ts';

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

const PANEL = recordMessages('ru');
const ANSWER = 'Шұңқыр 25 қарашада жөнделеді. Жауапты орындаушы: «Үлгі Жол» КММ.';

describe('an appeal that a citizen files', () => {
  it('is found, accepted and answered in the side panel, and the citizen reads the answer', async () => {
    const page = await official.chromium.context.newPage();
    await page.goto(`${intake.url}/demo/`);
    await page.locator('dauys-appeal-form').getByRole('button', { name: LANGUAGE_NAMES.kk }).click();
    await page.getByRole('heading', { name: WORDS.kk.form.title }).waitFor();
    await fillIn(page, 'kk');
    await send(page, 'kk');
    const { number, code } = await readReceipt(page, 'kk');

    const { panel } = official;
    await panel.setViewportSize({ width: 360, height: 800 });
    await panel.getByRole('button', { name: PANEL.list.title }).click();
    await panel.getByLabel(PANEL.list.search).fill('аялдаманың жанында');
    await panel.getByRole('button', { name: PANEL.list.find }).click();
    await panel.getByRole('button', { name: number }).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    await panel.getByRole('button', { name: number }).click();
    await panel.getByRole('heading', { name: 'Зарегистрировано' }).waitFor();

    const doIt = (name: string) => panel.getByRole('button', { name, exact: true }).click();
    await doIt(PANEL.moves.accepted);
    await panel.getByRole('heading', { name: PANEL.moves.accepted }).waitFor();
    await doIt(PANEL.moves.accepted);
    await panel.getByRole('heading', { name: 'На рассмотрении' }).waitFor();

    await doIt(PANEL.applicant.show);
    await panel.getByText('Сәрсенқызы Айгүл').first().waitFor();

    await doIt(PANEL.moves.answered);
    await doIt(PANEL.moves.answered);
    await panel.getByText(PANEL.mend).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    expect(await sidewaysScroll(panel)).toBe(0);
    await panel.getByLabel(PANEL.fields.outcome).selectOption('satisfied');
    await panel.getByLabel(PANEL.fields.answer).fill(ANSWER);
    await panel.getByLabel(PANEL.fields.answer).press('Tab');
    await doIt(PANEL.moves.answered);
    await panel.getByRole('heading', { name: 'Дан ответ', exact: true }).waitFor();
    await panel.getByText(PANEL.noActions).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);

    const status = page.locator('dauys-appeal-status');
    await status.getByRole('button', { name: LANGUAGE_NAMES.kk }).click();
    await status.getByLabel(WORDS.kk.status.number.label).fill(number);
    await status.getByLabel(WORDS.kk.status.code.label).fill(code);
    await status.getByRole('button', { name: WORDS.kk.status.check }).click();
    await status.getByText(ANSWER).waitFor();
    await status.getByRole('heading', { name: recordMessages('kk').course.outcomes.satisfied }).waitFor();
    // That an official looked at who appeals is told to them.
    await status.getByText(WORDS.kk.status.entries.read).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await sidewaysScroll(page)).toBe(0);
  });
});
