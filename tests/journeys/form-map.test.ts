import { createServer, type Server } from 'node:http';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages as say } from '../../src/i18n/widget/map/ru.ts';
import { enrolAt, signed } from '../../src/intake/fixtures/official-keys.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import {
  field,
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
import { openSite, type Site } from '../stage/site.ts';

const { form } = WORDS.ru;
const shots = process.env.DAUYS_SHOTS;

let tiles: Server;
let tileOrigin: string;
let akimat: Site;
let intake: IntakeStage;
let chromium: ChromiumStage;

beforeAll(async () => {
  tiles = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(
      `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#eef3e6"/>
       <path d="M0 70h256M0 180h256M90 0v256M200 0v256" stroke="#fff" stroke-width="14"/><path d="M0 256L256 0" stroke="#9cc3dc" stroke-width="8"/>
       <text x="8" y="20" font-size="12">${request.url}</text></svg>`,
    );
  });
  await new Promise<void>((resolve) => tiles.listen(0, '127.0.0.1', resolve));
  const address = tiles.address();
  tileOrigin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  akimat = await openSite();
  [intake, chromium] = await Promise.all([
    startIntakeStage({ DAUYS_AGENCY_ORIGINS: akimat.origin }),
    openChromium({ withExtension: false, viewport: { width: 360, height: 760 } }),
  ]);
});
afterAll(async () => {
  await Promise.all([chromium?.close(), intake?.stop(), akimat?.close()]);
  tiles.close();
  tiles.closeAllConnections();
});

const agencyMap = (...args: string[]) =>
  intake.command('src/intake/commands.ts', 'agency', 'map', 'TLD', ...args);

/** Opens a form on its page about the place, and notes whatever is loaded from elsewhere. */
async function openAtPlace(address = `${intake.url}/appeal/TLD?lang=ru`) {
  const page = await chromium.context.newPage();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== intake.url && origin !== new URL(address).origin) elsewhere.push(request.url());
  });
  await page.goto(address);
  await page.locator('dauys-appeal-form').getByRole('button', { name: LANGUAGE_NAMES.ru }).click();
  await page.getByRole('heading', { name: form.title }).waitFor();
  const another = page.getByRole('button', { name: WORDS.ru.receipt.another });
  if (await another.isVisible()) await another.click();
  await field(page, 'ru', 'text').fill(LETTER.text ?? '');
  await field(page, 'ru', 'topic').selectOption('roads');
  await goOnTo(page, 'ru', 'place');
  return { page, elsewhere };
}

const map = (page: Page) => page.locator('dauys-appeal-form #map');
const coordinates = (page: Page) => page.getByLabel(say.coordinates);

/** Where the point is, once it is another than before. */
async function pointAfter(page: Page, before: string): Promise<string> {
  await expect.poll(() => coordinates(page).inputValue()).not.toBe(before);
  return coordinates(page).inputValue();
}

/** Drags by some pixels from a spot of the map. */
async function drag(page: Page, on: Locator, from: { x: number; y: number }, by: { x: number; y: number }) {
  await on.scrollIntoViewIfNeeded();
  const box = await on.boundingBox();
  if (!box) throw new Error('There is no map');
  await page.mouse.move(box.x + from.x, box.y + from.y);
  await page.mouse.down();
  await page.mouse.move(box.x + from.x + by.x / 2, box.y + from.y + by.y / 2, { steps: 3 });
  await page.mouse.move(box.x + from.x + by.x, box.y + from.y + by.y, { steps: 3 });
  await page.mouse.up();
}

