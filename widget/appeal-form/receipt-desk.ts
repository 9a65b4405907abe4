import type { TemplateResult } from 'lit/html.js';
import type { Receipt } from '../../src/appeal/appeal.ts';
import { copyText, saveText } from '../hand-out.ts';
import { printOnly } from '../print.ts';
import { receiptLink } from '../receipt-link.ts';
import { statusElementFor } from '../status-element.ts';
import type { CounterHome, CounterWords } from './counter-home.ts';
import type { ReceiptFinding } from './receipt-check-view.ts';
import { receiptText } from './receipt-text.ts';
import { drawReceipt } from './receipt-view.ts';

/** Hands out a receipt: shows it, prints, copies and saves it, and checks it against the log. */
export class ReceiptDesk {
  /** It is on the clipboard. */
  #copied = false;
  #checked: ReceiptFinding | 'checking' | 'notChecked' | undefined;
  /** Draws the QR code, once it is loaded. */
  #drawQr: ((text: string, label: string) => TemplateResult) | undefined;
  #asked = false;
  readonly #home: CounterHome;
  readonly #putAway: () => void;

  /** @param putAway makes room for another appeal */
  constructor(home: CounterHome, putAway: () => void) {
    this.#home = home;
    this.#putAway = putAway;
  }

  /** @param earlier it belongs to an earlier try, and changes made since wait in the form */
  draw(receipt: Receipt, earlier: boolean, { receipt: own, standing }: CounterWords): TemplateResult {
    const home = this.#home;
    const { draft } = home;
    const say = { ...standing, ...own };
    if (document.visibilityState === 'visible') draft.handOut(true);
    void this.#openQr();
    const { number, trackingCode } = receipt;
    const words = { language: home.addressed().language, say };
    const status = statusElementFor(receipt.agency.code);
    return drawReceipt(receipt, words, earlier, {
      print: () => printOnly(home.element),
      copy: async () => {
        const root = home.element.shadowRoot ?? home.element;
        this.#copied = await copyText(receiptText(receipt, words), root);
        home.announce(this.#copied ? say.copied : '');
        home.changed();
      },
      save: () => saveText(receiptText(receipt, words), `${receipt.number}.txt`),
      follow: status && (() => void status.check(receipt.number, receipt.trackingCode ?? '')),
      copied: this.#copied,
      check: () => void this.#check(receipt, say),
      checked: this.#checked,
      another: () => {
        this.#copied = false;
        this.#checked = undefined;
        this.#putAway();
      },
      qr: trackingCode === null ? undefined : this.#drawQr?.(receiptLink(number, trackingCode), say.qr),
      kept: draft.shared || !draft.kept ? say.keptHere : say.kept(draft.days),
    });
  }

  async #openQr(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    // Without it the number and the code are enough.
    const { drawQr } = await import('./receipt-qr.ts').catch(() => ({ drawQr: undefined }));
    this.#drawQr = drawQr;
    this.#home.changed();
  }

  /** Checks the receipt against the public log; what does it is loaded only when somebody asks. */
  async #check(receipt: Receipt, { check: say }: CounterWords['receipt']): Promise<void> {
    if (this.#checked === 'checking') return;
    const home = this.#home;
    this.#checked = 'checking';
    home.changed();
    const found = await import('./receipt-check-view.ts').then(
      ({ findOut }) => findOut(home.settings(), receipt),
      () => undefined,
    );
    this.#checked = found ?? 'notChecked';
    home.announce(found?.said(home.addressed().language) ?? say.notChecked);
    home.changed();
  }
}
