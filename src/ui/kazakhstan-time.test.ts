import { describe, expect, it } from 'vitest';
import { inKazakhstan } from './kazakhstan-time.ts';

describe('inKazakhstan', () => {
  it('shows the day and the time at UTC+5, wherever the computer stands', () => {
    expect(inKazakhstan('2026-11-23T19:30:00Z')).toEqual({ day: '2026-11-24', time: '00:30' });
    expect(inKazakhstan('2026-11-24T14:05:00+05:00')).toEqual({ day: '2026-11-24', time: '14:05' });
    expect(inKazakhstan(Date.UTC(2026, 11, 31, 18, 59))).toEqual({ day: '2026-12-31', time: '23:59' });
  });
});
