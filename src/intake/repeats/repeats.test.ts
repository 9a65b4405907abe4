import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import type { Applicant } from '../../appeal/submission.ts';
import { filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { eraseApplicant } from '../log-book/erase-applicant.ts';
import { openLogBook } from '../log-book/open-log-book.ts';

let stage: TestIntake;
let official: { Authorization: string };

beforeAll(async () => {
  stage = await openTestIntake();
  official = await stage.enrol();
}, 60_000);

afterAll(() => stage?.stop());

const AIGUL = {
  type: 'person',
  familyName: 'Серікқызы',
  givenName: 'Айгүл',
  postalAddress: 'Үлгі қ., Абай даңғылы, 12',
} as const;

/** IINs that are made up. */
const IINS = ['900515300970', '850101350011', '900515400986'];

async function filed(applicant: Partial<Applicant>, changes: Parameters<typeof filing>[0] = {}) {
  const { status, body } = await stage.file(
    filing({ ...changes, applicant: { ...AIGUL, ...applicant } as Applicant }),
  );
  expect([status, body.errors]).toEqual([201, undefined]);
  return body as { number: string; trackingCode: string };
}

const beforeOf = async (number: string) =>
  (await stage.ask('GET', `/v1/appeals/${number}`, { headers: official })).body.before;

const numbersBefore = async (number: string) =>
  (await beforeOf(number)).map((before: { number: string }) => before.number);

async function answer(number: string): Promise<void> {
  const body = { id: v7(), type: 'answered', outcome: 'explained', reasons: 'Жөндеу көктемде басталады.' };
  const made = await stage.ask('POST', `/v1/appeals/${number}/entries`, { body, headers: official });
  expect(made.status).toBe(201);
}

const ELSEWHERE = {
  place: { kato: '190000000', address: 'Төле би көшесі, 40' },
  text: 'Балалар алаңының жанында жарық шамдар бір айдан бері жанбайды.',
};

describe('an appeal of somebody who appealed on the matter before', () => {
  it('has the earlier one beside it, with its answer, for officials alone', async () => {
    const first = await filed({ iin: IINS[0] });
    expect(await beforeOf(first.number)).toEqual([]);
    const second = await filed({ iin: IINS[0] });
    expect(await beforeOf(second.number)).toMatchObject([
      { number: first.number, state: 'registered', care: 'under-way', answer: null },
    ]);
    await answer(first.number);
    expect(await beforeOf(second.number)).toMatchObject([
      {
        number: first.number,
        state: 'answered',
        care: 'answered',
        answer: { outcome: 'explained', text: 'Жөндеу көктемде басталады.' },
      },
    ]);
    expect(await beforeOf(first.number)).toEqual([]);
    const { body } = await stage.ask('GET', `/v1/appeals/${second.number}`, {
      headers: { 'Dauys-Tracking-Code': second.trackingCode },
    });
    expect(body).not.toHaveProperty('before');
    expect(JSON.stringify(body)).not.toContain(first.number);
  });

  it('is about the same matter by its street or its words, and by its topic', async () => {
    const iin = IINS[1];
    const first = await filed({ iin });
    const sameStreet = await filed({ iin }, { text: 'Жаяу жүргіншілер жолы мүлде көрінбейді, бояу керек.' });
    const sameWords = await filed(
      { iin },
      { place: { kato: '190000000' }, text: 'Екі аптадан бері көшеде шұңқыр бар, әлі ешкім жөндемеді!' },
    );
    expect(await numbersBefore(sameStreet.number)).toEqual([first.number]);
    expect(await numbersBefore(sameWords.number)).toContain(first.number);
    expect(await numbersBefore((await filed({ iin }, ELSEWHERE)).number)).toEqual([]);
    expect(await numbersBefore((await filed({ iin }, { topic: 'water' })).number)).toEqual([]);
  });

  it('is known by name and contact where there is no IIN, and never by a name alone', async () => {
    const phone = '+7 701 765 43 21';
    const first = await filed({ phone });
    const spelled = await filed({ phone: '8 (701) 765-43-21', givenName: 'айгул', familyName: 'СЕРИККЫЗЫ' });
    expect(await numbersBefore(spelled.number)).toEqual([first.number]);
    expect(await numbersBefore((await filed({ phone: '+7 701 765 43 22' })).number)).toEqual([]);
    const unknown = [await filed({}), await filed({})];
    expect(await numbersBefore(unknown[1]?.number ?? '')).toEqual([]);
  });

  it('tells what was not answered in its term, and what was answered late', async () => {
    const iin = IINS[2];
    const first = await filed({ iin });
    // As if it had come two months ago; the entry says when, so it is not asked here.
    await stage.owner.query(
      `update appeals set registered_on = registered_on - 60, received_at = received_at - interval '60 days' where number = $1`,
      [first.number],
    );
    const second = await filed({ iin });
    expect(await beforeOf(second.number)).toMatchObject([{ number: first.number, care: 'not-answered' }]);
    await answer(first.number);
    expect(await beforeOf(second.number)).toMatchObject([{ number: first.number, care: 'answered-late' }]);
  });

  it('keeps no number or name for it in clear, and loses the link when the person is erased', async () => {
    const phone = '+7 702 000 11 22';
    const first = await filed({ phone });
    const second = await filed({ phone });
    const { rows } = await stage.owner.query(
      'select distinct applicant_mark from appeals where number = any($1)',
      [[first.number, second.number]],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].applicant_mark).toHaveLength(32);
    const signer = await openLogBook(stage.intake.databaseUrl, `${stage.folder}/log.key`);
    const number = parseAppealNumber(first.number);
    if (!number.ok) throw new Error(first.number);
    const client = await stage.owner.connect();
    await eraseApplicant(client, signer, { number, reason: 'test', actor: 'register', keepText: true });
    client.release();
    expect(await beforeOf(second.number)).toEqual([]);
    const left = await stage.owner.query('select applicant_mark from appeals where number = $1', [
      first.number,
    ]);
    expect(left.rows).toEqual([{ applicant_mark: null }]);
  });
});
