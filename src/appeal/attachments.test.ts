import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { AttachmentsSchema } from './attachments.ts';
import { fieldProblems } from './field-problems.ts';
import { cleanFileName } from './file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['C:\\fakepath\\Фото двора.jpg', 'jpg', 'Фото двора.jpg'],
    ['/etc/../../акт.pdf', 'pdf', 'акт.pdf'],
    ['..', 'png', 'file.png'],
    ['', 'png', 'file.png'],
    ['.htaccess', 'png', 'htaccess.png'],
    ['фото.php', 'jpg', 'фото.jpg'],
    ['фото.jpg.exe', 'jpg', 'фото.jpg.jpg'],
    ['Акт от 5.11', 'pdf', 'Акт от 5.11.pdf'],
    ['IMG_0001.HEIC', 'heic', 'IMG_0001.heic'],
    ['con.jpg', 'jpg', '_con.jpg'],
    ['a\u202egpj.exe', 'jpg', 'agpj.jpg'],
    ['a\u200b\u0000\r\nb.png', 'png', 'a b.png'],
    ['"><script>.png', 'png', '___script_.png'],
    ['  ...көше...  .jpg', 'jpg', 'көше.jpg'],
    ['😀.png', 'png', 'file.png'],
  ])('%j becomes what every file system takes', (given, extension, name) => {
    expect(cleanFileName(given, extension)).toBe(name);
  });

  it('is safe whatever was sent, short, and stays the same when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = cleanFileName(given, 'jpg');
        expect(name).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}]+\.jpg$/u);
        expect(name.startsWith('.')).toBe(false);
        expect([...name].length).toBeLessThanOrEqual(125);
        expect(cleanFileName(name, 'jpg')).toBe(name);
      }),
    );
  });
});

describe('the files of a submission', () => {
  const file = (letter: string) => ({ digest: letter.repeat(64), name: 'a.jpg', mediaType: 'image/jpeg' });

  it('are kept in order, the same one once, and none is the same as absent', () => {
    expect(v.parse(AttachmentsSchema, [file('b'), file('a'), file('b')])).toEqual([file('b'), file('a')]);
    expect(v.parse(AttachmentsSchema, [])).toBeUndefined();
  });

  it('are refused with a pointer to each fault', () => {
    const wrong = [file('a'), { digest: 'A'.repeat(64), name: 'x', mediaType: 'text/html' }, { digest: 'a' }];
    const read = v.safeParse(v.object({ attachments: AttachmentsSchema }), { attachments: wrong });
    expect(read.issues && fieldProblems(read.issues)).toEqual([
      { pointer: '/attachments/1/digest', code: 'wrong-type' },
      { pointer: '/attachments/1/mediaType', code: 'unknown-value' },
      { pointer: '/attachments/2/digest', code: 'wrong-type' },
      { pointer: '/attachments/2/name', code: 'required' },
      { pointer: '/attachments/2/mediaType', code: 'required' },
    ]);
    const many = Array.from({ length: 11 }, (_, index) => file('0123456789a'.charAt(index)));
    expect(v.safeParse(AttachmentsSchema, many).success).toBe(false);
  });
});
