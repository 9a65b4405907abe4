import { html, nothing, type TemplateResult } from 'lit';
import type { FormMessages, WidgetField } from '../../src/i18n/widget/form/ru.ts';
import type { Values } from './fields.ts';

/** What a field needs to draw itself. */
export interface FieldView {
  readonly form: FormMessages;
  readonly values: Values;
  /** What is wrong with a field, in words, and how to mend it. */
  mistake(field: WidgetField): string | undefined;
}

/** How the browser may help with a field (HTML's autofill tokens, the keyboard of a phone). */
export interface InputTraits {
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'tel' | 'email';
  readonly type?: 'text' | 'tel' | 'email';
  readonly optional?: boolean;
  /** Longer or shorter than the column: the width tells how much is expected. */
  readonly width?: 'short' | 'medium';
}

/** One option of a select or of a group of radio buttons. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** The ids that describe a field, for `aria-describedby`. */
function describedBy(view: FieldView, field: WidgetField): string | typeof nothing {
  const { hint } = view.form.fields[field];
  const ids = [hint && `${field}-hint`, view.mistake(field) && `${field}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : nothing;
}

function hintAndError(view: FieldView, field: WidgetField): TemplateResult {
  const { hint } = view.form.fields[field];
  const mistake = view.mistake(field);
  return html`
    ${hint ? html`<p class="hint" part="hint" id="${field}-hint">${hint}</p>` : nothing}
    ${mistake ? html`<p class="error" part="error" id="${field}-error">${mistake}</p>` : nothing}
  `;
}

function labelled(
  view: FieldView,
  field: WidgetField,
  optional: boolean | undefined,
  control: TemplateResult,
): TemplateResult {
  return html`
    <div class="field ${view.mistake(field) ? 'wrong' : ''}" part="field">
      <label for=${field} part="label"
        >${view.form.fields[field].label}${
          optional ? html` <span class="optional">(${view.form.optional})</span>` : nothing
        }</label>
      ${hintAndError(view, field)} ${control}
    </div>
  `;
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
      autocomplete=${traits.autocomplete ?? 'off'}
      aria-describedby=${describedBy(view, field)}
      aria-invalid=${view.mistake(field) ? 'true' : nothing}
      ?required=${!traits.optional}
      .value=${view.values[field]}
    />`,
  );
}

/** A few lines to write on, or a page; autofill gives a whole postal address only to such a field. */
export function textArea(
  view: FieldView,
  field: WidgetField,
  { rows = 6, autocomplete = 'off' }: { readonly rows?: number; readonly autocomplete?: string } = {},
): TemplateResult {
  return labelled(
    view,
    field,
    false,
    html`<textarea
      id=${field}
      name=${field}
      part="input"
      rows=${rows}
      autocomplete=${autocomplete}
      aria-describedby=${describedBy(view, field)}
      aria-invalid=${view.mistake(field) ? 'true' : nothing}
      required
      .value=${view.values[field]}
    ></textarea>`,
  );
}

/** A list to choose one from, with nothing chosen until the person does. */
export function select(
  view: FieldView,
  field: WidgetField,
  prompt: string,
  choices: readonly Choice[],
): TemplateResult {
  const chosen = view.values[field];
  return labelled(
    view,
    field,
    false,
    html`<select
      id=${field}
      name=${field}
      part="input"
      autocomplete="off"
      aria-describedby=${describedBy(view, field)}
      aria-invalid=${view.mistake(field) ? 'true' : nothing}
      required
    >
      <option value="" .selected=${chosen === ''}>${prompt}</option>
      ${choices.map(
        ({ value, label }) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`,
      )}
    </select>`,
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
      <legend part="label">${view.form.fields[field].label}</legend>
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
        <span>${view.form.fields[field].label}</span>
      </label>
    </div>
  `;
}
