import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FieldWords, FormMessages, WidgetField } from '../../src/i18n/widget/form/ru.ts';
import type { Values } from './fields.ts';

/** What a field needs to draw itself. */
export interface FieldView {
  readonly form: FormMessages;
  readonly values: Values;
  /** Others use this computer: the browser shall remember nothing of what is typed either. */
  readonly shared: boolean;
  wordsOf(field: WidgetField): FieldWords;
  /** What is wrong with a field, in words, and how to mend it. */
  mistake(field: WidgetField): string | undefined;
}

/** One option of a select or of a group of radio buttons. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** The ids that describe a field, for `aria-describedby`. */
export function describedBy(view: FieldView, field: WidgetField): string | typeof nothing {
  const { hint } = view.wordsOf(field);
  const ids = [hint && `${field}-hint`, view.mistake(field) && `${field}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : nothing;
}

/** What helps with a field, and what is wrong with it. */
export function hintAndError(view: FieldView, field: WidgetField): TemplateResult {
  const { hint } = view.wordsOf(field);
  const mistake = view.mistake(field);
  return html`
    ${hint ? html`<p class="hint" part="hint" id="${field}-hint">${hint}</p>` : nothing}
    ${mistake ? html`<p class="error" part="error" id="${field}-error">${mistake}</p>` : nothing}
  `;
}

/** A control under its label. */
export function labelled(
  view: FieldView,
  field: WidgetField,
  optional: boolean | undefined,
  control: TemplateResult,
): TemplateResult {
  return html`
    <div class="field ${view.mistake(field) ? 'wrong' : ''}" part="field">
      <label for=${field} part="label"
        >${view.wordsOf(field).label}${
          optional ? html` <span class="optional">(${view.form.optional})</span>` : nothing
        }</label>
      ${hintAndError(view, field)} ${control}
    </div>
  `;
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
      autocomplete=${view.shared ? 'off' : autocomplete}
      aria-describedby=${describedBy(view, field)}
      aria-invalid=${view.mistake(field) ? 'true' : nothing}
      required
      .value=${view.values[field]}
    ></textarea>`,
  );
}

/** A list to choose one from; with a prompt, nothing is chosen until the person does. */
export function select(
  view: FieldView,
  field: WidgetField,
  prompt: string | undefined,
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
      ${prompt ? html`<option value="" .selected=${chosen === ''}>${prompt}</option>` : nothing}
      ${choices.map(
        ({ value, label }) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`,
      )}
    </select>`,
  );
}
