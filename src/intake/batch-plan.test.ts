import { describe, expect, it } from 'vitest';
import { kazakhstanCalendar } from '../appeal/kazakhstan-calendar.ts';
import { EMPTY_TREE } from '../register/append.ts';
import { prepareArrival } from './arrival.ts';
import { planBatch, type RegisterState } from './batch-plan.ts';
import { parseSubmission } from './fixtures/parse-submission.ts';
import { clip, filing } from './fixtures/submissions.ts';
import { createLaw } from './law.ts';
import { rootKeyFrom } from './root-key.ts';
import { MODEL_AGENCY } from './seed.ts';

const law = createLaw(kazakhstanCalendar());
const root = rootKeyFrom(Buffer.alloc(32, 1));
const agency = { agency: MODEL_AGENCY.agency, workingDayEnds: '18:30:00', origins: new Set<string>() };
const official = { id: '00000000-0000-4000-8000-000000000001', name: 'А. А.' };

const arrivalOf = (submission: unknown) => {
  const parsed = parseSubmission(submission);
  return prepareArrival(parsed, agency, parsed.channel === 'extension' ? official : null, root);
};

const state = (now: string, more: Partial<RegisterState> = {}): RegisterState => ({
  now: new Date(now),
  tree: EMPTY_TREE,
  known: [],
  met: [],
  counters: [],
  ...more,
});

const plan = (submissions: readonly unknown[], found: RegisterState) =>
  planBatch(submissions.map(arrivalOf), found, law);

const numbersOf = ({ appeals }: ReturnType<typeof plan>) =>
  appeals.map(({ appeal }) => appeal.number.slice(0, 15));

describe('a batch', () => {
  it('counts on from where the year stands', () => {
    const found = state('2026-11-24T09:00:00Z', {
      counters: [{ agency: 'TLD', year: 2026, lastSerial: 41 }],
    });
    const planned = plan([filing(), filing()], found);
    expect(numbersOf(planned)).toEqual(['TLD-2026-000042', 'TLD-2026-000043']);
    expect(planned.counters).toEqual([{ agency: 'TLD', year: 2026, lastSerial: 43 }]);
  });

  it('after the last working day of the year is numbered in the year it is registered in (art. 64)', () => {
    // 31 December 2026, 19:00 in Kazakhstan: the working day is over.
    const planned = plan([filing(), clip(1)], state('2026-12-31T14:00:00Z'));
    expect(numbersOf(planned)).toEqual(['TLD-2027-000001', 'TLD-2026-000001']);
    expect(planned.appeals[0]?.appeal.registeredOn).toMatch(/^2027-01-/);
    expect(planned.appeals[1]?.appeal.registeredOn).toBeNull();
    expect(planned.counters).toHaveLength(2);
  });

  it('knows the new year by Kazakhstan’s clock', () => {
    expect(numbersOf(plan([clip(1)], state('2026-12-31T19:30:00Z')))).toEqual(['TLD-2027-000001']);
  });

  it('writes one appeal for a submission that comes twice in it, and none for a changed one', () => {
    const submission = filing();
    const planned = plan(
      [submission, submission, { ...submission, topic: 'gas' }],
      state('2026-11-24T09:00:00Z'),
    );
    expect(planned.acceptances.map(({ kind }) => kind)).toEqual(['accepted', 'repeated', 'changed']);
    expect(planned.appeals).toHaveLength(1);
  });

  it('meets a post that comes twice in it', () => {
    const planned = plan([clip(5), clip(5), clip(6)], state('2026-11-24T09:00:00Z'));
    expect(planned.acceptances.map(({ kind }) => kind)).toEqual(['accepted', 'met', 'accepted']);
    expect(numbersOf(planned)).toEqual(['TLD-2026-000001', 'TLD-2026-000002']);
  });

  it('takes no number for what was there already', () => {
    const submission = filing();
    const first = plan([submission], state('2026-11-24T09:00:00Z'));
    const known = first.appeals.map(({ appeal }) => appeal);
    const again = plan([submission], state('2026-11-24T10:00:00Z', { known, counters: first.counters }));
    expect(again.acceptances).toEqual([{ kind: 'repeated', appeal: known[0] }]);
    expect([again.appeals, again.counters]).toEqual([[], []]);
  });
});
