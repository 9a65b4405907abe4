import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake();
}, 60_000);

afterAll(() => stage?.stop());

describe('an official clips', () => {
  it('gets a signal: a number, no tracking code, no deadline, and the official’s own name', async () => {
    const token = await stage.enrol('Ахметова Б. С.');
    const { status, body } = await stage.file(clip(1), token);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'signal',
      trackingCode: null,
      registeredOn: null,
      deadline: null,
      takenBy: 'Ахметова Б. С.',
    });
  });

  it('is refused without a token, with an unknown one, and for another agency', async () => {
    const problem = async (headers: Record<string, string>, agency = 'TLD') => {
      const { status, body } = await stage.file(clip(2, { agency }), headers);
      return [status, body.type.split('/').at(-1)];
    };
    expect(await problem({})).toEqual([401, 'token-missing']);
    expect(await problem({ Authorization: 'Basic abc' })).toEqual([401, 'token-missing']);
    expect(await problem({ Authorization: 'Bearer abc' })).toEqual([401, 'token-unknown']);
    await stage.owner.query(
      "insert into agencies (code, name_kk, name_ru, name_en, kato) values ('ALM', 'а', 'а', 'a', '750000000')",
    );
    const token = await stage.enrol();
    await expect.poll(() => problem(token, 'ALM'), { timeout: 3000 }).toEqual([403, 'wrong-agency']);
  });

  it('meets the record of a post that a colleague clipped, under whatever address it came', async () => {
    const [first, second] = [await stage.enrol('Бірінші Б.'), await stage.enrol('Екінші Е.')];
    const { body: record } = await stage.file(clip(3), first);
    const again = clip(3);
    again.post.permalink = 'https://mobile.twitter.com/aigul_s/status/3?s=20';
    const { status, body } = await stage.file(again, second);
    expect(status).toBe(409);
    expect(body.type).toMatch('/problems/post-already-recorded');
    expect(body.records).toEqual([
      { number: record.number, state: 'signal', receivedAt: record.receivedAt, agency: record.agency },
    ]);
  });

  it('may clip posts whose address could not be read, each as its own signal', async () => {
    const token = await stage.enrol();
    const numbers = await Promise.all(
      [1, 2].map(async () => {
        const submission = clip(4);
        submission.post.permalink = null;
        return (await stage.file(submission, token)).body.number;
      }),
    );
    expect(new Set(numbers).size).toBe(2);
  });

  it('gets the first taker’s name on a repeated sending by a colleague', async () => {
    const submission = clip(5);
    const first = await stage.file(submission, await stage.enrol('Бірінші Б.'));
    const again = await stage.file(submission, await stage.enrol('Екінші Е.'));
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  it('may merge several posts into one signal, and each of them wears its number', async () => {
    const token = await stage.enrol();
    const [first, second, third] = [clip(40), clip(41), clip(42)];
    const more = [second, third].map(({ post, capture }) => ({ post, capture }));
    const merged = { ...first, morePosts: more, links: ['https://example.kz/photo'] };
    const { status, body } = await stage.file(merged, token);
    expect(status).toBe(201);
    const urls = [40, 41, 42].map((post) => `https://x.com/aigul_s/status/${post}`);
    const query = urls.map((url) => `url=${encodeURIComponent(url)}`).join('&');
    const found = await stage.ask('GET', `/v1/posts?${query}`, { headers: token });
    expect(
      found.body.posts.map((post: { records: { number: string }[] }) => post.records[0]?.number),
    ).toEqual(Array(3).fill(body.number));
    const { body: shown } = await stage.ask('GET', `/v1/appeals/${body.number}`, { headers: token });
    expect(shown).toMatchObject({
      morePosts: [{ permalink: urls[1] }, { permalink: urls[2], authorName: 'Айгүл С.' }],
      links: ['https://example.kz/photo'],
    });

    const other = await stage.file(clip(43), token);
    const mixed = await stage.file(
      { ...clip(44), morePosts: [clip(42), clip(43)].map(({ post, capture }) => ({ post, capture })) },
      token,
    );
    expect(mixed.status).toBe(409);
    expect(mixed.body.records.map((record: { number: string }) => record.number)).toEqual([
      body.number,
      other.body.number,
    ]);
  });

  it('makes handing over the first duty of what tells of crime or danger', async () => {
    const token = await stage.enrol();
    const { body } = await stage.file(clip(50, { danger: true }), token);
    const { body: shown } = await stage.ask('GET', `/v1/appeals/${body.number}`, { headers: token });
    expect(shown.duties[0]).toMatchObject({ duty: 'hand-over' });
    const calm = await stage.file(clip(51), token);
    const { body: other } = await stage.ask('GET', `/v1/appeals/${calm.body.number}`, { headers: token });
    expect(other.duties).toEqual([]);
  });

  it('may clip a post with the longest address there can be', async () => {
    const token = await stage.enrol();
    const submission = clip(6);
    submission.post.platform = 'page';
    submission.post.permalink = `https://news.example/${'ұ'.repeat(1900)}`;
    expect((await stage.file(submission, token)).status).toBe(201);
    expect((await stage.file({ ...submission, id: filing().id }, token)).status).toBe(409);
  });
});
