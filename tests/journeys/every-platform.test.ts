import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../stage/chromium.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import {
  chip,
  clip,
  clipButton,
  type Official,
  savedPage,
  seatOfficial,
  serveSavedPages,
  WORDS,
} from '../stage/official.ts';

let intake: IntakeStage;
let official: Official;

beforeAll(async () => {
  intake = await startIntakeStage();
  official = await seatOfficial(intake, intake.enrolmentCode, undefined, { namedHosts: ['qala.example'] });
});
afterAll(async () => {
  await official?.close();
  await intake?.stop();
});

describe('an official on every platform', () => {
  it.each(['instagram-feed', 'facebook-feed-2026', 'youtube-watch'])(
    'gets a number for a post on %s, which wears it',
    async (name) => {
      const page = await official.open(name);
      const number = await clip(official, page);
      await expect.poll(async () => (await chip(page)).innerText()).toContain(number);
      await page.close();
    },
  );

  it.each([
    ['tiktok-video', 'tiktok', 1],
    ['ok-topic', 'ok', 1],
    ['threads-post', 'threads', 0],
    ['bluesky-thread', 'bluesky', 1],
    ['reddit-thread', 'reddit', 0],
    ['telegram-k-channel', 'telegram', 0],
    ['mastodon-thread', 'mastodon', 1],
    ['vk-react', 'vk', 0],
  ] as const)('opens the draft of a post on %s as it reads there', async (name, platform, post) => {
    const expected = savedPage(name)?.expected[post];
    const page = await official.open(name);
    await (await clipButton(page, post)).click();
    const read = official.panel.getByRole('region', { name: WORDS.draft.read });
    const beginning = (expected?.wholeText ?? expected?.text ?? '').split('\n')[0] ?? '';
    expect(beginning).not.toBe('');
    await read.getByText(beginning.slice(0, 20)).first().waitFor();
    expect(await read.innerText()).toContain(WORDS.platforms[platform]);
    await page.close();
  });
});

it('leaves every page alone until the official allowed it', async () => {
  const chromium = await openChromium({ pagesGranted: false });
  try {
    await serveSavedPages(chromium);
    const settings = await chromium.extensionPage('options.html');
    const boxes = settings.locator('section .switches input');
    await boxes.first().waitFor();
    for (const box of await boxes.all()) expect(await box.isChecked()).toBe(false);
    const page = await chromium.context.newPage();
    await page.goto(savedPage('x-timeline')?.address ?? '');
    await page.waitForTimeout(1_500);
    expect(await page.locator('dauys-clip').count()).toBe(0);
  } finally {
    await chromium.close();
  }
});
