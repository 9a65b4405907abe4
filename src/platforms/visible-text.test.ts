// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../appeal/text-field.ts';
import { parsed } from './fixtures/saved-page.ts';
import { seen, visibleLine, visibleText } from './visible-text.ts';

function textOf(html: string, reading = {}): string | null {
  return visibleText(parsed(`<body>${html}</body>`).body, reading);
}

describe('the text of an element', () => {
  it.each([
    ['<p>Бір</p><p>екі<br>үш</p>', 'Бір\n\nекі\nүш'],
    ['<div>Бір</div>\n  <div>екі</div>', 'Бір\nекі'],
    ['<ul><li>су</li><li>жарық</li></ul>соңы', 'су\nжарық\nсоңы'],
    ['Қар  \n көп <b> екен </b> !', 'Қар көп екен !'],
    ['<img alt="❗">Назар<img>', '❗Назар'],
    ['а\u200bб\u2060в\ufeff', 'абв'],
    ['👩\u200d👧 анасы', '👩\u200d👧 анасы'],
    ['12\u00a0345&nbsp;тг', '12 345 тг'],
    ['<script>x</script><style>y</style><svg><title>z</title></svg>көрінеді', 'көрінеді'],
    ['<br><br><br><br>бір<br><br><br><br>екі<br>', 'бір\n\nекі'],
  ])('%s', (html, text) => expect(textOf(html)).toBe(text));

  it('has nothing to see in white space and invisible characters', () => {
    for (const html of ['', ' \n ', '\u200b&nbsp;\u2060', '<img alt="">', '<script>1</script>'])
      expect(textOf(html)).toBeNull();
    expect(visibleText(null)).toBeNull();
  });

  it('keeps line ends as they stand where the site draws them so', () => {
    expect(textOf('бір\nекі  үш<div>@төрт</div> бес', { asWritten: true })).toBe('бір\nекі  үш@төрт бес');
  });

  it('leaves out what it is told to leave out', () => {
    expect(textOf('басы<a class="more">тағы</a><span>аяғы</span>', { skip: '.more' })).toBe('басыаяғы');
  });

  it('is one line where a name is read', () => {
    expect(visibleLine(parsed('<b>Айгүл <br> С.</b>').body)).toBe('Айгүл С.');
  });

  it('is already as every kept text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = seen(text);
        if (read !== null) expect(cleanText(read)).toBe(read);
        expect(seen(read)).toBe(read);
      }),
    );
  });
});
