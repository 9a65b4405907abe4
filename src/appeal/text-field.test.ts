import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { cleanText, optionalTextField, textField } from './text-field.ts';

/** Texts as the worst sender would write them, each with what is kept. */
const HOSTILE: readonly (readonly [what: string, text: string, kept: string])[] = [
  ['NUL', 'яма\u0000 на дороге', 'яма на дороге'],
  ['control characters', 'а\u0001б\u001bв\u007fг\u0085д', 'абвгд'],
  ['a right-to-left override', 'invoice\u202excod.exe', 'invoicexcod.exe'],
  ['bidirectional isolates', '\u2066+7 701\u2069', '+7 701'],
  ['a byte order mark inside', 'су\ufeff жоқ', 'су жоқ'],
  ['an unpaired high surrogate', 'а\ud83d б', 'а\ufffd б'],
  ['an unpaired low surrogate', '\ude42а', '\ufffdа'],
  ['line ends of three systems', 'а\r\nб\rв\nг', 'а\nб\nв\nг'],
  ['tabs and blank lines, which stay', 'а\tб\n\nв', 'а\tб\n\nв'],
  ['letters in two code points', 'и\u0306 и\u0301', 'й и\u0301'],
  ['characters of four bytes', '👩‍👧 𐰴𐰕𐰴', '👩‍👧 𐰴𐰕𐰴'],
  [
    'HTML',
    '<script>alert(1)</script><img src=x onerror=a()>',
    '<script>alert(1)</script><img src=x onerror=a()>',
  ],
  ['SQL', "'; DROP TABLE appeal; --", "'; DROP TABLE appeal; --"],
  ['spaces around', '\u00a0\t яма \n\u2003', 'яма'],
];

describe('cleanText', () => {
  it.each(HOSTILE)('keeps of %s what a reader can see', (_, text, kept) => {
    expect(cleanText(text)).toBe(kept);
  });

  it('cleans once for all, and never leaves what a database cannot keep', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('\ud83d', '\ude42', '\0', '\r', '\n', 'я', '\u202e') }),
        (one, other) => {
          const cleaned = cleanText(one + other);
          expect(cleanText(cleaned)).toBe(cleaned);
          expect(cleaned.isWellFormed()).toBe(true);
          expect(cleaned).not.toContain('\0');
        },
      ),
    );
  });
});

describe('a heap of marks on one letter', () => {
  it('is kept as it came, what stands around it is composed, and a usual number of marks is put in order', () => {
    const heap = '\u0301\u0316'.repeat(1_000);
    expect(cleanText(`и\u0306а${heap} и\u0306`)).toBe(`йа${heap} й`);
    expect(cleanText('х\u0301\u0316\u0301\u0316')).toBe('х\u0316\u0316\u0301\u0301');
  });

  it('is cleaned once for all, with letters and marks around it that fall apart into several', () => {
    const some = fc.constantFrom(
      'и',
      '\u0306',
      '\u0344'.repeat(20),
      '\u0301\u0316'.repeat(16),
      '\u0958',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (parts) => {
        const cleaned = cleanText(parts.join(''));
        expect(cleanText(cleaned)).toBe(cleaned);
      }),
    );
  });

  // Put in order mark by mark, as many as a body may hold take half a minute.
  it('keeps nobody waiting', () => {
    const marks = `а${'\u0301\u0316'.repeat(60_000)}`;
    expect(cleanText(marks)).toBe(marks);
  }, 5_000);
});

describe('textField', () => {
  const code = (schema: v.GenericSchema, value: unknown): string | undefined =>
    v.safeParse(schema, value).issues?.[0].message;

  it.each(['', ' ', '\u200b', '\u2060\u00ad', '\u0000', '\u3000\n'])(
    'takes %j for an empty field',
    (text) => {
      expect(code(textField(10), text)).toBe('required');
      expect(v.parse(optionalTextField(10), text)).toBeUndefined();
    },
  );

  it('counts as a reader does: an emoji outside the BMP is one', () => {
    expect(code(textField(3), '🙂🙂🙂')).toBeUndefined();
    expect(code(textField(3), '🙂🙂🙂🙂')).toBe('too-long');
    expect(code(textField(10, 3), '🙂🙂')).toBe('too-short');
    expect(code(optionalTextField(3), '🙂🙂🙂🙂')).toBe('too-long');
  });

  it('takes no other type for a text', () => {
    for (const value of [0, true, null, {}, ['text']]) expect(code(textField(10), value)).toBe('wrong-type');
  });
});
