import { adoptStyles, html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Language } from '../../src/appeal/language.ts';
import { regionKato, regionPrefixOf } from '../../src/appeal/region-prefixes.ts';
import { TOPICS } from '../../src/appeal/topics.ts';
import type { WidgetField } from '../../src/i18n/widget/form/ru.ts';
import { DauysElement } from '../dauys-element.ts';
import { formStyles } from '../look/form-styles.ts';
import type { Surroundings } from '../words.ts';
import type { Counter, CounterHome, CounterWords } from './counter.ts';
import { emptyValues, type Values } from './fields.ts';
import type { Addressed } from './filing.ts';
import { drawFailure, drawForm, type FormWords } from './form-view.ts';
import { TypedDraft } from './typed-draft.ts';
import { typedInto } from './typed-into.ts';

/** After this many milliseconds of sending the person is told that the line is slow. */
const SLOW_AFTER = 6_000;

/**
 * `<dauys-appeal-form agency="TLD">`: a citizen files an appeal and leaves with its receipt.
 *
 * @fires dauys-submitted with `{ number }` once the register accepted an appeal
 * @fires dauys-error with `{ reason }` whenever a sending, or the start, ended otherwise
 */
export class AppealForm extends DauysElement<FormWords> {
  static override styles = [...DauysElement.styles, formStyles];

  static override properties: PropertyDeclarations = {
    topic: {},
    draft: { state: true },
    counter: { state: true },
    asking: { state: true },
    sending: { state: true },
    slow: { state: true },
    unreachable: { state: true },
  };

  /** A topic chosen beforehand, such as `roads`. */
  declare topic: string | undefined;
  declare protected draft: TypedDraft | undefined;
  declare protected counter: Counter | undefined;
  declare private asking: boolean;
  declare private sending: boolean;
  declare private slow: boolean;
  /** What stands behind the button could not be loaded. */
  declare private unreachable: boolean;

