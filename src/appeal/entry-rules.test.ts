import { describe, expect, it } from 'vitest';
import { ENTRY_TYPES } from './appeal.ts';
import { articleOf } from './entry-rules.ts';

describe('the article behind an entry', () => {
  it('is the law’s own where the move is the law’s, and none where the register only keeps its books', () => {
    expect(articleOf('forwarded', 'application')).toBe('65');
    expect(articleOf('extended', 'application')).toBe('76');
    expect(articleOf('claimed', 'application')).toBe('63');
    expect(articleOf('answered', 'application')).toBe('76');
    expect(articleOf('answered', 'complaint')).toBe('91-100');
    for (const own of ['received', 'invited', 'read', 'erased', 'post-added'] as const) {
      expect(articleOf(own, 'application')).toBeNull();
    }
  });

  it('is not made up where none is known', () => {
    expect(articleOf('suspended', 'application')).toBeNull();
    for (const type of ENTRY_TYPES) expect(articleOf(type, 'application') ?? '63').toMatch(/^\d+(-\d+)?$/);
  });
});
