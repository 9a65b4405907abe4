import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../house/source-files.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { addressOfPost, servePostPage } from '../stage/coloured-posts.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import {
  chip,
  clip,
  clipButton,
  fillDraft,
  type Official,
  registeredNumber,
  savedPage,
  seatOfficial,
  sendClip,
  WORDS,
  WORK,
} from '../stage/official.ts';

/** In the layout of the official classifier; the places in it are made up. */
const KATO = join(ROOT, 'src/intake/places/fixtures/kato.csv');

let intake: IntakeStage;
let official: Official;
let colleague: Official;

beforeAll(async () => {
  intake = await startIntakeStage();
  official = await seatOfficial(intake, intake.enrolmentCode, 'Сейтова А.');
  colleague = await seatOfficial(intake, await intake.newEnrolmentCode(), 'Ким Е. В.');
});
afterAll(async () => {
  await Promise.all([official?.close(), colleague?.close()]);
  await intake?.stop();
});

// A test that failed leaves its page open, and another try would walk the posts of the wrong one.
afterEach(async () => {
  for (const { chromium, panel } of [official, colleague]) {
    for (const page of chromium.context.pages()) if (page !== panel) await page.close();
  }
});

/** What the browser does when the official presses the shortcut, which no test can press. */
async function pressWalkShortcut(page: Page): Promise<void> {
  const [worker] = official.chromium.context.serviceWorkers();
  await worker?.evaluate(`chrome.tabs.query({}).then((tabs) => {
    const tab = tabs.find(({ url }) => url === ${JSON.stringify(page.url())});
    chrome.commands.onCommand.dispatch('walk-posts', tab);
  })`);
}

/** The place of the post whose button has the focus; -1 for none. */
function focusedPost(page: Page): Promise<unknown> {
  return page.evaluate(`[...document.querySelectorAll('article[data-testid=tweet]')]
    .findIndex((post) => post.contains(document.activeElement))`);
}

/** A post of the timeline as somebody else wrote it down again, under an address of its own. */
async function openEcho(): Promise<Page> {
  const saved = savedPage('x-timeline');
  if (!saved) throw new Error('The saved page is part of the project');
  const html = readFileSync(saved.file, 'utf8')
    .replaceAll('aigul_qala/status/1990000000000000001', 'nurlan_q/status/1990000000000000777')
    .replaceAll('aigul_qala', 'nurlan_q');
  const address = 'https://x.com/nurlan_q/status/1990000000000000777';
  await official.chromium.context.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': "script-src 'none'" },
      body: html,
    }),
  );
  const page = await official.chromium.context.newPage();
  await page.goto(address);
  return page;
}

const draftTitle = (panel: Page) => panel.getByRole('heading', { name: WORDS.draft.title, exact: true });

