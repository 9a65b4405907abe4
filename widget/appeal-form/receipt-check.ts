import type { Receipt } from '../../src/appeal/appeal.ts';
import { callIntake, type IntakeSettings } from '../../src/client/intake-call.ts';
import { ReceiptFileSchema, verifyReceipt } from '../../src/register/receipt.ts';

/** What a check of the receipt on the screen found. */
export type ReceiptCheck =
  | {
      readonly kind: 'holds';
      /** The entry's place in the log, from 1, and how many entries were signed. */
      readonly place: number;
      readonly total: number;
      /** The receipt as a file that proves itself. */
      readonly file: string;
    }
  /** The log does not say what the screen says. */
  | { readonly kind: 'differs' }
  /** There was no answer, or this browser cannot check signatures. */
  | { readonly kind: 'not-checked' };

/** Whether the file promises what the person was shown. */
function saysTheSame(
  file: Awaited<ReturnType<typeof verifyReceipt>> & { ok: true },
  shown: Receipt,
): boolean {
  const { number, receivedAt, registeredOn, answerBy, filed } = file.receipt;
  return (
    number === shown.number &&
    receivedAt === shown.receivedAt &&
    registeredOn === shown.registeredOn &&
    answerBy === (shown.deadline?.on ?? null) &&
    (filed === null || filed.digest === shown.digest)
  );
}

/**
 * Fetches the proof of a receipt and checks it here, in the person's own browser: that the log has an entry
 * which says what the screen says, and that the log's key signed it.
 */
export async function checkReceipt(
  intake: IntakeSettings,
  shown: Receipt,
  signal?: AbortSignal,
): Promise<ReceiptCheck> {
  const path = `v1/appeals/${encodeURIComponent(shown.number)}/receipt`;
  const headers = { 'Dauys-Tracking-Code': shown.trackingCode ?? '' };
  const outcome = await callIntake(intake, { method: 'GET', path, headers }, ReceiptFileSchema, signal);
  if (!outcome.ok) return { kind: 'not-checked' };
  const checked = await verifyReceipt(outcome.value);
  if (!checked.ok) return { kind: checked.fault === 'not-supported' ? 'not-checked' : 'differs' };
  if (!saysTheSame(checked, shown)) return { kind: 'differs' };
  return {
    kind: 'holds',
    place: checked.logged.index + 1,
    total: checked.logged.size,
    file: `${JSON.stringify(outcome.value, null, 2)}\n`,
  };
}
