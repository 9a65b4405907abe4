import { html, type TemplateResult } from 'lit/html.js';
import type { Agency, Receipt } from '../../src/appeal/appeal.ts';
import { regionKato, regionPrefixOf } from '../../src/appeal/region-prefixes.ts';
import { readAgencyAnswer } from '../../src/client/citizen-client.ts';
import { newSubmissionId } from '../../src/client/submission-id.ts';
import type { WidgetField } from '../../src/i18n/widget/form/ru.ts';
import { answerStyles } from '../look/answer-styles.ts';
import { receiptStyles } from '../look/receipt-styles.ts';
import type { CounterHome, CounterWords } from './counter-home.ts';
import { Dispatch } from './dispatch.ts';
import { DraftKeeping } from './draft-keeping.ts';
import { drawFailure } from './failure-view.ts';
import { fieldMessage } from './field-words.ts';
import { type Entry, fieldsOf, isBlank, STEPS, stepOf } from './fields.ts';
import { Filing } from './filing.ts';
import type { FormFace } from './form-view.ts';
import { keeperOf } from './kept-draft.ts';
import { Pages } from './pages.ts';
import { ProvenFiling } from './proven-filing.ts';
import { ReceiptDesk } from './receipt-desk.ts';
import { type Refusal, readRefusal } from './sending.ts';
import type { Signature } from './signing/signature.ts';
import type { StepHome, StepView } from './steps/step-page.ts';
import { Suggesting } from './suggesting.ts';
import { drawSummary } from './summary-view.ts';
import { Walk } from './walk.ts';

/**
 * What stands behind the first page: the draft, the other pages, checking, sending, the agency, the receipt.
 * It is loaded as soon as the empty form is drawn, so that neither the first look at it nor the first press on
 * its button is kept waiting.
 */
export class Counter {
  /** What an empty form does not wear yet. */
  static readonly styles = [answerStyles, receiptStyles];

  readonly filing: Filing;
  readonly dispatch: Dispatch;
  walk: Walk;
  /** Whom the appeal is addressed to, once the intake said it. */
  agency: Agency | undefined;
  readonly #home: CounterHome;
  readonly #pages: Pages;
  /** Absent where none is wanted. */
  #signature: Signature | undefined;
  readonly #receipts: ReceiptDesk;
  readonly #suggesting: Suggesting;
  readonly #proven: ProvenFiling;
  /** The agency verifies EDS. */
  #edsOfAgency = false;
  #map: unknown;
  /** What says where else to go: loaded where nothing can be sent, so that nobody else carries it. */
  #elsewhere: Promise<void> | undefined;
  #drawElsewhere: (() => TemplateResult) | undefined;

  private constructor(home: CounterHome, keeping: DraftKeeping) {
    this.#home = home;
    this.#proven = new ProvenFiling(home);
    const submit = home.submit ?? ((submission, signature) => this.#proven.file(submission, signature));
    this.filing = new Filing({
      keeper: keeperOf(home.draft),
      submit: async (submission) => {
        const signature = await this.#openSignature();
        const signing = await signature?.over(submission);
        if (signing && 'refused' in signing) return signing.refused;
        const outcome = await submit(submission, signing?.signature);
        signature?.heard(outcome);
        return outcome;
      },
      newId: newSubmissionId,
      now: Date.now,
      changed: home.changed,
    });
    const stepHome: StepHome = {
      ...home,
      files: () => keeping.files,
      goTo: (step, field) => this.walk.change(step, field),
    };
    this.#pages = new Pages(stepHome);
    this.dispatch = new Dispatch(home, this.filing, this.#pages, () => this.#signature);
    this.#suggesting = new Suggesting(home);
    this.#receipts = new ReceiptDesk(home, () => {
      this.filing.putReceiptAway();
      this.walk.rest();
      home.focusOn('#title');
    });
    this.walk = this.#setOut();
  }

