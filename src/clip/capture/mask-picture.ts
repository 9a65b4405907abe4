import type { Mask } from '../../appeal/capture-statement.ts';
import { commitTo } from '../../evidence/commitment.ts';
import type { MaskChoices, MaskOpening, Picture } from './evidence.ts';
import type { Rect } from './page-steps.ts';
import { encode } from './stitch.ts';

/** What is painted over a passage beyond its own edge, in pixels: letters reach out of their boxes. */
const MARGIN = 3;

/** An area to be covered, in whole pixels within the picture. */
export interface Cover {
  readonly kind: Mask['kind'];
  readonly rect: Rect;
}

/** Everything that is to be covered: what was drawn by hand, and where the chosen passages stand. */
export function coversOf(
  { width, height, spots }: Pick<Picture, 'width' | 'height' | 'spots'>,
  { keys, boxes }: MaskChoices,
): Cover[] {
  const chosen = spots.filter(({ key }) => keys.includes(key));
  return [
    ...chosen.map(({ key, rect }) => ({ kind: kindOf(key), rect: widened(rect) })),
    ...boxes.map((rect) => ({ kind: 'hand' as const, rect })),
  ].flatMap(({ kind, rect }) => {
    const whole = within(rect, width, height);
    return whole ? [{ kind, rect: whole }] : [];
  });
}

function kindOf(key: string): Mask['kind'] {
  const kinds = ['phone', 'iin', 'card', 'email', 'handle'] as const;
  return kinds.find((kind) => key.startsWith(`${kind} `)) ?? 'hand';
}

function widened({ x, y, width, height }: Rect): Rect {
  return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

function within({ x, y, width, height }: Rect, most: number, tallest: number): Rect | null {
  const [x1, y1] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const [x2, y2] = [Math.min(most, Math.ceil(x + width)), Math.min(tallest, Math.ceil(y + height))];
  return x2 > x1 && y2 > y1 ? { x: x1, y: y1, width: x2 - x1, height: y2 - y1 } : null;
}

/**
 * Burns the masks into the pixels of a picture. What was there is committed to by its pixels (RGBA, row by row)
 * and is nowhere in what comes back.
 */
export async function maskPicture(
  { blob, width, height }: Pick<Picture, 'blob' | 'width' | 'height'>,
  covers: readonly Cover[],
): Promise<{ readonly blob: Blob; readonly openings: readonly MaskOpening[] }> {
  if (covers.length === 0) return { blob, openings: [] };
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is nothing to draw on');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const openings: MaskOpening[] = [];
  for (const { kind, rect } of covers) {
    const { data } = context.getImageData(rect.x, rect.y, rect.width, rect.height);
    const { commitment, salt } = await commitTo(new Uint8Array(data));
    openings.push({ mask: { kind, commitment, where: rect }, salt });
  }
  context.fillStyle = '#000';
  for (const { rect } of covers) context.fillRect(rect.x, rect.y, rect.width, rect.height);
  return { blob: await encode(canvas), openings };
}
