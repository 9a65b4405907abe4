import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { firstWithin, sharedMattersNear } from './store.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake();
}, 60_000);

afterAll(() => stage?.stop());

describe('the matters that a report is compared with', () => {
  it('have texts of a bounded length, however much somebody wrote', async () => {
    await stage.file(filing({ text: 'Шұңқыр бар. '.repeat(1_600) }));
    const [lead] = await sharedMattersNear(stage.owner, 'TLD', '190000000', new Date());
    expect(lead?.text).toMatch(/^Шұңқыр бар\. /);
    expect(lead?.text).toHaveLength(4_000);
  });

  it('are the first whose texts together are not too long', () => {
    const rows = ['а', 'бб', 'ввв'].map((text) => ({ text }));
    expect(firstWithin(rows, 3)).toEqual(rows.slice(0, 2));
    expect(firstWithin(rows, 6)).toEqual(rows);
    expect(firstWithin(rows, 0)).toEqual([]);
  });
});
