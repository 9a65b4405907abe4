import { html, type TemplateResult } from 'lit/html.js';
import type { Language } from '../../src/appeal/language.ts';
import type { Step } from '../../src/i18n/widget/form/ru.ts';
import { DauysElement } from '../dauys-element.ts';
import type { Changed, Declarations } from '../drawn-element.ts';
import { dress } from '../look/dress.ts';
import { formStyles } from '../look/form-styles.ts';
import type { Surroundings } from '../words.ts';
import type { Counter } from './counter.ts';
import type { SubmitAs } from './counter-home.ts';
import { Draft } from './draft.ts';
import { drawFailure } from './failure-view.ts';
import { type Entry, emptyValues } from './fields.ts';
import type { Addressed } from './filing.ts';
import { drawForm, type FormWords } from './form-view.ts';
import { isComplete, laterWords, wordsOf } from './later-words.ts';
import type { SigningPurpose } from './signing/sign.ts';
import { drawMatter } from './steps/matter.ts';
import type { StepView } from './steps/step-page.ts';
import { fillIn, typedInto } from './typed-into.ts';

/**
 * `<dauys-appeal-form agency="TLD">`: a citizen files an appeal, one question a page, and leaves with its
 * receipt. It draws the first page by itself; everything else is the counter's.
 *
 * @fires dauys-step with `{ step, at, of }` when the person comes to a page of the form
 * @fires dauys-submitted with `{ number }` once the register accepted an appeal
 * @fires dauys-error with `{ reason }` whenever a sending, or the start, ended otherwise
 */
export class AppealForm extends DauysElement<FormWords> {
  static override styles = [...DauysElement.styles, formStyles];

  static override properties: Declarations = {
    topic: {},
    noHistory: { attribute: 'no-history', type: Boolean },
    draft: { state: true },
    counter: { state: true },
    asking: { state: true },
    opening: { state: true },
    unreachable: { state: true },
  };

  /** A topic chosen beforehand, such as `roads`. */
  declare topic: string | undefined;
  /** The browser's Back leaves the page instead of going to the question before. */
  declare noHistory: boolean;
  declare protected draft: Draft | undefined;
  declare protected counter: Counter | undefined;
  declare private asking: boolean;
  /** The button was pressed before what stands behind it was there. */
  declare private opening: boolean;
  /** What stands behind the button could not be loaded. */
  declare private unreachable: boolean;

  #loading: Promise<Counter> | undefined;
  /** The first try to load what stands behind the button was made; further ones have a reason each. */
  #tried = false;
  #explained = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = this.leaving;
    window.addEventListener('pagehide', () => this.#hide(), { signal });
    window.addEventListener('online', () => this.#getReady(), { signal });
    document.addEventListener('visibilitychange', () => void this.draft?.write(), { signal });
    const warn = (event: Event) => this.draft?.isFleeting && event.preventDefault();
    window.addEventListener('beforeunload', warn, { signal });
    this.draft?.comeBack();
    this.counter?.comeBack();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.draft?.leave();
  }

  protected override willUpdate(changed: Changed): void {
    if (!this.draft || changed.has('agency') || changed.has('intake')) this.begin();
  }

  protected override updated(): void {
    if (!this.words) return;
    if (this.draft) fillIn(this.renderRoot, this.draft.values);
    // Only now: the empty form came first.
    if (!this.#tried) this.#getReady();
    const reason = this.counter?.unavailable;
    if (!reason || this.#explained) return;
    this.#explained = true;
    this.tell('dauys-error', { reason: reason === 'origin' ? 'origin-refused' : 'agency-not-found' });
  }

  protected async learn(language: Language): Promise<FormWords> {
    const { words } = DauysElement.surroundings;
    const later = this.#loading && laterWords(language, words);
    const [frame, form, more] = await Promise.all([words('frame', language), words('form', language), later]);
    return { frame, form, ...more };
  }

  protected override content(words: FormWords): TemplateResult {
    const { draft } = this;
    const { form, frame } = words;
    if (!draft) return html``;
    const all = isComplete(words) ? words : undefined;
    const instead = all && this.counter?.drawInstead(all);
    if (instead) return instead;
    // A draft is being opened: an empty form would only be in its way.
    if (draft.waiting && !this.unreachable) return html`<p class="lead" role="status">${form.opening}</p>`;
    const view: StepView = {
      ...{ frame, form, language: this.language, values: draft.values, shared: draft.shared },
      wordsOf: (field) => wordsOf(field, words),
      mistake: (field) => all && this.counter?.mistake(field, all),
    };
    const face = all && this.counter?.face(view, all);
    return drawForm(
      {
        ...{ form, draft, step: 'matter', asking: this.asking, button: form.next },
        ...(face ?? {
          page: drawMatter(view),
          busy: this.opening,
          waiting: this.opening ? form.opening : '',
        }),
        ...(this.unreachable ? { failure: drawFailure(form.offline) } : {}),
      },
      this.#actions,
    );
  }

  readonly #actions = {
    typed: (event: Event) => {
      const typed = typedInto(event.target);
      if (typed) this.#type(typed.entry, typed.value, typed.isText);
    },
    submit: (event: Event) => {
      event.preventDefault();
      void this.#press();
    },
    back: () => this.counter?.walk.back(),
    share: (shared: boolean) => {
      this.draft?.share(shared);
      this.requestUpdate();
    },
    keepFor: (days: number) => this.draft?.put({ days }),
    ask: (asking: boolean) => {
      this.asking = asking;
      void this.focusOn(asking ? '#yes' : '#clear');
    },
    clear: () => {
      this.asking = false;
      this.reset();
      this.announcement = this.words?.form.draft.cleared ?? '';
      void this.focusOn('#title');
    },
  };

  /** Sends otherwise than by filing an ordinary appeal. */
  declare protected readonly submitAs: SubmitAs | undefined;

  /** The page of the form that is open: `matter`, `place`, `files`, `applicant` or `check`. */
  get step(): Step {
    return this.counter?.walk.step ?? 'matter';
  }

  protected get addressed(): Addressed {
    return { agency: this.agencyCode, language: this.language };
  }

  /** What a signature is for; by itself, for filing. */
  protected get signingFor(): SigningPurpose {
    return { purpose: 'filing', number: null };
  }

  /** Whether an EDS is verified where this goes; `undefined`: as the agency says. */
  protected get edsHere(): boolean | undefined {
    return undefined;
  }

  /** What tells its drafts from those of other forms. */
  protected get draftName(): string {
    return this.agencyCode;
  }

  /** Opens the draft for the agency that the page names. */
  protected begin(): void {
    this.draft?.leave();
    this.counter = undefined;
    this.#loading = undefined;
    this.#tried = false;
    this.#explained = false;
    this.draft = new Draft(this.draftName, emptyValues(this.topic));
  }

  #type(entry: Entry, value: string, isText = false): void {
    this.draft?.type(entry, value);
    if (entry === 'topic' || entry === 'kind') this.draft?.type('chosen', 'yes');
    this.counter?.typed(entry);
    // Drawing all of the form again at each key would make a slow phone stutter.
    if (!isText) this.requestUpdate();
  }

  async #press(): Promise<void> {
    if (this.opening) return;
    this.unreachable = false;
    this.opening = !this.counter;
    try {
      await this.#openCounter();
      this.opening = false;
      await this.counter?.press();
    } catch (error) {
      this.opening = false;
      this.#lose(error);
    }
  }

