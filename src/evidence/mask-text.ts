import type { MaskKind } from '../appeal/capture-statement.ts';
import { findPersonalData } from './find-personal-data.ts';

/** What stands in the place of a masked passage; its length tells nothing of what was there. */
export const MASK = '████';

/** A passage that was masked: where the mask stands in the new text, and what stood there. */
export interface MaskedPassage {
  readonly kind: Exclude<MaskKind, 'hand'>;
  readonly start: number;
  readonly end: number;
  readonly original: string;
}

/**
 * Masks the passages that a person chose, wherever they stand and however they are written there.
 *
 * @param keys as `findPersonalData` names them
 */
export function maskText(
  text: string,
  keys: ReadonlySet<string>,
): { readonly text: string; readonly masked: readonly MaskedPassage[] } {
  const masked: MaskedPassage[] = [];
  let written = '';
  let from = 0;
  for (const { kind, start, end, text: original, key } of findPersonalData(text)) {
    if (!keys.has(key)) continue;
    written += text.slice(from, start);
    masked.push({ kind, start: written.length, end: written.length + MASK.length, original });
    written += MASK;
    from = end;
  }
  return { text: written + text.slice(from), masked };
}

/**
 * A text with everything in it covered that may be somebody's personal data, every character in its place: for a
 * question that is asked before anybody chose what to mask.
 */
export function coverPersonalData(text: string): string {
  let covered = text;
  for (const { start, end } of findPersonalData(text)) {
    covered = covered.slice(0, start) + '█'.repeat(end - start) + covered.slice(end);
  }
  return covered;
}

/** Masks every text within a JSON value; the names of its members stay. */
export function maskValue<Value>(value: Value, keys: ReadonlySet<string>): Value;
export function maskValue(value: unknown, keys: ReadonlySet<string>): unknown {
  if (typeof value === 'string')
    return isAddress(value) ? maskAddress(value, keys) : maskText(value, keys).text;
  if (Array.isArray(value)) return value.map((each) => maskValue(each, keys));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, maskValue(each, keys)]));
}

export function isAddress(text: string): boolean {
  return /^(https?|mailto|tel|sms):/i.test(text);
}

/** An address that names somebody who is masked leads nowhere any more, but stays an address. */
export function maskAddress(address: string, keys: ReadonlySet<string>): string {
  let open: string;
  try {
    open = decodeURIComponent(address);
  } catch {
    open = address;
  }
  const names = [...keys].flatMap((key) => (key.startsWith('handle ') ? [key.slice(7)] : []));
  const segments = open.toLowerCase().split(/[/?#&=@]/);
  const shows =
    names.some((name) => segments.includes(name)) || findPersonalData(open).some(({ key }) => keys.has(key));
  return shows ? `https://masked.invalid/` : address;
}
