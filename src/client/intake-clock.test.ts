import { describe, expect, it } from 'vitest';
import { readIntakeClock } from './intake-clock.ts';

describe('the offset between two clocks', () => {
  const asking = (answer: Response, clock: number[]) =>
    readIntakeClock('https://intake.example', {
      fetch: async () => answer,
      now: () => clock.shift() ?? 0,
    });

  it('is taken from the middle of the way', async () => {
    const noon = Date.parse('2026-11-25T12:00:00Z');
    const answer = Response.json({ now: '2026-11-25T12:00:03.000Z' });
    // Asked at noon, heard after 400 ms; the call itself looks at the clock once.
    expect(await asking(answer, [noon, noon + 300, noon + 400])).toBe(2_800);
  });

  it('is not known where nothing was told, or the clock was set back meanwhile', async () => {
    expect(await asking(new Response('no', { status: 404 }), [0, 1, 2])).toBeNull();
    expect(await asking(Response.json({ now: 'noon' }), [0, 1, 2])).toBeNull();
    expect(await asking(Response.json({ now: '2026-11-25T12:00:03Z' }), [10, 10, 2])).toBeNull();
  });
});
