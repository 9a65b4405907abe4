import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from './find-personal-data.ts';
import { coverPersonalData, MASK, maskText, maskValue } from './mask-text.ts';

const keysIn = (text: string, own?: string[]) => findPersonalData(text, own).map(({ key }) => key);

describe('personal data in a text', () => {
  it.each([
    ['Звоните 8 (701) 123-45-67 или +7 702 765 43 21', ['phone 77011234567', 'phone 77027654321']],
    ['87011234567 87021234567', ['phone 77011234567', 'phone 77021234567']],
    ['нөмірім 701 123 45 67.', ['phone 77011234567']],
    ['ИИН 900515300970, үйі 12', ['iin 900515300970']],
    // One digit off: nobody's IIN.
    ['900515300971', []],
    ['карта 4111 1111 1111 1111', ['card 4111111111111111']],
    ['карта 4111 1111 1111 1112', []],
    ['Жазыңыз: Aigul.S@mail.kz', ['email aigul.s@mail.kz']],
    ['@Serik_77, @aigul смотрите', ['handle serik_77', 'handle aigul']],
    ['@aigul @aigul.', ['handle aigul', 'handle aigul']],
    ['в 2026 году, 12.05.2026, 150 000 тенге, дом 14', []],
    ['', []],
  ])('finds in «%s» %j', (text, keys) => {
    expect(keysIn(text)).toEqual(keys);
  });

  it('leaves the author’s own handle', () => {
    expect(keysIn('@Aigul и @serik', ['aigul'])).toEqual(['handle serik']);
  });

  it('is found wherever it stands, in order, nothing over another, and is gone once it is masked', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '+7 701 123-45-67',
        '87771234567',
        '900515300970',
        '4111111111111111',
        'a@b.kz',
        '@abc_d',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.stringMatching(/^[\d ()+@.-]{0,24}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join(' , ');
        const found = findPersonalData(text);
        found.forEach((each, place) => {
          expect(text.slice(each.start, each.end)).toBe(each.text);
          expect(each.start).toBeGreaterThanOrEqual(found[place - 1]?.end ?? 0);
        });
        const keys = new Set(found.map(({ key }) => key));
        const { text: masked, masked: passages } = maskText(text, keys);
        expect(passages).toHaveLength(found.length);
        for (const { start, end } of passages) expect(masked.slice(start, end)).toBe(MASK);
        expect(findPersonalData(masked).filter(({ key }) => keys.has(key))).toEqual([]);
      }),
    );
  });
});

describe('masking', () => {
  it('covers everything and moves nothing where nobody has chosen yet', () => {
    const text = 'Тел. 8 701 123 45 67, @serik';
    expect(coverPersonalData(text)).toBe('Тел. ███████████████, ██████'.padEnd(text.length));
    expect(coverPersonalData(text)).toHaveLength(text.length);
  });

  it('takes the chosen ones and leaves the rest', () => {
    const text = 'Тел. 8 701 123 45 67, 8 702 765 43 21';
    expect(maskText(text, new Set(['phone 77011234567'])).text).toBe(`Тел. ${MASK}, 8 702 765 43 21`);
  });

  it('reaches every text of a post, and addresses that name somebody', () => {
    const post = {
      text: 'жауап @serik: +7 (701) 123 45 67',
      links: [
        { text: '@serik', url: 'https://x.com/Serik' },
        { text: 'сайт', url: 'https://dauys.kz/serik-info' },
        { text: 'звонок', url: 'tel:+77011234567' },
      ],
      media: [{ kind: 'picture', alt: '87011234567' }],
      permalink: null,
    };
    const masked = maskValue(post, new Set(['handle serik', 'phone 77011234567']));
    expect(JSON.stringify(masked)).not.toMatch(/serik"|Serik|701/);
    expect(masked.links[1]).toEqual(post.links[1]);
    expect(masked.permalink).toBeNull();
  });
});
