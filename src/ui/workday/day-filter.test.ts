import { describe, expect, it } from 'vitest';
import { clip } from '../../client/fixtures/clip.ts';
import { isShown, tagsOfItem } from './day-filter.ts';
import { toggled } from './filter-chips.tsx';

const submission = clip();
const tags = tagsOfItem({
  ...{ id: submission.id, submission, state: 'waiting', addedAt: 0 },
  ...{ attempts: 0, nextAttemptAt: 0, lastFailure: null },
});
const filter = (states: readonly 'draft'[], wanted: readonly ('platform:x' | 'platform:vk')[]) => ({
  states: new Set(states),
  tags: new Set(wanted),
});

describe('the filter of the day', () => {
  it('knows what was sent by its tags', () => {
    expect(tags).toContain('platform:x');
    expect(tags).toContain('time:exact');
  });

  it('shows everything until something is chosen', () => {
    expect(isShown(filter([], []), 'waiting', tags)).toBe(true);
    expect(isShown(filter(['draft'], []), 'waiting', tags)).toBe(false);
    expect(isShown(filter([], ['platform:x']), 'waiting', tags)).toBe(true);
    expect(isShown(filter([], ['platform:x', 'platform:vk']), 'waiting', tags)).toBe(false);
  });

  it('presses a chip and lets it go', () => {
    const pressed = toggled(new Set<string>(), 'draft');
    expect([...pressed]).toEqual(['draft']);
    expect([...toggled(pressed, 'draft')]).toEqual([]);
  });
});
