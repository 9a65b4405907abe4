import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

describe('a rate limit', () => {
  it('allows so many in a window, tells how long to wait, and opens again', () => {
    let now = 1000;
    const limit = createRateLimit(2, 60, () => now);
    limit.count('a');
    expect(limit.waitFor('a')).toBe(0);
    limit.count('a');
    expect(limit.waitFor('a')).toBe(60);
    now += 45_500;
    expect(limit.waitFor('a')).toBe(15);
    expect(limit.waitFor('b')).toBe(0);
    now += 14_500;
    expect(limit.waitFor('a')).toBe(0);
    limit.count('a');
    expect(limit.waitFor('a')).toBe(0);
  });

  it('of nothing is none', () => {
    const limit = createRateLimit(0, 60);
    for (let counted = 0; counted < 1000; counted += 1) limit.count('a');
    expect(limit.waitFor('a')).toBe(0);
  });

  it('forgets the oldest under a flood of networks, and stays of a size', () => {
    const limit = createRateLimit(1, 60, () => 0);
    for (let network = 0; network < 60_000; network += 1) limit.count(String(network));
    expect(limit.waitFor('0')).toBe(0);
    expect(limit.waitFor('59999')).toBe(60);
  });
});
