import { hash } from 'node:crypto';
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaptureSchema } from '../../src/appeal/capture.ts';
import { evidenceMessages as EVIDENCE } from '../../src/i18n/evidence/ru.ts';
import { work as WORK } from '../../src/i18n/workday/ru.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { BANDS, COLOURED_FEED, IIN, PHONE, serveColouredFeed, TALL } from '../stage/coloured-posts.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { everyStoredByte, isSigned, keptClip, storedFiles } from '../stage/kept-evidence.ts';
import {
  clipButton,
  fillDraft,
  type Official,
  registeredNumber,
  seatOfficial,
  sendButton,
  WORDS,
} from '../stage/official.ts';
import { readPng } from '../stage/pixels.ts';

let intake: IntakeStage;
let official: Official;
let page: Page;

beforeAll(async () => {
  intake = await startIntakeStage();
  official = await seatOfficial(intake, intake.enrolmentCode, undefined, {
    picturesGranted: true,
    viewport: null,
  });
  await serveColouredFeed(official.chromium.context);
  page = await official.chromium.context.newPage();
  await page.goto(COLOURED_FEED);
});
afterAll(async () => {
  await official?.close();
  await intake?.stop();
});

/** Clips a post and waits for its picture. */
async function clipWithPicture(post: number): Promise<void> {
  await page.bringToFront();
  await (await clipButton(page, post)).click();
  await official.panel.getByText(EVIDENCE.there).waitFor({ timeout: 30_000 });
}

async function send(): Promise<string> {
  await fillDraft(official.panel);
  await sendButton(official.panel).click();
  return registeredNumber(official.panel);
}

describe('the evidence of a clip', () => {
  it('is masked before it is sent, signed, and shows nothing of what was masked', async () => {
    const { panel } = official;
    await clipWithPicture(0);
    await panel.bringToFront();
    await panel.getByLabel(PHONE).check();
    await panel.getByLabel(IIN).check();
    await panel.getByLabel('@serik_z').check();
    await expect.poll(() => panel.locator('article.post').innerText()).toContain('████');

    // A box with the pointer, one with the keyboard; the one from the keyboard is taken back.
    await panel.getByRole('button', { name: EVIDENCE.cover }).click();
    const canvas = panel.getByRole('img', { name: EVIDENCE.picture });
    const shown = await canvas.boundingBox();
    if (!shown) throw new Error('The picture is not shown');
    await panel.mouse.move(shown.x + shown.width * 0.5, shown.y + shown.height * 0.6);
    await panel.mouse.down();
    await panel.mouse.move(shown.x + shown.width * 0.9, shown.y + shown.height * 0.9, { steps: 4 });
    await panel.mouse.up();
    await panel.getByRole('button', { name: EVIDENCE.addBox }).focus();
    await panel.keyboard.press('Enter');
    const second = panel.locator('button.box').nth(1);
    await expect.poll(() => second.evaluate((element) => element === document.activeElement)).toBe(true);
    await panel.keyboard.press('ArrowLeft');
    await panel.keyboard.press('Shift+ArrowDown');
    expect(await accessibilityFaults(panel)).toEqual([]);
    await panel.keyboard.press('Delete');
    await expect.poll(() => panel.locator('button.box').count()).toBe(1);
    await panel.getByRole('button', { name: EVIDENCE.undo }).click();
    await expect.poll(() => panel.locator('button.box').count()).toBe(2);
    await panel.getByRole('button', { name: EVIDENCE.removeBox }).nth(1).click();
    await expect.poll(() => panel.locator('button.box').count()).toBe(1);

    // The worker dies between the capture and the sending: everything is on the disk.
    await official.chromium.killWorkers();
    const number = await send();
    const kept = await keptClip(intake, number);
    expect(kept.tags).toEqual(
      expect.arrayContaining([
        'capture:signed',
        'picture:included',
        'fragment:included',
        'text:masked',
        'picture:masked',
        'clock:checked',
      ]),
    );
    expect(kept.tags).not.toContain('text:edited-by-official');
    expect(isSigned(kept)).toBe(true);
    for (const { digest, role, bytes } of kept.capture.statement?.parts ?? []) {
      expect([hash('sha256', kept.part(role)), kept.part(role).length]).toEqual([digest, bytes]);
    }
    const sent = kept.body + everyStoredByte(intake);
    for (const masked of ['701', '123-45', '45-67', '77011234567', IIN, 'serik_z', 'window.x']) {
      expect(sent).not.toContain(masked);
    }
    expect(kept.part('fragment').toString()).toMatch(/Воды нет.*████/s);

    const picture = readPng(kept.part('picture'));
    expect([picture.width, picture.height]).toEqual([600, 160]);
    // The post's own colour to its edges, and nothing of the header that floats over the page.
    for (const [x, y] of [
      [0, 0],
      [599, 0],
      [0, 159],
      [599, 159],
    ] as const) {
      expect(picture.at(x, y)).toBe('#ffeecc');
    }
    expect(picture.at(420, 120)).toBe('#000000');
    const masks = kept.capture.statement?.parts.find(({ role }) => role === 'picture')?.masks ?? [];
    expect(masks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['phone', 'iin', 'handle', 'hand']));
    for (const { where } of masks) {
      if ('x' in where) expect(picture.at(where.x + 1, where.y + 1)).toBe('#000000');
    }
  });

  it('shows a post taller than the screen whole, and leaves the page where it was', async () => {
    await page.bringToFront();
    await page.evaluate('window.scrollTo(0, 120)');
    const button = page.locator('#p1003 dauys-clip button').last();
    await expect.poll(() => button.count()).toBe(1);
    const before = await page.evaluate('scrollY');
    await button.dispatchEvent('focus');
    await button.evaluate(
      (element) => element instanceof HTMLElement && element.focus({ preventScroll: true }),
    );
    await page.keyboard.press('Enter');
    await official.panel.getByText(EVIDENCE.there).waitFor({ timeout: 30_000 });
    expect(await page.evaluate('scrollY')).toBe(before);
    expect(await page.locator('header').getAttribute('style')).toBeNull();

    const number = await send();
    const kept = await keptClip(intake, number);
    const picture = readPng(kept.part('picture'));
    expect(picture.width).toBe(600);
    expect(picture.height).toBeGreaterThan(TALL - 200);
    const bands: string[] = [];
    for (let y = 0; y < picture.height; y += 1) {
      const colour = picture.at(300, y);
      if (BANDS.includes(colour) && bands.at(-1) !== colour) bands.push(colour);
      expect(colour).not.toBe('#123456');
    }
    expect(bands).toEqual(BANDS);
    const rows = BANDS.map((band) => {
      let count = 0;
      for (let y = 0; y < picture.height; y += 1) if (picture.at(300, y) === band) count += 1;
      return count;
    });
    expect(new Set(rows)).toEqual(new Set([Math.round((TALL - 200) / BANDS.length)]));
    expect(isSigned(kept)).toBe(true);
  });

  it('takes the posts around it only when asked', async () => {
    await clipWithPicture(1);
    await official.panel.getByRole('button', { name: EVIDENCE.addThread }).click();
    await official.panel.getByText(EVIDENCE.parts.thread).first().waitFor();
    const kept = await keptClip(intake, await send());
    expect(kept.tags).toContain('thread:included');
    expect(kept.part('thread').toString()).toMatch(/>>> Айгүл @aigul_q.*\nСоседняя публикация/);
  });
});

