import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { filing } from '../fixtures/submissions.ts';
import { eraseApplicant } from '../log-book/erase-applicant.ts';
import { type AuditedRegister, openAuditedRegister } from '../log-book/fixtures/audited-register.ts';
import { pdf, sha256 } from './fixtures/files.ts';

let stage: AuditedRegister;
let official: { Authorization: string };

beforeAll(async () => {
  stage = await openAuditedRegister();
  official = await stage.enrol();
}, 120_000);

afterAll(() => stage?.stop());

const NAME = 'Жауап хаты № 12.pdf';

function named(bytes: Buffer) {
  return { digest: sha256(bytes), name: NAME, mediaType: 'application/pdf' };
}

async function upload(bytes: Buffer): Promise<void> {
  const headers = { ...official, 'Content-Type': 'application/pdf', 'Upload-Complete': '?1' };
  const { status } = await stage.ask('POST', '/v1/uploads', { body: new Uint8Array(bytes), headers });
  expect(status).toBe(201);
}

function answerWith(number: string, files: readonly object[], id = v7()) {
  const body = { id, type: 'answered', outcome: 'satisfied', reasons: 'Жауап хатта.', attachments: files };
  return stage.ask('POST', `/v1/appeals/${number}/entries`, { body, headers: official });
}

/** An appeal that is answered with a letter. */
async function answered(changes: Parameters<typeof filing>[0] = {}) {
  const letter = pdf();
  await upload(letter);
  const { body } = await stage.file(filing(changes));
  const asked = { headers: { 'Dauys-Tracking-Code': body.trackingCode } };
  expect((await answerWith(body.number, [named(letter)])).status).toBe(201);
  return { number: String(body.number), code: String(body.trackingCode), letter, asked };
}

describe('the files of an answer', () => {
  it('are the citizen’s to read, by their code, and in the entry that nobody else can read', async () => {
    const { number, letter, asked } = await answered();
    const { body } = await stage.ask('GET', `/v1/appeals/${number}`, asked);
    expect(body.answer.files).toEqual([{ ...named(letter), size: letter.length }]);
    const path = `/v1/appeals/${number}/attachments/${sha256(letter)}`;
    const got = await stage.ask('GET', path, asked);
    expect([got.status, got.body]).toEqual([200, letter.toString()]);
    expect(got.headers.get('Content-Disposition')).toMatch(/^attachment; .*%E2%84%96%2012\.pdf/);
    expect((await stage.ask('GET', path)).status).toBe(404);
    expect((await stage.ask('GET', path, { headers: official })).status).toBe(200);
    const { body: own } = await stage.ask('GET', `/v1/appeals/${number}/attachments`, asked);
    expect(own.attachments).toEqual([]);

    const { rows } = await stage.owner.query(
      `select leaf, sealed from events where leaf::json ->> 'number' = $1 and type = 'answered'`,
      [number],
    );
    expect(JSON.parse(rows[0].leaf).commitment).toEqual(expect.any(String));
    expect(rows[0].leaf + rows[0].sealed).not.toContain(sha256(letter));
    expect(await stage.found()).toBe('nothing');
  });

  it('must be there: an answer that names another gives none, and says which it was', async () => {
    const { body } = await stage.file(filing());
    const letter = pdf();
    await upload(letter);
    const { status, body: refused } = await answerWith(body.number, [named(letter), named(pdf())]);
    expect(status).toBe(422);
    expect(refused.errors).toMatchObject([{ pointer: '/attachments/1/digest', code: 'not-uploaded' }]);
    const { body: after } = await stage.ask('GET', `/v1/appeals/${body.number}`, { headers: official });
    expect(after.state).toBe('registered');
    const id = v7();
    expect((await answerWith(body.number, [named(letter)], id)).status).toBe(201);
    expect((await answerWith(body.number, [named(letter)], id)).status).toBe(200);
    expect((await answerWith(body.number, [], id)).status).toBe(409);
  });

  it('go to every voice of a matter with the answer itself', async () => {
    const text = 'Сарыарқа көшесінде үлкен шұңқыр бар, көліктер бұзылып жатыр, ешкім жөндемейді.';
    const place = { kato: '191010000', address: 'Сарыарқа көшесі, 12' };
    const letter = pdf();
    await upload(letter);
    const { body: lead } = await stage.file(filing({ text, place }));
    const similar = { agency: 'TLD', topic: 'roads', place, text };
    const headers = { Origin: 'https://akimat.example' };
    const { body: near } = await stage.ask('POST', '/v1/matters/similar', { body: similar, headers });
    const { applicant } = filing();
    const neighbour = { ...applicant, familyName: 'Ахметова', iin: undefined };
    const { body: voice } = await stage.file(
      filing({ text, place, applicant: neighbour, joins: near.matters[0].id } as Parameters<
        typeof filing
      >[0]),
    );
    expect((await answerWith(lead.number, [named(letter)])).status).toBe(201);
    await stage.ask('POST', `/v1/matters/${lead.number}/entries`, { body: { id: v7() }, headers: official });
    const path = `/v1/appeals/${voice.number}/attachments/${sha256(letter)}`;
    const got = await stage.ask('GET', path, { headers: { 'Dauys-Tracking-Code': voice.trackingCode } });
    expect(got.status).toBe(200);
  });

  it('go out on the page without scripts, to whoever sends number and code in the body', async () => {
    const { number, code, letter } = await answered();
    const post = (path: string, form: Record<string, string>) =>
      fetch(stage.intake.url + path, {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams(form),
      });
    const page = await (await post('/appeal/TLD/status?lang=ru', { number, code })).text();
    expect(page).toContain(`value="${sha256(letter)}"`);
    expect(page).toContain(`Скачать: ${NAME} (1\u00a0КБ)`);
    const file = { number, code, digest: sha256(letter) };
    const got = await post('/appeal/TLD/status/file?lang=ru', file);
    expect([got.status, await got.text()]).toEqual([200, letter.toString()]);
    expect(got.headers.get('Content-Disposition')).toMatch(/^attachment/);
    const { code: other } = await answered();
    expect((await post('/appeal/TLD/status/file', { ...file, code: other })).status).toBe(404);
    expect((await post('/appeal/TLD/status/file', { ...file, digest: 'a'.repeat(64) })).status).toBe(404);
  });

  it('go with the person, also where what they wrote stays', async () => {
    const { number, letter, asked } = await answered();
    const parsed = parseAppealNumber(number);
    if (!parsed.ok) throw new Error('Not a number');
    const erasure = { number: parsed, reason: 'court', actor: 'register', keepText: true } as const;
    expect(await eraseApplicant(stage.auditor, stage.signer, erasure)).toMatchObject({ ok: true, files: 1 });
    const { body } = await stage.ask('GET', `/v1/appeals/${number}`, asked);
    expect(body.answer.files).toBeUndefined();
    const path = `/v1/appeals/${number}/attachments/${sha256(letter)}`;
    expect((await stage.ask('GET', path, asked)).status).toBe(404);
    expect(await stage.found()).toBe('nothing');
  });

  it('are counted in what is taken out of the register', async () => {
    const { number } = await answered();
    const { body } = await stage.ask('GET', '/v1/export?format=ndjson', { headers: official });
    const row = String(body)
      .split('\n')
      .find((line) => line.includes(number));
    expect(JSON.parse(row ?? '{}')).toMatchObject({ files: 0, answer_files: 1 });
  });
});
