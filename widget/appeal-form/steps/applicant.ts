import { html, nothing, type TemplateResult } from 'lit/html.js';
import { textArea } from '../field-view.ts';
import { radios, textInput } from '../later-fields.ts';
import type { LaterView, StepHome, StepPage } from './step-page.ts';

/** What art. 63 of the Code asks for, and no more; the ways to reach the person are theirs to give. */
function draw(view: LaterView): TemplateResult {
  const { steps } = view;
  const digits = { inputmode: 'numeric', width: 'short' } as const;
  return html`
    <p class="lead">${steps.whyIdentity}</p>
    ${radios(view, 'type', [
      { value: 'person', label: steps.person },
      { value: 'organisation', label: steps.organisation },
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
    <p class="lead">${steps.contacts}</p>
    <div class="pair">
      ${textInput(view, 'phone', { autocomplete: 'tel', type: 'tel', inputmode: 'tel', optional: true })}
      ${textInput(view, 'email', {
        autocomplete: 'email',
        type: 'email',
        inputmode: 'email',
        optional: true,
      })}
    </div>
    ${view.eds ? drawSignature(view) : nothing}
  `;
}

/** Whether to sign with an EDS, and what the law does with an appeal that is not signed. */
function drawSignature({ steps: { signing }, values }: LaterView): TemplateResult {
  const choice = (value: '' | 'yes', label: string, hint: string) => html`
    <label class="choice">
      <input type="radio" name="signs" value=${value} .checked=${values.signs === value} />
      <span>${label}<small>${hint}</small></span>
    </label>`;
  return html`
    <fieldset class="field" part="field">
      <legend part="label">${signing.legend}</legend>
      <div class="choices one">
        ${choice('yes', signing.eds, signing.edsHint)}
        ${choice('', signing.unsigned, signing.unsignedHint)}
      </div>
    </fieldset>
  `;
}

export const openPage = (_home: StepHome): StepPage => ({ draw });
