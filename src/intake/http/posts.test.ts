import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clip } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;
let token: { Authorization: string };

beforeAll(async () => {
  stage = await openTestIntake();
  token = await stage.enrol();
}, 60_000);

afterAll(() => stage?.stop());

const ask = (urls: readonly string[], headers: Record<string, string> = token) =>
  stage.ask('GET', `/v1/posts?${urls.map((url) => `url=${encodeURIComponent(url)}`).join('&')}`, { headers });

describe('the look-up of posts', () => {
  it('finds what is recorded, in the order asked, whatever the address', async () => {
    const { body: record } = await stage.file(clip(7), token);
    const urls = [
      'https://x.com/aigul_s/status/8',
      'https://twitter.com/aigul_s/status/7?t=abc&s=20',
      'no address at all',
      'https://x.com/aigul_s/status/7',
      'javascript:alert(1)',
    ];
    const { status, body } = await ask(urls);
    expect(status).toBe(200);
    expect(body.posts.map((post: { url: string }) => post.url)).toEqual(urls);
    expect(
      body.posts.map((post: { records: { number: string }[] }) => post.records.map((one) => one.number)),
    ).toEqual([[], [record.number], [], [record.number], []]);
    expect(body.posts[2].permalink).toBeNull();
    expect(body.posts[1].permalink).toBe(body.posts[3].permalink);
  });

  it('tells the records of every agency on this register', async () => {
    await stage.owner.query(
      "insert into agencies (code, name_kk, name_ru, name_en, kato) values ('ALM', 'а', 'а', 'a', '750000000')",
    );
    await expect
      .poll(async () => (await stage.ask('GET', '/v1/agencies/ALM')).status, { timeout: 3000 })
      .toBe(200);
    const other = await stage.enrol('А. А.', 'ALM');
    await stage.file(clip(9), token);
    expect((await stage.file(clip(9, { agency: 'ALM' }), other)).status).toBe(201);
    const { body } = await ask(['https://x.com/aigul_s/status/9']);
    expect(body.posts[0].records.map((one: { agency: { code: string } }) => one.agency.code)).toEqual([
      'TLD',
      'ALM',
    ]);
  });

  it('answers fifty addresses at once and refuses none and fifty-one', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, post) => `https://x.com/a/status/${post + 100}`);
    expect((await ask(many(50))).body.posts).toHaveLength(50);
    expect(await ask(many(51))).toMatchObject({ status: 400, body: { errors: [{ pointer: '/url' }] } });
    expect(await ask([])).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/url', code: 'required' }] },
    });
  });

  it('is for officials', async () => {
    expect((await ask(['https://x.com/a/status/1'], {})).status).toBe(401);
  });
});
