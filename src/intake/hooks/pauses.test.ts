import { describe, expect, it } from 'vitest';
import { askedPause, pauseAfter } from './pauses.ts';

describe('the pause before the next try', () => {
  it('doubles up to the cap, and is spread over its second half', () => {
    const pauses = { base: 1_000, cap: 8_000 };
    expect([1, 2, 3, 4, 5, 99].map((tries) => pauseAfter(tries, pauses, 1, 0))).toEqual([
      1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
    expect(pauseAfter(3, pauses, 0, 0)).toBe(2_000);
    expect(pauseAfter(1, pauses, 0, 60_000)).toBe(60_000);
  });

  it('is what the receiver asks for, in seconds or until a date', () => {
    const now = Date.parse('2026-11-24T09:00:00Z');
    expect(askedPause('7', now)).toBe(7_000);
    expect(askedPause('Tue, 24 Nov 2026 09:00:06 GMT', now)).toBe(6_000);
    for (const header of [undefined, 'soon', '-1', 'Tue, 24 Nov 2026 08:00:00 GMT']) {
      expect(askedPause(header, now)).toBe(0);
    }
  });
});
