import { html, nothing, type TemplateResult } from 'lit';
import type { Notice } from '../../src/i18n/widget/form/ru.ts';
import type { Vocabulary } from '../words.ts';
import { drawSections, type SectionView } from './sections.ts';

/** What the form says: two parts before it is drawn, the others as soon as it is. */
export type FormWords = Pick<Vocabulary, 'frame' | 'form'> & Partial<Pick<Vocabulary, 'answers' | 'receipt'>>;

/** What the form shows, as long as it is a form. */
export interface FormView extends SectionView {
  /** The agency's name, once the intake said it. */
  readonly addressee: string | undefined;
  /** The list of errors above the form. */
  readonly above: TemplateResult | undefined;
  /** What else is asked right before the button. */
  readonly last: TemplateResult | undefined;
  /** Why the last sending failed, beside the button. */
  readonly failure: TemplateResult | undefined;
  readonly sending: boolean;
  /** Sending takes long. */
  readonly slow: boolean;
  /** The browser keeps the draft. */
  readonly kept: boolean;
  /** The person is being asked whether to erase everything. */
  readonly asking: boolean;
}

export interface FormActions {
  typed(event: Event): void;
  submit(event: Event): void;
  ask(asking: boolean): void;
  clear(): void;
}

/** The form, what is said around its button, and what becomes of the draft. */
export function drawForm(view: FormView, actions: FormActions): TemplateResult {
  const { form, sending, failure } = view;
  const button = failure ? form.again : form.send;
  return html`
    <h2 part="title" id="title" tabindex="-1">${form.title}</h2>
    <p class="to">${view.addressee ? form.to(view.addressee) : nothing}</p>
    <p class="lead">${form.promise}</p>
    ${view.above ?? nothing}
    <form
      novalidate
      aria-labelledby="title"
      @input=${actions.typed}
      @submit=${actions.submit}
    >
      <fieldset class="all" ?disabled=${sending}>${drawSections(view)}</fieldset>
      ${view.last ?? nothing}${failure ?? nothing}
      <button
        type="submit"
        class="main"
        part="button submit"
        id="submit"
        aria-disabled=${sending ? 'true' : 'false'}
      >${sending ? form.sending : button}</button>
      <p class="hint" role="status">${view.slow ? form.slow : nothing}</p>
    </form>
    ${drawDraftNote(view, actions)}
  `;
}

function drawDraftNote({ form, kept, asking, sending }: FormView, actions: FormActions): TemplateResult {
  const { draft } = form;
  return html`
    <div class="draft" part="draft">
      <p class="hint">${kept ? draft.kept : draft.notKept}</p>
      ${
        asking
          ? html`<div class="notice" part="notice" role="group" aria-labelledby="sure">
              <p id="sure">${draft.sure}</p>
              <div class="actions">
                <button type="button" id="yes" part="button" @click=${actions.clear}>${draft.yes}</button>
                <button type="button" part="button" @click=${() => actions.ask(false)}>${draft.no}</button>
              </div>
            </div>`
          : html`<button
              type="button"
              class="quiet"
              id="clear"
              part="button"
              ?disabled=${sending}
              @click=${() => actions.ask(true)}
            >${draft.clear}</button>`
      }
    </div>
  `;
}

/**
 * What happened, what was kept, what to do next.
 *
 * @param detail the intake's own words
 */
export function drawFailure({ title, text }: Notice, detail?: string): TemplateResult {
  return html`
    <div class="notice bad" part="notice" id="failure" role="alert">
      <h3>${title}</h3>
      ${detail ? html`<p>${detail}</p>` : nothing}
      <p>${text}</p>
    </div>
  `;
}
