import { html, type TemplateResult } from 'lit/html.js';
import type { Receipt } from '../../src/appeal/appeal.ts';
import type { Language } from '../../src/appeal/language.ts';
import type { IntakeSettings } from '../../src/client/intake-call.ts';
import { messages as en } from '../../src/i18n/widget/receipt-check/en.ts';
import { messages as kk } from '../../src/i18n/widget/receipt-check/kk.ts';
import { messages as ru } from '../../src/i18n/widget/receipt-check/ru.ts';
import { saveText } from '../hand-out.ts';
import { checkReceipt } from './receipt-check.ts';

const WORDS = { kk, ru, en };

/** What a check of a receipt found, in words. */
export interface ReceiptFinding {
  /** For those who do not see it. */
  said(language: Language): string;
  draw(language: Language): TemplateResult;
}

/**
 * Checks a receipt against the public log (see `checkReceipt`).
 *
 * @returns `undefined` where it could not be checked
 */
export async function findOut(intake: IntakeSettings, receipt: Receipt): Promise<ReceiptFinding | undefined> {
  const found = await checkReceipt(intake, receipt);
  if (found.kind === 'not-checked') return undefined;
  if (found.kind === 'differs') {
    const said = (language: Language) => WORDS[language].differs;
    return {
      said,
      draw: (language) => html`<div class="notice" part="notice"><p>${said(language)}</p></div>`,
    };
  }
  const { place, total, file } = found;
  const said = (language: Language) => WORDS[language].holds(place, total);
  const save = () => saveText(file, `${receipt.number}.receipt.json`);
  return {
    said,
    draw: (language) => html`<p>✓ ${said(language)}</p>
      <div class="actions">
        <button type="button" part="button" @click=${save}>${WORDS[language].save}</button>
      </div>`,
  };
}
