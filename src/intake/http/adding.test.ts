import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { audit } from '../log-book/audit.ts';
import { readRootKey } from '../root-key.ts';

let stage: TestIntake;
let token: { Authorization: string };

beforeAll(async () => {
  stage = await openTestIntake();
  token = await stage.enrol('Сейтова А.');
}, 60_000);

afterAll(() => stage?.stop());

const added = (post: number) => {
  const { post: seen, capture } = clip(post);
  return { id: v7(), post: seen, capture };
};
const add = (number: string, body: unknown, headers: Record<string, string> = token) =>
  stage.ask('POST', `/v1/appeals/${number}/posts`, { body, headers });
const numberOf = async (post: number) => {
  const url = encodeURIComponent(`https://x.com/aigul_s/status/${post}`);
  const { body } = await stage.ask('GET', `/v1/posts?url=${url}`, { headers: token });
  return body.posts[0].records[0]?.number;
};

describe('a post that is added to a record', () => {
  it('wears its number, stands in its course, and its words are the officials’ alone', async () => {
    const { body: record } = await stage.file(clip(1), token);
    const request = added(2);
    const { status, body } = await add(record.number, request);
    expect(status).toBe(201);
    expect(body.morePosts).toMatchObject([{ permalink: 'https://x.com/aigul_s/status/2' }]);
    expect(body.entries.at(-1)).toMatchObject({ type: 'post-added', name: 'Сейтова А.', text: null });
    expect(await numberOf(2)).toBe(record.number);
    const { rows } = await stage.owner.query("select leaf from events where type = 'post-added'");
    expect(rows[0].leaf).not.toContain('aigul');

    const again = await add(record.number, request);
    expect([again.status, again.body.morePosts.length]).toEqual([200, 1]);
    expect((await add(record.number, { ...added(3), id: request.id })).status).toBe(409);
  });

  it('is held against its record by the audit', async () => {
    const { body: record } = await stage.file(clip(5, { danger: true }), token);
    expect((await add(record.number, added(6))).status).toBe(201);
    const rootKey = await readRootKey(`${stage.folder}/intake.key`, false);
    const client = await stage.owner.connect();
    await expect(audit(client, { rootKey })).resolves.toMatchObject({ older: 0 });
    await stage.owner.query("delete from posts where permalink like '%/status/6'");
    await expect(audit(client, { rootKey })).rejects.toThrow(/The post of .* is not kept/);
    client.release();
  });

  it('is not added where the agency has it already', async () => {
    const [{ body: one }, { body: other }] = await Promise.all([
      stage.file(clip(10), token),
      stage.file(clip(11), token),
    ]);
    const { status, body } = await add(one.number, added(11));
    expect([status, body.records[0].number]).toEqual([409, other.number]);
  });

  it('is not added to what has ended, to nothing, or by whoever is no official', async () => {
    const { body: appeal } = await stage.file(filing());
    const code = { 'Dauys-Tracking-Code': appeal.trackingCode };
    expect((await add(appeal.number, added(20), code)).status).toBe(401);
    expect((await add(appeal.number, added(20))).status).toBe(201);
    await stage.ask('POST', `/v1/appeals/${appeal.number}/entries`, {
      body: { id: v7(), type: 'withdrawn' },
      headers: code,
    });
    const ended = await add(appeal.number, added(21));
    expect([ended.status, ended.body.refusal.objection]).toEqual([409, 'wrong-state']);
    expect((await add('TLD-2026-000999-0', added(22))).status).toBe(404);
    expect((await add(appeal.number, { ...added(23), post: {} })).status).toBe(422);
  });
});
