import type { Rect } from '../../clip/capture/page-steps.ts';

/** The picture, in pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** No box is smaller, in pixels. */
export const SMALLEST_BOX = 8;

/** A box within the picture, whole pixels, not too small. */
export function fitted({ x, y, width, height }: Rect, extent: Extent): Rect {
  const w = Math.min(extent.width, Math.max(SMALLEST_BOX, Math.round(width)));
  const h = Math.min(extent.height, Math.max(SMALLEST_BOX, Math.round(height)));
  return {
    x: Math.max(0, Math.min(extent.width - w, Math.round(x))),
    y: Math.max(0, Math.min(extent.height - h, Math.round(y))),
    width: w,
    height: h,
  };
}

/** The box between two corners, in whatever order they were drawn. */
export function between(one: { x: number; y: number }, other: { x: number; y: number }): Rect {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** Where a new box stands that nobody drew: in the middle, a third of the width. */
export function newBox(extent: Extent): Rect {
  const width = extent.width / 3;
  const height = Math.min(extent.height / 3, width / 3);
  return fitted({ x: (extent.width - width) / 2, y: (extent.height - height) / 2, width, height }, extent);
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * A box after a key: arrows move it, with Shift they size it, with Alt by one pixel.
 *
 * @returns `null` for a key that does neither
 */
export function steered(
  box: Rect,
  { key, shiftKey, altKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>,
  extent: Extent,
): Rect | null {
  const step = STEPS[key];
  if (!step) return null;
  const by = altKey ? 1 : Math.max(4, Math.round(extent.width / 60));
  const [dx, dy] = [step[0] * by, step[1] * by];
  return fitted(
    shiftKey
      ? { ...box, width: box.width + dx, height: box.height + dy }
      : { ...box, x: box.x + dx, y: box.y + dy },
    extent,
  );
}
