import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import * as v from 'valibot';
import type { Language } from '../../../src/appeal/language.ts';
import { type MapTiles, MapTilesSchema, ZOOMS } from '../../../src/appeal/map-tiles.ts';
import type { MapMessages } from '../../../src/i18n/widget/map/ru.ts';
import type { LaterView, StepHome } from '../steps/step-page.ts';
import { MapHand } from './map-hand.ts';
import { type Place, placeAt, readPlace, type Spot, spotOf, tilesOver, written } from './mercator.ts';

const WORDS: Readonly<Record<Language, () => Promise<{ readonly messages: MapMessages }>>> = {
  kk: () => import('../../../src/i18n/widget/map/kk.ts'),
  ru: () => import('../../../src/i18n/widget/map/ru.ts'),
  en: () => import('../../../src/i18n/widget/map/en.ts'),
};

/** The picture's height, and its greatest width, in CSS pixels. */
const HEIGHT = 280;
const WIDEST = 760;

/** How far an arrow moves the point, in pixels; with Shift a pixel. */
const STEP = 12;

const ARROWS: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const PIN = 'M0 0C-8-13-13-18-13-26a13 13 0 0 1 26 0C13-18 8-13 0 0z';

/**
 * A point on the agency's own map: put by a press, dragged, moved with the arrows, or written as coordinates. The
 * picture is tiles in an SVG, whose places are attributes, so that no page's policy on styles is in its way.
 */
class MapPoint {
  readonly #home: StepHome;
  readonly #tiles: MapTiles;
  readonly #hand: MapHand;
  readonly #words = new Map<Language, MapMessages>();
  readonly #asked = new Set<Language>();
  #open = false;
  #centre: Place;
  #zoom: number;
  /** Something was typed that is no place. */
  #wrong = false;
  #noPictures = false;

