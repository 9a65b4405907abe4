import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WidgetSubmissionSchema } from '../../src/appeal/submission.ts';
import { findSimilarMatters } from '../../src/client/matters.ts';
import { fileWithProof } from '../../src/client/proof.ts';
import { recordMessages } from '../../src/i18n/record/messages.ts';
import { pdf, sha256 } from '../../src/intake/evidence-store/fixtures/files.ts';
import { filing } from '../../src/intake/fixtures/submissions.ts';
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

const shots = process.env.DAUYS_SHOTS;

/** The button that saves the letter. */
function saveIn(language: 'kk' | 'ru'): string {
  const { files } = recordMessages(language).course;
  return files.save('Хат № 12.pdf', files.size(1));
}

/** What a press saves on the device. */
async function saved(page: Page, button: Locator) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), digest: sha256(await readFile(await download.path())) };
}

/** Somebody else meets the matter on the akimat's page and joins it. @returns the number of their own appeal */
async function anotherVoice(): Promise<string> {
  const asPage = (url: string, init: RequestInit) =>
    fetch(url, { ...init, headers: { ...init.headers, Origin: intake.url } });
  const settings = { baseUrl: intake.url, language: 'kk', fetch: asPage } as const;
  const place = { kato: '190000000', address: 'Абай даңғылы, 14' };
  const text = 'Абай даңғылындағы аялдаманың жанында үлкен шұңқыр бар, екі апта болды.';
  const found = await findSimilarMatters(settings, { agency: 'TLD', topic: 'roads', place, text });
  const [matter] = found.ok ? found.value : [];
  expect(matter).toMatchObject({ topic: 'roads', voices: 1, place: { street: 'Абай даңғылы' } });
  const submission = v.parse(WidgetSubmissionSchema, filing({ joins: matter?.id, place, text }));
  const filed = await fileWithProof(settings, submission);
  if (!filed.ok) throw new Error('The voice was not registered');
  return filed.value.number;
}

describe('an appeal that a citizen files', () => {
  it('is found, accepted and answered in the side panel, and the citizen reads the answer', async () => {
    const page = await official.chromium.context.newPage();
    await page.goto(`${intake.url}/demo/`);
    await page.locator('dauys-appeal-form').getByRole('button', { name: LANGUAGE_NAMES.kk }).click();
    await page.getByRole('heading', { name: WORDS.kk.form.title }).waitFor();
    await fillIn(page, 'kk');
    await send(page, 'kk');
    const { number, code } = await readReceipt(page, 'kk');

    const voice = await anotherVoice();

    const { panel } = official;
    await panel.setViewportSize({ width: 360, height: 800 });
    await panel.getByRole('button', { name: PANEL.list.title }).click();
    await panel.getByLabel(PANEL.list.search).fill('аялдаманың жанында');
    await panel.getByRole('button', { name: PANEL.list.find }).click();
    await panel.getByRole('button', { name: number }).waitFor();
    await panel.getByText(PANEL.matter.voices(2)).first().waitFor();
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
    await panel.getByText(PANEL.mend).waitFor({ state: 'detached' });
    const letter = pdf();
    await panel.getByLabel(PANEL.answerFiles.label).setInputFiles([
      { name: 'Хат № 12.pdf', mimeType: 'application/pdf', buffer: letter },
      { name: 'macro.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') },
    ]);
    await panel.getByText('macro.exe').waitFor();
    await panel.getByRole('button', { name: 'Убрать: Хат № 12.pdf' }).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    expect(await sidewaysScroll(panel)).toBe(0);
    if (shots) await panel.screenshot({ path: `${shots}/answering-ru-360.png`, fullPage: true });
    await doIt(PANEL.moves.answered);
    await panel.getByRole('heading', { name: 'Дан ответ', exact: true }).waitFor();
    await panel.getByText(PANEL.noActions).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    if (shots) await panel.screenshot({ path: `${shots}/matter-ru-360.png`, fullPage: true });
    await doIt(PANEL.matter.answerAll(1));
    await expect.poll(() => panel.getByRole('button', { name: PANEL.matter.answerAll(1) }).count()).toBe(0);
    await panel.getByRole('button', { name: voice }).click();
    await panel.getByRole('heading', { name: 'Дан ответ', exact: true }).waitFor();
    await panel.getByText(ANSWER).first().waitFor();
    await panel.getByRole('button', { name: saveIn('ru') }).waitFor();
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
    if (shots) await page.screenshot({ path: `${shots}/status-files-kk-320.png`, fullPage: true });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const save = status.getByRole('button', { name: saveIn('kk') });
    await page.route('**/attachments/*', (route) => route.abort(), { times: 1 });
    await save.click();
    await status.getByText(recordMessages('kk').course.files.failed).waitFor();
    expect(await saved(page, save)).toEqual({ name: 'Хат № 12.pdf', digest: sha256(letter) });
    expect(asked.filter((url) => url.includes(code.replace(/\s/g, '')))).toEqual([]);

    // And where no script runs.
    await page.goto(`${intake.url}/appeal/TLD/status?lang=ru`);
    await page.getByLabel(WORDS.ru.status.number.label).fill(number);
    await page.getByLabel(WORDS.ru.status.code.label).fill(code);
    await page.getByRole('button', { name: WORDS.ru.status.check }).click();
    const plain = page.getByRole('button', { name: saveIn('ru') });
    await plain.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    if (shots) await page.screenshot({ path: `${shots}/plain-files-ru-320.png`, fullPage: true });
    expect(await saved(page, plain)).toEqual({ name: 'Хат № 12.pdf', digest: sha256(letter) });
    expect(page.url()).not.toContain(code.replace(/\s/g, ''));
  });
});
