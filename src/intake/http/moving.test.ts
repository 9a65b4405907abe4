import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kazakhstanCalendar } from '../../appeal/kazakhstan-calendar.ts';
import { addWorkingDays } from '../../appeal/working-calendar.ts';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;
let token: { Authorization: string };

beforeAll(async () => {
  stage = await openTestIntake();
  token = await stage.enrol();
}, 60_000);

afterAll(() => stage?.stop());

const filed = async () => (await stage.file(filing())).body;

function make(
  number: string,
  move: Record<string, unknown>,
  headers: Record<string, string> = token,
  language = 'en',
) {
  return stage.ask('POST', `/v1/appeals/${number}/entries`, {
    body: { id: v7(), ...move },
    headers: { ...headers, 'Accept-Language': language },
  });
}

const ANSWER = { type: 'answered', outcome: 'satisfied', reasons: 'Шұңқыр 25 қарашада жөнделеді.' };

describe('an official', () => {
  it('accepts and answers; the citizen sees both, and the answer', async () => {
    const { number, trackingCode } = await filed();
    const accepted = await make(number, { type: 'accepted' });
    expect([accepted.status, accepted.body.state]).toEqual([201, 'accepted']);
    expect(accepted.body.moves).toContain('answered');
    expect((await make(number, ANSWER)).status).toBe(201);

    const { body } = await stage.ask('GET', `/v1/appeals/${number}`, {
      headers: { 'Dauys-Tracking-Code': trackingCode },
    });
    expect(body).toMatchObject({
      state: 'answered',
      answer: { outcome: 'satisfied', text: ANSWER.reasons },
      holder: { executor: 'Серікбаев А. Н.' },
      duties: [],
      moves: [],
      text: null,
      entries: [
        { type: 'received' },
        { type: 'accepted', by: 'official', name: 'Серікбаев А. Н.' },
        { type: 'answered', text: ANSWER.reasons, outcome: 'satisfied' },
      ],
    });
  });

  it('leaves no text of a person in the public log, and an answer sealed in the database', async () => {
    const { number } = await filed();
    await make(number, ANSWER);
    const { rows } = await stage.owner.query(
      `select leaf, sealed from events where leaf::json ->> 'number' = $1 and type = 'answered'`,
      [number],
    );
    expect(rows[0].leaf).not.toContain('Шұңқыр');
    expect(JSON.parse(rows[0].leaf)).toMatchObject({
      body: { outcome: 'satisfied' },
      commitment: expect.any(String),
    });
    expect(rows[0].sealed.toString()).not.toContain('Шұңқыр');
  });

  it('is told why a move is refused, and by which article, in three languages', async () => {
    const { number } = await filed();
    await make(number, ANSWER);
    for (const [language, words] of [
      ['kk', /Жолданымның қазіргі күйінде.*ӘРПК 76-бабы/],
      ['ru', /В нынешнем состоянии.*статья 76 АППК/],
      ['en', /does not stand where.*Article 76/],
    ] as const) {
      const { status, body } = await make(number, ANSWER, token, language);
      expect(status).toBe(409);
      expect(body.type).toMatch('/problems/move-refused');
      expect(body.detail).toMatch(words);
      expect(body.refusal).toMatchObject({ objection: 'wrong-state', article: '76' });
    }
  });

  it('makes a move once, however often it is sent', async () => {
    const { number } = await filed();
    const id = v7();
    expect((await make(number, { id, type: 'accepted' })).status).toBe(201);
    const again = await make(number, { id, type: 'accepted' });
    expect([again.status, again.body.entries.length]).toEqual([200, 2]);
    const changed = await make(number, { ...ANSWER, id });
    expect([changed.status, changed.body.type]).toEqual([
      409,
      expect.stringMatching('/problems/changed-under-same-id'),
    ]);
    const other = await filed();
    expect((await make(other.number, { id, type: 'accepted' })).status).toBe(409);
  });

  it('makes one of two moves that come at once', async () => {
    const appeals = await Promise.all(Array.from({ length: 12 }, filed));
    const pairs = await Promise.all(
      appeals.map(({ number, trackingCode }) =>
        Promise.all([
          make(number, ANSWER),
          make(number, { type: 'withdrawn' }, { 'Dauys-Tracking-Code': trackingCode }),
        ]),
      ),
    );
    for (const pair of pairs) expect(pair.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('extends a term: the first deadline stands beside the new one', async () => {
    const { number, registeredOn, deadline } = await filed();
    const until = addWorkingDays(
      kazakhstanCalendar({}),
      Temporal.PlainDate.from(registeredOn),
      25,
    ).toString();
    const { status, body } = await make(number, { type: 'extended', until, reason: 'Экспертиза қажет.' });
    expect(status).toBe(201);
    expect(body.term).toEqual({ original: deadline.on, current: until, there: null });
    expect(body.duties.map(({ duty }: { duty: string }) => duty)).toContain('tell-of-extension');
    expect(body.duties).toContainEqual({ duty: 'answer', dueOn: until, article: '76' });
    const shorter = await make(number, { type: 'extended', until: deadline.on, reason: 'Қате' });
    expect(shorter.body.refusal.objection).toBe('not-longer');
  });

  it('sends an appeal on; a body that the register does not know stays out of the log', async () => {
    const { number } = await filed();
    const to = '«Үлгі Су» КММ';
    const untold = await make(number, { type: 'forwarded', to, applicantTold: false });
    expect(untold.body.refusal).toMatchObject({ objection: 'applicant-not-told', article: '65' });
    const { body } = await make(number, { type: 'forwarded', to, applicantTold: true });
    expect(body).toMatchObject({ state: 'forwarded', holder: { name: { kk: to }, executor: null } });
    expect(body.term.there).toMatch(/^\d{4}-\d\d-\d\d$/);
    const { rows } = await stage.owner.query(`select 1 from events where leaf like '%Үлгі Су%'`);
    expect(rows).toEqual([]);
  });

  it('finds each wrong field named', async () => {
    const { number } = await filed();
    const { status, body } = await make(number, {
      type: 'extended',
      until: '2026-02-30',
      reason: ' \u200b ',
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer, code }: Record<string, string>) => [pointer, code])).toEqual([
      ['/until', 'wrong-type'],
      ['/reason', 'required'],
    ]);
    expect((await make(number, { type: 'invited' })).status).toBe(422);
    expect((await make(number, { type: 'accepted', executor: v7() })).status).toBe(422);
  });

  it('does nothing to a signal that only its author could turn into an appeal', async () => {
    const { body: signal } = await stage.file(clip(1), token);
    const { body } = await make(signal.number, ANSWER);
    expect(body.refusal.objection).toBe('wrong-state');
  });

  it('cleans hostile texts', async () => {
    const { number } = await filed();
    const reasons = `Жауап\u0000 \u202eтерісінен\u202c <script>alert(1)</script> '); drop table events;-- 😀`;
    const { body } = await make(number, { ...ANSWER, reasons });
    expect(body.answer.text).toBe(`Жауап терісінен <script>alert(1)</script> '); drop table events;-- 😀`);
  });
});

describe('a citizen', () => {
  it('mends what is missing in their own words, which only the body reads, and the appeal goes on', async () => {
    const { number, trackingCode } = await filed();
    const mine = { 'Dauys-Tracking-Code': trackingCode };
    await make(number, { type: 'defects-named', defects: 'Үйдің нөмірі жоқ.', mendBy: '2099-01-05' });
    const mend = { id: v7(), type: 'defects-mended', mended: 'Үйдің нөмірі — 12.' };
    const { status, body } = await make(number, mend, mine);
    expect([status, body.state]).toEqual([201, 'accepted']);
    expect((await make(number, mend, mine)).status).toBe(200);
    expect((await make(number, { ...mend, mended: 'Үйдің нөмірі — 13.' }, mine)).status).toBe(409);
    const read = await stage.ask('GET', `/v1/appeals/${number}`, { headers: token });
    expect(read.body.entries.at(-1)).toMatchObject({ by: 'applicant', text: mend.mended });
    const { rows } = await stage.owner.query(
      `select leaf from events where leaf::json ->> 'number' = $1 and type = 'defects-mended'`,
      [number],
    );
    expect(rows[0].leaf).not.toContain('нөмірі');
  });

  it('takes the appeal back with the tracking code, and does nothing that is the body’s', async () => {
    const { number, trackingCode } = await filed();
    const mine = { 'Dauys-Tracking-Code': trackingCode };
    const answered = await make(number, ANSWER, mine);
    expect(answered.body.refusal).toMatchObject({ objection: 'wrong-person' });
    const official = await make(number, { type: 'withdrawn' });
    expect(official.body.refusal).toMatchObject({ objection: 'wrong-person', article: '64' });
    expect((await make(number, { type: 'withdrawn' }, mine)).body.state).toBe('withdrawn');
    expect((await make(number, { type: 'withdrawn' }, {})).status).toBe(404);
  });

  it('gets the same receipt for the same appeal, whatever happened to it since', async () => {
    const submission = filing();
    const { body: receipt } = await stage.file(submission);
    await make(receipt.number, ANSWER);
    const again = await stage.file(submission);
    expect([again.status, again.body]).toEqual([200, receipt]);
  });
});
