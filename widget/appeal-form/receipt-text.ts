import type { Receipt } from '../../src/appeal/appeal.ts';
import type { Language } from '../../src/appeal/language.ts';
import { formatTrackingCode } from '../../src/appeal/tracking-code-shown.ts';
import { kazakhstanTime, timeInWords } from '../appeal-time.ts';
import type { Vocabulary } from '../words.ts';

/** A language, and what a receipt says in it. */
export interface ReceiptWords {
  readonly language: Language;
  readonly say: Vocabulary['standing'] & Vocabulary['later']['receipt'];
}

/** One fact of a receipt and, where it needs one, the sentence that explains it. */
export interface ReceiptLine {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

/** What a receipt (талон, art. 64) says beside its number and code, in the order it is shown and saved. */
export function receiptLines(receipt: Receipt, { language, say }: ReceiptWords): readonly ReceiptLine[] {
  const lines: ReceiptLine[] = [{ label: say.agency, value: receipt.agency.name[language] }];
  if (receipt.takenBy) lines.push({ label: say.takenBy, value: receipt.takenBy });
  lines.push({ label: say.received, value: timeInWords(receipt.receivedAt, say) });
  if (receipt.registeredOn) {
    const later = receipt.registeredOn !== kazakhstanTime(receipt.receivedAt).day;
    const value = say.day(receipt.registeredOn);
    lines.push({ label: say.registered, value, ...(later ? { note: say.registeredLater } : {}) });
  }
  if (receipt.deadline) {
    const { on, workingDays, article } = receipt.deadline;
    lines.push({
      label: say.deadline,
      value: say.mustAnswer(say.day(on), workingDays),
      note: say.article(article),
    });
  }
  return lines;
}

/** The receipt as plain text, for the clipboard and for a file that opens on every device. */
export function receiptText(receipt: Receipt, words: ReceiptWords): string {
  const { say } = words;
  const code =
    receipt.trackingCode === null ? [] : [`${say.code}: ${formatTrackingCode(receipt.trackingCode)}`];
  return [
    say.title,
    '',
    `${say.number}: ${receipt.number}`,
    ...code,
    ...receiptLines(receipt, words).map(
      ({ label, value, note }) => `${label}: ${value}${note ? `\n  ${note}` : ''}`,
    ),
    '',
    say.followHint,
    '',
  ].join('\n');
}
