import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages as hosted } from '../../i18n/hosted/ru.ts';
import { messages as after } from '../../i18n/widget/after/ru.ts';
import { filing } from '../fixtures/submissions.ts';
import { type AuditedRegister, openAuditedRegister } from '../log-book/fixtures/audited-register.ts';

let stage: AuditedRegister;
let official: { Authorization: string };

beforeAll(async () => {
  stage = await openAuditedRegister();
  official = await stage.enrol();
}, 120_000);

afterAll(() => stage?.stop());

interface Own {
  readonly number: string;
  readonly trackingCode: string;
}

async function answered(outcome = 'explained'): Promise<Own> {
  const { body } = await stage.file(filing());
  const move = { id: v7(), type: 'answered', outcome, reasons: 'Жоспарда бар.' };
  const path = `/v1/appeals/${body.number}/entries`;
  expect((await stage.ask('POST', path, { body: move, headers: official })).status).toBe(201);
  return body;
}

const send = (own: Own, what: string, body: unknown, headers: Record<string, string> = {}) =>
  stage.ask('POST', `/v1/appeals/${own.number}/${what}`, {
    body,
    headers: { 'Dauys-Tracking-Code': own.trackingCode, 'Accept-Language': 'ru', ...headers },
  });

const following = (as: string, changes: Record<string, unknown> = {}) => ({
  id: v7(),
  as,
  text: 'Шұңқыр сол күйі тұр, жауаппен келіспеймін.',
  language: 'kk',
  sentAt: '2026-11-25T10:00:00+05:00',
  ...changes,
});

const seen = async ({ number }: { number: string }) =>
  (await stage.ask('GET', `/v1/appeals/${number}`, { headers: official })).body;

describe('a complaint about an answer', () => {
  it('is registered for the same person under a number and a term of its own, and both name each other', async () => {
    const own = await answered();
    const body = following('complaint');
    const first = await send(own, 'follow-ups', body);
    expect([first.status, first.body.deadline.workingDays]).toEqual([201, 20]);
    const again = await send(own, 'follow-ups', body);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await send(own, 'follow-ups', { ...body, text: 'Басқа мәтін жаздым.' })).status).toBe(409);

    const complaint = await seen(first.body);
    expect(complaint).toMatchObject({
      kind: 'complaint',
      topic: 'roads',
      text: body.text,
      earlier: { number: own.number, as: 'complaint' },
      duties: [{ duty: 'pass-to-reviewer' }, { duty: 'answer' }],
    });
    const before = await seen(own);
    expect(before).toMatchObject({
      state: 'answered',
      earlier: null,
      later: [{ number: first.body.number, as: 'complaint' }],
    });
    const applicant = await stage.ask('GET', `/v1/appeals/${first.body.number}/applicant`, {
      headers: official,
    });
    expect(applicant.body.applicant.familyName).toBe('Серікқызы');
    const mine = await stage.ask('GET', `/v1/appeals/${first.body.number}`, {
      headers: { 'Dauys-Tracking-Code': first.body.trackingCode },
    });
    expect(mine.status).toBe(200);
    expect(await stage.found()).toBe('nothing');
  });

  it('may neither be refused nor left without consideration by the very body that it is about', async () => {
    const { body } = await send(await answered(), 'follow-ups', following('complaint'));
    const move = { id: v7(), type: 'answered', outcome: 'refused', reasons: 'Негізсіз.' };
    const path = `/v1/appeals/${body.number}/entries`;
    const refused = await stage.ask('POST', path, { body: move, headers: official });
    expect([refused.status, refused.body.refusal.objection]).toEqual([409, 'must-be-passed-on']);
    const leave = {
      id: v7(),
      type: 'left-without-consideration',
      ground: 'no-substance',
      reasons: 'Мәні жоқ.',
    };
    const left = await stage.ask('POST', path, { body: leave, headers: official });
    expect([left.status, left.body.refusal?.objection]).toEqual([409, 'must-be-passed-on']);
    expect((await seen(body)).moves).not.toContain('left-without-consideration');
  });

  it.each([
    ['its code in small letters', 'tld'],
    ['its name', 'Акимат города Үлгі'],
    ['its name in Kazakh, typed without its letters', 'улги каласынын акимдиги'],
  ])('is passed on to no body by %s that is the one it is about', async (_, to) => {
    const { body } = await send(await answered(), 'follow-ups', following('complaint'));
    const move = { id: v7(), type: 'passed-to-reviewer', to, applicantTold: true };
    const path = `/v1/appeals/${body.number}/entries`;
    const refused = await stage.ask('POST', path, { body: move, headers: official });
    expect([refused.status, refused.body.refusal?.objection]).toEqual([409, 'same-body']);
  });
});

