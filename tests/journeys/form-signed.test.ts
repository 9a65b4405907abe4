import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signatureMessages } from '../../src/i18n/signatures/ru.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import {
  fillIn,
  focusedId,
  goOnTo,
  LANGUAGE_NAMES,
  LETTER,
  readReceipt,
  sidewaysScroll,
  WORDS,
} from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { type NcaLayerStage, startNcaLayer } from '../stage/ncalayer.ts';
import { bringNcaLayer } from '../stage/ncalayer-in-page.ts';

const IIN = '900515300970';
const { form, steps } = WORDS.ru;
const { failures, refusals } = signatureMessages;

let folder: string;
let layer: NcaLayerStage;
let intake: IntakeStage;
let chromium: ChromiumStage;

beforeAll(async () => {
  layer = await startNcaLayer({ commonName: 'СЕРІКҚЫЗЫ АЙГҮЛ', iin: IIN });
  folder = await mkdtemp(join(tmpdir(), 'dauys-authorities-'));
  await writeFile(join(folder, 'root.pem'), layer.rootPem);
  await writeFile(join(folder, 'authority.pem'), layer.authorityPem);
  [intake, chromium] = await Promise.all([
    startIntakeStage({ DAUYS_EDS_AUTHORITIES: folder }),
    openChromium({ withExtension: false, viewport: { width: 320, height: 640 } }),
  ]);
});

afterAll(async () => {
  await Promise.all([chromium?.close(), intake?.stop(), layer?.stop()]);
  await rm(folder, { recursive: true, force: true });
});

let running = true;

beforeEach(() => {
  layer.behaviour = 'signs';
});

/** A form that only waits for the press that signs and sends it. */
async function openFilled(): Promise<Page> {
  const page = await chromium.context.newPage();
  await bringNcaLayer(page, layer, () => running);
  await page.goto(`${intake.url}/demo/`);
  await page.locator('dauys-appeal-form').getByRole('button', { name: LANGUAGE_NAMES.ru }).click();
  await page.getByRole('heading', { name: form.title }).waitFor();
  const another = page.getByRole('button', { name: WORDS.ru.receipt.another });
  if (await another.isVisible()) await another.click();
  await fillIn(page, 'ru', { ...LETTER, iin: IIN });
  const inForm = page.locator('dauys-appeal-form');
  const change = new RegExp(`${steps.check.change}.*${form.steps.applicant}`);
  await inForm.getByRole('button', { name: change }).click();
  await inForm.getByLabel(steps.signing.eds).check();
  await goOnTo(page, 'ru', 'check');
  return page;
}

function press(page: Page, name: string): Promise<void> {
  return page.locator('dauys-appeal-form').getByRole('button', { name, exact: true }).click();
}

/** Waits for what is said, at the button that the person is left with. */
async function told(page: Page, title: string): Promise<void> {
  await page.locator('dauys-appeal-form').getByText(title).first().waitFor();
  expect(await focusedId(page)).toBe('submit');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
}

/** How often NCALayer's window was opened. */
function signings(): number {
  return layer.requests.filter((request) => JSON.stringify(request).includes('"method":"sign"')).length;
}

/** What the register knows of who wrote. */
async function authorOf(page: Page): Promise<string | undefined> {
  const { number, code } = await readReceipt(page, 'ru');
  const headers = { 'Dauys-Tracking-Code': code };
  const { tags } = await (await fetch(`${intake.url}/v1/appeals/${number}`, { headers })).json();
  return tags.find((tag: string) => tag.startsWith('author:'));
}

describe('a citizen who signs with an EDS', () => {
  it('is told that NCALayer does not run, starts it, and signs', async () => {
    running = false;
    const page = await openFilled();
    await press(page, steps.signAndSend);
    await told(page, failures.absent.title);
    running = true;
    await press(page, signatureMessages.again);
    expect(await authorOf(page)).toBe('author:eds-signed');
    await page.close();
  });

  it('closes NCALayer’s window, and sends without a signature after all', async () => {
    const page = await openFilled();
    layer.behaviour = 'cancels';
    await press(page, steps.signAndSend);
    await told(page, failures.cancelled.title);
    await press(page, steps.signing.sendUnsigned);
    expect(await authorOf(page)).toBe('author:self-declared');
    await page.close();
  });

  it('takes another key where NCALayer sees that the first one has expired', async () => {
    const page = await openFilled();
    layer.behaviour = 'refuses-expired';
    await press(page, steps.signAndSend);
    await told(page, failures['certificate-expired'].title);
    layer.behaviour = 'signs';
    await press(page, signatureMessages.again);
    expect(await authorOf(page)).toBe('author:eds-signed');
    await page.close();
  });

  it('takes another key also where only the register sees it, and never sends the refused one again', async () => {
    const page = await openFilled();
    layer.behaviour = 'signs-with-expired';
    await press(page, steps.signAndSend);
    await told(page, refusals.expired.title);
    const asked = signings();
    layer.behaviour = 'signs';
    await press(page, steps.signAndSend);
    expect(await authorOf(page)).toBe('author:eds-signed');
    expect(signings()).toBe(asked + 1);
    await page.close();
  });

  it('signs once, however often the line has to be tried', async () => {
    const page = await openFilled();
    const asked = signings();
    await chromium.context.setOffline(true);
    await press(page, steps.signAndSend);
    await page.getByText(steps.queued.title).waitFor({ timeout: 60_000 });
    await chromium.context.setOffline(false);
    expect(await authorOf(page)).toBe('author:eds-signed');
    expect(signings()).toBe(asked + 1);
    await page.close();
  });
});
