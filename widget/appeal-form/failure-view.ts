import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Notice } from '../../src/i18n/widget/form/ru.ts';

/**
 * What happened, what was kept, what to do next.
 *
 * @param detail the intake's own words
 * @param ways buttons that lead on
 */
export function drawFailure({ title, text }: Notice, detail?: string, ways?: TemplateResult): TemplateResult {
  return html`
    <div class="notice bad" part="notice" id="failure" role="alert">
      <h3>${title}</h3>
      ${detail ? html`<p>${detail}</p>` : nothing}
      <p>${text}</p>
      ${ways ?? nothing}
    </div>
  `;
}
