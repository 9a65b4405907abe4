import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake({ filingLimit: 3, trustedProxies: 1 });
}, 60_000);

afterAll(() => stage?.stop());

describe('a limit of filings', () => {
  it('holds one network to it, and neither another one nor the officials', async () => {
    const from = (network: string) => stage.file(filing(), { 'X-Forwarded-For': network });
    for (const _ of [1, 2, 3]) expect((await from('192.0.2.1')).status).toBe(201);
    const refused = await from('192.0.2.1');
    expect([refused.status, refused.body.type]).toEqual([
      429,
      expect.stringMatching('/problems/too-many-requests'),
    ]);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await from('192.0.2.2')).status).toBe(201);
    const token = await stage.enrol();
    for (const post of [1, 2, 3, 4]) {
      expect((await stage.file(clip(post), { ...token, 'X-Forwarded-For': '192.0.2.1' })).status).toBe(201);
    }
  });
});
