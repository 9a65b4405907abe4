import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;
let official: { Authorization: string };

beforeAll(async () => {
  stage = await openTestIntake();
  official = await stage.enrol();
}, 60_000);

afterAll(() => stage?.stop());

async function file(count: number, changes: Parameters<typeof filing>[0], move?: Record<string, unknown>) {
  const receipts: { number: string; trackingCode: string }[] = [];
  for (let filed = 0; filed < count; filed += 1) {
    const { body } = await stage.file(filing(changes));
    receipts.push(body);
    if (!move) continue;
    const path = `/v1/appeals/${body.number}/entries`;
    const made = await stage.ask('POST', path, { body: { id: v7(), ...move }, headers: official });
    expect(made.status).toBe(201);
  }
  return receipts;
}

describe('the public figures of an agency', () => {
  it('count its appeals of a year, and tell nothing of the few', async () => {
    const answered = { type: 'answered', outcome: 'satisfied', reasons: 'Жөнделді.' };
    const done = await file(7, { topic: 'roads' }, answered);
    await file(6, { topic: 'water' });
    await file(2, { topic: 'health' });
    for (const [place, { number, trackingCode }] of done.entries()) {
      const headers = { 'Dauys-Tracking-Code': trackingCode };
      const rating = { rating: place < 6 ? 5 : 1 };
      await stage.ask('POST', `/v1/appeals/${number}/rating`, { body: rating, headers });
    }
    // Seven of those that wait are older: their last day has passed.
    await file(7, { topic: 'waste' });
    await stage.owner.query("update appeals set registered_on = registered_on - 60 where topic = 'waste'");
    const { status, body, headers } = await stage.ask('GET', '/v1/agencies/tld/figures');
    expect(status).toBe(200);
    expect(headers.get('Cache-Control')).toBe('public, max-age=600');
    expect(body).toMatchObject({
      agency: 'TLD',
      received: 22,
      answers: { inTime: 7, late: 0, waiting: 8, overdue: 7, ended: 0 },
      channels: [{ channel: 'widget', count: 22 }],
      topics: [
        { topic: 'roads', count: 7 },
        { topic: 'waste', count: 7 },
        // Of two parts that are not told none can be worked out.
        { topic: 'water', count: null },
        { topic: 'health', count: null },
      ],
      medianWorkingDays: 0,
      ratings: { count: 7, average: 4.4, grades: null },
    });
    expect(body.months).toHaveLength(12);
    expect(body.months.at(-1)).toMatchObject({ received: 15, answered: 7 });
    expect(body.from).toMatch(/^\d{4}-\d\d-01$/);
  });

  it('are told again for a while, to the pages of the agency alone', async () => {
    await file(1, {});
    expect((await stage.ask('GET', '/v1/agencies/TLD/figures')).body.received).toBe(22);
    const elsewhere = { headers: { Origin: 'https://elsewhere.example' } };
    expect((await stage.ask('GET', '/v1/agencies/TLD/figures', elsewhere)).status).toBe(403);
    expect((await stage.ask('GET', '/v1/agencies/NONE/figures')).status).toBe(404);
  });
});