describe('an official who works with the keyboard alone', () => {
  it('walks from post to post, clips, takes a suggestion, takes the sending back, and sends', async () => {
    const page = await official.open('x-timeline');
    await clipButton(page);
    expect(await focusedPost(page)).toBe(-1);
    await pressWalkShortcut(page);
    await expect.poll(() => focusedPost(page)).toBe(0);
    await page.keyboard.press('j');
    await expect.poll(() => focusedPost(page)).toBe(1);
    await page.keyboard.press('k');
    await expect.poll(() => focusedPost(page)).toBe(0);
    await page.keyboard.press('Enter');

    const { panel } = official;
    await panel.bringToFront();
    await draftTitle(panel).waitFor();
    // Filled in by the words of the post, and marked as no more than that.
    const topic = panel.getByLabel(WORDS.draft.fields.topic);
    expect(await topic.inputValue()).toBe('water');
    await panel.getByText(WORK.suggestion.preset.suggested('«су жоқ», «воды»')).waitFor();
    expect(await panel.locator('.post mark').allInnerTexts()).toContain('су жоқ');
    await topic.selectOption('roads');
    await topic.focus();
    await panel.keyboard.press('Alt+Enter');
    expect(await topic.inputValue()).toBe('water');
    await panel.getByLabel(WORDS.draft.fields.note).fill('Тұрғын үшінші рет жазып отыр.');
    await panel.keyboard.press('Control+Enter');

    await panel.getByRole('heading', { name: WORK.undo.title }).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    expect(await intake.countAppeals()).toBe(0);
    await panel.keyboard.press('Control+z');
    await draftTitle(panel).waitFor();
    expect(await panel.getByLabel(WORDS.draft.fields.note).inputValue()).toBe(
      'Тұрғын үшінші рет жазып отыр.',
    );

    // Escape leaves the draft, which stays, and its card has the focus.
    await panel.keyboard.press('Escape');
    await draftTitle(panel).waitFor({ state: 'detached' });
    await panel.locator('[data-card] button:focus').waitFor();
    await panel.keyboard.press('Enter');
    await draftTitle(panel).waitFor();
    await panel.keyboard.press('Control+Enter');
    const number = await registeredNumber(panel);
    await page.bringToFront();
    await expect.poll(async () => (await chip(page)).innerText()).toContain(number);

    await page.keyboard.press('Escape');
    expect(await focusedPost(page)).toBe(-1);
    await page.close();
  });

  it('finds every key in a list', async () => {
    const { panel } = official;
    await panel.bringToFront();
    await panel.locator('main').focus();
    await panel.keyboard.press('?');
    await panel.getByRole('dialog', { name: WORK.keys.title }).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    await panel.keyboard.press('Escape');
    await panel.getByRole('dialog').waitFor({ state: 'hidden' });
  });
});

describe('a village that the post names', () => {
  it('is looked up in the classifier and offered with the words that name it', async () => {
    const { panel, chromium } = official;
    await intake.importPlaces(KATO);
    const asked: string[] = [];
    chromium.context.on('request', (request) => {
      if (request.url().includes('/v1/places?'))
        asked.push(new URL(request.url()).searchParams.get('q') ?? '');
    });
    const text = 'Өтенай ауылдық округі, Қызылжар ауылында үш күн жарық жоқ, деді Серік Ахметов.';
    await servePostPage(chromium.context, 3001, [3001], text);
    const page = await chromium.context.newPage();
    await page.goto(addressOfPost(3001));
    await (await clipButton(page)).click();
    await draftTitle(panel).waitFor();
    const inRussian = 'с.Кызылжар, Отенайский с.о., Үлгі Г.А., Алматинская область';
    await panel
      .getByText(WORK.suggestion.offer(inRussian, '«Өтенай ауылдық округі», «Қызылжар ауылында»'))
      .waitFor();
    expect(await panel.locator('.post mark').allInnerTexts()).toContain('Қызылжар ауылында');
    expect(await accessibilityFaults(panel)).toEqual([]);
    const kato = panel.getByLabel(WORDS.draft.fields.kato);
    await kato.focus();
    await panel.keyboard.press('Alt+Enter');
    expect(await kato.inputValue()).toBe('191030200');
    await expect.poll(() => kato.locator('option:checked').innerText()).toBe(inRussian);
    // Of the text only the names of places left the browser.
    expect(new Set(asked)).toEqual(new Set(['Өтенай', 'Қызылжар']));
    await panel.getByRole('button', { name: WORDS.draft.discard }).click();
    await panel.getByRole('button', { name: WORDS.draft.discardYes }).click();
    await page.close();
  });
});

