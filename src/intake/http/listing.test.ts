import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatAppealNumber } from '../../appeal/appeal-number.ts';
import { kazakhstanCalendar } from '../../appeal/kazakhstan-calendar.ts';
import { dayInKazakhstan } from '../../appeal/law-clock.ts';
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

const list = async (query: Record<string, string>, headers: Record<string, string> = token) =>
  (await stage.ask('GET', `/v1/appeals?${new URLSearchParams(query)}`, { headers })).body;

const numbers = async (query: Record<string, string>): Promise<string[]> =>
  (await list(query)).appeals.map(({ number }: { number: string }) => number);

const move = (number: string, body: Record<string, unknown>, headers: Record<string, string> = token) =>
  stage.ask('POST', `/v1/appeals/${number}/entries`, { body: { id: v7(), ...body }, headers });

/** As if it had come so many days ago. */
const age = (number: string, days: number) =>
  stage.owner.query('update appeals set registered_on = $2::date, received_at = $2::date where number = $1', [
    number,
    dayInKazakhstan(Temporal.Now.instant()).subtract({ days }).toString(),
  ]);

const file = async (changes = {}): Promise<string> => (await stage.file(filing(changes))).body.number;

describe('the list', () => {
  it('has appeals and signals newest first, page after page, each once', async () => {
    const filed: string[] = [];
    for (let n = 0; n < 35; n += 1) filed.push(await file());
    const first = await list({});
    expect(first.appeals).toHaveLength(30);
    const second = await list({ after: first.next });
    expect(second.next).toBeNull();
    const all = [...first.appeals, ...second.appeals].map(({ number }) => number);
    expect(all).toEqual([...filed].reverse());
  });

  it('finds words in texts, posts and addresses, a number however typed, and takes no wildcard', async () => {
    const number = await file({ text: 'Жүз пайыз 100% жарық өшті, бірегейсөз' });
    const { body: signal } = await stage.file(clip(7), token);
    expect(await numbers({ q: 'БІРЕГЕЙСӨЗ' })).toEqual([number]);
    expect(await numbers({ q: 'нет воды во дворе' })).toEqual([signal.number]);
    expect(await numbers({ q: number.toLowerCase().replaceAll('-', ' ') })).toEqual([number]);
    expect(await numbers({ q: '100%' })).toEqual([number]);
    expect(await numbers({ q: "'; drop table appeals;--" })).toEqual([]);
    expect(await numbers({ q: '%%' })).toEqual([]);
  });

  it('has no number that is larger than any can be', async () => {
    const number = formatAppealNumber({ agency: 'TLD', year: 2026, serial: 9_999_999_999 });
    expect(await numbers({ q: number })).toEqual([]);
    const ask = (query: string) => stage.ask('GET', `/v1/appeals?${query}`, { headers: token });
    for (const query of [`after=${number}`, `due=late&after=${number}`]) {
      expect((await ask(query)).status).toBe(400);
    }
  });

  it('finds Kazakh typed without its letters, by the beginnings of words in any order', async () => {
    const number = await file({
      text: 'Өтегенов көшесінің бойында құбыр жарылды',
      place: { kato: '190000000' },
    });
    for (const q of ['кубыр отегенов', 'ҚҰБЫРДЫ', 'құбыр', 'кошесинин бойында', 'жары куб']) {
      expect([q, await numbers({ q })]).toEqual([q, q === 'ҚҰБЫРДЫ' ? [] : [number]]);
    }
    expect(await numbers({ q: 'убыр отегенов' })).toEqual([]);
    expect(await numbers({ q: 'кубыр', state: 'registered' })).toEqual([number]);
    expect(await numbers({ q: 'кубыр', state: 'answered' })).toEqual([]);
    const stranger = await file({ text: 'Өтегенов көшесінде екінші құбыр да жарылды' });
    expect(await numbers({ q: 'отегенов кубыр' })).toEqual([stranger, number]);
    expect(await numbers({ q: 'отегенов кубыр', after: stranger })).toEqual([number]);
  });

  it('finds words across slices of the index, newest first, page after page', async () => {
    const filed = [await file({ text: 'Тілімсөз бірінші' })];
    for (const last of [8_190, 8_191, 16_400]) {
      await stage.owner.query("update counters set last_serial = $1 where agency = 'TLD'", [last]);
      filed.push(await file({ text: `Тілімсөз, ${last}` }));
    }
    const newest = [...filed].reverse();
    expect(await numbers({ q: 'тилимсоз' })).toEqual(newest);
    for (const [place, after] of newest.entries())
      expect(await numbers({ q: 'тилимсоз', after })).toEqual(newest.slice(place + 1));
    expect(await numbers({ q: 'тилимсоз', state: 'registered', after: newest[0] ?? '' })).toEqual(
      newest.slice(1),
    );
    expect(await numbers({ q: 'тилимсоз бир' })).toEqual(filed.slice(0, 1));
    await age(newest[0] ?? '', 50);
    await age(newest[1] ?? '', 60);
    expect(await numbers({ q: 'тилимсоз', due: 'late' })).toEqual([newest[1], newest[0]]);
    expect(await numbers({ q: 'тилимсоз бир', due: 'late' })).toEqual([]);
    for (const number of newest.slice(0, 2)) await age(number, 0);
  });

  it('has what is late, oldest first, and forgets what was answered', async () => {
    const [late, later, complaint, young] = [
      await file(),
      await file(),
      await file({ kind: 'complaint' }),
      await file(),
    ];
    await age(late, 60);
    await age(later, 45);
    await age(complaint, 60);
    const due = await list({ due: 'late' });
    expect(due.appeals.map(({ number }: { number: string }) => number)).toEqual([late, complaint, later]);
    expect(await numbers({ due: 'late', state: 'registered' })).toEqual([late, complaint, later]);
    expect(await numbers({ due: 'late', state: 'accepted' })).toEqual([]);
    expect(await numbers({ due: 'late', state: 'answered' })).toEqual([]);
    expect(await numbers({ due: 'late', after: late })).toEqual([complaint, later]);
    expect(await numbers({ due: 'late', after: complaint })).toEqual([later]);
    expect(due.appeals[0]).toMatchObject({ urgency: 'late', state: 'registered' });
    await move(late, { type: 'answered', outcome: 'explained', reasons: 'Түсіндірме.' });
    expect(await numbers({ due: 'late' })).not.toContain(late);
    expect(await numbers({ state: 'answered' })).toContain(late);
    expect(await numbers({ due: 'late' })).not.toContain(young);
  });

  it('knows that an extended term ends later', async () => {
    const number = await file();
    const { rows } = await stage.owner.query<{ on: string }>(
      `select registered_on::text as on from appeals where number = $1`,
      [number],
    );
    const registeredOn = Temporal.PlainDate.from(rows[0]?.on ?? '');
    const until = addWorkingDays(kazakhstanCalendar({}), registeredOn, 25).toString();
    const { status, body } = await move(number, { type: 'extended', until, reason: 'Экспертиза' });
    expect([status, body.term?.current]).toEqual([201, until]);
    const [listed] = (await list({ q: number })).appeals;
    expect(listed).toMatchObject({ dueOn: until, urgency: 'later' });
  });

  it('narrows by state, and shows no other agency’s', async () => {
    const number = await file();
    await move(number, { type: 'accepted' });
    expect(await numbers({ state: 'accepted' })).toEqual([number]);
    expect(await numbers({ state: 'registered' })).not.toContain(number);
    await stage.owner.query(
      "insert into agencies (code, name_kk, name_ru, name_en, kato) values ('ALM', 'а', 'а', 'a', '750000000')",
    );
    const stranger = await stage.enrol('А. А.', 'ALM');
    expect((await list({}, stranger)).appeals).toEqual([]);
    expect((await list({ q: number }, stranger)).appeals).toEqual([]);
    const { status } = await stage.ask('GET', '/v1/appeals?due=never', { headers: token });
    expect(status).toBe(400);
    expect((await stage.ask('GET', '/v1/appeals')).status).toBe(401);
  });
});

