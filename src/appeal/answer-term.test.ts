import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kazakhstanCalendar } from './kazakhstan-calendar.ts';
import { answerTerm } from './law-clock.ts';

const calendar = kazakhstanCalendar();
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describe('answerTerm', () => {
  const off = fc.nat({ max: 90 }).map((later) => day('2026-11-25').add({ days: later }));

  it('never comes earlier by one more day off, and is never on a day off', () => {
    const extensions = fc.option(
      fc
        .record({ decided: fc.integer({ min: 1, max: 15 }), until: fc.integer({ min: 30, max: 58 }) })
        .map(({ decided, until }) => ({
          decidedOn: day('2026-11-24').add({ days: decided }),
          until: day('2026-11-24').add({ days: until }),
        })),
    );
    fc.assert(
      fc.property(off, extensions, (dayOff, extension) => {
        const facts = {
          kind: 'application' as const,
          registeredOn: day('2026-11-24'),
          extension,
          suspensions: [],
        };
        const decreed = kazakhstanCalendar({ [dayOff.year]: { daysOff: [dayOff.toString()] } });
        const before = answerTerm(facts, calendar).current ?? dayOff;
        const now = answerTerm(facts, decreed).current ?? dayOff;
        expect(Temporal.PlainDate.compare(before, now)).toBeLessThanOrEqual(0);
        expect(decreed.isWorkingDay(now)).toBe(true);
      }),
    );
  });

  it('is read from any log, even one with an extension that ends on the day of its decision', () => {
    const decidedOn = day('2026-12-10');
    const facts = { kind: 'inquiry', registeredOn: day('2026-11-24'), suspensions: [] } as const;
    expect(answerTerm({ ...facts, extension: { decidedOn, until: decidedOn } }, calendar).current).toEqual(
      decidedOn,
    );
  });

  it('runs on by exactly the working days that it stood still', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 200 }), (start, length) => {
        const from = day('2026-11-24').add({ days: start });
        const to = from.add({ days: length });
        const facts = {
          kind: 'inquiry' as const,
          registeredOn: day('2026-11-24'),
          extension: null,
          suspensions: [{ from, to }],
        };
        const { current, original } = answerTerm(facts, calendar);
        let counted = 0;
        for (
          let at = day('2026-11-25');
          current && Temporal.PlainDate.compare(at, current) <= 0;
          at = at.add({ days: 1 })
        ) {
          const stood = Temporal.PlainDate.compare(from, at) <= 0 && Temporal.PlainDate.compare(at, to) < 0;
          if (calendar.isWorkingDay(at) && !stood) counted += 1;
        }
        expect(counted).toBe(15);
        expect(current && Temporal.PlainDate.compare(original.on, current)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
