import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined } from './marked-text.tsx';

describe('passages to be marked', () => {
  it('are made one where they overlap', () => {
    const passages = [
      { start: 5, end: 9 },
      { start: 0, end: 3 },
      { start: 8, end: 12 },
    ];
    expect(joined(passages)).toEqual([
      { start: 0, end: 3 },
      { start: 5, end: 12 },
    ]);
  });

  it('cover what they covered before, each place once', () => {
    const passage = fc
      .tuple(fc.nat(50), fc.integer({ min: 1, max: 20 }))
      .map(([start, length]) => ({ start, end: start + length }));
    const covered = (all: readonly { start: number; end: number }[]) =>
      all.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index));
    fc.assert(
      fc.property(fc.array(passage), (passages) => {
        const before = [...new Set(covered(passages))].sort((one, other) => one - other);
        expect(covered(joined(passages))).toEqual(before);
      }),
    );
  });
});
