import { html, type TemplateResult } from 'lit';
import { APPEAL_KINDS } from '../../src/appeal/kinds.ts';
import { REGION_PREFIXES, regionKato } from '../../src/appeal/region-prefixes.ts';
import { TOPICS } from '../../src/appeal/topics.ts';
import type { FormMessages } from '../../src/i18n/widget/form/ru.ts';
import type { Frame } from '../words.ts';
import { checkbox, type FieldView, radios, select, textArea, textInput } from './field-view.ts';

export interface SectionView extends FieldView {
  readonly frame: Frame;
}

/** A part of the form that asks about one thing. They stand one under the other in the order of this list. */
export interface Section {
  readonly name: keyof FormMessages['sections'];
  draw(view: SectionView): TemplateResult;
}

/** What happened comes first: it is what the person came to say. */
const matter: Section = {
  name: 'matter',
  draw(view) {
    const topics = TOPICS.map((value) => ({ value, label: view.frame.topics[value] }));
    const kinds = APPEAL_KINDS.map((value) => ({
      value,
      label: view.frame.kinds[value],
      hint: view.frame.kindHints[value],
    }));
    return html`
      ${textArea(view, 'text')} ${select(view, 'topic', view.form.chooseTopic, topics)}
      ${radios(view, 'kind', kinds)}
    `;
  },
};

const place: Section = {
  name: 'place',
  draw(view) {
    const regions = REGION_PREFIXES.map((prefix) => ({
      value: regionKato(prefix),
      label: view.frame.regions[prefix],
    }));
    return html`
      ${select(view, 'kato', view.form.chooseRegion, regions)}
      ${textInput(view, 'address', { optional: true })}
    `;
  },
};

/** What art. 63 of the Code asks for, and no more; the ways to reach the person are theirs to give. */
const applicant: Section = {
  name: 'applicant',
  draw(view) {
    const { form } = view;
    const digits = { inputmode: 'numeric', width: 'short' } as const;
    return html`
      <p class="lead">${form.whyIdentity}</p>
      ${radios(view, 'type', [
        { value: 'person', label: form.person },
        { value: 'organisation', label: form.organisation },
      ])}
      ${
        view.values.type === 'organisation'
          ? html`
              ${textInput(view, 'name', { autocomplete: 'organization' })} ${textInput(view, 'bin', digits)}
              ${textInput(view, 'representative', { autocomplete: 'name' })}`
          : html`
              <div class="pair">
                ${textInput(view, 'familyName', { autocomplete: 'family-name' })}
                ${textInput(view, 'givenName', { autocomplete: 'given-name' })}
              </div>
              <div class="pair">
                ${textInput(view, 'patronymic', { autocomplete: 'additional-name', optional: true })}
                ${textInput(view, 'iin', { ...digits, optional: true })}
              </div>`
      }
      ${textArea(view, 'postalAddress', { rows: 2, autocomplete: 'street-address' })}
      <p class="lead">${form.contacts}</p>
      <div class="pair">
        ${textInput(view, 'phone', { autocomplete: 'tel', type: 'tel', inputmode: 'tel', optional: true })}
        ${textInput(view, 'email', {
          autocomplete: 'email',
          type: 'email',
          inputmode: 'email',
          optional: true,
        })}
      </div>
    `;
  },
};

const consent: Section = { name: 'send', draw: (view) => checkbox(view, 'consent') };

const SECTIONS: readonly Section[] = [matter, place, applicant, consent];

/** The whole form, section by section. */
export function drawSections(view: SectionView): readonly TemplateResult[] {
  return SECTIONS.map(
    (section, index) => html`
      <section part="section" aria-labelledby="section-${section.name}">
        <h3 id="section-${section.name}">
          <span class="step" aria-hidden="true">${index + 1}</span>
          ${view.form.sections[section.name]}
        </h3>
        ${section.draw(view)}
      </section>
    `,
  );
}
