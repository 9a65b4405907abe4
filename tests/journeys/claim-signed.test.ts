import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimMessages as kk } from '../../src/i18n/claim/kk.ts';
import { signatureMessages } from '../../src/i18n/signatures/kk.ts';
import { enrolAt, signed } from '../../src/intake/fixtures/official-keys.ts';
import { clip } from '../../src/intake/fixtures/submissions.ts';
import { accessibilityFaults } from '../stage/accessibility.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import { atStep, field, goOnTo, readReceipt, WORDS } from '../stage/citizen.ts';
import { type IntakeStage, startIntakeStage } from '../stage/intake.ts';
import { type NcaLayerStage, startNcaLayer } from '../stage/ncalayer.ts';
import { bringNcaLayer } from '../stage/ncalayer-in-page.ts';

const IIN = '900515300970';

const words = WORDS.kk;
const { steps } = words;

let folder: string;
let layer: NcaLayerStage;
let intake: IntakeStage;
let citizen: ChromiumStage;
let headers: Record<string, string>;

beforeAll(async () => {
  layer = await startNcaLayer({ commonName: 'СЕРІКҚЫЗЫ АЙГҮЛ', iin: IIN });
  folder = await mkdtemp(join(tmpdir(), 'dauys-authorities-'));
  await writeFile(join(folder, 'root.pem'), layer.rootPem);
  await writeFile(join(folder, 'authority.pem'), layer.authorityPem);
  intake = await startIntakeStage({ DAUYS_EDS_AUTHORITIES: folder });
  citizen = await openChromium({ withExtension: false, viewport: { width: 1024, height: 800 } });
  const wish = { code: intake.enrolmentCode, name: 'Серікбаев А. Н.' };
  headers = (await enrolAt(intake.url, wish)).headers;
});

afterAll(async () => {
  await Promise.all([citizen?.close(), intake?.stop(), layer?.stop()]);
  await rm(folder, { recursive: true, force: true });
});

async function ask(method: string, path: string, body?: object) {
  const url = `${intake.url}/${path}`;
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...(await signed(method, url, headers)) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return response.json();
}

describe('the author of a clipped post at a computer with NCALayer', () => {
  it('signs the claim with their EDS, also after closing its window once', async () => {
    const { number } = await ask('POST', 'v1/appeals', clip(4_200));
    const { link } = await ask('POST', `v1/appeals/${number}/invitations`);
    const page = await citizen.context.newPage();
    await bringNcaLayer(page, layer);
    await page.goto(link);
    await page.getByRole('heading', { name: kk.title }).waitFor();
    for (const step of ['place', 'files', 'applicant'] as const) await goOnTo(page, 'kk', step);
    await field(page, 'kk', 'familyName').fill('Серікқызы');
    await field(page, 'kk', 'givenName').fill('Айгүл');
    await field(page, 'kk', 'postalAddress').fill('Үлгі қ., Абай даңғылы, 12');
    await page.getByLabel(steps.signing.eds).check();
    expect(await accessibilityFaults(page)).toEqual([]);
    await goOnTo(page, 'kk', 'check');
    await field(page, 'kk', 'consent').check();

    const form = page.locator('dauys-appeal-form');
    await form.getByRole('button', { name: steps.signAndSend }).click();
    await form.getByText(signatureMessages.needsNumber).waitFor();
    await form
      .getByRole('button', { name: new RegExp(`${steps.check.change}.*${words.form.steps.applicant}`) })
      .click();
    await atStep(page, 'kk', 'applicant');
    await field(page, 'kk', 'iin').fill(IIN);
    await goOnTo(page, 'kk', 'check');
    layer.behaviour = 'cancels';
    await form.locator('#submit').click();
    await form.getByText(signatureMessages.failures.cancelled.title).waitFor();
    expect((await ask('GET', `v1/appeals/${number}/invitations`)).claim).toBeNull();

    layer.behaviour = 'signs';
    await form.locator('#submit').click();
    const receipt = await readReceipt(page, 'kk');
    const { claim } = await ask('GET', `v1/appeals/${number}/invitations`);
    expect(claim).toMatchObject({ number: receipt.number, identity: 'eds-signed' });
    await page.close();
  });
});