describe('several posts that become one signal', () => {
  it('have evidence each, and what is masked in one is masked in all', async () => {
    const { panel } = official;
    // The thread that was asked for before shows a neighbour's phone, which nobody masked.
    const before = new Set(storedFiles(intake));
    await clipWithPicture(4);
    await panel.getByRole('button', { name: WORK.merge.begin }).click();
    await page.bringToFront();
    await (await clipButton(page, 5)).click();
    await expect.poll(() => panel.getByText(EVIDENCE.there).count(), { timeout: 30_000 }).toBe(2);
    await panel.getByRole('checkbox', { name: PHONE }).last().check();
    await expect.poll(() => panel.locator('article.post').innerText()).toContain('████');
    const kept = await keptClip(intake, await send());
    const { morePosts } = v.parse(MergedSchema, JSON.parse(kept.body));
    for (const { capture } of [kept, ...morePosts]) {
      expect(isSigned({ ...kept, capture })).toBe(true);
      expect(capture.statement?.parts.map(({ role }) => role)).toEqual(['picture', 'fragment', 'text']);
    }
    const added = storedFiles(intake).filter((file) => !before.has(file));
    expect(added.length).toBeGreaterThan(0);
    expect(kept.body + added.join('\n')).not.toContain('123-45');
  });
});

const MergedSchema = v.object({ morePosts: v.array(v.object({ capture: CaptureSchema })) });

describe('a recorded post that is met again', () => {
  it('shows whether its signature holds, and what its author changed since', async () => {
    const { panel } = official;
    const chip = page.locator('#p1002 dauys-clip button.number');
    await page.bringToFront();
    await chip.waitFor();
    await page.evaluate(
      `document.querySelector('#p1002 [data-testid="tweetText"]').textContent = 'Соседняя новость'`,
    );
    await chip.click();
    await panel.getByText(EVIDENCE.signature.holds).waitFor();
    await expect.poll(() => panel.locator('.changes del').innerText()).toContain('публикация');
    expect(await panel.locator('.changes ins').innerText()).toContain('новость');
    expect(await accessibilityFaults(panel)).toEqual([]);
  });
});

describe('an official whose browser allows no pictures', () => {
  it('is told so, and the clip goes signed with what there is', async () => {
    const colleague = await seatOfficial(intake, await intake.newEnrolmentCode(), 'Ким Е. В.');
    await serveColouredFeed(colleague.chromium.context);
    const feed = await colleague.chromium.context.newPage();
    await feed.goto(COLOURED_FEED);
    await (await clipButton(feed, 3)).click();
    const { panel } = colleague;
    await panel.getByText(EVIDENCE.troubles['not-allowed']).waitFor({ timeout: 30_000 });
    expect(await panel.getByRole('button', { name: EVIDENCE.allow }).isVisible()).toBe(true);
    expect(await accessibilityFaults(panel)).toEqual([]);
    await fillDraft(panel);
    await sendButton(panel).click();
    const kept = await keptClip(intake, await registeredNumber(panel));
    expect(isSigned(kept)).toBe(true);
    expect(kept.tags).toContain('fragment:included');
    expect(kept.tags).not.toContain('picture:included');
    expect(WORDS.tags['capture:signed']).toBeTruthy();
    await colleague.close();
  });
});
