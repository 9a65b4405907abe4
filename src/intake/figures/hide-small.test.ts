import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hideSmall } from './hide-small.ts';

it('hides what is small, and never one part alone', () => {
  expect(hideSmall([12, 7, 0])).toEqual([12, 7, 0]);
  expect(hideSmall([12, 3, 7])).toEqual([12, null, null]);
  expect(hideSmall([12, 3, 4])).toEqual([12, null, null]);
  expect(hideSmall([3, 0])).toEqual([null, 0]);
});

it('lets nobody work out a hidden part from the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 8 }), (parts) => {
      const told = hideSmall(parts);
      const hidden = told.filter((count) => count === null).length;
      const some = parts.filter((count) => count > 0).length;
      expect(hidden === 1 && some > 1).toBe(false);
      for (const count of told) expect(count === null || count === 0 || count >= 5).toBe(true);
    }),
  );
});