describe('the map of an agency', () => {
  it('is not there, and nothing is loaded from elsewhere, until the agency has one', async () => {
    const { page, elsewhere } = await openAtPlace();
    await field(page, 'ru', 'kato').selectOption('750000000');
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('button', { name: say.open }).count()).toBe(0);
    expect(elsewhere).toEqual([]);
    await page.close();
    const told = await agencyMap(
      ...[
        `${tileOrigin}/{z}/{x}/{y}.svg`,
        '--by',
        '© Үлгі картасы',
        '--at',
        '43.2389,76.8897',
        '--zoom',
        '14',
      ],
    );
    expect(told).toContain(`img-src ${tileOrigin}`);
    // A running intake knows within a second.
    await page
      .context()
      .newPage()
      .then((idle) => idle.waitForTimeout(1_500).then(() => idle.close()));
  });

  it('takes a point by press and drag, says it again on the last page, and brings it to the official', async () => {
    const { page, elsewhere } = await openAtPlace();
    await page.getByRole('button', { name: say.open }).click();
    await map(page).waitFor();
    await page.getByText('© Үлгі картасы').waitFor();
    await expect.poll(() => elsewhere.length).toBeGreaterThan(1);
    expect(elsewhere.every((url) => url.startsWith(tileOrigin))).toBe(true);

    await map(page).scrollIntoViewIfNeeded();
    const box = await map(page).boundingBox();
    if (!box) throw new Error('There is no map');
    const middle = { x: Math.round(box.width / 2), y: Math.round(box.height / 2) };
    await map(page).click({ position: middle });
    const first = await pointAfter(page, '');
    const [latitude, longitude] = first.split(', ').map(Number);
    expect(latitude).toBeCloseTo(43.2389, 3);
    expect(longitude).toBeCloseTo(76.8897, 3);
    // Dragged by its head: the point goes east and north.
    await drag(page, map(page), { x: middle.x, y: middle.y - 22 }, { x: 40, y: -30 });
    const second = await pointAfter(page, first);
    expect(Number(second.split(', ')[0])).toBeGreaterThan(latitude ?? 90);
    expect(Number(second.split(', ')[1])).toBeGreaterThan(longitude ?? 180);
    // The ground moves beneath it, and the point stays where it is on the Earth.
    await drag(page, map(page), { x: 40, y: 240 }, { x: 60, y: -40 });
    expect(await coordinates(page).inputValue()).toBe(second);
    await page.getByText(say.at(second)).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    if (shots) await page.screenshot({ path: `${shots}/map-ru-360.png`, fullPage: true });

    await goOnTo(page, 'ru', 'files');
    await goOnTo(page, 'ru', 'applicant');
    await field(page, 'ru', 'familyName').fill('Серікова');
    await field(page, 'ru', 'givenName').fill('Айгүл');
    await field(page, 'ru', 'postalAddress').fill('Үлгі, Абай 1');
    await goOnTo(page, 'ru', 'check');
    await page.getByText(WORDS.ru.steps.location.point + second.replace(' ', '')).waitFor();
    await field(page, 'ru', 'consent').check();
    await send(page, 'ru');
    const { number } = await readReceipt(page, 'ru');
    const { headers } = await enrolAt(intake.url, { code: intake.enrolmentCode, name: 'Серікбаев А. Н.' });
    const url = `${intake.url}/v1/appeals/${number}`;
    const record = await (await fetch(url, { headers: await signed('GET', url, headers) })).json();
    const [north, east] = second.split(', ').map(Number);
    expect(record.place.point).toEqual({ latitude: north, longitude: east });
    await page.close();
  });

  it('is used by keyboard alone, by arrows or by typing, and the point goes with one press', async () => {
    const { page } = await openAtPlace();
    const opener = page.getByRole('button', { name: say.open });
    await opener.waitFor();
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    await tabTo(page, map(page));
    await page.keyboard.press('ArrowRight');
    const first = await pointAfter(page, '');
    await page.keyboard.press('ArrowUp');
    const second = await pointAfter(page, first);
    expect(Number(second.split(', ')[0])).toBeGreaterThan(Number(first.split(', ')[0]));
    const before = await page.locator('dauys-appeal-form #map image').first().getAttribute('href');
    await page.keyboard.press('+');
    await expect
      .poll(() => page.locator('dauys-appeal-form #map image').first().getAttribute('href'))
      .not.toBe(before);
    await tabTo(page, coordinates(page));
    await coordinates(page).fill('где-то там');
    await page.keyboard.press('Tab');
    await page.getByText(say.coordinatesWrong).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await coordinates(page).fill('43,25 76,91');
    await page.keyboard.press('Tab');
    await page.getByText(say.at('43.25000, 76.91000')).waitFor();
    await page.getByRole('button', { name: say.remove }).click();
    await expect.poll(() => coordinates(page).inputValue()).toBe('');
    await page.close();
  });

  it('leaves the point where a page’s policy lets no picture come', async () => {
    akimat.put('/', {
      html: `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Акимат</title>
        <script type="module" src="${intake.url}/widget/v1/dauys.js"></script></head>
        <body><main><h1>Обращения</h1><dauys-appeal-form agency="TLD"></dauys-appeal-form></main></body></html>`,
      headers: {
        'Content-Security-Policy': `default-src 'none'; script-src ${intake.url}; connect-src ${intake.url}; style-src 'none'`,
      },
    });
    const { page } = await openAtPlace(`${akimat.origin}/`);
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.getByRole('button', { name: say.open }).click();
    await page.getByText(say.noPictures).waitFor();
    await map(page).click();
    await pointAfter(page, '');
    expect(said.filter((text) => /style/i.test(text))).toEqual([]);
    expect(await map(page).evaluate((element) => getComputedStyle(element).touchAction)).toBe('none');
    await page.close();
  });
});
