import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceMessages as EVIDENCE } from '../../src/i18n/evidence/ru.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { addressOfPost, PHONE, servePostPage } from '../stage/coloured-posts.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { storedFiles } from '../stage/kept-evidence.ts';
import {
  chip,
  clip,
  clipButton,
  fillDraft,
  type Official,
  seatOfficial,
  sendClip,
  WORDS,
  WORK,
} from '../stage/official.ts';

let intake: IntakeStage;
let official: Official;
let colleague: Official;
/** The page at the own address of the post that is recorded first. */
let own: Page;

beforeAll(async () => {
  intake = await startIntakeStage();
  official = await seatOfficial(intake, intake.enrolmentCode, undefined, {
    picturesGranted: true,
    viewport: null,
  });
  colleague = await seatOfficial(intake, await intake.newEnrolmentCode(), 'Ким Е. В.');
  await servePostPage(official.chromium.context, 1002, [1002], 'Соседняя публикация');
  own = await official.chromium.context.newPage();
  await own.goto(addressOfPost(1002));
  await clip(official, own);
});
afterAll(async () => {
  await Promise.all([official?.close(), colleague?.close()]);
  await intake?.stop();
});

describe('a recorded post whose page is opened again', () => {
  it('says that it is not there any more only where the platform does, and takes that back', async () => {
    const { panel, chromium } = official;
    const { missing: t } = EVIDENCE;
    const shown = (text: string) => panel.getByText(text, { exact: true });
    await panel.getByRole('button', { name: WORDS.item.done }).click();

    // Only somebody else's post stands at the address: no word on whether it was deleted.
    await servePostPage(chromium.context, 1002, [1003]);
    await own.goto(addressOfPost(1002));
    await shown(t.absentTitle).waitFor({ timeout: 20_000 });
    expect(await shown(t.goneTitle).count()).toBe(0);

    await servePostPage(chromium.context, 1002, []);
    await own.reload();
    await shown(t.goneTitle).waitFor({ timeout: 20_000 });
    expect(await accessibilityFaults(panel)).toEqual([]);
    await panel.getByRole('button', { name: t.show }).click();
    await panel.locator('.captured').getByText(t.goneTitle).waitFor();
    expect(await shown(t.goneTitle).count()).toBe(1);
    expect(await accessibilityFaults(panel)).toEqual([]);

    await servePostPage(chromium.context, 1002, [1002], 'Соседняя публикация');
    await own.reload();
    await expect.poll(() => shown(t.goneTitle).count(), { timeout: 20_000 }).toBe(0);
  });
});

describe('a post that is added to a record', () => {
  it('brings its evidence, masked and signed, which is checked with the record’s', async () => {
    const { panel, chromium } = official;
    await servePostPage(chromium.context, 2201, [2201], `Соседняя публикация, звоните ${PHONE},`);
    const page = await chromium.context.newPage();
    await page.goto(addressOfPost(2201));
    const before = new Set(storedFiles(intake));
    await (await clipButton(page)).click();
    await panel.getByText(EVIDENCE.there).waitFor({ timeout: 30_000 });
    await panel.getByRole('checkbox', { name: PHONE }).check();
    const similar = panel.locator('.similar');
    await similar.getByRole('button', { name: WORK.similar.add }).first().click();
    await similar.getByRole('button', { name: WORK.similar.addYes, exact: true }).click();
    await panel.getByText(EVIDENCE.signature.holds).waitFor({ timeout: 30_000 });
    await panel.getByText(/^Добавлена к записи: Серікбаев/).waitFor();
    // What was masked can be shown by whoever has the salts, and by no other number.
    await panel.getByText(/^Закрыто до отправки/).click();
    const said = panel.getByLabel(EVIDENCE.masked.label);
    await said.fill(PHONE);
    await panel.getByRole('button', { name: EVIDENCE.masked.check, exact: true }).click();
    await panel.getByText(/^Совпадает/).waitFor();
    await said.fill('8 (701) 123-45-68');
    await panel.getByRole('button', { name: EVIDENCE.masked.check, exact: true }).click();
    await panel.getByText(EVIDENCE.masked.differs).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    const added = storedFiles(intake).filter((file) => !before.has(file));
    expect(added.length).toBe(3);
    expect(added.join('\n')).not.toContain('123-45');
    await page.close();
  });
});

describe('a signal of which a colleague recorded a part meanwhile', () => {
  it('is not recorded, says so, and lets the others join that record', async () => {
    const { panel, chromium } = official;
    for (const { context } of [chromium, colleague.chromium]) {
      await servePostPage(context, 3101, [3101, 3102], 'Аулада жарық шамы сынған');
    }
    const page = await chromium.context.newPage();
    await page.goto(addressOfPost(3101));
    await (await clipButton(page, 0)).click();
    await panel.getByRole('heading', { name: WORDS.draft.title, exact: true }).waitFor();
    await panel.getByRole('button', { name: WORK.merge.begin }).click();
    await panel.getByText(WORK.merge.waiting).waitFor();
    await (await clipButton(page, 1)).click();
    await panel.getByText(WORK.merge.count(2)).waitFor();
    await fillDraft(panel);

    const elsewhere = await colleague.chromium.context.newPage();
    await elsewhere.goto(addressOfPost(3101));
    const number = await clip(colleague, elsewhere, 0);
    const before = await intake.countAppeals();
    await sendClip(panel);
    await panel.getByRole('heading', { name: WORDS.item.refusedTitle }).waitFor({ timeout: 30_000 });
    const sent = panel.locator('.sent');
    await sent.getByText(WORK.partly.told(1, 2)).waitFor();
    await sent.locator('li').getByText(WORK.partly.unrecorded).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    expect(await intake.countAppeals()).toBe(before);

    await sent.getByRole('button', { name: WORK.partly.rest(1) }).click();
    const mending = panel.getByRole('heading', { name: WORDS.draft.mending, exact: true });
    await mending.waitFor();
    expect(await panel.getByText(WORK.merge.count(2)).count()).toBe(0);
    await panel.keyboard.press('Escape');
    await mending.waitFor({ state: 'detached' });
    const card = panel.locator('article.item.refused');
    await card.getByRole('button', { name: WORK.partly.join(number) }).click();
    await card.getByRole('button', { name: WORK.similar.addYes, exact: true }).click();
    await panel.getByRole('heading', { name: WORK.merge.others }).waitFor();
    await page.bringToFront();
    await expect.poll(async () => (await chip(page, 1)).innerText()).toContain(number);
    expect(await intake.countAppeals()).toBe(before);
    await Promise.all([page.close(), elsewhere.close()]);
  });
});