  private opening: Promise<Counter> | undefined;
  /** The first try to load what stands behind the button was made; further ones have a reason each. */
  private tried = false;
  private explained = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = this.leaving;
    const write = () => this.draft?.write();
    window.addEventListener('pagehide', write, { signal });
    document.addEventListener('visibilitychange', write, { signal });
    window.addEventListener('online', () => this.getReady(), { signal });
    this.draft?.comeBack();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.draft?.leave();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.draft || changed.has('agency') || changed.has('intake')) this.begin();
  }

  protected override updated(): void {
    if (!this.words) return;
    // Only now: the empty form came first.
    if (!this.tried) this.getReady();
    const reason = this.counter?.filing.unavailable;
    if (!reason || this.explained || !isComplete(this.words)) return;
    this.explained = true;
    console.error(`Dauys: ${this.counter?.refusal(this.words)}`);
    this.tell('dauys-error', { reason: reason === 'origin' ? 'origin-refused' : 'agency-not-found' });
  }

  protected async learn(language: Language): Promise<FormWords> {
    const { words } = DauysElement.surroundings;
    const first = Promise.all([words('frame', language), words('form', language)]);
    const later = this.opening && laterWords(language);
    const [[frame, form], more] = await Promise.all([first, later]);
    return { frame, form, ...more };
  }

  protected override content(words: FormWords): TemplateResult {
    const { counter, draft } = this;
    if (!draft) return html``;
    const all = counter && isComplete(words) ? words : undefined;
    const instead = all && counter?.drawInstead(all);
    if (instead) return instead;
    // A receipt is waiting: the form would only flash by.
    if (draft.hasReceipt && !counter && !this.unreachable) return html``;
    return drawForm(
      {
        frame: words.frame,
        form: words.form,
        values: draft.values,
        addressee: counter?.agency?.name[this.language],
        asking: this.asking,
        sending: this.sending,
        slow: this.slow,
        kept: draft.kept,
        last: this.drawLast(),
        mistake: (field) => all && counter?.mistake(field, all),
        above: all && counter?.drawAbove(all, this.goTo),
        failure: this.unreachable ? drawFailure(words.form.offline) : all && counter?.drawFailure(all),
      },
      this.actions,
    );
  }

  private readonly goTo = (field: WidgetField, event: Event): void => {
    // A fragment would look for the id in the page, not in here.
    event.preventDefault();
    void this.focusOn(`#${field}`);
  };

  private readonly actions = {
    typed: (event: Event) => {
      const typed = typedInto(event);
      if (!typed || !this.draft) return;
      this.draft.type(typed.field, typed.value);
      this.counter?.filing.typed(typed.field, this.draft.values, this.addressed);
      this.requestUpdate();
    },
    submit: (event: Event) => {
      event.preventDefault();
      void this.submit();
    },
    ask: (asking: boolean) => {
      this.asking = asking;
      void this.focusOn(asking ? '#yes' : '#clear');
    },
    clear: () => {
      this.asking = false;
      this.counter?.filing.forget();
      this.draft?.startAnew(this.emptyForm());
      this.announcement = this.words?.form.draft.cleared ?? '';
      void this.focusOn('#title');
    },
  };

  /** Sends otherwise than by filing an ordinary appeal. */
  declare protected readonly submitAs: CounterHome['submit'];

  protected get addressed(): Addressed {
    return { agency: this.agencyCode, language: this.language };
  }

  /** What else is asked right before the button. */
  protected drawLast(): TemplateResult | undefined {
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
    this.opening = undefined;
    this.tried = false;
    this.explained = false;
    this.sending = false;
    this.draft = new TypedDraft(this.draftName, this.emptyForm());
  }

  private emptyForm(): Values {
    const topic = TOPICS.find((known) => known === this.topic) ?? '';
    return { ...emptyValues(), topic, kato: this.region() };
  }

  /** The region that the agency answers for, as far as that is known. */
  private region(): string {
    const prefix = regionPrefixOf(this.counter?.agency?.kato ?? '');
    return prefix ? regionKato(prefix) : '';
  }

  private async submit(): Promise<void> {
    const { draft } = this;
    if (this.sending || !draft) return;
    draft.write();
    this.sending = true;
    this.unreachable = false;
    this.announcement = '';
    // The fields are locked while sending, and focus must not fall out of the form with them.
    void this.focusOn('#submit');
    const slow = setTimeout(() => {
      this.slow = true;
    }, SLOW_AFTER);
    try {
      await this.handIn(await this.openCounter(), draft);
    } catch (error) {
      console.error('Dauys: the form could not be loaded to its end', error);
      this.unreachable = true;
      this.tell('dauys-error', { reason: 'offline' });
    } finally {
      clearTimeout(slow);
      this.slow = false;
      this.sending = false;
      await this.showButton();
    }
  }

  /** What went wrong stands above the button and may have pushed it out of a small screen. */
  private async showButton(): Promise<void> {
    await this.updateComplete;
    if (this.renderRoot.querySelector('#failure')) {
      this.renderRoot.querySelector('#submit')?.scrollIntoView({ block: 'nearest' });
    }
  }

  private async handIn({ filing }: Counter, draft: TypedDraft): Promise<void> {
    const ending = await filing.submit(draft.values, this.addressed);
    if (ending === 'accepted') {
      if (!filing.earlier) draft.startAnew(this.emptyForm());
      void this.focusOn('#receipt');
      this.tell('dauys-submitted', { number: filing.receipt?.number ?? '' });
    } else if (ending !== 'already' && ending !== 'unavailable') {
      if (ending === 'invalid') void this.focusOn('#summary');
      this.tell('dauys-error', { reason: filing.failure?.name ?? ending });
    }
  }

  /** Loads what stands behind the button and learns who the agency is, before either is asked for. */
  private getReady(): void {
    this.tried = true;
    const { signal } = this.leaving;
    this.openCounter()
      .then(async (counter) => {
        await counter.meetAgency(signal);
        this.draft?.suggest('kato', this.region());
        this.requestUpdate();
      })
      .catch((error: unknown) => console.warn('Dauys: not all of the form could be loaded yet', error));
  }

  /** Loads what stands behind the button, once; after a failure it can be tried again. */
  private openCounter(): Promise<Counter> {
    this.opening ??= this.loadCounter().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  private async loadCounter(): Promise<Counter> {
    const { language, draft } = this;
    const [{ Counter }, later] = await Promise.all([import('./counter.ts'), laterWords(language)]);
    // Switched meanwhile: then the words of the other language are on their way or here.
    if (this.words && language === this.language) this.words = { ...this.words, ...later };
    if (this.renderRoot instanceof ShadowRoot) {
      adoptStyles(this.renderRoot, [...AppealForm.styles, ...Counter.styles]);
    }
    const counter = new Counter({
      element: this,
      draftName: draft?.name ?? this.agencyCode,
      settings: () => this.settings,
      addressed: () => this.addressed,
      submit: this.submitAs,
      changed: () => this.requestUpdate(),
      announce: (text) => {
        this.announcement = text;
      },
      focusOn: (selector) => void this.focusOn(selector),
    });
    if (draft === this.draft) this.counter = counter;
    return counter;
  }
}

function isComplete(words: FormWords): words is CounterWords {
  return words.answers !== undefined && words.receipt !== undefined;
}

async function laterWords(language: Language): Promise<Pick<CounterWords, 'answers' | 'receipt'>> {
  const { words } = DauysElement.surroundings;
  const [answers, receipt] = await Promise.all([words('answers', language), words('receipt', language)]);
  return { answers, receipt };
}

/** Lets the page use the tag. */
export function define(surroundings: Surroundings): void {
  DauysElement.surroundings = surroundings;
  if (!customElements.get('dauys-appeal-form')) customElements.define('dauys-appeal-form', AppealForm);
}
