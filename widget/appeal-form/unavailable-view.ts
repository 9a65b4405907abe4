import { html, type TemplateResult } from 'lit/html.js';
import type { Answers } from '../words.ts';
import type { Refusal } from './sending.ts';

/** Where else every appeal is taken. */
const EVERYWHERE = 'https://eotinish.gov.kz';

/** The sentence for whoever keeps the page. */
export function webmasterMessage(
  why: Refusal,
  agency: string,
  intake: string,
  { unavailable: say }: Answers,
): string {
  return why === 'origin' ? say.origin(location.origin, agency) : say.agency(agency, intake);
}

/**
 * What a citizen sees instead of a form that could not send: where else to go, with the agency's own contacts
 * when the page put them inside the tag. The reason is folded away, for the webmaster.
 */
export function drawUnavailable(reason: string, { unavailable: say }: Answers): TemplateResult {
  return html`
    <div class="notice" part="notice">
      <h2>${say.title}</h2>
      <p>${say.elsewhere}</p>
      <p><a href=${EVERYWHERE}>eotinish.gov.kz</a></p>
      <slot></slot>
      <details>
        <summary>${say.forWebmaster}</summary>
        <p>${reason}</p>
      </details>
    </div>
  `;
}
