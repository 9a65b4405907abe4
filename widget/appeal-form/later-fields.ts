import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { WidgetField } from '../../src/i18n/widget/form/ru.ts';
import { type Choice, describedBy, type FieldView, hintAndError, labelled } from './field-view.ts';

/** How the browser may help with a field (HTML's autofill tokens, the keyboard of a phone). */
export interface InputTraits {
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'tel' | 'email';
  readonly type?: 'text' | 'tel' | 'email';
  readonly optional?: boolean;
  /** Longer or shorter than the column: the width tells how much is expected. */
  readonly width?: 'short' | 'medium';
}

/** A line to type into. */
export function textInput(view: FieldView, field: WidgetField, traits: InputTraits = {}): TemplateResult {
  return labelled(
    view,
    field,
    traits.optional,
    html`<input
      id=${field}
      name=${field}
      part="input"
      class=${traits.width ?? ''}
      type=${traits.type ?? 'text'}
      inputmode=${traits.inputmode ?? nothing}
      autocomplete=${view.shared ? 'off' : (traits.autocomplete ?? 'off')}
      aria-describedby=${describedBy(view, field)}
      aria-invalid=${view.mistake(field) ? 'true' : nothing}
      ?required=${!traits.optional}
      .value=${view.values[field]}
    />`,
  );
}

/** A group of radio buttons, all of them seen at once. */
export function radios(view: FieldView, field: WidgetField, choices: readonly Choice[]): TemplateResult {
  return html`
    <fieldset
      class="field ${view.mistake(field) ? 'wrong' : ''}"
      part="field"
      aria-describedby=${describedBy(view, field)}
    >
      <legend part="label">${view.wordsOf(field).label}</legend>
      ${hintAndError(view, field)}
      <div class="choices">
        ${choices.map(
          ({ value, label, hint }, index) => html`
            <label class="choice">
              <input
                type="radio"
                id=${index === 0 ? field : nothing}
                name=${field}
                value=${value}
                .checked=${view.values[field] === value}
              />
              <span>${label}${hint ? html`<small>${hint}</small>` : nothing}</span>
            </label>`,
        )}
      </div>
    </fieldset>
  `;
}

/** One box to tick, with its words beside it. */
export function checkbox(view: FieldView, field: WidgetField): TemplateResult {
  return html`
    <div class="field ${view.mistake(field) ? 'wrong' : ''}" part="field">
      ${hintAndError(view, field)}
      <label class="choice">
        <input
          type="checkbox"
          id=${field}
          name=${field}
          value="yes"
          aria-describedby=${describedBy(view, field)}
          aria-invalid=${view.mistake(field) ? 'true' : nothing}
          required
          .checked=${view.values[field] === 'yes'}
        />
        <span>${view.wordsOf(field).label}</span>
      </label>
    </div>
  `;
}