describe('several posts on one matter', () => {
  it('that looks like what is on record are added to it, and wear its number', async () => {
    const { panel } = official;
    const page = await openEcho();
    await (await clipButton(page)).click();
    await draftTitle(panel).waitFor();
    const similar = panel.locator('.similar');
    await similar.getByText(/^TLD-.*\(\d+ %\)$/).waitFor();
    const number = (await similar.locator('strong').first().innerText()).split(' ')[0] ?? '';
    await similar.getByRole('button', { name: WORK.similar.mark }).click();
    expect((await panel.locator('.post mark').allInnerTexts()).join(' ')).toContain('үш күннен бері');
    expect(await accessibilityFaults(panel)).toEqual([]);
    await similar.getByRole('button', { name: WORK.similar.add }).click();
    await similar.getByRole('button', { name: WORK.similar.addYes, exact: true }).click();
    await similar.waitFor({ state: 'detached', timeout: 30_000 });
    await panel.getByText(number).first().waitFor();
    await page.bringToFront();
    await expect.poll(async () => (await chip(page)).innerText()).toContain(number);
    await page.close();
  });

  it('join one draft and get one number, with a photo and a link', async () => {
    const { panel } = official;
    const before = await intake.countAppeals();
    const page = await official.open('vk-mobile');
    await (await clipButton(page, 0)).click();
    await draftTitle(panel).waitFor();
    await panel.getByRole('button', { name: WORK.merge.begin }).click();
    await panel.getByText(WORK.merge.waiting).waitFor();
    await (await clipButton(page, 1)).click();
    await panel.getByText(WORK.merge.count(2)).waitFor();
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    await panel.getByLabel(WORK.files.title).setInputFiles([
      { name: 'Фото.png', mimeType: 'image/png', buffer: png },
      { name: 'a.exe', mimeType: 'image/png', buffer: Buffer.from('MZ') },
    ]);
    await panel.getByText(WORK.files.fault('a.exe', WORK.files.faults.type)).waitFor();
    await panel.getByLabel(WORK.files.link, { exact: true }).fill('https://example.kz/more');
    await panel.keyboard.press('Enter');
    await panel.getByRole('button', { name: WORK.files.removeOf('https://example.kz/more') }).waitFor();
    await panel.getByRole('button', { name: WORK.files.removeOf('Фото.png') }).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    await fillDraft(panel);
    await panel.getByLabel(WORK.danger.label).check();
    await sendClip(panel);
    const number = await registeredNumber(panel);
    expect(await intake.countAppeals()).toBe(before + 1);
    for (const post of [0, 1]) {
      await expect.poll(async () => (await chip(page, post)).innerText()).toContain(number);
    }
    // What cannot wait is one press away, and the first duty of the record.
    await panel.getByRole('button', { name: WORK.danger.handOver }).click();
    await panel.locator('[data-move=handed-over]').waitFor();
    await panel.getByRole('heading', { name: WORK.merge.others }).waitFor();
    await panel.getByRole('link', { name: 'https://example.kz/more' }).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    await page.close();
  });
});

describe('a post that was seen and is no appeal', () => {
  it('says so to a colleague, who may clip it all the same or take the note back', async () => {
    const { panel } = official;
    const page = await official.open('x-timeline');
    await (await clipButton(page, 2)).click();
    await draftTitle(panel).waitFor();
    await panel.getByRole('button', { name: WORK.seen.begin }).click();
    expect(await accessibilityFaults(panel)).toEqual([]);
    await panel.getByRole('button', { name: WORK.seen.reasons.advert }).click();
    const line = WORK.seen.line(WORK.seen.reasons.advert, 'Сейтова А.');
    await panel.getByText(line).waitFor();

    const elsewhere = await colleague.open('x-timeline');
    await expect.poll(async () => (await chip(elsewhere, 2)).innerText()).toBe(line);
    await (await clipButton(elsewhere, 2)).click();
    await colleague.panel.getByText(WORK.seen.notice).waitFor();

    await panel.getByRole('button', { name: WORK.seen.withdraw }).click();
    await panel.getByText(line).waitFor({ state: 'detached' });
    await expect.poll(async () => (await chip(page, 2)).isVisible()).toBe(false);
    await Promise.all([page.close(), elsewhere.close()]);
  });
});

describe('the day', () => {
  it('is narrowed by chips of states and tags', async () => {
    const { panel } = colleague;
    const page = await colleague.open('telegram-channel');
    await clip(colleague, page);
    await panel.getByRole('button', { name: WORDS.item.done }).click();
    const state = panel.getByRole('button', { name: new RegExp(`^${WORK.filters.draft} `) });
    await state.click();
    expect(await panel.locator('.item.accepted').count()).toBe(0);
    await state.click();
    await panel.getByText(WORK.filters.tags).click();
    await panel.getByRole('button', { name: /^platform:telegram/ }).click();
    expect(await panel.locator('article.item').count()).toBe(1);
    expect(await accessibilityFaults(panel)).toEqual([]);
    await page.close();
  });
});
