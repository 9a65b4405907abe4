import type { FieldError } from './field-errors.ts';

/**
 * The check digit of an IIN or BIN: the digits times the weights 1..11, modulo 11; when that is 10, again
 * with the weights 3..11, 1, 2; when it is 10 again, the number is never issued.
 * Source: the rules on forming identification numbers (adilet.zan.kz V070000406_).
 *
 * @param digits the first eleven digits or more, ASCII
 * @returns 0 to 9, or `null` where no such number is ever issued
 */
export function identificationCheckDigit(digits: string): number | null {
  for (const shift of [0, 2]) {
    let sum = 0;
    for (let position = 0; position < 11; position += 1) {
      sum += Number(digits[position]) * (((position + shift) % 11) + 1);
    }
    const remainder = sum % 11;
    if (remainder !== 10) return remainder;
  }
  return null;
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The centuries that the seventh digit of an IIN names (odd: men, even: women, 0: foreigners). */
const CENTURY: Readonly<Record<string, number>> = { 1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000 };

/**
 * What is wrong with an individual identification number (ЖСН / ИИН): YYMMDD, century and sex, four serial
 * digits, check digit.
 *
 * @param iin as typed, spaces already removed
 * @returns `null` when it can be a real number
 */
export function iinError(iin: string): FieldError | null {
  if (!/^\d{12}$/.test(iin)) return 'iin-length';
  const centuryDigit = iin.charAt(6);
  const century = CENTURY[centuryDigit] ?? (centuryDigit === '0' ? 2000 : undefined);
  const [year, month, day] = [Number(iin.slice(0, 2)), Number(iin.slice(2, 4)), Number(iin.slice(4, 6))];
  if (century === undefined || !isCalendarDay(century + year, month, day)) return 'iin-date';
  return identificationCheckDigit(iin) === Number(iin[11]) ? null : 'iin-check-digit';
}

/**
 * What is wrong with a business identification number (БСН / БИН): YYMM of registration, kind of entity
 * 4 to 6, kind of unit 0 to 3, five serial digits, check digit.
 *
 * @param bin as typed, spaces already removed
 * @returns `null` when it can be a real number
 */
export function binError(bin: string): FieldError | null {
  if (!/^\d{12}$/.test(bin)) return 'bin-length';
  const month = Number(bin.slice(2, 4));
  if (month < 1 || month > 12 || !/^[4-6][0-3]$/.test(bin.slice(4, 6))) return 'bin-type';
  return identificationCheckDigit(bin) === Number(bin[11]) ? null : 'bin-check-digit';
}
