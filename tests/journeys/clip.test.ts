import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../../src/appeal/appeal-number.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { chooseByArrows, tabTo } from '../stage/keyboard.ts';
import {
  BUTTON,
  chip,
  clip,
  clipButton,
  fillDraft,
  type Official,
  registeredNumber,
  savedPage,
  seatOfficial,
  sendButton,
  sendClip,
  WORDS,
} from '../stage/official.ts';

let intake: IntakeStage;
let official: Official;
let colleague: Official;

beforeAll(async () => {
  intake = await startIntakeStage();
  official = await seatOfficial(intake, intake.enrolmentCode);
  colleague = await seatOfficial(intake, await intake.newEnrolmentCode(), 'Ким Е. В., инспектор');
});
afterAll(async () => {
  await Promise.all([official?.close(), colleague?.close()]);
  await intake?.stop();
});

describe('an official who meets a post', () => {
  it('clips it, gets a number, and every official sees the post wear it', async () => {
    const page = await official.open('x-timeline');
    await (await clipButton(page)).click();
    const { panel } = official;
    await fillDraft(panel);
    const read = panel.getByRole('region', { name: WORDS.draft.read });
    const text = await read.innerText();
    for (const part of ['Айгүл', '@aigul_qala', 'үш күннен бері су жоқ', 'X', '2 марта 2026']) {
      expect(text).toContain(part);
    }
    expect(await read.getByRole('link', { name: WORDS.openPost }).getAttribute('href')).toBe(
      'https://x.com/aigul_qala/status/1990000000000000001',
    );
    expect(await accessibilityFaults(panel)).toEqual([]);

    await sendClip(panel);
    const number = await registeredNumber(panel);
    expect(parseAppealNumber(number)).toMatchObject({ ok: true, agency: 'TLD' });
    expect(await accessibilityFaults(panel)).toEqual([]);

    await expect.poll(async () => (await chip(page)).innerText()).toContain(number);
    await page.reload();
    await expect.poll(async () => (await chip(page)).innerText()).toContain(number);
    expect(await (await clipButton(page)).count()).toBe(0);

    const elsewhere = await colleague.open('x-timeline');
    await expect.poll(async () => (await chip(elsewhere)).innerText()).toContain(number);
    expect(await (await chip(elsewhere, 1)).isVisible()).toBe(false);
    await Promise.all([page.close(), elsewhere.close()]);
  });

  it.each([
    ['telegram-channel', 0],
    ['vk-mobile', 1],
    ['x/post', 0],
    ['telegram/channel-ru', 2],
    ['vk/mobile-group-ru', 1],
  ])('clips from %s too', async (name, post) => {
    if (!savedPage(name)) return console.warn(`Skipped: the saved page ${name} is not at hand.`);
    const page = await official.open(name);
    const number = await clip(official, page, post);
    await expect.poll(async () => (await chip(page, post)).innerText()).toContain(number);
    await page.close();
  });

  it('does it with the keyboard alone', async () => {
    const page = await official.open('x-timeline');
    const button = await clipButton(page, 1);
    await tabTo(page, button);
    await page.keyboard.press('Enter');

    const { panel } = official;
    const { fields } = WORDS.draft;
    await panel.bringToFront();
    await panel.getByText('Вот вам ответ за прошлый год').waitFor();
    await chooseByArrows(panel, panel.getByLabel(fields.kind), WORDS.terms.kinds.message);
    await chooseByArrows(panel, panel.getByLabel(fields.topic), WORDS.terms.topics.roads);
    await panel.keyboard.press('Control+Enter');
    const number = await registeredNumber(panel);
    await page.bringToFront();
    await expect.poll(async () => (await chip(page, 1)).innerText()).toContain(number);
    await page.close();
  });

  it('is told what could not be read, and may still send it', async () => {
    const page = await official.open('x-timeline');
    await (await clipButton(page, 3)).click();
    const { panel } = official;
    await panel.getByText('Шұңқыр толған жол').waitFor();
    const missing = panel.getByText(WORDS.draft.missing, { exact: true });
    await missing.waitFor();
    const text = await panel.locator('main').innerText();
    for (const part of ['permalink', 'authorName', 'authorHandle', 'published'] as const) {
      expect(text).toContain(WORDS.draft.missingParts[part]);
    }
    expect(await accessibilityFaults(panel)).toEqual([]);
    await fillDraft(panel);
    await sendClip(panel);
    await registeredNumber(panel);
    await page.close();
  });

  it('is told which field is missing, and keeps what was written', async () => {
    const page = await official.open('telegram-discussion');
    await (await clipButton(page)).click();
    const { panel } = official;
    await panel.getByRole('heading', { name: WORDS.draft.title, exact: true }).waitFor();
    await panel.getByLabel(WORDS.draft.fields.topic).selectOption('');
    await panel.getByLabel(WORDS.draft.fields.note).fill('Шұғыл');
    await sendButton(panel).click();
    await panel.getByText(WORDS.draft.faults).first().waitFor();
    expect(await panel.getByLabel(WORDS.draft.fields.topic).getAttribute('aria-invalid')).toBe('true');
    expect(await panel.getByLabel(WORDS.draft.fields.note).inputValue()).toBe('Шұғыл');
    expect(await accessibilityFaults(panel)).toEqual([]);
    // What was said of the old answer is not said of the new one.
    await panel.getByLabel(WORDS.draft.fields.topic).selectOption('water');
    expect(await panel.getByLabel(WORDS.draft.fields.topic).getAttribute('aria-invalid')).toBeNull();
    await panel.locator('.refusal').waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('two officials who clip the same post', () => {
  it('meet in one record, and the second is offered it', async () => {
    const pages = await Promise.all([official.open('x-status'), colleague.open('x-status')]);
    await (await clipButton(pages[0])).click();
    await (await clipButton(pages[1])).click();
    await fillDraft(official.panel);
    await fillDraft(colleague.panel);
    await sendClip(official.panel);
    const number = await registeredNumber(official.panel);
    await sendClip(colleague.panel);
    await colleague.panel.getByRole('heading', { name: WORDS.item.metTitle }).waitFor({ timeout: 45_000 });
    expect(await colleague.panel.locator('.sent').innerText()).toContain(number);
    expect(await accessibilityFaults(colleague.panel)).toEqual([]);
    await expect.poll(async () => (await chip(pages[1])).innerText()).toContain(number);
    expect(await (await chip(pages[1])).getAttribute('aria-label')).toBe(
      BUTTON.recorded(number, WORDS.terms.states.signal, 'Акимат города Үлгі'),
    );
    await Promise.all(pages.map((page) => page.close()));
  });
});
