import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FormMessages, Step } from '../../src/i18n/widget/form/ru.ts';
import type { Vocabulary } from '../words.ts';
import { DAYS, type Draft } from './draft.ts';
import { STEPS } from './fields.ts';

/** What the form says: two parts before it is drawn, the others as soon as it is. */
export type FormWords = Pick<Vocabulary, 'frame' | 'form'> &
  Partial<Pick<Vocabulary, 'standing'> & Vocabulary['later']>;

/** What the form shows on a page. */
export interface FormFace {
  readonly step: Step;
  /** The page's question, with its fields. */
  readonly page: TemplateResult;
  /** The words on the button. */
  readonly button: string;
  /** The agency's name, once the intake said it. */
  readonly addressee?: string | undefined;
  /** The list of errors above the form. */
  readonly above?: TemplateResult | undefined;
  /** Why the last sending failed, beside the button. */
  readonly failure?: TemplateResult | undefined;
  /** It is being sent, or the next page is on its way. */
  readonly busy?: boolean;
  /** The fields are locked. */
  readonly locked?: boolean;
  /** What is waited for. */
  readonly waiting?: string | undefined;
  /** What else stands under the form. */
  readonly below?: TemplateResult | undefined;
}

/** The same with what stands on every page. */
export interface FormView extends FormFace {
  readonly form: FormMessages;
  readonly draft: Draft;
  /** The person is being asked whether to erase everything. */
  readonly asking: boolean;
}

export interface FormActions {
  typed(event: Event): void;
  submit(event: Event): void;
  back(): void;
  share(shared: boolean): void;
  keepFor(days: number): void;
  ask(asking: boolean): void;
  clear(): void;
}

/** One page of the form: how far one is, the question, the way on, and what becomes of the draft. */
export function drawForm(view: FormView, actions: FormActions): TemplateResult {
  const { form, step, busy } = view;
  const at = STEPS.indexOf(step) + 1;
  return html`
    <h2 part="title" id="title" tabindex="-1">${form.title}</h2>
    <p class="to">${view.addressee ? form.to(view.addressee) : nothing}</p>
    ${at === 1 ? html`<p class="lead">${form.promise}</p>` : nothing}
    <progress class="line" part="progress" max=${STEPS.length} value=${at} aria-hidden="true"></progress>
    ${view.above ?? nothing}
    <form novalidate aria-labelledby="step" @input=${actions.typed} @submit=${actions.submit}>
      <h3 part="step" id="step" tabindex="-1">
        <small>${form.step(at, STEPS.length)}</small> ${form.steps[step]}
      </h3>
      <fieldset class="all" aria-labelledby="step" ?disabled=${view.locked ?? false}>${view.page}</fieldset>
      ${view.failure ?? nothing}
      <div class="ways">
        <button
          type="submit"
          class="main"
          part="button submit"
          id="submit"
          aria-disabled=${busy ? 'true' : 'false'}
        >${view.button}</button>
        ${
          at > 1
            ? html`<button
                type="button"
                part="button"
                id="back"
                ?disabled=${view.locked ?? false}
                @click=${actions.back}
              >${form.back}</button>`
            : nothing
        }
      </div>
      <p class="hint" role="status">${view.waiting ?? nothing}</p>
    </form>
    ${drawDraftNote(view, actions)}${view.below ?? nothing}
  `;
}

function drawDraftNote({ form, draft, asking, locked }: FormView, actions: FormActions): TemplateResult {
  const say = form.draft;
  return html`
    <div class="draft" part="draft">
      <label class="choice">
        <input
          type="checkbox"
          id="shared"
          .checked=${draft.shared}
          ?disabled=${locked ?? false}
          @change=${({ target }: Event) => actions.share(target instanceof HTMLInputElement && target.checked)}
        />
        <span>${say.shared}<small>${say.sharedHint}</small></span>
      </label>
      ${draft.shared ? nothing : drawKeeping(say, draft, actions)}
      ${
        asking
          ? html`<div class="notice" part="notice" role="group" aria-labelledby="sure">
              <p id="sure">${say.sure}</p>
              <div class="actions">
                <button type="button" id="yes" part="button" @click=${actions.clear}>${say.yes}</button>
                <button type="button" part="button" @click=${() => actions.ask(false)}>${say.no}</button>
              </div>
            </div>`
          : html`<button
              type="button"
              class="quiet"
              id="clear"
              part="button"
              ?disabled=${locked ?? false}
              @click=${() => actions.ask(true)}
            >${say.clear}</button>`
      }
    </div>
  `;
}

/** How the draft is kept, and for how long; folded away. */
function drawKeeping(say: FormMessages['draft'], draft: Draft, actions: FormActions): TemplateResult {
  if (!draft.kept) return html`<p class="hint">${say.notKept}</p>`;
  const chosen = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) actions.keepFor(Number(target.value));
  };
  return html`
    <details>
      <summary>${say.kept}</summary>
      <p class="hint">${say.how}</p>
      <label for="days">${say.days}</label>
      <select id="days" class="short" part="input" @change=${chosen}>
        ${DAYS.map(
          (days) => html`<option value=${days} .selected=${days === draft.days}>${say.inDays(days)}</option>`,
        )}
      </select>
    </details>
  `;
}
