import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageReportMessages as REPORT } from '../../src/i18n/page-report/ru.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { type Official, seatOfficial, WORDS } from '../stage/official.ts';

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

/** Chooses an entry of the context menu, which belongs to the browser's window and not to any page. */
async function choose(entry: string, address: string): Promise<void> {
  const [worker] = official.chromium.context.serviceWorkers();
  await worker?.evaluate(
    `chrome.tabs.query({ url: ${JSON.stringify(address)} }).then(([tab]) =>
      chrome.contextMenus.onClicked.dispatch({ menuItemId: ${JSON.stringify(entry)}, frameId: 0, editable: false, pageUrl: tab.url }, tab))`,
  );
}

describe('a page that the official asks about', () => {
  it('is clipped where it stands on one post, from the menu', async () => {
    const page = await official.open('x-status');
    await choose('clip-page', page.url());
    await official.panel.getByRole('heading', { name: WORDS.draft.title, exact: true }).waitFor();
    await page.close();
  });

  it('is scrambled where it was read wrong, and saved as a file with nobody’s words', async () => {
    const { panel } = official;
    const page = await official.open('x-timeline');
    await choose('report-page', page.url());
    await panel.getByRole('heading', { name: REPORT.title }).waitFor();
    expect(await accessibilityFaults(panel)).toEqual([]);
    const [download] = await Promise.all([
      panel.waitForEvent('download'),
      panel.getByRole('link', { name: REPORT.save }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('dauys-x.html');
    const saved = readFileSync(await download.path(), 'utf8');
    expect(saved).toContain('data-testid="tweet"');
    expect(saved).not.toMatch(/су жоқ|aigul/i);
    await panel.getByRole('button', { name: REPORT.close }).click();
    await expect.poll(() => panel.getByRole('heading', { name: REPORT.title }).count()).toBe(0);
  });
});
