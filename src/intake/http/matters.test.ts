import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { filing } from '../fixtures/submissions.ts';
import { ORIGIN } from '../fixtures/test-intake.ts';
import { eraseApplicant } from '../log-book/erase-applicant.ts';
import { type AuditedRegister, openAuditedRegister } from '../log-book/fixtures/audited-register.ts';

let stage: AuditedRegister;
let official: { Authorization: string };
let lead: { number: string; id: string };

const TOGETHER = v7();
const PIT = 'Екі аптадан бері Абай даңғылында үлкен шұңқыр бар, көліктер бұзылып жатыр, ешкім жөндемейді.';
const place = { kato: '551010000', address: 'Абай даңғылы, 12, 4-пәтер' };

beforeAll(async () => {
  stage = await openAuditedRegister();
  official = await stage.enrol();
  lead = (await stage.file(filing({ text: PIT, place }))).body;
}, 120_000);

afterAll(() => stage?.stop());

function similar(
  changes: Record<string, unknown> = {},
  headers: Record<string, string> = { Origin: ORIGIN },
) {
  const body = {
    agency: 'TLD',
    topic: 'roads',
    place: { kato: '551010000', address: 'Абай даңғылы, 40' },
    text: 'Абай даңғылындағы шұңқыр екі аптадан бері жөнделмей тұр, көлік бұзылды.',
    ...changes,
  };
  return stage.ask('POST', '/v1/matters/similar', { body, headers });
}

const other = (familyName: string, iin?: string) => {
  const { applicant } = filing();
  if (applicant.type !== 'person') throw new Error('Not a person');
  return { ...applicant, familyName, iin };
};

describe('what others reported nearby', () => {
  it('is told without a word of theirs, and nothing that leads to a door', async () => {
    const { status, body } = await similar();
    expect(status).toBe(200);
    expect(body.matters).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{22}$/),
        topic: 'roads',
        place: { kato: '551010000', name: null, street: 'Абай даңғылы' },
        since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        voices: 1,
        state: 'registered',
        likeness: expect.any(Number),
      },
    ]);
    expect(JSON.stringify(body)).not.toContain(lead.id);
    expect(JSON.stringify(body)).not.toMatch(/шұңқыр|12|пәтер|Серікқызы/);
  });

  it('is looked for in the place and around it, by its wording, on what a whole street sees', async () => {
    const found = async (changes: Record<string, unknown>) => (await similar(changes)).body.matters.length;
    expect(await found({ place: { kato: '550000000' } })).toBe(1);
    expect(await found({ place: { kato: '554000000' } })).toBe(0);
    expect(await found({ topic: 'yards' })).toBe(1);
    expect(await found({ text: 'Балабақшаға кезек жылжымайды, өтініш ескерусіз қалды.' })).toBe(0);
    const ill = 'Ауруханада дәрігер жоқ, баламды қабылдамады, екі аптадан бері күтіп отырмыз.';
    await stage.file(filing({ topic: 'health', text: ill, place }));
    expect(await found({ topic: 'health', text: ill })).toBe(0);
  });

  it('is told to the pages of the agency alone, and refuses what is no question', async () => {
    expect((await similar({}, { Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await similar({ agency: 'NONE' })).status).toBe(400);
    expect((await similar({ text: 'аз' })).body.errors).toMatchObject([
      { pointer: '/text', code: 'too-short' },
    ]);
  });
});

describe('a voice that joins a matter', () => {
  it('is an appeal with its own number, counted with the others as a person', async () => {
    const [matter] = (await similar()).body.matters;
    const joined = await stage.file(
      filing({ joins: matter.id, text: 'Сол шұңқырға мен де түстім.', applicant: other('Оспанова') }),
    );
    expect(joined.status).toBe(201);
    expect(joined.body).toMatchObject({ state: 'registered', deadline: { workingDays: 15 } });
    expect(joined.body.number).not.toBe(lead.number);
    // The same person again is no further voice, and a voice that names a voice joins the same matter.
    await stage.file(filing({ joins: matter.id, applicant: other('ОСПАНОВА') }));
    expect((await similar()).body.matters).toMatchObject([{ id: matter.id, voices: 2 }]);
    const [entry] = (await stage.ask('GET', `/v1/appeals/${joined.body.number}`, { headers: official })).body
      .entries;
    expect(entry.type).toBe('received');
    const { rows } = await stage.owner.query<{ leaf: string }>(
      "select leaf from events e join appeals a on a.id = e.appeal where a.number = $1 and e.type = 'received'",
      [joined.body.number],
    );
    expect(JSON.parse(rows[0]?.leaf ?? '').body.joins).toBe(lead.number);
  });

  it('is answered together with the others, once the appeal that it began with is', async () => {
    const path = `/v1/matters/${lead.number}/entries`;
    const together = () => stage.ask('POST', path, { body: { id: TOGETHER }, headers: official });
    expect((await together()).status).toBe(409);
    const move = { id: v7(), type: 'answered', outcome: 'satisfied', reasons: 'Шұңқыр жөнделді.' };
    await stage.ask('POST', `/v1/appeals/${lead.number}/entries`, { body: move, headers: official });
    const clerk = await stage.enrol('Кеңсе', 'TLD', ['clerk']);
    const { status } = await stage.ask('POST', path, { body: { id: TOGETHER }, headers: clerk });
    expect(status).toBe(403);
    const given = await together();
    expect(given.body.voices.map(({ answered }: { answered: boolean }) => answered)).toEqual([true, true]);
    expect((await together()).body).toEqual(given.body);
    const voice = await stage.ask('GET', `/v1/appeals/${given.body.voices[0].number}`, { headers: official });
    expect(voice.body).toMatchObject({ state: 'answered', answer: { text: move.reasons }, voices: 2 });
    expect(voice.body.matter.map(({ number }: { number: string }) => number)[0]).toBe(lead.number);
    expect(voice.body.entries.filter(({ type }: { type: string }) => type === 'answered')).toHaveLength(1);
    const list = await stage.ask('GET', '/v1/appeals?state=answered', { headers: official });
    expect(list.body.appeals.map(({ voices }: { voices: number }) => voices)).toEqual([2, 2, 2]);
  });

  it('stays counted when its person is erased, and nobody can tell any more who it was', async () => {
    const { body } = await stage.ask('GET', `/v1/appeals/${lead.number}`, { headers: official });
    const parsed = parseAppealNumber(body.matter[1].number);
    if (!parsed.ok) throw new Error('Not a number');
    expect(await stage.found()).toBe('nothing');
    const reason = 'the applicant asked for it';
    await eraseApplicant(stage.auditor, stage.signer, {
      number: parsed,
      reason,
      actor: 'register',
      keepText: false,
    });
    const { rows } = await stage.owner.query<{ known: boolean }>(
      'select v.person is not null as known from voices v join appeals a on a.id = v.appeal where a.number = $1',
      [body.matter[1].number],
    );
    expect(rows).toEqual([{ known: false }]);
    const after = await stage.ask('GET', `/v1/appeals/${lead.number}`, { headers: official });
    expect(after.body.voices).toBeGreaterThanOrEqual(2);
    expect(await stage.found()).toBe('nothing');
  });

  it('is registered all the same where the matter is none', async () => {
    const { status } = await stage.file(filing({ id: v7(), joins: 'A'.repeat(22) }));
    expect(status).toBe(201);
    const wrong = await stage.file(filing({ joins: 'not a matter' }));
    expect(wrong.body.errors).toMatchObject([{ pointer: '/joins' }]);
  });
});