  #lose(error: unknown): void {
    console.error('Dauys: the form could not be loaded to its end', error);
    this.unreachable = true;
    this.tell('dauys-error', { reason: 'offline' });
  }

  /** Erases what was filled in, from the form and from the device, and opens the first page. */
  reset(): void {
    this.counter?.forget();
    this.draft?.startAnew(emptyValues(this.topic, this.counter?.region));
    this.requestUpdate();
  }

  /** The page goes away; on a shared computer nothing may come back with it. */
  #hide(): void {
    if (!this.draft?.shared) return void this.draft?.hold();
    this.reset();
    this.counter?.filing.putReceiptAway();
  }

  /** Loads what stands behind the button and learns who the agency is, before either is asked for. */
  #getReady(): void {
    this.#tried = true;
    this.#openCounter()
      .then((counter) => counter.meetAgency(this.leaving.signal))
      .catch((error: unknown) => {
        console.warn('Dauys: not all of the form could be loaded yet', error);
        // Better an empty form that says so than one that never opens.
        this.unreachable ||= this.draft?.waiting ?? false;
      });
  }

  /** Loads what stands behind the button, once; after a failure it can be tried again. */
  #openCounter(): Promise<Counter> {
    this.#loading ??= this.#loadCounter().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #loadCounter(): Promise<Counter> {
    const { language, draft } = this;
    const [{ Counter }, later] = await Promise.all([
      import('./counter.ts'),
      laterWords(language, DauysElement.surroundings.words),
      // The counter needs it: else it would be found only when that has arrived.
      import('../intake.ts'),
    ]);
    // Switched meanwhile: then the words of the other language are on their way or here.
    if (this.words && language === this.language) this.words = { ...this.words, ...later };
    dress(this.renderRoot, [...AppealForm.styles, ...Counter.styles]);
    if (!draft) throw new Error('The form has not begun');
    const counter = await Counter.open({
      ...{ draft, element: this, noHistory: this.noHistory, submit: this.submitAs },
      ...{ settings: () => this.settings, addressed: () => this.addressed },
      ...{ signingFor: () => this.signingFor, edsHere: () => this.edsHere },
      finish: () => {
        const { receipt } = draft.record;
        this.reset();
        draft.put({ receipt, seen: document.visibilityState === 'visible' });
        void draft.write();
        this.announcement = this.words?.receipt?.title ?? '';
      },
      changed: () => this.requestUpdate(),
      announce: (text) => {
        this.announcement = text;
      },
      tell: (name, detail) => this.tell(name, detail),
      focusOn: (selector) => void this.focusOn(selector),
      type: (entry, value) => this.#type(entry, value),
      signal: () => this.leaving.signal,
    });
    // The page named another agency meanwhile: that one's counter is being opened.
    if (draft === this.draft) this.counter = counter;
    return counter;
  }
}

/** Lets the page use the tag. */
export function define(surroundings: Surroundings): void {
  DauysElement.surroundings = surroundings;
  if (!customElements.get('dauys-appeal-form')) customElements.define('dauys-appeal-form', AppealForm);
}
