import { html, nothing, type TemplateResult } from 'lit/html.js';
import { placeNameIn } from '../../../src/appeal/found-places.ts';
import { APPEAL_KINDS } from '../../../src/appeal/kinds.ts';
import type { SimilarMatter } from '../../../src/appeal/matter.ts';
import { TRAP_FIELD } from '../../../src/appeal/proof-of-work.ts';
import { regionPrefixOf } from '../../../src/appeal/region-prefixes.ts';
import { TOPICS } from '../../../src/appeal/topics.ts';
import { findSimilarMatters } from '../../../src/client/matters.ts';
import type { Step, WidgetField } from '../../../src/i18n/widget/form/ru.ts';
import { fieldsOf, STEPS } from '../fields.ts';
import { checkbox } from '../later-fields.ts';
import type { LaterView, StepHome, StepPage } from './step-page.ts';

/** Fields of one kind of applicant mean nothing where the other one appeals. */
const PERSONS: readonly WidgetField[] = ['familyName', 'givenName', 'patronymic', 'iin'];
const ORGANISATIONS: readonly WidgetField[] = ['name', 'bin', 'representative'];

/** Everything on one page, with a way back to each answer. */
class CheckPage implements StepPage {
  readonly #home: StepHome;
  /** What others reported nearby, and what was asked to learn it. */
  #similar: readonly SimilarMatter[] = [];
  #asked = '';

  constructor(home: StepHome) {
    this.#home = home;
  }

  draw(view: LaterView): TemplateResult {
    const { steps, form } = view;
    void this.#lookAround(view);
    return html`
      <p class="lead">${steps.check.lead}</p>
      ${STEPS.filter((step) => step !== 'check').map(
        (step) => html`
          <div class="answers">
            <h4>${form.steps[step]}</h4>
            <dl>
              ${step === 'files' ? this.#files(view) : fieldsOf(step).map((field) => this.#line(view, step, field))}
              ${extraLines(view, step)}
            </dl>
            <button
              type="button"
              class="quiet"
              part="button"
              @click=${() => this.#home.goTo(step)}
            >${steps.check.change}<span class="unseen">: ${form.steps[step]}</span></button>
          </div>`,
      )}
      ${this.#similar.length > 0 ? this.#drawSimilar(view) : nothing} ${checkbox(view, 'consent')}
      <p class="unseen" aria-hidden="true">
        <input name=${TRAP_FIELD} tabindex="-1" autocomplete="off" />
      </p>
    `;
  }

  /** Asks once for what stands in the form now whether others reported the same. */
  async #lookAround({ values }: LaterView): Promise<void> {
    const { topic, kato, address, text } = values;
    const { agency } = this.#home.addressed();
    const asked = JSON.stringify([topic, kato, address, text]);
    const known = TOPICS.find((one) => one === topic);
    if (asked === this.#asked || !known || kato === '') return;
    this.#asked = asked;
    const request = { agency, topic: known, place: { kato, address }, text };
    const outcome = await findSimilarMatters(this.#home.settings(), request, this.#home.signal());
    if (asked !== this.#asked) return;
    // Without an answer there is nothing to join; the appeal goes all the same.
    this.#similar = outcome.ok ? outcome.value : [];
    const { joins } = this.#home.draft.values;
    if (joins !== '' && !this.#similar.some(({ id }) => id === joins)) this.#home.type('joins', '');
    this.#home.changed();
  }

  #drawSimilar({ steps: { similar: say }, frame, language, values, standing }: LaterView): TemplateResult {
    const choice = (value: string, label: string, hint?: string) => html`
      <label class="choice">
        <input type="radio" name="joins" value=${value} .checked=${values.joins === value} />
        <span>${label}${hint ? html`<small>${hint}</small>` : nothing}</span>
      </label>`;
    return html`
      <fieldset class="field" part="field">
        <legend part="label">${say.title}</legend>
        <p class="hint" part="hint">${say.lead}</p>
        <div class="choices one">
          ${this.#similar.map(({ id, topic, place, since, voices }) => {
            const where = [place.name && placeNameIn(place.name, language), place.street];
            const label = [frame.topics[topic], ...where].filter(Boolean).join(', ');
            return choice(id, label, say.voices(standing.day(since), voices));
          })}
          ${choice('', say.own)}
        </div>
      </fieldset>
    `;
  }

  #line(view: LaterView, step: Step, field: WidgetField) {
    const value = this.#valueOf(view, field);
    if (value === undefined) return nothing;
    const given = value !== '';
    // What may be left out is not listed where it was.
    if (!given && step !== 'matter') return nothing;
    return html`<div>
      <dt>${view.wordsOf(field).label}</dt>
      <dd class=${field === 'text' ? 'said' : ''}>${given ? value : view.steps.check.none}</dd>
    </div>`;
  }

  #files({ steps, wordsOf }: LaterView) {
    const names = (this.#home.draft.record.files ?? []).map(({ name }) => name);
    return html`<div>
      <dt>${wordsOf('attachments').label}</dt>
      <dd>${names.length > 0 ? names.join(', ') : steps.check.none}</dd>
    </div>`;
  }

  /** What stands in a field, as a person reads it; `undefined` where it does not count. */
  #valueOf({ values, frame, standing, steps }: LaterView, field: WidgetField): string | undefined {
    const organisation = values.type === 'organisation';
    if ((organisation ? PERSONS : ORGANISATIONS).includes(field)) return undefined;
    const value = values[field].trim();
    if (field === 'kind') return frame.kinds[APPEAL_KINDS.find((known) => known === value) ?? 'application'];
    if (field === 'type') return organisation ? steps.organisation : steps.person;
    if (field === 'topic') {
      const topic = TOPICS.find((known) => known === value);
      return topic ? frame.topics[topic] : '';
    }
    if (field === 'kato') {
      const prefix = regionPrefixOf(value);
      return prefix ? [values.placeName, standing.regions[prefix]].filter(Boolean).join(', ') : '';
    }
    return value;
  }
}

function extraLines({ eds, steps, values }: LaterView, step: Step) {
  if (step === 'place' && values.point) {
    const { location: say } = steps;
    const metres = values.point.split(',')[2];
    return html`<div><dd>${metres ? say.found(Number(metres)) : say.point + values.point}</dd></div>`;
  }
  if (step !== 'applicant' || !eds) return nothing;
  const { check, signing } = steps;
  return html`<div>
    <dt>${signing.legend}</dt>
    <dd>${values.signs ? check.signed : check.unsigned}</dd>
  </div>`;
}

export const openPage = (home: StepHome): StepPage => new CheckPage(home);
