import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kazakhstanCalendar } from './kazakhstan-calendar.ts';
import { extensionLimit } from './law-clock.ts';
import { type Beginning, begin, type Life } from './life.ts';
import { dutiesOf, termOf } from './life-duties.ts';
import type { LifeEvent } from './life-events.ts';
import { GROUNDS, LAW_RULES, LIFE_STATES, OUTCOMES, type Role } from './life-states.ts';
import { after, lifeOf, MOVES, move } from './lifecycle.ts';

const calendar = kazakhstanCalendar();
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

const recorded: Beginning = { agency: 'TLD', kind: 'application', recordedOn: day('2026-11-24') };
const beginnings: readonly Beginning[] = [
  recorded,
  { ...recorded, danger: true },
  { ...recorded, registeredOn: day('2026-11-24') },
  {
    ...{ ...recorded, kind: 'complaint', registeredOn: day('2026-11-24') },
    against: { agency: 'TLD', official: 'bolat' },
  },
];

/** What no run of allowed moves may ever break. */
function expectLawful(life: Life): void {
  const term = termOf(life, calendar);
  if (life.registeredOn && term) {
    expect(calendar.isWorkingDay(term.original.on)).toBe(true);
    expect(term.current === null).toBe(
      life.state === 'suspended' || life.suspensions.some(({ to }) => to === null),
    );
    if (term.current) expect(calendar.isWorkingDay(term.current)).toBe(true);
    if (life.extension) {
      const limit = extensionLimit(life.registeredOn, calendar);
      expect(Temporal.PlainDate.compare(life.extension.until, limit)).toBeLessThanOrEqual(0);
      if (life.suspensions.length === 0) expect(term.current).toEqual(life.extension.until);
    }
  }
  for (const { dueOn, duty } of dutiesOf(life, calendar)) {
    if (duty !== 'hand-over') expect(calendar.isWorkingDay(dueOn)).toBe(true);
  }
  if (life.against?.agency === life.agency) {
    expect([null, 'satisfied']).toContain(life.outcome);
    expect(life.state).not.toBe('left-without-consideration');
  }
  if (life.forwarded) expect(life.forwarded.to).not.toBe(life.agency);
  expect(life.registeredOn === null).toBe(['signal', 'invited', 'claimed'].includes(life.state));
}

