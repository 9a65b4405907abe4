import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterValue, countPart, countsIn } from './counter-label.ts';

describe('the number in a counter’s label', () => {
  it.each([
    ['0', 0],
    ['1406 Share', 1406],
    ['262671 views', 262_671],
    ['1,2 тыс.', 1200],
    ['1,2\u00a0тыс.', 1200],
    ['3,4 мың', 3400],
    ['12 мың рет қаралды', 12_000],
    ['1.2K', 1200],
    ['1,2\u202fмлн', 1_200_000],
    ['2 миллиона просмотров', 2_000_000],
    ['10 тысяч', 10_000],
    ['3,4\u00a0мың көрілім', 3400],
    ['٣٬٤٥٦', 3456],
    ['1,5 К', 1500],
    ['1,2 миллион', 1_200_000],
    ['1,7K', 1700],
    ['9\u00a0k', 9000],
    ['25 млн', 25_000_000],
    ['1,1M', 1_100_000],
    ['2 млрд', 2_000_000_000],
    ['1.2B', 1_200_000_000],
    ['12\u00a0345', 12_345],
    ['196\u202f992 vues', 196_992],
    ['1,234', 1234],
    ['1.234.567', 1_234_567],
    ['18 151 просмотр', 18_151],
    ['Like: 1.8K people', 1800],
    ['👍 1.2K', 1200],
    ['١٤٢', 142],
    ['۱٬۲۳۴', 1234],
    ['5 Members', 5],
    ['3 minutes', 3],
  ])('«%s» is %d', (label, value) => expect(counterValue(label)).toBe(value));

  it.each([
    null,
    '',
    'Нравится',
    'K',
    '1,2',
    '1.25',
    '-5',
    '−5',
    '3 of 12',
    '5, 6',
    '1,2 B',
    '1 234 567K',
    '99999999999999999999',
  ])('%j is no number that can be relied on', (label) => expect(counterValue(label)).toBeNull());

  it('reads back every whole number, however its thousands are set apart', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: Number.MAX_SAFE_INTEGER }),
        fc.constantFrom('', '\u00a0', '\u202f', ' ', ',', '.', '\u2009'),
        fc.constantFrom('', ' просмотров', ' рет қаралды', ' likes'),
        (number, separator, word) => {
          const written = String(number).replace(/\B(?=(\d{3})+$)/g, separator) + word;
          expect(counterValue(written)).toBe(number);
          expect(countsIn(written)).toEqual([number]);
        },
      ),
    );
  });

  it('is never anything but a whole number or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (label) => {
        const value = counterValue(label);
        expect(value === null || (Number.isSafeInteger(value) && value >= 0)).toBe(true);
      }),
    );
  });
});

it('takes the numbers of a label in their order', () => {
  expect(countsIn('12 ответов, 3 репоста, 1 204 отметки «Нравится», 18 151 просмотр')).toEqual([
    12, 3, 1204, 18151,
  ]);
  expect(countsIn('18151 replies, 15635 reposts')).toEqual([18151, 15635]);
  expect(countsIn('Ответить')).toEqual([]);
});

describe('the part of a label that is the count', () => {
  it.each([
    ['25.4k comments', '25.4k'],
    ['1,2 тыс. ответов', '1,2 тыс.'],
    ['3,4 мың пікір', '3,4 мың'],
    ['12 m', '12'],
    ['1 406', '1 406'],
    ['нет ответов', null],
    ['2 из 3', null],
  ])('%j', (label, part) => expect(countPart(label)).toBe(part));
});
