import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import {
  atStep,
  field,
  fillIn,
  goOnTo,
  LANGUAGE_NAMES,
  LETTER,
  readReceipt,
  send,
  sidewaysScroll,
  WORDS,
} from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';

const { form, steps } = WORDS.ru;

let intake: IntakeStage;
let chromium: ChromiumStage;

beforeAll(async () => {
  intake = await startIntakeStage();
  chromium = await openChromium({ withExtension: false, viewport: { width: 320, height: 640 } });
});
afterAll(() => Promise.all([chromium?.close(), intake?.stop()]));

/** Opens the page in Russian, whatever the form then shows. */
async function openInRussian(): Promise<Page> {
  const page = await chromium.context.newPage();
  await page.goto(`${intake.url}/demo/`);
  await page.locator('dauys-appeal-form').getByRole('button', { name: LANGUAGE_NAMES.ru }).click();
  return page;
}

async function openDemo(): Promise<Page> {
  const page = await openInRussian();
  await page.getByRole('heading', { name: form.title }).waitFor();
  return page;
}

/** Everything that the site keeps on the device, as one text. */
function keptOnDevice(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const opened = indexedDB.open('dauys-drafts');
    const database = await new Promise<IDBDatabase>((done) => {
      opened.onsuccess = () => done(opened.result);
    });
    const all = (store: string) =>
      new Promise<unknown[]>((done) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => done(request.result);
      });
    const boxes = (await all('boxes')).map((box) =>
      new TextDecoder().decode(Reflect.get(Object(box), 'data')),
    );
    const keys = (await all('keys')).length;
    database.close();
    return JSON.stringify([keys, boxes, { ...localStorage }, { ...sessionStorage }]);
  });
}

describe('the first page', () => {
  it('chooses topic and kind from the text, until the person chooses', async () => {
    const page = await openDemo();
    await field(page, 'ru', 'text').fill(
      'В доме третий день нет отопления, батареи холодные. Прошу включить.',
    );
    await expect.poll(() => field(page, 'ru', 'topic').inputValue(), { timeout: 10_000 }).toBe('heating');
    await page.getByText(form.suggested).waitFor();
    await field(page, 'ru', 'topic').selectOption('housing');
    await field(page, 'ru', 'text').fill('В доме третий день нет воды, из крана не течёт. Прошу включить.');
    await page.waitForTimeout(1_000);
    expect(await field(page, 'ru', 'topic').inputValue()).toBe('housing');
    await page.close();
  });
});

