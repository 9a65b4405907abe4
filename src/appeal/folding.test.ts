import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldedWords, foldWithPlaces } from './folding.ts';

describe('folding', () => {
  it.each([
    [
      'Әже, ғимарат, қала, жаңа, өзен, ұлу, үй, гауһар, ішкі',
      'аже гимарат кала жана озен улу уи гаухар ишки',
    ],
    [
      'Аже, гимарат, кала, жана, озен, улу, уй, гаухар, ишки',
      'аже гимарат кала жана озен улу уи гаухар ишки',
    ],
    ['ЁЛКА ещё № 12-А', 'елка еще 12 а'],
    ['iшкi  гауhар', 'ишки гаухар'],
    ['  «Шұңқыр» — 3-үй!  ', 'шункыр 3 уи'],
    ['', ''],
    ['…!?', ''],
  ])('makes %j and its plain writing the same', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('is the same for composed and decomposed letters, and parts no word at a mark', () => {
    expect(fold('ё\u0306й'.normalize('NFD'))).toBe(fold('ё\u0306й'));
    expect(fold('сам\u0301ый')).toBe('самыи');
  });

  it('folds what is folded to itself, in words with one space between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = fold(text);
        expect(fold(once)).toBe(once);
        expect(once).not.toMatch(/^ | {2}| $/);
      }),
    );
  });

  it('is the same with and without places', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldWithPlaces(text).text).toBe(fold(text));
      }),
    );
  });

  it('knows where each character stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (original) => {
        const { text, starts, ends } = foldWithPlaces(original);
        expect([starts.length, ends.length]).toEqual([text.length, text.length]);
        for (const [at, letter] of [...text].entries()) {
          if (letter.length > 1 || text.length !== [...text].length) return;
          const own = original.slice(starts[at], ends[at]);
          if (letter !== ' ') expect(fold(own)).toContain(letter);
        }
      }),
    );
  });

  it('gives each word once', () => {
    expect(foldedWords('Су жоқ. СУ ЖОК!', null, 'су керек')).toEqual(['су', 'жок', 'керек']);
  });
});