describe('roles', () => {
  it('let a clerk read, an officer answer, and only a head refuse or leave', async () => {
    const [clerk, officer, head] = [
      await stage.enrol('К. К.', 'TLD', ['clerk']),
      await stage.enrol('О. О.', 'TLD', ['officer']),
      await stage.enrol('Б. Б.', 'TLD', ['head']),
    ];
    const number = await file();
    const refused = await move(number, { type: 'accepted' }, { ...clerk, 'Accept-Language': 'ru' });
    expect([refused.status, refused.body.roles]).toEqual([403, ['officer', 'head']]);
    expect(refused.body.detail).toContain('исполнитель или руководитель');
    expect((await move(number, { type: 'accepted' }, officer)).status).toBe(201);
    const no = { type: 'answered', outcome: 'refused', reasons: 'Бюджетте қаралмаған.' };
    expect((await move(number, no, officer)).status).toBe(403);
    const leave = { type: 'left-without-consideration', ground: 'no-substance', reasons: 'Мазмұны жоқ.' };
    expect((await move(number, leave, officer)).body.roles).toEqual(['head']);
    expect((await move(number, no, head)).status).toBe(201);
    const me = await stage.ask('GET', '/v1/me', { headers: officer });
    expect(me.body.roles).toEqual(['officer']);
  });
});

describe('whoever reads who appeals', () => {
  it('leaves a trace that the applicant sees', async () => {
    const { body: receipt } = await stage.file(filing());
    const ask = (headers: Record<string, string>) =>
      stage.ask('GET', `/v1/appeals/${receipt.number}/applicant`, { headers });
    const { body } = await ask(token);
    expect(body.applicant).toMatchObject({ familyName: 'Серікқызы', iin: '900515300970' });
    const mine = { 'Dauys-Tracking-Code': receipt.trackingCode };
    const seen = await stage.ask('GET', `/v1/appeals/${receipt.number}`, { headers: mine });
    expect(seen.body.entries.at(-1)).toMatchObject({ type: 'read', by: 'official', name: 'Серікбаев А. Н.' });
    expect((await ask(await stage.enrol('К. К.', 'TLD', ['clerk']))).status).toBe(403);
    expect((await ask(mine)).status).toBe(401);
    const { body: signal } = await stage.file(clip(8), token);
    const none = await stage.ask('GET', `/v1/appeals/${signal.number}/applicant`, { headers: token });
    expect(none.body).toEqual({ applicant: null });
  });

  it('is narrowed by tags, of which each must be there', async () => {
    const official = await stage.enrol();
    const { body: clipped } = await stage.file(clip(900), official);
    const ask = (tags: string) =>
      stage.ask('GET', `/v1/appeals?tags=${encodeURIComponent(tags)}`, { headers: official });
    const numbers = async (tags: string) =>
      (await ask(tags)).body.appeals.map((one: { number: string }) => one.number);
    expect(await numbers('platform:x,channel:extension')).toContain(clipped.number);
    expect(await numbers('platform:x,author:unverified')).toContain(clipped.number);
    expect(await numbers('platform:x,channel:widget')).toEqual([]);
    expect((await ask('platform:x,colour:red')).status).toBe(400);
  });
});
