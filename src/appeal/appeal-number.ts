import { checkDigit } from './check-digit.ts';

/** A registration number taken apart: `TLD-2026-000042-5` is agency `TLD`, year 2026, serial 42. */
export interface AppealNumberParts {
  /** The agency's code: two to six Latin capitals. */
  readonly agency: string;
  /** The year of registration in Kazakhstan's time, four digits. */
  readonly year: number;
  /** The running number within the agency's year, from 1. */
  readonly serial: number;
}

/** What `parseAppealNumber` made of a text; `number` is the one canonical way to write it. */
export type ParsedAppealNumber =
  | (AppealNumberParts & { readonly ok: true; readonly number: string })
  | { readonly ok: false; readonly reason: 'shape' | 'check-digit' };

/** The running number is written with at least this many digits and grows beyond them when it must. */
const SERIAL_DIGITS = 6;

/**
 * The digits that the check digit watches over: each letter of the agency's code as two digits (A = 10 …
 * Z = 35, as ISIN and IBAN expand letters), the year, the padded serial.
 *
 * Every slip of one digit and every swap of two neighbouring digits is caught. Letters are caught where the
 * expansions differ in one digit, and about nine times in ten otherwise: 26 letters cannot be told apart by
 * ten check digits. A check *letter* could (it needs 26 values or more), but most numbers would then end in
 * a letter that sounds and looks different in Kazakh, Russian and Latin; a digit is the same in all three,
 * and a mistyped code mostly names no agency at all.
 */
function watchedDigits(agency: string, year: string, serial: string): string {
  return agency.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)) + year + serial;
}

function written(agency: string, year: string, serial: string): string {
  return `${agency}-${year}-${serial}-${checkDigit(watchedDigits(agency, year, serial))}`;
}

/**
 * The registration number as it is printed: `TLD-2026-000042-5`. It is the unique number of the talon
 * (art. 64 of the Code).
 *
 * @throws RangeError where a part could not be read back from the text
 */
export function formatAppealNumber({ agency, year, serial }: AppealNumberParts): string {
  if (!/^[A-Z]{2,6}$/.test(agency)) throw new RangeError(`Not an agency's code: ${agency}`);
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`Not a year: ${year}`);
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError(`Not a running number: ${serial}`);
  return written(agency, String(year), String(serial).padStart(SERIAL_DIGITS, '0'));
}

/** Cyrillic capitals that look like Latin ones, as a Kazakh or Russian keyboard gives them. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  Ӏ: 'I',
  Ј: 'J',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Ԛ: 'Q',
  Ѕ: 'S',
  Т: 'T',
  Ү: 'Y',
  Ұ: 'Y',
  У: 'Y',
  Ԝ: 'W',
  Х: 'X',
};

/** What people type for a digit: a letter O (Latin or Cyrillic) for zero, I or a small l for one. */
const DIGIT_LIKE: Readonly<Record<string, string>> = { O: '0', О: '0', I: '1', І: '1', L: '1' };

/**
 * Reads a registration number as people type, paste or dictate it: any case, any spaces and dashes or none,
 * a leading №, Cyrillic look-alikes, full-width digits, O for 0 and l for 1 behind the year (not in it:
 * there it would hide a letter of the code that changed places with the year's first digit), and the serial
 * with all its leading zeros or with none of them (with some of them, a digit was lost on the way).
 *
 * @returns the parts and the canonical writing; `shape` where it is no such number at all, `check-digit`
 *   where it has a slip
 */
export function parseAppealNumber(text: string): ParsedAppealNumber {
  if (text.length > 100) return { ok: false, reason: 'shape' };
  const compact = text
    .replace(/[^\p{L}\p{N}]/gu, '')
    .normalize('NFKC')
    .toUpperCase();
  // No lookbehind here: phones from before 2023 cannot even load a file that has one.
  const yearAt = compact.search(/\d/);
  if (yearAt < 0) return { ok: false, reason: 'shape' };
  const letters = compact.slice(0, yearAt).replace(/./gu, (letter) => LOOK_ALIKES[letter] ?? letter);
  const typedYear = compact.slice(yearAt, yearAt + 4);
  const rest = compact.slice(yearAt + 4).replace(/[OОIІL]/g, (letter) => DIGIT_LIKE[letter] ?? letter);
  const [, agency, year, digits, check] =
    /^([A-Z]{2,6})([1-9]\d{3})(\d{1,15})(\d)$/.exec(letters + typedYear + rest) ?? [];
  if (agency === undefined || year === undefined || digits === undefined || check === undefined) {
    return { ok: false, reason: 'shape' };
  }
  const serial = Number(digits);
  const padded = String(serial).padStart(SERIAL_DIGITS, '0');
  if (serial === 0 || (digits !== padded && digits !== String(serial))) return { ok: false, reason: 'shape' };
  const number = written(agency, year, padded);
  if (!number.endsWith(`-${check}`)) return { ok: false, reason: 'check-digit' };
  return { ok: true, agency, year: Number(year), serial, number };
}
