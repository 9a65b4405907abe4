import { checkDigit } from './check-digit.ts';

// Showing a code is all that a form with a receipt does with it.
export * from './tracking-code-shown.ts';

/**
 * A tracking code is fifteen digits that nobody can guess (49.8 bits; the intake also limits tries) and a
 * check digit: all sixteen are digits, because letters read over a phone differ between Kazakh, Russian and
 * Latin, and sixteen in fours is what people know from a bank card.
 */
const SECRET_DIGITS = 15;

/** What `parseTrackingCode` made of a text. */
export type ParsedTrackingCode =
  | { readonly ok: true; readonly digits: string }
  | { readonly ok: false; readonly reason: 'shape' | 'check-digit' };

/**
 * Reads a tracking code as people type or paste it: spaces, dashes and dots anywhere, full-width digits.
 *
 * @returns the sixteen digits; `shape` where there are not sixteen, `check-digit` where it has a slip, so
 *   that a form can say so before it asks the intake
 */
export function parseTrackingCode(text: string): ParsedTrackingCode {
  if (text.length > 100) return { ok: false, reason: 'shape' };
  const digits = text.normalize('NFKC').replace(/[\s\p{P}\p{Cf}]/gu, '');
  if (!/^\d{16}$/.test(digits)) return { ok: false, reason: 'shape' };
  const right = checkDigit(digits.slice(0, SECRET_DIGITS)) === digits.charAt(SECRET_DIGITS);
  return right ? { ok: true, digits } : { ok: false, reason: 'check-digit' };
}

/**
 * The tracking code that belongs to secret bytes, always the same one: the first 128 bits as a number,
 * modulo 10^15, and the check digit. No code is likelier than another by more than one part in 10^23.
 *
 * @param bytes sixteen bytes or more of a keyed hash, such as HMAC-SHA-256 of the appeal's id
 * @returns sixteen digits
 * @throws RangeError when there are fewer than sixteen bytes
 */
export function trackingCodeFrom(bytes: Uint8Array): string {
  if (bytes.length < 16) throw new RangeError('A tracking code needs sixteen secret bytes');
  // Long division by 100,000, five digits a time, in steps that a double holds exactly: no BigInt, which an
  // old phone that loads this file may lack.
  let dividend: number[] = [];
  for (let at = 0; at < 16; at += 2) dividend.push((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0));
  let secret = '';
  while (secret.length < SECRET_DIGITS) {
    let remainder = 0;
    dividend = dividend.map((word) => {
      const value = remainder * 65_536 + word;
      remainder = value % 100_000;
      return Math.floor(value / 100_000);
    });
    secret = String(remainder).padStart(5, '0') + secret;
  }
  return secret + checkDigit(secret);
}
