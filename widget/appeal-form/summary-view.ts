import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FieldWords, WidgetField } from '../../src/i18n/widget/form/ru.ts';
import type { Answers } from '../words.ts';
import { strayMessage, summaryMessage } from './field-words.ts';
import { FIELDS } from './fields.ts';
import type { Filing } from './filing.ts';

/**
 * The list of errors as GOV.UK found it to work: at the top, focused, each line leading to its field. A mended
 * one is ticked off and keeps its line, so that nothing moves while somebody types below.
 */
export function drawSummary(
  { listed, wrong, stray }: Filing,
  fields: readonly WidgetField[],
  answers: Answers,
  title: string,
  wordsOf: (field: WidgetField) => FieldWords,
  goTo: (field: WidgetField, event: Event) => void,
): TemplateResult {
  const lines = FIELDS.filter((field) => fields.includes(field)).map((field) => {
    const mistake = listed.get(field);
    if (!mistake) return nothing;
    const text = summaryMessage(field, mistake, answers, wordsOf(field));
    return html`<li>
      ${
        wrong.has(field)
          ? html`<a href="#${field}" @click=${(event: Event) => goTo(field, event)}>${text}</a>`
          : html`<s>${text}</s> ✓`
      }
    </li>`;
  });
  return html`
    <div
      class="notice bad"
      part="notice"
      id="summary"
      role="alert"
      tabindex="-1"
      aria-labelledby="summary-title"
    >
      <h3 id="summary-title">${title}</h3>
      <p>${answers.errors.kept}</p>
      <ul>
        ${lines} ${stray.map((mistake) => html`<li>${strayMessage(mistake, answers)}</li>`)}
      </ul>
    </div>
  `;
}
