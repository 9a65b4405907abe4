import { useEffect, useRef } from 'preact/hooks';
import type { Picture } from '../../clip/capture/evidence.ts';
import type { Rect } from '../../clip/capture/page-steps.ts';
import { evidenceWords } from './words.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is told while somebody draws on the picture, in its pixels. */
export interface Drawing {
  begin(at: Point): void;
  go(at: Point): void;
  end(): void;
}

/**
 * The picture on a canvas, with what is covered painted over. It is drawn from the bytes on the disk, so that the
 * page needs no leave to load pictures from anywhere.
 */
export function PictureCanvas({
  picture: { blob, width, height },
  covers,
  marked = null,
  onDraw,
}: {
  readonly picture: Pick<Picture, 'blob' | 'width' | 'height'>;
  readonly covers: readonly Rect[];
  readonly marked?: Rect | null;
  readonly onDraw?: Drawing;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const bitmap = useRef<ImageBitmap | null>(null);

  function draw(): void {
    const context = canvas.current?.getContext('2d');
    if (!context || !bitmap.current) return;
    context.drawImage(bitmap.current, 0, 0);
    context.fillStyle = '#000';
    for (const { x, y, width: w, height: h } of covers) context.fillRect(x, y, w, h);
    if (!marked) return;
    const line = Math.max(2, Math.round(width / 200));
    context.lineWidth = line;
    for (const [colour, inset] of [
      ['#fff', 0],
      ['#0b5c8a', line],
    ] as const) {
      context.strokeStyle = colour;
      const { x, y, width: w, height: h } = marked;
      context.strokeRect(x - inset, y - inset, w + 2 * inset, h + 2 * inset);
    }
  }

  useEffect(() => {
    let gone = false;
    void createImageBitmap(blob)
      .then((made) => {
        if (gone) return made.close();
        bitmap.current = made;
        draw();
      })
      .catch(() => {});
    return () => {
      gone = true;
      bitmap.current?.close();
      bitmap.current = null;
    };
  }, [blob]);
  useEffect(draw);

  function placeOf({ clientX, clientY, currentTarget }: PointerEvent): Point {
    const { left, top, width: shown } = (currentTarget as HTMLElement).getBoundingClientRect();
    const scale = width / shown;
    return { x: (clientX - left) * scale, y: (clientY - top) * scale };
  }

  return (
    <canvas
      ref={canvas}
      class={onDraw ? 'picture drawn-on' : 'picture'}
      role="img"
      aria-label={evidenceWords.value.picture}
      width={width}
      height={height}
      onPointerDown={(event) => {
        if (!onDraw || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        onDraw.begin(placeOf(event));
      }}
      onPointerMove={(event) => onDraw?.go(placeOf(event))}
      onPointerUp={() => onDraw?.end()}
      onPointerCancel={() => onDraw?.end()}
    />
  );
}
