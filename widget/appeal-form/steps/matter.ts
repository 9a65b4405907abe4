import { html, nothing, type TemplateResult } from 'lit/html.js';
import { APPEAL_KINDS } from '../../../src/appeal/kinds.ts';
import { TOPICS } from '../../../src/appeal/topics.ts';
import { select, textArea } from '../field-view.ts';
import type { Values } from '../fields.ts';
import type { StepView } from './step-page.ts';

/** What happened comes first: it is what the person came to say. */
export function drawMatter(view: StepView): TemplateResult {
  const { kindHints, kinds, topics } = view.frame;
  const kind = APPEAL_KINDS.find((known) => known === view.values.kind);
  return html`
    ${textArea(view, 'text')}
    <div class="pair">
      ${select(
        view,
        'topic',
        view.form.chooseTopic,
        TOPICS.map((value) => ({ value, label: topics[value] })),
      )}
      ${select(
        view,
        'kind',
        undefined,
        APPEAL_KINDS.map((value) => ({ value, label: kinds[value] })),
      )}
    </div>
    <p class="hint beside">${kind ? `${kinds[kind]}: ${kindHints[kind]}.` : nothing}
      ${isSuggested(view.values) ? view.form.suggested : nothing}</p>
  `;
}

/** Topic and kind were chosen from the words of the text, and nobody chose otherwise. */
function isSuggested({ chosen, topic }: Values): boolean {
  return chosen === '' && topic !== '';
}
