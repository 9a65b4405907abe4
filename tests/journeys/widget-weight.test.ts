import { describe, expect, it } from 'vitest';
import { FIRST_LOAD_BUDGET, weighForm, weightOf } from '../bench/widget.ts';

describe('a page with one form on it', () => {
  it('can be filled in after 18 kB, and loads nothing twice', async () => {
    const loaded = await weighForm('ru');
    const first = loaded.filter((file) => file.first);
    expect(first.length).toBeGreaterThan(1);
    expect(weightOf(first)).toBeLessThanOrEqual(FIRST_LOAD_BUDGET);
    expect(new Set(loaded.map(({ name }) => name)).size).toBe(loaded.length);
  });
});