  constructor(home: StepHome, tiles: MapTiles) {
    this.#home = home;
    this.#tiles = tiles;
    this.#centre = tiles;
    this.#zoom = Math.round(Math.max(ZOOMS.farthest, Math.min(ZOOMS.closest, tiles.zoom)));
    this.#hand = new MapHand({
      pin: () => this.#pin,
      pressed: (spot) => this.#put(this.#placeIn(spot)),
      carried: (spot) => this.#put(this.#placeIn(spot)),
      moved: ({ x, y }) => {
        const { width, height } = this.#size;
        this.#look(this.#placeIn({ x: width / 2 - x, y: height / 2 - y }));
      },
    });
  }

  draw({ language, values }: LaterView): TemplateResult | typeof nothing {
    const say = this.#words.get(language);
    if (!say) {
      void this.#learn(language);
      return nothing;
    }
    const toggle = html`<p class="ways">
      <button type="button" part="button" aria-expanded=${this.#open ? 'true' : 'false'} @click=${() => this.#toggle()}>
        ${this.#open ? say.close : say.open}
      </button>
    </p>`;
    const point = this.#point;
    const marked = point && values.point.split(',').length === 2;
    return html`${toggle}${this.#open ? this.#drawMap(say) : nothing}${
      marked
        ? html`<p class="beside" role="status">✓ ${say.at(written(point))}</p>
            <button type="button" class="quiet" part="button" @click=${() => this.#remove(say)}>${say.remove}</button>`
        : nothing
    }`;
  }

  #drawMap(say: MapMessages): TemplateResult {
    const { width, height } = this.#size;
    const tiles = tilesOver(this.#tiles.address, this.#corner, this.#zoom, this.#size);
    const pin = this.#pin;
    const point = this.#point;
    return html`
      <p class="hint beside" part="hint" id="map-hint">${say.hint}</p>
      <div
        id="map"
        part="map"
        role="application"
        tabindex="0"
        aria-label=${say.name}
        aria-describedby="map-hint"
        .style=${'margin:8px 0;touch-action:none;overflow:hidden;border-radius:var(--round);border:1px solid var(--edge);line-height:0;cursor:crosshair'}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
        @pointerdown=${(event: PointerEvent) => this.#hand.down(event)}
        @pointermove=${(event: PointerEvent) => this.#hand.move(event)}
        @pointerup=${(event: PointerEvent) => this.#hand.up(event)}
        @pointercancel=${(event: PointerEvent) => this.#hand.cancel(event)}
      >
        <svg
          viewBox="0 0 ${width} ${height}"
          width="100%"
          height=${height}
          preserveAspectRatio="xMidYMid slice"
          aria-hidden="true"
        >
          <rect width="100%" height="100%" fill="#d8dde0"></rect>
          <g data-ground>
            ${tiles.map(
              ({ address, x, y }) =>
                svg`<image href=${address} x=${x} y=${y} width="256" height="256" @error=${() => this.#miss()}></image>`,
            )}
          </g>
          ${
            pin
              ? svg`<g data-pin transform="translate(${pin.x} ${pin.y})"><path d=${PIN} fill="#b3261e" stroke="#fff" stroke-width="2"></path><circle cy="-26" r="5" fill="#fff"></circle></g>`
              : nothing
          }
        </svg>
      </div>
      <p class="hint">${this.#tiles.by}</p>
      ${this.#noPictures ? html`<p role="status">${say.noPictures}</p>` : nothing}
      <p class="ways">
        <button type="button" part="button" @click=${() => this.#closer(1)}>+ ${say.nearer}</button>
        <button type="button" part="button" @click=${() => this.#closer(-1)}>− ${say.farther}</button>
      </p>
      <div class="field ${this.#wrong ? 'wrong' : ''}" part="field">
        <label for="coordinates" part="label">${say.coordinates}</label>
        <p class="hint" part="hint" id="coordinates-hint">${say.coordinatesHint}</p>
        ${this.#wrong ? html`<p class="error" part="error" id="coordinates-error" role="alert">${say.coordinatesWrong}</p>` : nothing}
        <input
          id="coordinates"
          part="input"
          autocomplete="off"
          aria-describedby="coordinates-hint${this.#wrong ? ' coordinates-error' : ''}"
          aria-invalid=${this.#wrong ? 'true' : nothing}
          .value=${point ? written(point) : ''}
          @change=${({ target }: Event) => this.#typed(target instanceof HTMLInputElement ? target.value : '')}
        />
      </div>
    `;
  }

  /** Where the point is, whoever put it there. */
  get #point(): Place | undefined {
    return readPlace(this.#home.draft.values.point.split(',').slice(0, 2).join(', '));
  }

  /** The same, in the picture. */
  get #pin(): Spot | undefined {
    if (!this.#point) return undefined;
    const { x, y } = spotOf(this.#point, this.#zoom);
    return { x: x - this.#corner.x, y: y - this.#corner.y };
  }

  get #size() {
    const { clientWidth } = this.#home.element;
    return { width: Math.max(240, Math.min(WIDEST, clientWidth)), height: HEIGHT };
  }

  /** The spot in the picture's upper left. */
  get #corner(): Spot {
    const { x, y } = spotOf(this.#centre, this.#zoom);
    return { x: Math.round(x - this.#size.width / 2), y: Math.round(y - this.#size.height / 2) };
  }

  #placeIn({ x, y }: Spot): Place {
    return placeAt({ x: x + this.#corner.x, y: y + this.#corner.y }, this.#zoom);
  }

  async #learn(language: Language): Promise<void> {
    if (this.#asked.has(language)) return;
    this.#asked.add(language);
    try {
      this.#words.set(language, (await WORDS[language]()).messages);
      this.#home.changed();
    } catch (error) {
      this.#asked.delete(language);
      console.warn('Dauys: the map’s words could not be loaded', error);
    }
  }

  #toggle(): void {
    this.#open = !this.#open;
    if (this.#point) this.#centre = this.#point;
    this.#home.changed();
  }

  #look(centre: Place): void {
    this.#centre = centre;
    this.#home.changed();
  }

  #put(place: Place): void {
    this.#wrong = false;
    this.#home.type('point', written(place).replace(' ', ''));
    const pin = this.#pin;
    const size = this.#size;
    const isInSight = pin && pin.x > 20 && pin.x < size.width - 20 && pin.y > 40 && pin.y < size.height - 10;
    if (!isInSight) this.#centre = place;
    this.#home.announce(written(place));
    this.#home.changed();
  }

  #remove(say: MapMessages): void {
    this.#home.type('point', '');
    this.#home.announce(say.removed);
    this.#home.changed();
    this.#home.focusOn(this.#open ? '#coordinates' : '#address');
  }

  #typed(text: string): void {
    const place = readPlace(text);
    this.#wrong = place === undefined && text.trim() !== '';
    if (text.trim() === '') this.#home.type('point', '');
    else if (place) {
      this.#centre = place;
      this.#put(place);
    } else this.#home.changed();
  }

  #closer(by: 1 | -1): void {
    const zoom = this.#zoom + by;
    if (zoom < ZOOMS.farthest || zoom > ZOOMS.closest) return;
    this.#zoom = zoom;
    this.#look(this.#point ?? this.#centre);
  }

  #key(event: KeyboardEvent): void {
    const way = ARROWS[event.key];
    if (way) {
      const { width, height } = this.#size;
      const from = this.#pin ?? { x: width / 2, y: height / 2 };
      const step = event.shiftKey ? 1 : STEP;
      this.#put(this.#placeIn({ x: from.x + way.x * step, y: from.y + way.y * step }));
    } else if (event.key === '+' || event.key === '=') this.#closer(1);
    else if (event.key === '-') this.#closer(-1);
    else return;
    event.preventDefault();
  }

  #miss(): void {
    if (this.#noPictures) return;
    this.#noPictures = true;
    this.#home.changed();
  }
}

export type { MapPoint };

/** @param given what the intake said of the agency's map; `undefined` where it is none that can be shown */
export function openMapPoint(home: StepHome, given: unknown): MapPoint | undefined {
  const read = v.safeParse(MapTilesSchema, given);
  return read.success ? new MapPoint(home, read.output) : undefined;
}
