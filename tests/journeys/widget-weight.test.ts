import { readFile } from 'node:fs/promises';
import { matchesGlob } from 'node:path';
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FIRST_LOAD_BUDGET, weighForm, weightOf } from '../bench/widget.ts';
import { field, fillIn, readReceipt, send, WORDS } from '../stage/citizen.ts';

const BudgetsSchema = v.array(v.object({ name: v.string(), path: v.array(v.string()) }));

/** What the budgets of the form count, by their names. */
const BUDGETS = [
  'widget: all steps used, from the first question to the receipt, Kazakh',
  'widget: beside them, what suggests topic and kind',
  'widget: beside them, the QR code of the receipt',
];

/** Files an appeal with one photo: from the first question to the receipt and its QR code. */
async function fileWithPhoto(page: Page): Promise<void> {
  const form = page.locator('dauys-appeal-form');
  await field(page, 'kk', 'text').fill('Екінші күн жылу жоқ, батареялар суық. Жылуды қосуыңызды сұраймын.');
  await expect.poll(() => field(page, 'kk', 'topic').inputValue(), { timeout: 10_000 }).toBe('heating');
  await fillIn(page, 'kk');
  await form.getByRole('button', { name: new RegExp(WORDS.kk.form.steps.files) }).click();
  await form
    .locator('#attachments')
    .setInputFiles({ name: 'shot.png', mimeType: 'image/png', buffer: await page.screenshot() });
  await form.locator('[part~=files]').getByText(WORDS.kk.steps.files.sent).waitFor();
  await form.getByRole('button', { name: WORDS.kk.form.toCheck }).click();
  await send(page, 'kk');
  await readReceipt(page, 'kk');
  await form.locator('[part~=qr]').waitFor();
}

describe('a page with one form on it', () => {
  it('can be filled in after 18 kB, and loads nothing twice', async () => {
    const loaded = await weighForm('ru');
    const first = loaded.filter((file) => file.first);
    expect(first.length).toBeGreaterThan(1);
    expect(weightOf(first)).toBeLessThanOrEqual(FIRST_LOAD_BUDGET);
    expect(new Set(loaded.map(({ name }) => name)).size).toBe(loaded.length);
  });

  it('loads for a whole filing what the size budgets count, no more and no less', async () => {
    const budgets = v.parse(BudgetsSchema, JSON.parse(await readFile('.size-limit.json', 'utf8')));
    const counted = budgets.filter(({ name }) => BUDGETS.includes(name)).flatMap(({ path }) => path);
    const globs = counted.map((path) => path.replace(/^.*\/widget\/v1\//, '').replace('-*.js', '.js'));
    const loaded = (await weighForm('kk', fileWithPhoto)).map(({ name }) => name);
    const uncounted = loaded.filter((name) => !globs.some((glob) => matchesGlob(name, glob)));
    const unused = globs.filter((glob) => !loaded.some((name) => matchesGlob(name, glob)));
    expect({ uncounted, unused }).toEqual({ uncounted: [], unused: [] });
  });
});
