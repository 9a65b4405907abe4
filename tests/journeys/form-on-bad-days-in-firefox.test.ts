import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derOf, pemOf, testRoot } from '../../src/evidence/fixtures/test-authority.ts';
import { signatureMessages } from '../../src/i18n/signatures/ru.ts';
import type { Step } from '../../src/i18n/widget/form/ru.ts';
import { LETTER, WORDS } from '../stage/citizen.ts';
import { type FirefoxStage, openFirefox, resize } from '../stage/firefox.ts';
import { inForm, write } from '../stage/form-in-firefox.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { type Line, layLine } from '../stage/line.ts';
import { openSite, type Site } from '../stage/site.ts';

const { form, steps } = WORDS.ru;

let folder: string;
let akimat: Site;
let intake: IntakeStage;
let line: Line;
let firefox: FirefoxStage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-bad-days-'));
  const root = await testRoot('Сынақ негізгі КО');
  await writeFile(join(folder, 'root.pem'), pemOf('CERTIFICATE', derOf(root.certificate)));
  akimat = await openSite();
  [intake, firefox] = await Promise.all([
    startIntakeStage({ DAUYS_AGENCY_ORIGINS: akimat.origin, DAUYS_EDS_AUTHORITIES: folder }),
    openFirefox({ withExtension: false }),
  ]);
  line = await layLine(intake.url);
  akimat.put('/', {
    html: `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Акимат</title>
      <script type="module" src="${line.origin}/widget/v1/dauys.js"></script></head>
      <body><main><h1>Обращения</h1><dauys-appeal-form agency="TLD" lang="ru"></dauys-appeal-form></main></body></html>`,
  });
});

afterAll(async () => {
  await Promise.all([firefox?.close(), line?.close(), akimat?.close()]);
  await intake?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Waits until the form says something. */
function says(page: Page, text: string) {
  const all = () =>
    page.$eval('dauys-appeal-form', (form) => form.shadowRoot?.textContent ?? '').catch(() => '');
  return expect.poll(all, { timeout: 60_000 }).toContain(text);
}

async function goOn(page: Page, step: Step): Promise<void> {
  await page.click(inForm('#submit'));
  await says(page, form.steps[step]);
  await page.waitForSelector(inForm('#step'));
}

/** @param until what is waited for */
async function openForm(until = '#text'): Promise<Page> {
  const page = await firefox.newPage();
  await resize(page, { width: 360, height: 700 });
  await page.goto(`${akimat.origin}/`);
  await page.waitForSelector(inForm(until), { timeout: 60_000 });
  return page;
}

/** From the first page to the one with the files. */
async function comeToFiles(page: Page): Promise<void> {
  await write(page, 'text', LETTER.text ?? '');
  await page.select(inForm('#topic'), 'roads');
  await goOn(page, 'place');
  await page.select(inForm('#kato'), '190000000');
  await goOn(page, 'files');
}

async function sayWho(page: Page): Promise<void> {
  await write(page, 'familyName', LETTER.familyName ?? '');
  await write(page, 'givenName', LETTER.givenName ?? '');
  await write(page, 'postalAddress', LETTER.postalAddress ?? '');
}

describe('a citizen in Firefox on a bad line', () => {
  it('goes on with an upload from where it broke, and what waited goes when the form is opened again', async () => {
    const page = await openForm();
    await comeToFiles(page);
    const film = Buffer.alloc(2_500_000, 7);
    film.set([0, 0, 0, 24, ...Buffer.from('ftypmp42'), 0, 0, 0, 0, ...Buffer.from('mp42isom')]);
    await writeFile(join(folder, 'film.mp4'), film);
    const found = await page.waitForSelector(inForm('#attachments'));
    const input = await found?.toElement('input');
    line.cut(1_500_000);
    await input?.uploadFile(join(folder, 'film.mp4'));
    await says(page, steps.files.cut);
    line.mend();
    await page.click(inForm(`[aria-label="${steps.files.retry('film.mp4')}"]`)).catch(() => undefined);
    await says(page, steps.files.sent);

    await goOn(page, 'applicant');
    await sayWho(page);
    await goOn(page, 'check');
    await page.click(inForm('#consent'));
    line.cut();
    await page.click(inForm('#submit'));
    await says(page, steps.queued.title);
    expect(await intake.countAppeals()).toBe(0);
    await page.close();
    line.mend();
    const again = await openForm('#receipt');
    expect(await intake.countAppeals()).toBe(1);
    await again.close();
  });

  it('is told that NCALayer does not run, and sends without a signature', async () => {
    const before = await intake.countAppeals();
    const page = await openForm();
    await comeToFiles(page);
    await goOn(page, 'applicant');
    await sayWho(page);
    await write(page, 'iin', '900515300970');
    await page.click(inForm('input[name=signs][value=yes]'));
    await goOn(page, 'check');
    await page.click(inForm('#consent'));
    await page.click(inForm('#submit'));
    await says(page, signatureMessages.failures.absent.title);
    await page.click(inForm('.notice button'));
    await page.waitForSelector(inForm('#receipt'), { timeout: 60_000 });
    expect(await intake.countAppeals()).toBe(before + 1);
    await page.close();
  });
});
