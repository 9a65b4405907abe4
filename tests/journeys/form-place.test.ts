import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WidgetSubmissionSchema } from '../../src/appeal/submission.ts';
import { findSimilarMatters } from '../../src/client/matters.ts';
import { fileWithProof } from '../../src/client/proof.ts';
import { enrolAt, signed } from '../../src/intake/fixtures/official-keys.ts';
import { filing } from '../../src/intake/fixtures/submissions.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import {
  field,
  focusedId,
  goOnTo,
  LANGUAGE_NAMES,
  LETTER,
  readReceipt,
  send,
  sidewaysScroll,
  WORDS,
} from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { tabTo } from '../stage/keyboard.ts';

const { form, steps } = WORDS.kk;

/** The village that it is about, and the neighbours' words. */
const PLACE = { kato: '194020100', address: 'Абай даңғылы, 14' };
const NEIGHBOURS = 'Абай даңғылындағы аялдаманың жанында үлкен шұңқыр бар, екі апта болды.';

let intake: IntakeStage;
let chromium: ChromiumStage;

beforeAll(async () => {
  intake = await startIntakeStage();
  chromium = await openChromium({ withExtension: false, viewport: { width: 320, height: 640 } });
  await intake.importPlaces('src/intake/places/fixtures/kato.csv');
});
afterAll(() => Promise.all([chromium?.close(), intake?.stop()]));

const asPage = (url: string, init: RequestInit) =>
  fetch(url, { ...init, headers: { ...init.headers, Origin: intake.url } });
const settings = () => ({ baseUrl: intake.url, language: 'kk', fetch: asPage }) as const;

/** The form on its page about the place. */
async function openAtPlace(): Promise<Page> {
  const page = await chromium.context.newPage();
  await page.goto(`${intake.url}/demo/`);
  await page.locator('dauys-appeal-form').getByRole('button', { name: LANGUAGE_NAMES.kk }).click();
  await page.getByRole('heading', { name: form.title }).waitFor();
  await field(page, 'kk', 'text').fill(LETTER.text ?? '');
  await field(page, 'kk', 'topic').selectOption('roads');
  await goOnTo(page, 'kk', 'place');
  return page;
}

describe('a place', () => {
  it('is found by what is typed without Kazakh letters, chosen by keyboard, and changed', async () => {
    const page = await openAtPlace();
    const place = page.locator('dauys-appeal-form #placeName');
    const found = page.getByRole('group', { name: steps.settlement.found });
    await place.fill('жогаргы');
    await found.getByRole('button', { name: /^Жоғарғы аудан/ }).click();
    expect(await place.inputValue()).toBe('Жоғарғы аудан');
    expect(await focusedId(page)).toBe('address');
    // Another region: what was chosen in the former one no longer stands there.
    await field(page, 'kk', 'kato').selectOption('710000000');
    expect(await place.inputValue()).toBe('');
    await field(page, 'kk', 'kato').selectOption('190000000');

    await place.fill('кызылжар');
    await found.getByRole('button', { name: /^Қызылжар а\..*Өтенай а\.о\..*Алматы облысы/ }).waitFor();
    await place.fill('каратобе');
    const village = found.getByRole('button', { name: /^Қаратөбе а\.(?!о)/ });
    await village.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await place.focus();
    await tabTo(page, village);
    await page.keyboard.press('Enter');
    expect(await place.inputValue()).toBe('Қаратөбе а.');
    await place.fill('ьььь');
    await page.getByText(steps.settlement.none).waitFor();
    await page.close();
  });

  it('is told by the device where the person lets it, and only then', async () => {
    const page = await openAtPlace();
    const ask = page.getByRole('button', { name: steps.location.ask });
    await chromium.context.setGeolocation({ latitude: 43.238949, longitude: 76.889709, accuracy: 12 });
    await ask.click();
    await page.getByText(steps.location.denied).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await chromium.context.grantPermissions(['geolocation'], { origin: intake.url });
    await ask.click();
    await page.getByText(steps.location.found(12)).waitFor();
    await page.getByRole('button', { name: steps.location.remove }).click();
    await ask.click();
    await page.getByText(steps.location.found(12)).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });
});

describe('what others reported nearby', () => {
  it('is joined in the form, under a number of one’s own', async () => {
    const neighbour = v.parse(WidgetSubmissionSchema, filing({ place: PLACE, text: NEIGHBOURS }));
    expect((await fileWithProof(settings(), neighbour)).ok).toBe(true);

    const page = await openAtPlace();
    await page.locator('dauys-appeal-form #placeName').fill('каратобе');
    await page
      .getByRole('group', { name: steps.settlement.found })
      .getByRole('button', { name: /^Қаратөбе а\.(?!о)/ })
      .click();
    await field(page, 'kk', 'address').fill(PLACE.address);
    await goOnTo(page, 'kk', 'files');
    await goOnTo(page, 'kk', 'applicant');
    await field(page, 'kk', 'familyName').fill('Ахметова');
    await field(page, 'kk', 'givenName').fill('Дина');
    await field(page, 'kk', 'postalAddress').fill('Қаратөбе а., Абай даңғылы, 16');
    await goOnTo(page, 'kk', 'check');
    await page.getByText('Қаратөбе а., Алматы облысы').waitFor();
    const nearby = page.getByRole('group', { name: steps.similar.title });
    await nearby.getByText('Абай даңғылы').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await nearby.getByRole('radio').first().check();
    await field(page, 'kk', 'consent').check();
    await send(page, 'kk');
    const { number } = await readReceipt(page, 'kk');

    const request = { agency: 'TLD', topic: 'roads', place: PLACE, text: NEIGHBOURS } as const;
    const matters = await findSimilarMatters(settings(), request);
    expect(matters.ok && matters.value).toMatchObject([{ voices: 2 }]);
    const { headers } = await enrolAt(intake.url, { code: intake.enrolmentCode, name: 'Серікбаев А. Н.' });
    const url = `${intake.url}/v1/appeals/${number}`;
    const record = await (await fetch(url, { headers: await signed('GET', url, headers) })).json();
    // The draft still had what the device told on the page before.
    expect(record).toMatchObject({
      place: { kato: PLACE.kato, point: { latitude: 43.23895, accuracy: 12 } },
    });
    await page.close();
  });
});
