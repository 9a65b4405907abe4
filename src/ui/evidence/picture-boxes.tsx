import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Picture } from '../../clip/capture/evidence.ts';
import type { Cover } from '../../clip/capture/mask-picture.ts';
import type { Rect } from '../../clip/capture/page-steps.ts';
import { announce } from '../announce.tsx';
import { between, fitted, newBox, SMALLEST_BOX, steered } from './box-geometry.ts';
import { PictureCanvas } from './picture-canvas.tsx';
import { evidenceWords } from './words.ts';

/**
 * The picture with boxes over what shall not be seen: drawn with the pointer, or added and steered with the
 * keyboard in the list below it.
 *
 * @param covers what is covered anyway, because its passage was ticked
 */
export function PictureBoxes({
  picture,
  covers,
  boxes: kept,
  onChange,
}: {
  readonly picture: Picture;
  readonly covers: readonly Cover[];
  readonly boxes: readonly Rect[];
  readonly onChange: (boxes: readonly Rect[]) => void;
}) {
  const t = evidenceWords.value;
  // What was drawn a moment ago counts, also while it is still on its way to the disk.
  const own = useSignal(kept);
  const boxes = own.value;
  const before = useSignal<readonly (readonly Rect[])[]>([]);
  const active = useSignal<number | null>(null);
  const drawing = useSignal<{ from: { x: number; y: number }; box: Rect } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const focusNext = useRef<number | null>(null);

  // A box that was just added gets the focus once it stands in the list.
  useEffect(() => {
    if (focusNext.current === null) return;
    list.current?.querySelectorAll<HTMLElement>('button.box')[focusNext.current]?.focus();
    focusNext.current = null;
  }, [boxes.length]);

  function keep(changed: readonly Rect[]): void {
    own.value = changed;
    onChange(changed);
  }

  function change(changed: readonly Rect[]): void {
    before.value = [...before.value.slice(-50), own.value];
    keep(changed);
  }

  function add(box: Rect): void {
    change([...own.value, fitted(box, picture)]);
    announce(t.added);
  }

  function remove(place: number): void {
    focusNext.current = boxes.length > 1 ? Math.min(place, boxes.length - 2) : null;
    change(boxes.filter((_, each) => each !== place));
    announce(t.removed);
  }

  function undo(): void {
    const last = before.value.at(-1);
    if (!last) return;
    before.value = before.value.slice(0, -1);
    keep(last);
    announce(t.undone);
  }

  function steer(event: KeyboardEvent, place: number): void {
    const box = boxes[place];
    if (!box) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove(place);
      return;
    }
    const moved = steered(box, event, picture);
    if (!moved) return;
    event.preventDefault();
    change(boxes.map((each, at) => (at === place ? moved : each)));
    announce(t.boxAt(moved.x, moved.y, moved.width, moved.height));
  }

  const drawn = drawing.value?.box;
  return (
    <div class="boxes">
      <p class="hint">{t.coverHint}</p>
      <PictureCanvas
        picture={picture}
        covers={[...covers.map(({ rect }) => rect), ...boxes, ...(drawn ? [drawn] : [])]}
        marked={active.value === null ? null : (boxes[active.value] ?? null)}
        onDraw={{
          begin(at) {
            drawing.value = { from: at, box: { ...at, width: 0, height: 0 } };
          },
          go(at) {
            const { value } = drawing;
            if (value) drawing.value = { ...value, box: between(value.from, at) };
          },
          end() {
            const box = drawing.value?.box;
            drawing.value = null;
            if (box && box.width >= SMALLEST_BOX && box.height >= SMALLEST_BOX) add(box);
          },
        }}
      />
      <div class="actions">
        <button
          type="button"
          class="button"
          onClick={() => {
            focusNext.current = boxes.length;
            add(newBox(picture));
          }}
        >
          {t.addBox}
        </button>
        <button type="button" class="button quiet" disabled={before.value.length === 0} onClick={undo}>
          {t.undo}
        </button>
      </div>
      {boxes.length > 0 && (
        <>
          <p class="hint" id="box-hint">
            {t.boxHint}
          </p>
          <ul ref={list} aria-label={t.boxes}>
            {boxes.map(({ width, height }, place) => (
              <li key={place}>
                <button
                  type="button"
                  class="button box"
                  aria-describedby="box-hint"
                  onFocus={() => {
                    active.value = place;
                  }}
                  onBlur={() => {
                    active.value = null;
                  }}
                  onKeyDown={(event) => steer(event, place)}
                >
                  {t.box(place + 1, width, height)}
                </button>
                <button
                  type="button"
                  class="button quiet"
                  aria-label={`${t.removeBox}: ${t.box(place + 1, width, height)}`}
                  onClick={() => remove(place)}
                >
                  {t.removeBox}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
