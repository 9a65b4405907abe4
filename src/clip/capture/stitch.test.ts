import { describe, expect, it } from 'vitest';
import type { View } from './page-steps.ts';
import { stripsOf } from './stitch.ts';

/** A view of a window of 1000 by 800 with the post's part at `y`. */
const view = (from: number, y: number, height: number, total: number): View => ({
  seen: { x: 100, y, width: 600, height },
  from,
  total: { width: 600, height: total },
  window: { width: 1000, height: 800 },
  spots: [],
  foreign: [],
});

describe('the strips of a picture', () => {
  it('take one shot as it is, at the resolution of the screen', () => {
    expect(stripsOf([{ pixels: 2000, view: view(0, 50, 300, 300) }])).toEqual({
      width: 1200,
      height: 600,
      strips: [
        { from: { x: 200, y: 100, width: 1200, height: 600 }, to: { x: 0, y: 0, width: 1200, height: 600 } },
      ],
    });
  });

  it('leave out what was shown before, and leave no gap', () => {
    const { height, strips } = stripsOf([
      { pixels: 1000, view: view(0, 0, 800, 1900) },
      { pixels: 1000, view: view(800, 0, 800, 1900) },
      // The page's end came: the last screen shows some of it again.
      { pixels: 1000, view: view(1100, 0, 800, 1900) },
    ]);
    expect(height).toBe(1900);
    expect(strips.map((strip) => strip && [strip.to.y, strip.to.height])).toEqual([
      [0, 800],
      [800, 800],
      [1600, 300],
    ]);
    expect(strips[2]?.from.y).toBe(500);
  });

  it('have no place for a shot that shows nothing new', () => {
    const shots = [
      { pixels: 1000, view: view(0, 0, 500, 500) },
      { pixels: 1000, view: view(0, 0, 500, 500) },
    ];
    expect(stripsOf(shots).strips[1]).toBeNull();
  });
});
