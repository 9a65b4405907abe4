import { html, nothing, type TemplateResult } from 'lit/html.js';
import { type FoundPlace, placeNameIn } from '../../../src/appeal/found-places.ts';
import { REGION_PREFIXES, regionKato, regionPrefixOf } from '../../../src/appeal/region-prefixes.ts';
import { findPlaces } from '../../../src/client/places.ts';
import { select } from '../field-view.ts';
import { textInput } from '../later-fields.ts';
import type { MapPoint } from '../map/map-point.ts';
import type { LaterView, StepHome, StepPage } from './step-page.ts';

/** Milliseconds after the last key before anybody is asked. */
const ASK_AFTER = 250;

/** Places that are offered at once. */
const MOST = 6;

/** Milliseconds for the device to find out where it is. */
const LOCATE_WITHIN = 20_000;

/** The region that a place lies in; itself for a region, nothing for nothing. */
function regionOf(kato: string): string {
  const prefix = regionPrefixOf(kato);
  return prefix ? regionKato(prefix) : '';
}

/** Where it is: the region, a place found by typing, an address, the device's own location on request. */
class PlacePage implements StepPage {
  readonly #home: StepHome;
  #found: readonly FoundPlace[] | undefined;
  #asking: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #map: MapPoint | undefined;
  #mapAsked = false;
  #locating: 'asking' | 'denied' | 'failed' | undefined;

  constructor(home: StepHome) {
    this.#home = home;
  }

  draw(view: LaterView): TemplateResult {
    const { steps } = view;
    const regions = REGION_PREFIXES.map((prefix) => ({
      value: regionKato(prefix),
      label: view.standing.regions[prefix],
    }));
    const region = { ...view, values: { ...view.values, kato: regionOf(view.values.kato) } };
    const say = steps.settlement;
    if (view.map && !this.#mapAsked) this.#openMap(view.map);
    return html`
      <div @change=${() => this.#forget()}>${select(region, 'kato', steps.chooseRegion, regions)}</div>
      <div class="field" part="field">
        <label for="placeName" part="label"
          >${say.label} <span class="optional">(${view.form.optional})</span></label
        >
        <p class="hint" part="hint" id="placeName-hint">${say.hint}</p>
        <input
          id="placeName"
          name="placeName"
          part="input"
          autocomplete="off"
          aria-describedby="placeName-hint"
          .value=${view.values.placeName}
          @input=${({ target }: Event) => this.#typed(target instanceof HTMLInputElement ? target.value : '')}
        />
      </div>
      ${this.#drawFound(view)} ${textInput(view, 'address', { optional: true })} ${this.#drawLocation(view)}
      ${this.#map?.draw(view)}
    `;
  }

  #drawFound({ steps, language }: LaterView): TemplateResult | typeof nothing {
    const found = this.#found;
    if (!found) return nothing;
    if (found.length === 0) return html`<p class="hint" role="status">${steps.settlement.none}</p>`;
    return html`
      <div class="choices one" role="group" aria-label=${steps.settlement.found}>
        ${found.map((place) => {
          const name = placeNameIn(place.name, language);
          const within = place.within.map((around) => placeNameIn(around.name, language)).join(', ');
          return html`<button type="button" class="found" part="button" @click=${() => this.#choose(place, name)}>
            ${name}${within ? html`<small>${within}</small>` : nothing}
          </button>`;
        })}
      </div>
    `;
  }

  #drawLocation({ steps: { location: say }, values }: LaterView): TemplateResult {
    const metres = values.point.split(',')[2];
    if (metres !== undefined) {
      return html`<p class="beside" role="status">✓ ${say.found(Number(metres))}</p>
        <button type="button" class="quiet" part="button" @click=${() => this.#home.type('point', '')}>
          ${say.remove}
        </button>`;
    }
    const locating = this.#locating;
    return html`
      <p class="ways">
        <button type="button" part="button" @click=${() => this.#locate()}>
          ${locating === 'asking' ? say.asking : say.ask}
        </button>
      </p>
      ${locating === 'denied' || locating === 'failed' ? html`<p role="alert">${say[locating]}</p>` : nothing}
    `;
  }

  /** Only an agency that has a map has its citizens load what draws it; without a line, they have the address. */
  #openMap(given: unknown): void {
    this.#mapAsked = true;
    import('../map/map-point.ts').then(
      ({ openMapPoint }) => {
        this.#map = openMapPoint(this.#home, given);
        this.#home.changed();
      },
      () => {
        this.#mapAsked = false;
      },
    );
  }

  #typed(q: string): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const { kato } = this.#home.draft.values;
    // What was chosen before is no longer what stands there.
    if (kato !== regionOf(kato)) this.#home.type('kato', regionOf(kato));
    if (this.#found) {
      this.#found = undefined;
      this.#home.changed();
    }
    if (q.trim().length < 2) return;
    this.#timer = setTimeout(() => void this.#ask(q, regionOf(kato)), ASK_AFTER);
  }

  async #ask(q: string, within: string): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    const query = { q, limit: MOST, ...(within ? { within } : {}) };
    const outcome = await findPlaces(this.#home.settings(), query, asking.signal);
    if (asking.signal.aborted) return;
    // Without a line the region and the address are enough.
    this.#found = outcome.ok ? outcome.value : undefined;
    this.#home.changed();
  }

  #choose({ kato }: FoundPlace, name: string): void {
    this.#found = undefined;
    this.#home.type('kato', kato);
    this.#home.type('placeName', name);
    this.#home.announce(name);
    this.#home.focusOn('#address');
  }

  /** Another region: the place in the former one is none any more. */
  #forget(): void {
    this.#found = undefined;
    this.#home.type('placeName', '');
  }

  #locate(): void {
    if (this.#locating === 'asking') return;
    const home = this.#home;
    const end = (how: 'denied' | 'failed' | undefined) => {
      this.#locating = how;
      home.changed();
    };
    // Absent on a page without https.
    if (!navigator.geolocation) {
      end('failed');
      return;
    }
    this.#locating = 'asking';
    home.changed();
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        end(undefined);
        home.type('point', [latitude.toFixed(5), longitude.toFixed(5), Math.round(accuracy)].join());
      },
      ({ code }) => end(code === GeolocationPositionError.PERMISSION_DENIED ? 'denied' : 'failed'),
      { enableHighAccuracy: true, timeout: LOCATE_WITHIN },
    );
  }
}

export const openPage = (home: StepHome): StepPage => new PlacePage(home);
