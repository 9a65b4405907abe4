import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE_TRIES, isWorthIt, triesFor } from './work.ts';

const quiet = { network: 0, agency: 0, trapped: false };

describe('the work that a filing takes', () => {
  it('is the same for everybody in quiet times', () => {
    expect(triesFor(quiet)).toBe(BASE_TRIES);
    expect(triesFor({ ...quiet, network: 14, agency: 199 })).toBe(BASE_TRIES);
  });

  it('doubles with every ten filings of a network and every doubling of the load', () => {
    expect(triesFor({ ...quiet, network: 15 })).toBe(2 * BASE_TRIES);
    expect(triesFor({ ...quiet, network: 25 })).toBe(4 * BASE_TRIES);
    expect(triesFor({ ...quiet, agency: 200 })).toBe(2 * BASE_TRIES);
    expect(triesFor({ ...quiet, agency: 400 })).toBe(4 * BASE_TRIES);
    expect(triesFor({ ...quiet, trapped: true })).toBe(32 * BASE_TRIES);
  });

  it('never falls as rates rise, and always has an end', () => {
    const count = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(count, count, fc.boolean(), count, (network, agency, trapped, more) => {
        const tries = triesFor({ network, agency, trapped });
        expect(triesFor({ network: network + more, agency, trapped })).toBeGreaterThanOrEqual(tries);
        expect(triesFor({ network, agency: agency + more, trapped })).toBeGreaterThanOrEqual(tries);
        expect(tries).toBeLessThanOrEqual(64 * BASE_TRIES);
      }),
    );
  });

  it('is still worth it when the price has doubled since, and not when it rose further', () => {
    expect(isWorthIt(256, 512)).toBe(true);
    expect(isWorthIt(256, 1024)).toBe(false);
  });
});
