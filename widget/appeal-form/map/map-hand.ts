import type { Spot } from './mercator.ts';

/** What a finger or a mouse does with the map. */
export interface Handled {
  /** Where the pin is in the picture; `undefined` where there is none. */
  pin(): Spot | undefined;
  /** A press on a spot of the picture. */
  pressed(spot: Spot): void;
  /** The pin was dragged to a spot. */
  carried(spot: Spot): void;
  /** The ground was dragged by so much. */
  moved(by: Spot): void;
}

/** Pixels that a finger may tremble within a press. */
const TREMBLE = 6;

/** How near to the pin's head it is taken hold of, in pixels; its head is so much above its foot. */
const GRIP = 26;
const HEAD = 22;

/** Reads presses and drags. While something is dragged only that is moved; the form is drawn again at the end. */
export class MapHand {
  readonly #handled: Handled;
  #from: Spot | undefined;
  #by: Spot = { x: 0, y: 0 };
  #pin: Spot | undefined;
  #dragging = false;

  constructor(handled: Handled) {
    this.#handled = handled;
  }

  down(event: PointerEvent): void {
    if (!event.isPrimary || event.button !== 0 || !(event.currentTarget instanceof Element)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = spotIn(event);
    const pin = this.#handled.pin();
    this.#from = from;
    this.#by = { x: 0, y: 0 };
    this.#dragging = false;
    this.#pin = pin && Math.hypot(from.x - pin.x, from.y - (pin.y - HEAD)) < GRIP ? pin : undefined;
  }

  move(event: PointerEvent): void {
    if (!this.#from || !event.isPrimary) return;
    const { x, y } = spotIn(event);
    this.#by = { x: x - this.#from.x, y: y - this.#from.y };
    this.#dragging ||= Math.hypot(this.#by.x, this.#by.y) > TREMBLE;
    if (this.#dragging) this.#show(event, this.#by);
  }

  up(event: PointerEvent): void {
    const from = this.#from;
    const by = this.#by;
    const pin = this.#pin;
    const dragging = this.#dragging;
    this.#from = undefined;
    if (!from || !event.isPrimary) return;
    this.#show(event, { x: 0, y: 0 });
    if (!dragging) this.#handled.pressed(from);
    else if (pin) this.#handled.carried({ x: pin.x + by.x, y: pin.y + by.y });
    else this.#handled.moved(by);
  }

  cancel(event: PointerEvent): void {
    this.#from = undefined;
    this.#show(event, { x: 0, y: 0 });
  }

  /** Shows what is dragged where it is now. */
  #show({ currentTarget }: PointerEvent, { x, y }: Spot): void {
    if (!(currentTarget instanceof Element)) return;
    const still = this.#handled.pin();
    const set = (part: string, to: Spot) =>
      currentTarget.querySelector(`[data-${part}]`)?.setAttribute('transform', `translate(${to.x} ${to.y})`);
    if (this.#pin) set('pin', { x: this.#pin.x + x, y: this.#pin.y + y });
    else {
      set('ground', { x, y });
      if (still) set('pin', { x: still.x + x, y: still.y + y });
    }
  }
}

/** Where in the picture, which covers its element and is centred in it, somebody points. */
function spotIn({ currentTarget, clientX, clientY }: PointerEvent): Spot {
  const picture = currentTarget instanceof Element ? currentTarget.querySelector('svg') : null;
  if (!picture) return { x: 0, y: 0 };
  const { left, top, width, height } = picture.getBoundingClientRect();
  const view = picture.viewBox.baseVal;
  const scale = Math.max(width / view.width, height / view.height);
  return {
    x: (clientX - left - width / 2) / scale + view.width / 2,
    y: (clientY - top - height / 2) / scale + view.height / 2,
  };
}
