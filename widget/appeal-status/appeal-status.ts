import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AnswerFile, Appeal } from '../../src/appeal/appeal.ts';
import type { Language } from '../../src/appeal/language.ts';
import { formatTrackingCode } from '../../src/appeal/tracking-code.ts';
import { readAppeal } from '../../src/client/read-appeal.ts';
import { DauysElement } from '../dauys-element.ts';
import type { Declarations } from '../drawn-element.ts';
import { answerStyles } from '../look/answer-styles.ts';
import { dress } from '../look/dress.ts';
import type { StatusElement } from '../status-element.ts';
import type { Surroundings } from '../words.ts';
import { drawAppeal, type StatusWords } from './appeal-view.ts';
import { type Asked, checkedQuestion, type NotFoundName, readAnswer } from './asking.ts';
import type { FollowUps, FollowUpsHome } from './follow-ups.ts';
import { takeReceiptLink } from './taken-link.ts';

/**
 * `<dauys-appeal-status>`: with the number and the code of a receipt, where the appeal stands. It keeps
 * nothing on the device, and what it shows goes with one press.
 *
 * @fires dauys-error with `{ reason }` when nothing could be shown
 */
export class AppealStatus extends DauysElement<StatusWords> implements StatusElement {
  static override styles = [...DauysElement.styles, answerStyles];

  static override properties: Declarations = {
    number: { state: true },
    code: { state: true },
    wrong: { state: true },
    notFound: { state: true },
    appeal: { state: true },
    looking: { state: true },
    followUps: { state: true },
    notSaved: { state: true },
  };

  declare private number: string;
  declare private code: string;
  declare private wrong: ReadonlyMap<Asked, string>;
  declare private notFound: NotFoundName | undefined;
  declare private appeal: Appeal | undefined;
  declare private looking: boolean;
  /** What may follow the appeal that is shown; loaded with it. */
  declare private followUps: FollowUps | undefined;

  /** The file of the answer that could not be had. */
  declare private notSaved: AnswerFile | undefined;

  constructor() {
    super();
    this.#forget();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  /** Fills in a number and a code, as from a receipt on the same page, and looks the appeal up. */
  async check(number: string, trackingCode: string): Promise<void> {
    this.number = number;
    this.code = formatTrackingCode(trackingCode);
    this.scrollIntoView();
    await this.#look();
  }

  protected override updated(): void {
    if (!this.words) return;
    const linked = takeReceiptLink();
    if (linked) void this.check(linked.number, linked.code);
  }

  protected async learn(language: Language): Promise<StatusWords> {
    const { words } = DauysElement.surroundings;
    const [frame, status, standing] = await Promise.all([
      words('frame', language),
      words('status', language),
      words('standing', language),
    ]);
    const after = this.followUps && (await words('after', language));
    return { frame, status, standing, ...(after ? { after } : {}) };
  }

  protected override content(words: StatusWords): TemplateResult {
    const { status: say } = words;
    return html`
      <h2 part="title" id="title" tabindex="-1">${say.title}</h2>
      ${this.appeal ? this.#found(this.appeal, words) : this.#question(words)}
    `;
  }

  #question(words: StatusWords): TemplateResult {
    const { status: say } = words;
    const notice = this.notFound && say[this.notFound];
    return html`
      <p class="lead">${say.lead}</p>
      <form novalidate aria-labelledby="title" @submit=${this.#submitted}>
        ${this.#input('number', say.number, this.number, 'text')}
        ${this.#input('code', say.code, this.code, 'numeric')}
        ${
          notice
            ? html`<div class="notice bad" part="notice" id="failure" role="alert">
                <h3>${notice.title}</h3>
                <p>${notice.text}</p>
              </div>`
            : nothing
        }
        <button type="submit" class="main" part="button submit" aria-disabled=${this.looking ? 'true' : 'false'}>
          ${this.looking ? say.checking : notice ? say.again : say.check}
        </button>
      </form>
    `;
  }

