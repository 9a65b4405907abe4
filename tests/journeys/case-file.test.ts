import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFileMessages } from '../../src/i18n/case-file/messages.ts';
import { evidenceMessages as EVIDENCE } from '../../src/i18n/evidence/ru.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { COLOURED_FEED, serveColouredFeed } from '../stage/coloured-posts.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import {
  clipButton,
  fillDraft,
  type Official,
  registeredNumber,
  seatOfficial,
  sendClip,
} from '../stage/official.ts';
import { type ReplayStage, startReplay } from '../stage/replay.ts';

const RU = caseFileMessages('ru');
const KK = caseFileMessages('kk');

let intake: IntakeStage;
let official: Official;
let folder: string;
let number: string;
let wacz: Buffer;
let replay: ReplayStage | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-case-file-'));
  intake = await startIntakeStage();
  official = await seatOfficial(intake, intake.enrolmentCode, undefined, {
    picturesGranted: true,
    viewport: null,
  });
  const { context } = official.chromium;
  await serveColouredFeed(context);
  const feed = await context.newPage();
  await feed.goto(COLOURED_FEED);
  await (await clipButton(feed, 1)).click();
  await official.panel.getByText(EVIDENCE.there).waitFor({ timeout: 30_000 });
  await fillDraft(official.panel);
  await sendClip(official.panel);
  number = await registeredNumber(official.panel);
  await feed.bringToFront();
  await feed.locator('#p1002 dauys-clip button.number').click();
  await official.panel.bringToFront();
});

afterAll(async () => {
  await replay?.stop();
  await official?.close();
  await intake?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

describe('the file of a clipped case', () => {
  it('is downloaded from the record in the panel', async () => {
    const { panel } = official;
    const button = panel.getByRole('button', { name: RU.panel.archive });
    await button.waitFor();
    const [download] = await Promise.all([panel.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toBe(`${number}.wacz`);
    wacz = await readFile(await download.path());
    await panel.getByText(RU.panel.saved).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
  });

  it('is replayed by a reader that knows nothing of Dauys', async () => {
    replay = await startReplay(wacz);
    const page = await official.chromium.context.newPage();
    const frame = await replay.open(page, `https://dauys.invalid/${number}/1/`);
    await frame.getByText('Соседняя публикация').first().waitFor();
    const picture = frame.getByRole('img', { name: RU.view.picture });
    await expect
      .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
      .toBe(600);
    await expect.poll(() => markup(page)).toContain('Соседняя публикация');
    expect(await replay.signatureHolds(page)).toBe(true);
    await page.close();
  });

  it('is checked with OpenSSL alone', async () => {
    for (const [path, bytes] of Object.entries(unzipSync(new Uint8Array(wacz)))) {
      if (path.startsWith('dauys/')) await writeFile(join(folder, path.slice(6)), bytes);
    }
    const check = () =>
      execFileSync(
        'openssl',
        [
          'dgst',
          '-sha256',
          '-verify',
          'official-key.pem',
          '-signature',
          'statement-1.sig',
          'statement-1.json',
        ],
        { cwd: folder, encoding: 'utf8', stdio: 'pipe' },
      );
    expect(check()).toContain('Verified OK');
    await writeFile(join(folder, 'statement-1.json'), '{}');
    expect(check).toThrow();
  });

  it('is a page for paper, in the language it is wanted in', async () => {
    const { panel, chromium } = official;
    const [paper] = await Promise.all([
      chromium.context.waitForEvent('page'),
      panel.getByRole('link', { name: RU.panel.print }).click(),
    ]);
    await paper.getByText(EVIDENCE.signature.holds).waitFor();
    await paper.getByText('Соседняя публикация', { exact: true }).waitFor();
    const picture = paper.getByRole('img', { name: RU.view.picture });
    expect(await picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)).toBe(
      600,
    );
    expect(await paper.getByText(/запись № \d+ .* из \d+/).count()).toBe(1);
    expect(await accessibilityFaults(paper)).toEqual([]);
    // Nobody's markup is in the page, only words.
    expect(await paper.locator('iframe, object, embed, [srcdoc]').count()).toBe(0);
    const pdf = await paper.pdf({ preferCSSPageSize: true });
    // A4 in points, as the page asks for it.
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox ?\[ ?0 0 59[45](\.\d+)? 84[12](\.\d+)? ?\]/);
    await paper.getByRole('button', { name: 'казахский' }).click();
    await paper.getByRole('heading', { name: `${KK.page.title} ${number}` }).waitFor();
    expect(await paper.title()).toBe(`${number} · ${KK.page.title}`);
    await paper.close();
  });
});

/** What the frame of the kept markup shows in the replayed page. */
async function markup(page: Page): Promise<string> {
  const frame = page.frames().find((each) => each.url().endsWith('/fragment.html'));
  return frame ? frame.locator('body').innerText() : '';
}
