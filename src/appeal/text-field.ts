import * as v from 'valibot';

/** `toWellFormed` would do, but phones sold before 2023 lack it; where it is known, most texts need no search. */
function wellFormed(text: string): string {
  return text.isWellFormed?.() ? text : text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** More marks on one letter than any writing has; the stream-safe format allows as many (Unicode UAX 15, 13). */
const HEAP_OF_MARKS = /(\p{M}{31,})/u;

/** In code units. No heap in a shorter text takes as long as looking for one in all of them. */
const ROOM_FOR_A_HEAP = 2_000;

/**
 * Unicode NFC. It puts marks in order by looking back over all that stand before them, so a heap of some ten
 * thousand on one letter would keep whoever reads it busy for a minute: a heap stays as it came.
 */
function composed(text: string): string {
  if (text.length < ROOM_FOR_A_HEAP || !HEAP_OF_MARKS.test(text)) return text.normalize('NFC');
  const pieces = text.split(HEAP_OF_MARKS);
  return pieces.map((piece, place) => (place % 2 === 0 ? piece.normalize('NFC') : piece)).join('');
}

/**
 * What a typed or read text becomes before it is kept: Unicode NFC, line ends as `\n`, no NUL (PostgreSQL
 * cannot keep it), no other control characters, an unpaired surrogate replaced by U+FFFD, and none of the
 * bidirectional overrides and isolates that make a text read otherwise than it is stored (Unicode TR 36,
 * 3.1). Everything a person can see stays.
 */
export function cleanText(text: string): string {
  return composed(
    wellFormed(text)
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, ''),
  ).trim();
}

/** Length as a reader counts it: code points, so that an emoji outside the BMP is one. */
function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** A code point is one or two units of a string, so most texts need no counting. */
function isLong(text: string, minimum: number): boolean {
  return text.length >= 2 * minimum || codePoints(text) >= minimum;
}

function isShort(text: string, maximum: number): boolean {
  return text.length <= maximum || codePoints(text) <= maximum;
}

/** Whether a reader sees anything: zero-width characters and exotic spaces alone are an empty field. */
function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/*
 * The marks below let a bundler leave out the schemas that a door does not use: calling these functions for
 * nothing changes nothing.
 */

/** A required text of 1 to `maximum` code points, cleaned. */
// @__NO_SIDE_EFFECTS__
export function textField(maximum: number, minimum = 1) {
  return v.pipe(
    v.string('wrong-type'),
    v.transform(cleanText),
    v.check(isVisible, 'required'),
    v.check((text) => isLong(text, minimum), 'too-short'),
    v.check((text) => isShort(text, maximum), 'too-long'),
  );
}

/** An optional text: absent, or up to `maximum` code points; an empty one counts as absent. */
// @__NO_SIDE_EFFECTS__
export function optionalTextField(maximum: number) {
  return v.optional(
    v.pipe(
      v.string('wrong-type'),
      v.transform(cleanText),
      v.check((text) => isShort(text, maximum), 'too-long'),
      v.transform((text) => (isVisible(text) ? text : undefined)),
    ),
  );
}
