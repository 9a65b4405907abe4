import type { Rect, View } from './page-steps.ts';

/** One picture of the window, and what of the post was in sight in it. */
export interface Shot {
  readonly bitmap: ImageBitmap;
  readonly view: View;
}

/** What a shot adds to the whole, in pixels: from where in the shot, to where in the whole. */
export interface Strip {
  readonly from: Rect;
  readonly to: Rect;
}

/** Pixels of the longest picture: what every browser can draw, and some screens of any post. */
export const TALLEST = 16_000;

/**
 * Where each shot's part of the post goes. A shot that shows again what an earlier one has shown adds only the
 * rest.
 *
 * @param shots by how far down the post they begin; with the pixels of each shot
 */
export function stripsOf(shots: readonly { readonly pixels: number; readonly view: View }[]): {
  readonly width: number;
  readonly height: number;
  readonly strips: readonly (Strip | null)[];
} {
  let done = 0;
  let width = 0;
  let height = 0;
  const strips = shots.map(({ pixels, view }): Strip | null => {
    const scale = pixels / view.window.width;
    const skip = Math.max(0, done - view.from);
    const rest = view.seen.height - skip;
    if (rest < 1) return null;
    const y = Math.round((view.seen.y + skip) * scale);
    const to = Math.round((view.from + skip) * scale);
    const from = {
      x: Math.round(view.seen.x * scale),
      y,
      width: Math.round(view.seen.width * scale),
      height: Math.round((view.seen.y + view.seen.height) * scale) - y,
    };
    done = view.from + view.seen.height;
    width = Math.max(width, from.width);
    height = Math.max(height, to + from.height);
    return { from, to: { x: 0, y: to, width: from.width, height: from.height } };
  });
  return { width, height: Math.min(height, TALLEST), strips };
}

/**
 * Puts the shots together to one picture of the post.
 *
 * @param covered areas of other people's posts within it, from the post's corner in CSS pixels
 */
export async function stitch(
  shots: readonly Shot[],
  covered: readonly Rect[],
): Promise<{ blob: Blob; width: number; height: number; scale: number }> {
  const sizes = shots.map(({ bitmap, view }) => ({ pixels: bitmap.width, view }));
  const { width, height, strips } = stripsOf(sizes);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context || width < 1 || height < 1) throw new Error('There is nothing to draw');
  strips.forEach((strip, place) => {
    const bitmap = shots[place]?.bitmap;
    if (!strip || !bitmap) return;
    const { from, to } = strip;
    context.drawImage(bitmap, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height);
  });
  const scale = (sizes[0]?.pixels ?? 1) / (sizes[0]?.view.window.width ?? 1);
  context.fillStyle = '#808080';
  for (const { x, y, width: w, height: h } of covered) {
    context.fillRect(
      Math.floor(x * scale),
      Math.floor(y * scale),
      Math.ceil(w * scale),
      Math.ceil(h * scale),
    );
  }
  return { blob: await encode(canvas), width, height, scale };
}

/** What one file of the intake may hold, with room to spare; bytes. */
const LARGEST = 15 * 1024 * 1024;

/** Without loss; a picture that would be too large for that is a WebP. */
export async function encode(canvas: OffscreenCanvas): Promise<Blob> {
  const png = await canvas.convertToBlob({ type: 'image/png' });
  return png.size <= LARGEST ? png : canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
}
