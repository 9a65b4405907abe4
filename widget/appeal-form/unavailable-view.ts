import { html, type TemplateResult } from 'lit/html.js';
import type { Language } from '../../src/appeal/language.ts';
import { messages as en } from '../../src/i18n/widget/unavailable/en.ts';
import { messages as kk } from '../../src/i18n/widget/unavailable/kk.ts';
import { messages as ru } from '../../src/i18n/widget/unavailable/ru.ts';
import type { CounterHome } from './counter-home.ts';
import type { Refusal } from './sending.ts';

/** Where else every appeal is taken. */
const EVERYWHERE = 'https://eotinish.gov.kz';

/** All of them: a page that nothing can be sent from may be read in another language, and asks for no more. */
const WORDS = { kk, ru, en };

/** The sentence for whoever keeps the page. */
function webmasterMessage(why: Refusal, agency: string, intake: string, language: Language): string {
  const say = WORDS[language];
  return why === 'origin' ? say.origin(location.origin, agency) : say.agency(agency, intake);
}

/**
 * Tells whoever keeps the page, in the browser's console, why nothing can be sent from it.
 *
 * @returns draws what a citizen sees there
 */
export function elsewhere({ addressed, settings }: CounterHome, why: Refusal): () => TemplateResult {
  const reason = () => {
    const { agency, language } = addressed();
    return webmasterMessage(why, agency, settings().baseUrl, language);
  };
  console.error(`Dauys: ${reason()}`);
  return () => drawUnavailable(reason(), addressed().language);
}

/**
 * What a citizen sees instead of a form that could not send: where else to go, with the agency's own contacts
 * when the page put them inside the tag. The reason is folded away, for the webmaster.
 */
function drawUnavailable(reason: string, language: Language): TemplateResult {
  const say = WORDS[language];
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