describe('a draft', () => {
  it('is kept so that nobody reads it without its key, and dies with it', async () => {
    const page = await openDemo();
    await field(page, 'ru', 'text').fill('Слово, которое никто не должен прочесть.');
    await expect.poll(async () => (await keptOnDevice(page)).length).toBeGreaterThan(200);
    expect(await keptOnDevice(page)).not.toContain('никто не должен');
    // All of it is written down by now; and then as if its days had passed.
    await page.waitForTimeout(1_500);
    await page.evaluate(async () => {
      const opened = indexedDB.open('dauys-drafts');
      const database = await new Promise<IDBDatabase>((done) => {
        opened.onsuccess = () => done(opened.result);
      });
      const keys = database.transaction('keys', 'readwrite').objectStore('keys');
      const kept = keys.get('TLD');
      await new Promise((done) => {
        kept.onsuccess = () => {
          keys.put({ ...kept.result, until: 1 }, 'TLD').onsuccess = done;
        };
      });
      database.close();
    });
    await page.close();
    const later = await openDemo();
    await expect.poll(() => keptOnDevice(later), { timeout: 10_000 }).toMatch(/^\[0,\[\]/);
    expect(await field(later, 'ru', 'text').inputValue()).toBe('');
    await later.close();
  });

  it('leaves nothing on a shared computer, on the device or in the page that is left', async () => {
    const page = await openDemo();
    await field(page, 'ru', 'text').fill('Пишу из библиотеки.');
    await page.getByLabel(form.draft.shared).check();
    await field(page, 'ru', 'topic').selectOption('roads');
    await goOnTo(page, 'ru', 'place');
    await page.waitForTimeout(500);
    expect(await keptOnDevice(page)).toMatch(/^\[0,\[\]/);
    expect(await keptOnDevice(page)).not.toContain('библиотеки');
    expect(await accessibilityFaults(page)).toEqual([]);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.locator('dauys-appeal-form').getByRole('button', { name: LANGUAGE_NAMES.ru }).click();
    await atStep(page, 'ru', 'matter');
    expect(await field(page, 'ru', 'text').inputValue()).toBe('');
    await page.close();
  });
});

describe('files', () => {
  it('go on from where the line broke, say why they cannot pass, and arrive with the appeal', async () => {
    const page = await openDemo();
    await field(page, 'ru', 'text').fill(LETTER.text ?? '');
    await field(page, 'ru', 'topic').selectOption('roads');
    await goOnTo(page, 'ru', 'place');
    await field(page, 'ru', 'kato').selectOption('190000000');
    await goOnTo(page, 'ru', 'files');
    const offsets: string[] = [];
    let broken = 0;
    await page.route('**/v1/uploads/*', async (route) => {
      const request = route.request();
      if (request.method() !== 'PATCH') return route.continue();
      offsets.push(request.headers()['upload-offset'] ?? '');
      // The second piece never arrives, once.
      if (offsets.length === 2 && broken === 0) {
        broken += 1;
        return route.abort('connectionreset');
      }
      return route.continue();
    });
    const film = Buffer.alloc(2_500_000, 7);
    film.set([0, 0, 0, 24, ...Buffer.from('ftypmp42'), 0, 0, 0, 0, ...Buffer.from('mp42isom')]);
    await page.locator('dauys-appeal-form #attachments').setInputFiles([
      { name: 'film.mp4', mimeType: 'video/mp4', buffer: film },
      { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<p>') },
      { name: 'shot.png', mimeType: 'image/png', buffer: await page.screenshot() },
    ]);
    const list = page.locator('dauys-appeal-form [part~=files]');
    await list.getByText(steps.files.faults.type).waitFor();
    await list.getByText(steps.files.cut).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await list.getByRole('button', { name: steps.files.retry('film.mp4') }).click();
    await expect.poll(() => list.getByText(steps.files.sent).count(), { timeout: 20_000 }).toBe(2);
    expect(offsets.slice(0, 4)).toEqual(['0', '1048576', '1048576', '2097152']);
    await list.getByRole('button', { name: steps.files.remove('page.html') }).click();
    await goOnTo(page, 'ru', 'applicant');
    await field(page, 'ru', 'familyName').fill('Серікова');
    await field(page, 'ru', 'givenName').fill('Айгүл');
    await field(page, 'ru', 'postalAddress').fill('Үлгі, Абай 1');
    await goOnTo(page, 'ru', 'check');
    await page.getByText('film.mp4, shot.jpg').waitFor();
    await field(page, 'ru', 'consent').check();
    await send(page, 'ru');
    await readReceipt(page, 'ru');
    await page.close();
  });
});

describe('without a line', () => {
  it('waits on the device and goes by itself, also when the form is opened again', async () => {
    const page = await openDemo();
    await fillIn(page, 'ru');
    const before = await intake.countAppeals();
    await chromium.context.setOffline(true);
    await send(page, 'ru');
    await page.getByText(steps.queued.title).waitFor({ timeout: 60_000 });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
    await chromium.context.setOffline(false);
    // What waited may have been taken before anybody could look: then there is a receipt and no form.
    const again = await openInRussian();
    await readReceipt(again, 'ru');
    expect(await intake.countAppeals()).toBe(before + 1);
    await again.close();
  });
});
