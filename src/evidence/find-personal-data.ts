import type { MaskKind } from '../appeal/capture-statement.ts';
import { iinError } from '../appeal/identity.ts';

/** A passage that looks like somebody's personal data. */
export interface FoundData {
  readonly kind: Exclude<MaskKind, 'hand'>;
  /** Where it stands, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** As it stands. */
  readonly text: string;
  /** The same for the same number, address or name however it is written: `phone 77011234567`. */
  readonly key: string;
}

/** What parts a number into groups; three at most stand together, as in `) – `. */
const PARTING = /[\s().·\p{Pd}]/u;

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const HANDLE = /(?<![\p{L}\p{N}_.@/])@([A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?)/gu;

/** The digits of a number as far as they may belong together. */
interface Digits {
  readonly digits: string;
  /** After each digit: where it ends, and the most signs that parted any two so far. */
  readonly ends: readonly number[];
  readonly partings: readonly number[];
}

const LONGEST = 19;

function digitsFrom(text: string, start: number): Digits {
  let digits = '';
  const ends: number[] = [];
  const partings: number[] = [];
  let parted = 0;
  let widest = 0;
  for (let at = start; at < text.length && digits.length < LONGEST; at += 1) {
    const sign = text[at] ?? '';
    if (sign >= '0' && sign <= '9') {
      widest = Math.max(widest, parted);
      parted = 0;
      digits += sign;
      ends.push(at + 1);
      partings.push(widest);
    } else if (PARTING.test(sign) && parted < 3) parted += 1;
    else break;
  }
  return { digits, ends, partings };
}

function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && sign >= '0' && sign <= '9';
}

/** The check that every payment card's number passes (ISO/IEC 7812-1). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** A phone as E.164 has it, without the plus: dialled within the country 8 701… and 701… are 7 701…. */
function phoneOf(digits: string, international: boolean): string | null {
  if (international) return digits.length >= 10 && digits.length <= 15 ? digits : null;
  if (digits.length === 11 && /^[78][2-9]/.test(digits)) return `7${digits.slice(1)}`;
  return digits.length === 10 && /^7[0-9]/.test(digits) ? `7${digits}` : null;
}

/** The number that begins at a digit, if it is one that belongs to somebody. */
function numberAt(text: string, start: number): FoundData | null {
  const { digits, ends, partings } = digitsFrom(text, start);
  const international = text[start - 1] === '+';
  const made = (kind: FoundData['kind'], length: number, key: string, from = start): FoundData => {
    const end = ends[length - 1] ?? start;
    return { kind, start: from, end, text: text.slice(from, end), key: `${kind} ${key}` };
  };
  const wholeAt = (length: number): string | null => {
    const end = ends[length - 1];
    return end === undefined || isDigit(text[end]) ? null : digits.slice(0, length);
  };
  const iin = wholeAt(12);
  if (iin && (partings[11] ?? 0) <= 1 && !international && iinError(iin) === null)
    return made('iin', 12, iin);
  if (!international) {
    for (const length of [16, 19, 18, 17, 15, 14, 13]) {
      const card = wholeAt(length);
      if (card && (partings[length - 1] ?? 0) <= 1 && /^[2-6]/.test(card) && passesLuhn(card)) {
        return made('card', length, card);
      }
    }
  }
  for (const length of international ? [11, 12, 13, 14, 15, 10] : [11, 10]) {
    const number = wholeAt(length);
    const phone = number && phoneOf(number, international);
    if (phone) return made('phone', length, phone, international ? start - 1 : start);
  }
  return null;
}

/**
 * Finds what may be somebody's personal data in a text: phones, IINs (by their check digit), card numbers (by
 * theirs), e-mail addresses and handles. It offers, and a person decides: what it finds too much costs a look,
 * what it misses costs more.
 *
 * @param own handles that are the author's own, without the @, which are known to the record anyway
 * @returns in the text's order, none over another
 */
export function findPersonalData(text: string, own: readonly string[] = []): FoundData[] {
  const found: FoundData[] = [];
  const free = (start: number, end: number) => found.every((each) => end <= each.start || start >= each.end);
  for (const match of text.matchAll(EMAIL)) {
    const [whole] = match;
    const start = match.index;
    found.push({
      kind: 'email',
      start,
      end: start + whole.length,
      text: whole,
      key: `email ${whole.toLowerCase()}`,
    });
  }
  for (let at = 0; at < text.length; at += 1) {
    if (!isDigit(text[at]) || isDigit(text[at - 1])) continue;
    const number = numberAt(text, at);
    if (!number || !free(number.start, number.end)) continue;
    found.push(number);
    at = number.end - 1;
  }
  const known = new Set(own.map((handle) => handle.toLowerCase()));
  for (const match of text.matchAll(HANDLE)) {
    const name = (match[1] ?? '').toLowerCase();
    const end = match.index + match[0].length;
    if (known.has(name) || !free(match.index, end)) continue;
    found.push({ kind: 'handle', start: match.index, end, text: match[0], key: `handle ${name}` });
  }
  return found.sort((one, other) => one.start - other.start);
}
