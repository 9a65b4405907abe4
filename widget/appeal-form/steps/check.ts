import { html, nothing, type TemplateResult } from 'lit';
import { APPEAL_KINDS } from '../../../src/appeal/kinds.ts';
import { regionPrefixOf } from '../../../src/appeal/region-prefixes.ts';
import { TOPICS } from '../../../src/appeal/topics.ts';
import type { Step, WidgetField } from '../../../src/i18n/widget/form/ru.ts';
import { fieldsOf, STEPS } from '../fields.ts';
import { checkbox } from '../later-fields.ts';
import type { LaterView, StepHome, StepPage } from './step-page.ts';

/** Fields of one kind of applicant mean nothing where the other one appeals. */
const PERSONS: readonly WidgetField[] = ['familyName', 'givenName', 'patronymic', 'iin'];
const ORGANISATIONS: readonly WidgetField[] = ['name', 'bin', 'representative'];

/** Everything on one page, with a way back to each answer. */
class CheckPage implements StepPage {
  private readonly home: StepHome;

  constructor(home: StepHome) {
    this.home = home;
  }

  draw(view: LaterView): TemplateResult {
    const { steps, form } = view;
    return html`
      <p class="lead">${steps.check.lead}</p>
      ${STEPS.filter((step) => step !== 'check').map(
        (step) => html`
          <div class="answers">
            <h4>${form.steps[step]}</h4>
            <dl>
              ${step === 'files' ? this.files(view) : fieldsOf(step).map((field) => this.line(view, step, field))}
              ${extraLines(view, step)}
            </dl>
            <button
              type="button"
              class="quiet"
              part="button"
              @click=${() => this.home.goTo(step)}
            >${steps.check.change}<span class="unseen">: ${form.steps[step]}</span></button>
          </div>`,
      )}
      ${checkbox(view, 'consent')}
    `;
  }

  private line(view: LaterView, step: Step, field: WidgetField) {
    const value = this.valueOf(view, field);
    if (value === undefined) return nothing;
    const given = value !== '';
    // What may be left out is not listed where it was.
    if (!given && step !== 'matter') return nothing;
    return html`<div>
      <dt>${view.wordsOf(field).label}</dt>
      <dd class=${field === 'text' ? 'said' : ''}>${given ? value : view.steps.check.none}</dd>
    </div>`;
  }

  private files({ steps, wordsOf }: LaterView) {
    const names = (this.home.draft.record.files ?? []).map(({ name }) => name);
    return html`<div>
      <dt>${wordsOf('attachments').label}</dt>
      <dd>${names.length > 0 ? names.join(', ') : steps.check.none}</dd>
    </div>`;
  }

  /** What stands in a field, as a person reads it; `undefined` where it does not count. */
  private valueOf({ values, frame, regions, steps }: LaterView, field: WidgetField): string | undefined {
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
      return prefix ? regions[prefix] : '';
    }
    return value;
  }
}

function extraLines({ eds, steps, values }: LaterView, step: Step) {
  if (step !== 'applicant' || !eds) return nothing;
  const { check, signing } = steps;
  return html`<div>
    <dt>${signing.legend}</dt>
    <dd>${values.signs ? check.signed : check.unsigned}</dd>
  </div>`;
}

export const openPage = (home: StepHome): StepPage => new CheckPage(home);
