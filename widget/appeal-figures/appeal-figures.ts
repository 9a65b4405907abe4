import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Figures } from '../../src/appeal/figures.ts';
import type { Language } from '../../src/appeal/language.ts';
import { readFigures } from '../../src/client/figures.ts';
import { type Failure, statusOf } from '../../src/client/outcome.ts';
import type { FiguresMessages } from '../../src/i18n/widget/figures/ru.ts';
import { DauysElement } from '../dauys-element.ts';
import type { Changed, Declarations } from '../drawn-element.ts';
import { answerStyles } from '../look/answer-styles.ts';
import { figuresStyles } from '../look/figures-styles.ts';
import type { Surroundings } from '../words.ts';
import { drawFigures, type FiguresWords } from './figures-view.ts';

function failureName(failure: Failure): keyof FiguresMessages['failures'] {
  if (failure.kind === 'offline' || failure.kind === 'timeout') return 'offline';
  const status = statusOf(failure) ?? 0;
  return status === 403 || status === 404 ? 'refused' : 'down';
}

/**
 * `<dauys-appeal-figures agency="TLD">`: how an agency answers appeals, in drawings with a table behind each.
 * Nothing in it counts how many people saw anything.
 *
 * @fires dauys-error with `{ reason }` when nothing could be shown
 */
export class AppealFigures extends DauysElement<FiguresWords> {
  static override styles = [...DauysElement.styles, answerStyles, figuresStyles];

  static override properties: Declarations = {
    figures: { state: true },
    failed: { state: true },
  };

  declare private figures: Figures | undefined;
  declare private failed: keyof FiguresMessages['failures'] | undefined;
  /** The agency and the intake that were asked last. */
  #asked = '';

  protected async learn(language: Language): Promise<FiguresWords> {
    const { words } = DauysElement.surroundings;
    const [frame, figures, standing] = await Promise.all([
      words('frame', language),
      words('figures', language),
      words('standing', language),
    ]);
    return { frame, figures, standing };
  }

  protected override willUpdate(_changed: Changed): void {
    const { baseUrl } = this.settings;
    const wanted = `${this.agencyCode} ${baseUrl}`;
    if (this.words && wanted !== this.#asked) {
      this.#asked = wanted;
      void this.#load();
    }
  }

  protected override content(words: FiguresWords): TemplateResult {
    const { figures, failed } = this;
    const { figures: say } = words;
    const notice = failed && say.failures[failed];
    return html`
      <h2 part="title" id="title" tabindex="-1">${say.title}</h2>
      ${figures ? (figures.received === 0 ? html`<p class="lead">${say.none}</p>` : drawFigures(figures, words)) : nothing}
      ${figures || notice ? nothing : html`<p class="lead">${say.loading}</p>`}
      ${
        notice
          ? html`<div class="notice bad" part="notice" role="alert">
              <h3>${notice.title}</h3>
              <p>${notice.text}</p>
              ${
                failed === 'refused'
                  ? nothing
                  : html`<button type="button" part="button" @click=${() => void this.#load()}>${say.again}</button>`
              }
            </div>`
          : nothing
      }
    `;
  }

  async #load(): Promise<void> {
    const { signal } = this.leaving;
    this.failed = undefined;
    this.figures = undefined;
    const asked = this.#asked;
    const outcome = await readFigures(this.settings, this.agencyCode, signal);
    if (signal.aborted || asked !== this.#asked) return;
    if (outcome.ok) {
      this.figures = outcome.value;
      return;
    }
    this.failed = failureName(outcome.failure);
    if (this.failed === 'refused') {
      console.error(
        `Dauys: the figures of ${this.agencyCode} are not shown on ${location.origin}: the agency's list lacks this address, or there is no such agency.`,
      );
    }
    this.tell('dauys-error', { reason: this.failed });
  }
}

/** Lets the page use the tag. */
export function define(surroundings: Surroundings): void {
  DauysElement.surroundings = surroundings;
  if (!customElements.get('dauys-appeal-figures')) {
    customElements.define('dauys-appeal-figures', AppealFigures);
  }
}
