import { html, type TemplateResult } from 'lit';
import type { Agency, Receipt } from '../../src/appeal/appeal.ts';
import type { WidgetSubmission } from '../../src/appeal/submission.ts';
import { type IntakeSettings, readAgency } from '../../src/client/intake-client.ts';
import type { Outcome } from '../../src/client/outcome.ts';
import { fileWithProof } from '../../src/client/proof.ts';
import { newSubmissionId } from '../../src/client/submission-id.ts';
import type { WidgetField } from '../../src/i18n/widget/form/ru.ts';
import { copyText, saveText } from '../hand-out.ts';
import { answerStyles } from '../look/answer-styles.ts';
import { receiptStyles } from '../look/receipt-styles.ts';
import { printOnly } from '../print.ts';
import { statusElementFor } from '../status-element.ts';
import { pageStores } from './draft.ts';
import { fieldMessage } from './field-words.ts';
import { type Addressed, Filing } from './filing.ts';
import { drawFailure, type FormWords } from './form-view.ts';
import type { ReceiptCheck } from './receipt-check.ts';
import { receiptText } from './receipt-text.ts';
import { drawReceipt } from './receipt-view.ts';
import { readRefusal } from './sending.ts';
import { drawSummary } from './summary-view.ts';
import { createTriesKeeper } from './tries.ts';
import { drawUnavailable, webmasterMessage } from './unavailable-view.ts';

/** What the counter needs of the form that it serves. */
export interface CounterHome {
  readonly element: HTMLElement;
  /** Tells this form's draft from the others of the site. */
  readonly draftName: string;
  settings(): IntakeSettings;
  addressed(): Addressed;
  /** Sends otherwise than by filing an ordinary appeal. */
  readonly submit?: ((submission: WidgetSubmission) => Promise<Outcome<Receipt>>) | undefined;
  /** Something that is shown has changed. */
  changed(): void;
  /** Says something once to those who do not see it. */
  announce(text: string): void;
  focusOn(selector: string): void;
}

/** The words that are there once the counter is open. */
export type CounterWords = Required<FormWords>;

/**
 * What stands behind the form: checking, sending, the agency, the receipt. It is loaded as soon as the empty
 * form is drawn, so that neither the first look at it nor the first press on its button is kept waiting.
 */
export class Counter {
  /** What an empty form does not wear yet. */
  static readonly styles = [answerStyles, receiptStyles];

  readonly filing: Filing;
  /** Whom the appeal is addressed to, once the intake said it. */
  agency: Agency | undefined;
  /** The receipt is on the clipboard. */
  private copied = false;
  private checked: ReceiptCheck | 'checking' | undefined;
  private readonly home: CounterHome;

  constructor(home: CounterHome) {
    this.home = home;
    this.filing = new Filing({
      keeper: createTriesKeeper(home.draftName, pageStores(), Date.now),
      submit: home.submit ?? ((submission) => fileWithProof(home.settings(), submission)),
      newId: newSubmissionId,
      now: Date.now,
      changed: home.changed,
    });
  }

  /**
   * Learns who the agency is. Without an answer the form works all the same: the person chooses the region,
   * and sending will tell.
   */
  async meetAgency(signal: AbortSignal): Promise<void> {
    if (this.agency) return;
    const { agency } = this.home.addressed();
    const outcome = await readAgency(this.home.settings(), agency, signal);
    if (outcome.ok) this.agency = outcome.value;
    else this.filing.unavailable = readRefusal(outcome.failure);
    this.home.changed();
  }

  /** What is wrong with a field, in words. */
  mistake(field: WidgetField, { answers }: CounterWords): string | undefined {
    const wrong = this.filing.wrong.get(field);
    return wrong && fieldMessage(field, wrong, answers);
  }

  /** Why nothing can be sent from this page, for whoever keeps it; `undefined` where it can. */
  refusal({ answers }: CounterWords): string | undefined {
    const { unavailable } = this.filing;
    const { agency } = this.home.addressed();
    return unavailable && webmasterMessage(unavailable, agency, this.home.settings().baseUrl, answers);
  }

  /** What is shown instead of the form: the receipt, or where else to go. */
  drawInstead(words: CounterWords): TemplateResult | undefined {
    const { receipt } = this.filing;
    if (receipt) return this.drawReceipt(receipt, words);
    const refusal = this.refusal(words);
    return refusal === undefined ? undefined : drawUnavailable(refusal, words.answers);
  }

  /** The list of errors, above the form. */
  drawAbove(
    { answers, form }: CounterWords,
    goTo: (field: WidgetField, event: Event) => void,
  ): TemplateResult {
    const { filing } = this;
    const some = filing.listed.size + filing.stray.length > 0;
    return some ? drawSummary(filing, answers, form, goTo) : html``;
  }

  /** Why the last sending failed, beside the button. */
  drawFailure({ answers, form }: CounterWords): TemplateResult | undefined {
    const { failure } = this.filing;
    if (!failure) return undefined;
    const { name, detail } = failure;
    return drawFailure(name === 'offline' ? form.offline : answers.failures[name], detail);
  }

  private drawReceipt(receipt: Receipt, { receipt: say }: CounterWords): TemplateResult {
    const { filing, home } = this;
    const words = { language: home.addressed().language, say };
    const status = statusElementFor(receipt.agency.code);
    return drawReceipt(receipt, words, filing.earlier, {
      print: () => printOnly(home.element),
      copy: async () => {
        const root = home.element.shadowRoot ?? home.element;
        this.copied = await copyText(receiptText(receipt, words), root);
        home.announce(this.copied ? say.copied : '');
        home.changed();
      },
      save: () => saveText(receiptText(receipt, words), `${receipt.number}.txt`),
      follow: status && (() => void status.check(receipt.number, receipt.trackingCode ?? '')),
      copied: this.copied,
      check: () => void this.check(receipt, say),
      checked: this.checked,
      saveProof: (file) => saveText(file, `${receipt.number}.receipt.json`),
      another: () => {
        this.copied = false;
        this.checked = undefined;
        filing.putReceiptAway();
        home.focusOn('#title');
      },
    });
  }

  /** Checks the receipt against the public log; what does it is loaded only when somebody asks. */
  private async check(receipt: Receipt, { check: say }: CounterWords['receipt']): Promise<void> {
    if (this.checked === 'checking') return;
    const { home } = this;
    this.checked = 'checking';
    home.changed();
    const { checkReceipt } = await import('./receipt-check.ts').catch(() => ({ checkReceipt: undefined }));
    const found = checkReceipt
      ? await checkReceipt(home.settings(), receipt)
      : ({ kind: 'not-checked' } as const);
    this.checked = found;
    home.announce(
      found.kind === 'holds'
        ? say.holds(found.place, found.total)
        : found.kind === 'differs'
          ? say.differs
          : say.notChecked,
    );
    home.changed();
  }
}