  #input(
    asked: Asked,
    { label, hint }: { readonly label: string; readonly hint?: string },
    value: string,
    inputmode: 'text' | 'numeric',
  ): TemplateResult {
    const wrong = this.wrong.get(asked);
    return html`
      <div class="field ${wrong ? 'wrong' : ''}" part="field">
        <label for=${asked} part="label">${label}</label>
        <p class="hint" part="hint" id="${asked}-hint">${hint}</p>
        ${wrong ? html`<p class="error" part="error" id="${asked}-error">${wrong}</p>` : nothing}
        <input
          id=${asked}
          name=${asked}
          part="input"
          class="medium"
          type="text"
          inputmode=${inputmode}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          required
          aria-describedby="${asked}-hint${wrong ? ` ${asked}-error` : ''}"
          aria-invalid=${wrong ? 'true' : nothing}
          .value=${value}
          @input=${this.#typed}
        />
      </div>
    `;
  }

  #found(appeal: Appeal, words: StatusWords): TemplateResult {
    return html`
      ${drawAppeal(appeal, this.language, words, { save: (file) => void this.#save(appeal, file), failed: this.notSaved })}
      ${this.followUps && words.after ? this.followUps.draw(words.after, words.standing) : nothing}
      <div class="actions">
        <button type="button" part="button" @click=${this.#hide}>${words.status.hide}</button>
      </div>
    `;
  }

  async #save({ number }: Appeal, file: AnswerFile): Promise<void> {
    this.notSaved = undefined;
    const { saveAnswerFile } = await import('../../src/client/answer-files.ts');
    const code = this.code.replace(/\D/g, '');
    if (!(await saveAnswerFile(this.settings, number, file, code))) this.notSaved = file;
  }

  #typed(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event.target.name === 'number') this.number = event.target.value;
    else this.code = event.target.value;
  }

  #submitted(event: Event): void {
    event.preventDefault();
    void this.#look();
  }

  async #look(): Promise<void> {
    if (this.looking || !this.words) return;
    const question = checkedQuestion(this.number, this.code, this.words.status);
    this.notFound = undefined;
    this.appeal = undefined;
    this.followUps = undefined;
    this.wrong = question.ok ? new Map() : question.wrong;
    if (!question.ok) {
      await this.focusOn('[aria-invalid]');
      return;
    }
    this.looking = true;
    const { signal } = this.leaving;
    const outcome = await readAppeal(
      this.settings,
      question.number,
      { trackingCode: question.digits },
      signal,
    );
    if (signal.aborted) return;
    this.looking = false;
    if (outcome.ok) {
      this.appeal = outcome.value;
      void this.#openFollowUps(outcome.value, question.digits);
      await this.focusOn('#appeal');
      return;
    }
    this.notFound = readAnswer(outcome);
    this.tell('dauys-error', { reason: this.notFound ?? '' });
  }

  /** Loads what may follow an appeal. Where that cannot be, the appeal itself is still there to be read. */
  async #openFollowUps(appeal: Appeal, trackingCode: string): Promise<void> {
    const { words } = DauysElement.surroundings;
    const { language } = this;
    try {
      const [{ FollowUps }, after] = await Promise.all([import('./follow-ups.ts'), words('after', language)]);
      if (this.appeal !== appeal) return;
      dress(this.renderRoot, [...AppealStatus.styles, FollowUps.styles]);
      // Switched meanwhile: then the words of the other language come when it is chosen again.
      if (this.words) {
        const now = language === this.language ? after : await words('after', this.language);
        this.words = { ...this.words, after: now };
      }
      this.followUps = new FollowUps(
        appeal,
        { number: appeal.number, trackingCode },
        this.#home(trackingCode),
      );
    } catch (error) {
      console.warn('Dauys: what may follow an appeal could not be loaded', error);
    }
  }

  #home(trackingCode: string): FollowUpsHome {
    return {
      element: this,
      settings: () => this.settings,
      language: () => this.language,
      changed: () => this.requestUpdate(),
      announce: (text) => {
        this.announcement = text;
      },
      focusOn: (selector) => void this.focusOn(selector),
      show: (appeal) => {
        this.appeal = appeal;
        void this.#openFollowUps(appeal, trackingCode);
        void this.focusOn('#appeal');
      },
      check: (number, code) => void this.check(number, code),
    };
  }

  #hide(): void {
    this.#forget();
    void this.focusOn('#title');
  }

  #forget(): void {
    this.number = '';
    this.code = '';
    this.wrong = new Map();
    this.notFound = undefined;
    this.appeal = undefined;
    this.followUps = undefined;
    this.notSaved = undefined;
    this.looking = false;
  }
}

/** Lets the page use the tag. */
export function define(surroundings: Surroundings): void {
  DauysElement.surroundings = surroundings;
  if (!customElements.get('dauys-appeal-status')) customElements.define('dauys-appeal-status', AppealStatus);
}
