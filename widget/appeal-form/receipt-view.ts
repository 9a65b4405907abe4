import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Receipt } from '../../src/appeal/appeal.ts';
import { formatTrackingCode } from '../../src/appeal/tracking-code-shown.ts';
import type { ReceiptFinding } from './receipt-check-view.ts';
import { type ReceiptWords, receiptLines } from './receipt-text.ts';

/** What the person can do with a receipt. */
export interface ReceiptActions {
  print(): void;
  copy(): void;
  readonly copied: boolean;
  save(): void;
  check(): void;
  /** What a check found, that it is under way, or that it could not be made; absent before the first. */
  readonly checked: ReceiptFinding | 'checking' | 'notChecked' | undefined;
  /** Shows the appeal's course in the status element of the same page; absent where there is none. */
  readonly follow: (() => void) | undefined;
  another(): void;
  /** A QR code that leads to where the appeal stands, once what draws it is there. */
  readonly qr: TemplateResult | undefined;
  /** How long it stays on the device, in words. */
  readonly kept: string;
}

/**
 * The talon of art. 64: what the person leaves with.
 *
 * @param earlier it belongs to an earlier try, and changes made since wait in the form
 */
export function drawReceipt(
  receipt: Receipt,
  words: ReceiptWords,
  earlier: boolean,
  actions: ReceiptActions,
): TemplateResult {
  const { say } = words;
  return html`
    <div class="receipt" part="receipt">
      <h2 id="receipt" tabindex="-1">${say.title}</h2>
      ${
        earlier
          ? html`<div class="notice" part="notice"><strong>${say.earlier.title}</strong><p>${say.earlier.text}</p></div>`
          : nothing
      }
      <p class="lead">${say.lead}</p>
      <dl class="keys">
        <div>
          <dt>${say.number}</dt>
          <dd class="key" part="number">${receipt.number}</dd>
        </div>
        ${
          receipt.trackingCode === null
            ? nothing
            : html`<div>
                <dt>${say.code}</dt>
                <dd class="key" part="code">
                  ${pairsOf(formatTrackingCode(receipt.trackingCode)).map((pair) => html`<span>${pair}</span> `)}
                </dd>
              </div>`
        }
      </dl>
      ${actions.qr ?? nothing}
      <dl>
        ${receiptLines(receipt, words).map(
          ({ label, value, note }) => html`
            <div>
              <dt>${label}</dt>
              <dd>${value}${note ? html`<small>${note}</small>` : nothing}</dd>
            </div>`,
        )}
      </dl>
      <div class="actions">
        <button type="button" part="button" @click=${actions.print}>${say.print}</button>
        <button type="button" part="button" @click=${actions.copy}>
          ${actions.copied ? html`✓ ${say.copied}` : say.copy}
        </button>
        <button type="button" part="button" @click=${actions.save}>${say.save}</button>
        <button type="button" part="button" aria-disabled=${actions.checked === 'checking'} @click=${actions.check}>
          ${say.check.ask}
        </button>
        ${
          actions.follow
            ? html`<button type="button" part="button" @click=${actions.follow}>${say.follow}</button>`
            : nothing
        }
      </div>
      ${drawCheck(words, actions)}
      <p class="hint">${actions.follow ? '' : say.followHint} ${actions.kept}</p>
      <div class="actions">
        <button type="button" class="quiet" part="button" @click=${actions.another}>
          ${earlier ? say.sendChanged : say.another}
        </button>
      </div>
    </div>
  `;
}

/** What a check of the receipt found. */
function drawCheck({ say, language }: ReceiptWords, { checked }: ReceiptActions): TemplateResult {
  if (!checked) return html``;
  if (typeof checked === 'object') return checked.draw(language);
  return html`<p class="hint">${say.check[checked]}</p>`;
}

/** Two groups of four a piece, so that a narrow screen breaks the code in its middle. */
function pairsOf(code: string): readonly string[] {
  return code.match(/\S+ ?\S*/g) ?? [];
}
