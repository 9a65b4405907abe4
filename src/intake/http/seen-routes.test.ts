import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clip } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;
let token: { Authorization: string };

beforeAll(async () => {
  stage = await openTestIntake();
  token = await stage.enrol('Сейтова А.');
}, 60_000);

afterAll(() => stage?.stop());

const POST = 'https://x.com/aigul_s/status/70';

const mark = (body: unknown, headers: Record<string, string> = token) =>
  stage.ask('POST', '/v1/posts/seen', { body, headers });
const lookUp = async (url: string, headers: Record<string, string> = token) => {
  const { body } = await stage.ask('GET', `/v1/posts?url=${encodeURIComponent(url)}`, { headers });
  return body.posts[0];
};

describe('a post that was seen and is no appeal', () => {
  it('says so to every colleague, whatever the address, until it is taken back', async () => {
    const { status, body } = await mark({ url: POST, reason: 'advert' });
    expect([status, body.seen]).toEqual([
      200,
      { reason: 'advert', by: 'Сейтова А.', at: expect.stringMatching(/Z$/) },
    ]);
    const colleague = await stage.enrol('Ким Е.');
    const elsewhere = 'https://twitter.com/aigul_s/status/70?s=20';
    expect((await lookUp(elsewhere, colleague)).seen).toMatchObject({ reason: 'advert', by: 'Сейтова А.' });

    await mark({ url: elsewhere, reason: 'joke' }, colleague);
    expect((await lookUp(POST)).seen).toMatchObject({ reason: 'joke', by: 'Ким Е.' });

    const path = `/v1/posts/seen?url=${encodeURIComponent(POST)}`;
    for (const _ of [1, 2]) expect((await stage.ask('DELETE', path, { headers: token })).status).toBe(204);
    expect(await lookUp(POST)).not.toHaveProperty('seen');
  });

  it('hinders nobody from taking it for an appeal after all, and leaves no entry in the log', async () => {
    await mark({ url: 'https://x.com/aigul_s/status/71', reason: 'solved' });
    const { rows: before } = await stage.owner.query('select count(*) as n from events');
    expect(Number(before[0].n)).toBe(0);
    expect((await stage.file(clip(71), token)).status).toBe(201);
    const found = await lookUp('https://x.com/aigul_s/status/71');
    expect([found.records.length, found.seen.reason]).toEqual([1, 'solved']);
  });

  it('is a note of one agency', async () => {
    await stage.owner.query(
      "insert into agencies (code, name_kk, name_ru, name_en, kato) values ('ALM', 'а', 'а', 'a', '750000000')",
    );
    await expect
      .poll(async () => (await stage.ask('GET', '/v1/agencies/ALM')).status, { timeout: 3000 })
      .toBe(200);
    await mark({ url: 'https://x.com/aigul_s/status/72', reason: 'not-ours' });
    const other = await stage.enrol('А. А.', 'ALM');
    expect(await lookUp('https://x.com/aigul_s/status/72', other)).not.toHaveProperty('seen');
  });

  it.each([
    [{ url: POST, reason: 'boring' }, 'reason'],
    [{ url: 'javascript:alert(1)', reason: 'joke' }, 'url'],
    [{ url: 'https://x.com/explore', reason: 'joke' }, 'url'],
    [{ reason: 'joke' }, 'url'],
    [{ url: POST, reason: 'joke', more: 1 }, 'more'],
  ])('refuses %j', async (body, field) => {
    const answer = await mark(body);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: `/${field}` }] } });
  });

  it('is for officials', async () => {
    expect((await mark({ url: POST, reason: 'joke' }, {})).status).toBe(401);
    expect((await stage.ask('DELETE', '/v1/posts/seen')).status).toBe(401);
    const missing = await stage.ask('DELETE', '/v1/posts/seen', { headers: token });
    expect(missing).toMatchObject({ status: 400, body: { errors: [{ code: 'required' }] } });
  });
});
