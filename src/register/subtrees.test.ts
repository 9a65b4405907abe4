import { describe, expect, it } from 'vitest';
import { fullSubtrees, isSubtree, splitOf } from './subtrees.ts';

describe('subtrees', () => {
  it('begin at a multiple of their length rounded up to a power of two', () => {
    for (const [start, end] of [
      [0, 0],
      [0, 1],
      [0, 7],
      [4, 8],
      [4, 7],
      [8, 13],
      [7, 8],
      [3, 3],
    ] as const) {
      expect(isSubtree({ start, end }), `${start}-${end}`).toBe(true);
    }
    for (const [start, end] of [
      [1, 3],
      [2, 5],
      [4, 9],
      [-4, 0],
      [4, 0],
      [0.5, 1],
      [0, 1.5],
      [Number.NaN, 1],
    ] as const) {
      expect(isSubtree({ start, end }), `${start}-${end}`).toBe(false);
    }
  });

  it('are one for each bit of a size, also of sizes beyond 32 bits', () => {
    expect(fullSubtrees({ start: 0, end: 13 })).toEqual([
      { level: 3, index: 0 },
      { level: 2, index: 2 },
      { level: 0, index: 12 },
    ]);
    expect(fullSubtrees({ start: 0, end: 2 ** 40 + 1 })).toEqual([
      { level: 40, index: 0 },
      { level: 0, index: 2 ** 40 },
    ]);
    expect(splitOf(2 ** 40)).toBe(2 ** 39);
  });
});