describe('every move', () => {
  it('names a rule of the law, and leads from states that can be reached', () => {
    const reached = new Set(['signal', 'registered', ...Object.values(MOVES).map(({ to }) => to)]);
    for (const state of LIFE_STATES) expect(reached).toContain(state);
    for (const { rule, from } of Object.values(MOVES)) {
      expect(LAW_RULES[rule]).toBeDefined();
      expect(from.length).toBeGreaterThan(0);
    }
  });

  const text = fc.constantFrom('', 'себеп', 'себеп');
  const to = fc.constantFrom('TLD', 'ENB', 'OBL');
  const told = fc.boolean();
  /** An event on a day that is known only when its turn comes; `later` is some days after that. */
  type Attempt = (on: Temporal.PlainDate, later: Temporal.PlainDate, by: Role) => LifeEvent;
  const plain = (
    type: 'invited' | 'invitation-ended' | 'defects-mended' | 'extension-notified' | 'resumed',
  ) => fc.constant<Attempt>((on, _, by) => ({ type, on, by }));
  const going: fc.Arbitrary<Attempt> = fc.oneof(
    plain('invited'),
    plain('invitation-ended'),
    plain('defects-mended'),
    plain('extension-notified'),
    plain('resumed'),
    fc.constant<Attempt>((on, _, by) => ({ type: 'claimed', identity: 'eds-signed', on, by })),
    fc.constant<Attempt>((on, later, by) => ({ type: 'registered', registeredOn: later, on, by })),
    fc
      .constantFrom('bolat', 'aigerim')
      .map<Attempt>((executor) => (on, _, by) => ({ type: 'accepted', executor, on, by })),
    text.map<Attempt>((defects) => (on, mendBy, by) => ({ type: 'defects-named', defects, mendBy, on, by })),
    text.map<Attempt>((reason) => (on, until, by) => ({ type: 'extended', reason, until, on, by })),
    text.map<Attempt>((ground) => (on, _, by) => ({ type: 'suspended', ground, on, by })),
    to.map<Attempt>((to) => (on, _, by) => ({ type: 'handed-over', to, on, by })),
    fc.tuple(to, told).map<Attempt>(([to, applicantTold]) => (on, _, by) => ({
      type: 'part-forwarded',
      to,
      applicantTold,
      on,
      by,
    })),
    fc.constant<Attempt>((on, _, by) => ({ type: 'complained', complaint: 'TLD-2026-000099-0', on, by })),
  );
  const ending: fc.Arbitrary<Attempt> = fc.oneof(
    fc.tuple(to, told).map<Attempt>(([to, applicantTold]) => (on, _, by) => ({
      type: 'forwarded',
      to,
      applicantTold,
      on,
      by,
    })),
    fc.tuple(to, told).map<Attempt>(([to, applicantTold]) => (on, _, by) => ({
      type: 'passed-to-reviewer',
      to,
      applicantTold,
      on,
      by,
    })),
    fc.constant<Attempt>((on, _, by) => ({ type: 'withdrawn', on, by })),
    fc.tuple(fc.constantFrom(...OUTCOMES), text).map<Attempt>(([outcome, reasons]) => (on, _, by) => ({
      type: 'answered',
      outcome,
      reasons,
      on,
      by,
    })),
    fc.tuple(fc.constantFrom(...GROUNDS), text).map<Attempt>(([ground, reasons]) => (on, _, by) => ({
      type: 'left-without-consideration',
      ground,
      reasons,
      on,
      by,
    })),
  );

  /** A run of attempts, day after day; mostly by whom it may be done and seldom an end, to come far. */
  const runs = fc
    .array(
      fc.record({
        attempt: fc.oneof({ arbitrary: going, weight: 14 }, { arbitrary: ending, weight: 1 }),
        wait: fc.constantFrom(-1, 0, 0, 0, 0, 1, 1, 2, 5),
        later: fc.constantFrom(-1, 0, 0, 1, 2, 7, 20, 30, 45),
        by: fc.option(fc.constantFrom<Role[]>('applicant', 'official', 'deputy', 'head', 'register'), {
          freq: 5,
        }),
      }),
      { minLength: 40, maxLength: 80, size: 'max' },
    )
    .map((attempts) => {
      let on = day('2026-11-24');
      return attempts.map(({ attempt, wait, later, by }): LifeEvent => {
        on = on.add({ days: wait });
        const event = attempt(on, on.add({ days: later }), by ?? 'official');
        return by ? event : { ...event, by: MOVES[event.type].by[0] ?? 'official' };
      });
    });
  const anyBeginning = fc.constantFrom(...beginnings);

  it('is either refused, with nothing changed, or keeps every promise of the law', () => {
    fc.assert(
      fc.property(anyBeginning, runs, (beginning, events) => {
        let life = begin(beginning);
        for (const event of events) {
          const result = move(life, event, calendar);
          if (!result.ok) {
            expect(LAW_RULES[result.refusal.rule].article).toBe(result.refusal.article);
            continue;
          }
          expect(result.life).toEqual(after(life, event));
          expect(Temporal.PlainDate.compare(life.lastOn, event.on)).toBeLessThanOrEqual(0);
          life = result.life;
          expectLawful(life);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same record again from the log', () => {
    fc.assert(
      fc.property(anyBeginning, runs, (beginning, events) => {
        const log: LifeEvent[] = [];
        let life = begin(beginning);
        for (const event of events) {
          const result = move(life, event, calendar);
          if (!result.ok) continue;
          life = result.life;
          log.push(event);
        }
        expect(lifeOf(beginning, log)).toEqual(life);
      }),
    );
  });
});