  /** Opens what is kept, and the counter over it. */
  static async open(home: CounterHome): Promise<Counter> {
    const { draft } = home;
    const counter = new Counter(home, await DraftKeeping.open(draft, home.changed));
    // A reload comes back to the page that was open, if there is anything to come back to.
    const here = draft.record.queued ? 'check' : counter.walk.before;
    if (!here || isBlank(draft.values)) counter.walk.rest();
    else counter.walk.start(here);
    counter.dispatch.again();
    // It may have been written before this was here.
    counter.#suggesting.soon();
    return counter;
  }

  /** The form was moved within the page: the way goes on from where it was. */
  comeBack(): void {
    this.walk = this.#setOut(this.walk);
  }

  /** A receipt that was handed out before, in another tab or on another day: it is shown on request. */
  get #before(): Receipt | undefined {
    return this.filing.receipt ? undefined : this.#home.draft.record.receipt;
  }

  /** Why the intake takes nothing from this page. */
  get unavailable(): Refusal | undefined {
    return this.filing.unavailable;
  }

  /** Whether an EDS can be verified where this appeal goes. */
  get eds(): boolean {
    return this.#home.edsHere() ?? this.#edsOfAgency;
  }

  /** The region that the agency answers for, as far as that is known. */
  get region(): string {
    const prefix = regionPrefixOf(this.agency?.kato ?? '');
    return prefix ? regionKato(prefix) : '';
  }

  /**
   * Learns who the agency is. Without an answer the form works all the same: the person chooses the region,
   * and sending will tell.
   */
  async meetAgency(signal: AbortSignal): Promise<void> {
    if (this.agency) return;
    const home = this.#home;
    const outcome = await readAgencyAnswer(home.settings(), home.addressed().agency, signal);
    if (outcome.ok) {
      this.agency = outcome.value.agency;
      this.#edsOfAgency = outcome.value.eds;
      this.#map = outcome.value.map;
      if (home.draft.values.kato === '') home.draft.suggest({ kato: this.region });
    } else this.filing.unavailable = readRefusal(outcome.failure);
    home.changed();
  }

  /** Something was typed or chosen. */
  typed(entry: Entry): void {
    const { draft, addressed } = this.#home;
    this.filing.typed(entry, draft.values, addressed());
    if (entry === 'text') this.#suggesting.soon();
    // What is changed is not what the person sent on its way.
    if (draft.record.queued) draft.put({ queued: false });
  }

  /** The button was pressed. */
  async press(): Promise<void> {
    if (this.walk.step === 'check') await this.dispatch.send();
    else this.walk.goOn();
  }

  /** The draft ended, accepted or erased: what lies here of it goes too. */
  forget(): void {
    this.filing.forget();
    this.#pages.files?.forget();
    this.walk.rest();
  }

  /** What is wrong with a field, in words. */
  mistake(field: WidgetField, { answers }: CounterWords): string | undefined {
    const wrong = this.filing.wrong.get(field);
    return wrong && fieldMessage(field, wrong, answers);
  }

  /** What is shown instead of the form: the receipt, or where else to go. */
  drawInstead(words: CounterWords): TemplateResult | undefined {
    const { receipt, earlier } = this.filing;
    if (receipt) return this.#receipts.draw(receipt, earlier, words);
    const { unavailable } = this.filing;
    if (!unavailable) return undefined;
    this.#elsewhere ??= this.#openElsewhere(unavailable);
    // Until it is there, and where it cannot be had, the agency's own contacts stand alone.
    return this.#drawElsewhere?.() ?? html`<slot></slot>`;
  }

  async #openElsewhere(why: Refusal): Promise<void> {
    const view = await import('./unavailable-view.ts').catch(() => undefined);
    this.#drawElsewhere = view?.elsewhere(this.#home, why);
    this.#home.changed();
  }

  /** The page that is open, and what stands around it. */
  face(view: StepView, words: CounterWords): FormFace {
    const { walk, dispatch } = this;
    const home = this.#home;
    const { steps, standing } = words;
    const later = { ...view, steps, standing, eds: this.eds, map: this.#map };
    return {
      step: walk.step,
      page: this.#pages.draw(walk.step, later),
      button: this.#button(words),
      addressee: this.agency?.name[home.addressed().language],
      above: this.#drawAbove(words, view.wordsOf),
      failure: this.#drawFailure(words),
      busy: dispatch.sending,
      locked: dispatch.sending,
      waiting: dispatch.waiting(words),
      below: this.#before && this.#drawBefore(this.#before, words),
    };
  }

  /** What signs, loaded once somebody wants to. */
  async #openSignature(): Promise<Signature | undefined> {
    if (!this.eds || !this.#home.draft.values.signs) this.#signature = undefined;
    else if (!this.#signature) {
      const { Signature } = await import('./signing/signature.ts');
      this.#signature = new Signature(this.#home);
    }
    return this.#signature;
  }

  #drawBefore(receipt: Receipt, { steps }: CounterWords): TemplateResult {
    const show = () => {
      this.filing.receipt = receipt;
      this.#home.changed();
      this.#home.focusOn('#receipt');
    };
    return html`<button type="button" class="quiet" part="button" @click=${show}>
      ${steps.lastReceipt(receipt.number)}
    </button>`;
  }

  #button(words: CounterWords): string {
    const { form } = words;
    if (this.walk.step !== 'check') return this.walk.changing ? form.toCheck : form.next;
    return this.dispatch.button(words, this.eds && this.#home.draft.values.signs !== '');
  }

  /** The list of errors, above the form: on the last page all of them, elsewhere those of the page. */
  #drawAbove({ answers }: CounterWords, wordsOf: StepView['wordsOf']): TemplateResult {
    const { filing, walk } = this;
    const all = walk.step === 'check';
    const fields = [...filing.listed.keys()].filter((field) => all || fieldsOf(walk.step).includes(field));
    if (fields.length + (all ? filing.stray.length : 0) === 0) return html``;
    const title = all ? answers.errors.title : answers.errors.here;
    return drawSummary(filing, fields, answers, title, wordsOf, (field, event) => {
      // A fragment would look for the id in the page, not in here.
      event.preventDefault();
      walk.change(stepOf(field), field);
    });
  }

  /** Why the last sending failed, or what it waits for, beside the button. */
  #drawFailure({ answers, steps }: CounterWords): TemplateResult | undefined {
    const { failure } = this.filing;
    const { draft, type } = this.#home;
    if (!failure) return undefined;
    const { name, detail } = failure;
    if (name === 'offline') return drawFailure(draft.shared || !draft.kept ? steps.queuedHere : steps.queued);
    const sendUnsigned = () => {
      type('signs', '');
      void this.dispatch.send();
    };
    const ways = this.#signature?.failed
      ? html`<button type="button" part="button" @click=${sendUnsigned}>${steps.signing.sendUnsigned}</button>`
      : undefined;
    return drawFailure(answers.failures[name], detail, ways);
  }

  #setOut(before?: Walk): Walk {
    const { filing } = this;
    const home = this.#home;
    const walk = new Walk(
      {
        passes: (step) => filing.passes(step, home.draft.values, home.addressed()),
        arrived: (step, moved, field) => {
          if (moved) filing.pass();
          if (step === 'check' && !home.submit) this.#proven.prepare();
          home.changed();
          home.focusOn(field ? `#${field}` : '#step');
          const at = String(STEPS.indexOf(step) + 1);
          if (moved) home.tell('dauys-step', { step, at, of: String(STEPS.length) });
        },
        held: () => {
          home.focusOn('#summary');
          home.tell('dauys-error', { reason: 'invalid' });
        },
        closed: () => this.dispatch.sending || filing.receipt !== undefined,
      },
      home.noHistory ? undefined : home.draft.name,
      home.signal(),
    );
    if (before) walk.start(before.step);
    return walk;
  }
}
