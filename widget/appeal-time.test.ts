import { describe, expect, it } from 'vitest';
import { terms as en } from '../src/i18n/terms/en.ts';
import { terms as kk } from '../src/i18n/terms/kk.ts';
import { terms as ru } from '../src/i18n/terms/ru.ts';
import { kazakhstanTime, timeInWords } from './appeal-time.ts';

describe('an instant', () => {
  it('is shown on the clock of Kazakhstan, over midnight and New Year too', () => {
    expect(kazakhstanTime('2026-11-24T09:05:59Z')).toEqual({ day: '2026-11-24', time: '14:05' });
    expect(kazakhstanTime('2026-12-31T19:00:00.000Z')).toEqual({ day: '2027-01-01', time: '00:00' });
    expect(kazakhstanTime('2026-11-24T14:05:00+05:00')).toEqual({ day: '2026-11-24', time: '14:05' });
  });

  it('is said in words', () => {
    expect(timeInWords('2026-12-14T04:05:00Z', ru)).toBe('14 декабря 2026 года, 09:05');
    expect(timeInWords('2026-12-14T04:05:00Z', kk)).toBe('2026 жылғы 14 желтоқсан, 09:05');
    expect(timeInWords('2026-12-14T04:05:00Z', en)).toBe('14 December 2026, 09:05');
  });
});