describe('the same matter once more', () => {
  it('opens it again with its history, and only once something came of it', async () => {
    const own = await answered();
    const { status, body } = await send(own, 'follow-ups', following('repeat'));
    expect(status).toBe(201);
    expect(await seen(body)).toMatchObject({
      kind: 'application',
      earlier: { number: own.number, as: 'repeat' },
    });
    expect((await seen(own)).later).toEqual([{ number: body.number, as: 'repeat' }]);
    const taken = await stage.ask('GET', '/v1/export?format=ndjson', { headers: official });
    const rows: { number: string }[] = taken.body
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line));
    const rowOf = (number: string) => rows.find((row) => row.number === number);
    expect(rowOf(body.number)).toMatchObject({ follows: own.number, follows_as: 'repeat' });
    expect(rowOf(own.number)).toMatchObject({ follows: null, follows_as: null });
    const { body: fresh } = await stage.file(filing());
    const early = await send(fresh, 'follow-ups', following('repeat'));
    expect([early.status, early.body.refusal.objection]).toEqual([409, 'wrong-state']);
  });

  it('is the applicant’s alone, and must say something', async () => {
    const own = await answered();
    expect((await send(own, 'follow-ups', following('repeat'), official)).status).toBe(404);
    const wrong = { ...own, trackingCode: '0'.repeat(16) };
    expect((await send(wrong, 'follow-ups', following('repeat'))).status).toBe(404);
    const short = await send(own, 'follow-ups', following('repeat', { text: 'Жоқ' }));
    expect(short.body.errors).toMatchObject([{ pointer: '/text', code: 'too-short' }]);
  });
});

describe('a rating of the answer', () => {
  it('is kept once, with its word sealed', async () => {
    const own = await answered();
    const first = await send(own, 'rating', { rating: 2, words: 'Түсініксіз жауап.' });
    expect([first.status, first.body.rating]).toEqual([201, 2]);
    expect((await send(own, 'rating', { rating: 2, words: 'Түсініксіз жауап.' })).status).toBe(200);
    const other = await send(own, 'rating', { rating: 5 });
    expect([other.status, other.body.title]).toEqual([409, 'Ответ уже оценён']);
    const entry = (await seen(own)).entries.at(-1);
    expect(entry).toMatchObject({ type: 'rated', by: 'applicant', text: 'Түсініксіз жауап.' });
    const { rows } = await stage.owner.query<{ leaf: string }>(
      "select leaf from events where type = 'rated' order by seq desc limit 1",
    );
    expect(rows[0]?.leaf).toContain('"rating":2');
    expect(rows[0]?.leaf).not.toContain('жауап');
    expect(await stage.found()).toBe('nothing');
  });

  it('needs an answer, and a whole number from 1 to 5', async () => {
    const { body: fresh } = await stage.file(filing());
    expect((await send(fresh, 'rating', { rating: 5 })).status).toBe(409);
    const own = await answered();
    for (const rating of [0, 6, 2.5, '5']) {
      expect((await send(own, 'rating', { rating })).body.errors).toMatchObject([{ pointer: '/rating' }]);
    }
  });
});

describe('what may follow an appeal, sent without scripts', () => {
  const page = (own: Own, what: string, fields: Record<string, string>, site = 'same-origin') =>
    stage.ask('POST', `/appeal/TLD/status/after${what}?lang=ru`, {
      body: new URLSearchParams({ number: own.number, code: own.trackingCode, ...fields }).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': site },
    });
  const facts = () => ({ id: v7(), sentAt: '2026-11-25T10:00:00+05:00' });

  it('keeps every word where the law, the register or the form itself does not take it', async () => {
    const own = await answered();
    const text = 'Дополняю: дом 12, <второй> подъезд.';
    const mend = await page(own, '/send', { form: 'mend', text, ...facts() });
    expect(mend.status).toBe(409);
    expect(mend.body).toContain('Дополняю: дом 12, &lt;второй&gt; подъезд.</textarea>');
    const long = await page(own, '/send', { form: 'complaint', text: 'яма '.repeat(6_000), ...facts() });
    expect(long.status).toBe(422);
    expect(long.body).toContain(after.tooLong);
    expect(long.body).toContain('<a href="#text">');
    expect(long.body).toContain('яма яма');
    const wrong = { form: 'rating', rating: '', text: 'я'.repeat(1_001), ...facts() };
    const { body } = await page(own, '/send', wrong);
    expect(body).toContain('<a href="#rating">');
    expect(body).toContain('<a href="#text">');
    const endless = await page(own, '/send', { form: 'complaint', text: 'я'.repeat(100_000), ...facts() });
    expect(endless.status).toBe(413);
    expect(endless.body).toContain(hosted.tooLong.title);
    expect((await seen(own)).entries).toHaveLength(2);
  });

  it('is done once, however often it is sent, and changed words are another complaint', async () => {
    const own = await answered();
    const fields = { form: 'complaint', text: 'Не согласен с ответом.', ...facts() };
    const [first, again] = [await page(own, '/send', fields), await page(own, '/send', fields)];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toBe(first.body);
    const changed = await page(own, '/send', { ...fields, text: 'Не согласен с ответом вовсе.' });
    expect(changed.status).toBe(409);
    const id = /name="id" value="([^"]+)"/.exec(changed.body)?.[1] ?? '';
    expect(id).not.toBe(fields.id);
    expect((await page(own, '/send', { ...fields, text: 'Не согласен с ответом вовсе.', id })).status).toBe(
      201,
    );
    const rating = { form: 'rating', rating: '2', text: '', ...facts() };
    expect((await page(own, '/send', rating)).status).toBe(201);
    expect((await page(own, '/send', rating)).status).toBe(200);
    expect(await seen(own)).toMatchObject({ rating: 2, later: [{ as: 'complaint' }, { as: 'complaint' }] });
  });

  it('is taken from the intake’s own page alone, and from whoever has the code', async () => {
    const own = await answered();
    const fields = { form: 'rating', rating: '1', text: '', ...facts() };
    expect((await page(own, '/send', fields, 'cross-site')).status).toBe(403);
    const guess = { number: own.number, trackingCode: '1234567890123452' };
    expect((await page(guess, '/send', fields)).status).not.toBe(201);
    expect(await seen(own)).toMatchObject({ rating: null });
  });
});
