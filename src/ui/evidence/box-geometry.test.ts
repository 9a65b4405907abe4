import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, fitted, newBox, steered } from './box-geometry.ts';

const key = (name: string, held: Partial<Record<'shiftKey' | 'altKey', boolean>> = {}) => ({
  key: name,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('a box over a picture', () => {
  it('stays within it, whatever is drawn or pressed', () => {
    const extent = fc.record({
      width: fc.integer({ min: 8, max: 5000 }),
      height: fc.integer({ min: 8, max: 20_000 }),
    });
    const number = fc.double({ min: -30_000, max: 30_000, noNaN: true });
    const point = fc.record({ x: number, y: number });
    const press = fc.record({
      key: fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'),
      shiftKey: fc.boolean(),
      altKey: fc.boolean(),
    });
    fc.assert(
      fc.property(extent, point, point, fc.array(press), (picture, one, other, presses) => {
        let box = fitted(between(one, other), picture);
        for (const each of presses) box = steered(box, each, picture) ?? box;
        for (const value of Object.values(box)) expect(Number.isInteger(value)).toBe(true);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(picture.width);
        expect(box.y + box.height).toBeLessThanOrEqual(picture.height);
      }),
    );
  });

  it('moves by arrows, is sized with Shift, and by single pixels with Alt', () => {
    const picture = { width: 600, height: 400 };
    const box = newBox(picture);
    expect(steered(box, key('ArrowRight'), picture)).toEqual({ ...box, x: box.x + 10 });
    expect(steered(box, key('ArrowDown', { shiftKey: true }), picture)).toEqual({
      ...box,
      height: box.height + 10,
    });
    expect(steered(box, key('ArrowLeft', { altKey: true }), picture)).toEqual({ ...box, x: box.x - 1 });
    expect(steered(box, key('a'), picture)).toBeNull();
  });
});
