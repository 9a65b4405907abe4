import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binError, identificationCheckDigit, iinError } from './identity.ts';

// All numbers here are synthetic: made from the rule, not from people or firms.
const withCheckDigit = (eleven: string): string | null => {
  const digit = identificationCheckDigit(eleven);
  return digit === null ? null : `${eleven}${digit}`;
};

const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
const serials = fc.integer({ min: 0, max: 9999 }).map((serial) => String(serial).padStart(4, '0'));
const iins = fc
  .tuple(days, fc.boolean(), serials)
  .map(([born, man, serial]) => {
    const date = born.toISOString().slice(2, 10).replaceAll('-', '');
    const century = (born.getUTCFullYear() < 2000 ? 3 : 5) + (man ? 0 : 1);
    return withCheckDigit(`${date}${century}${serial}`);
  })
  .filter((iin) => iin !== null);

describe('identificationCheckDigit', () => {
  it('uses the first weights where they give a digit', () => {
    // 1·9 + 2·0 + 3·0 + 4·5 + 5·1 + 6·5 + 7·3 + 8·0 + 9·0 + 10·1 + 11·2 = 117 = 10·11 + 7
    expect(identificationCheckDigit('90051530012')).toBe(7);
  });

  it('uses the second weights where the first give ten', () => {
    // 9 + 20 + 5 + 30 + 21 + 90 + 77 = 252 = 22·11 + 10, so 3..11, 1, 2: 27 + 30 + 7 + 40 + 27 + 9 + 14 = 154
    // = 14·11 + 0.
    expect(identificationCheckDigit('90051530097')).toBe(0);
    expect(iinError('900515300970')).toBeNull();
  });

  it('knows numbers that are never issued: both weights give ten', () => {
    expect(identificationCheckDigit('90051530091')).toBeNull();
    for (const digit of '0123456789') expect(iinError(`90051530091${digit}`)).toBe('iin-check-digit');
  });
});

describe('iinError', () => {
  it('accepts every number made by the rule', () => {
    fc.assert(fc.property(iins, (iin) => iinError(iin) === null));
  });

  it('catches every slip of one digit in the serial or the check digit', () => {
    fc.assert(
      fc.property(iins, fc.integer({ min: 7, max: 11 }), fc.integer({ min: 1, max: 9 }), (iin, at, by) => {
        const slipped = iin.slice(0, at) + ((Number(iin[at]) + by) % 10) + iin.slice(at + 1);
        // A slip can hide where it makes the second weights come in; one of the check digit never does.
        if (at === 11) expect(iinError(slipped)).toBe('iin-check-digit');
        else expect([null, 'iin-check-digit']).toContain(iinError(slipped));
      }),
    );
  });

  it.each([
    ['', 'iin-length'],
    ['90051530012', 'iin-length'],
    ['9005153001277', 'iin-length'],
    ['90051530012a', 'iin-length'],
    ['٩٠٠٥١٥٣٠٠١٢٧', 'iin-length'],
    ['901315300127', 'iin-date'],
    ['900015300127', 'iin-date'],
    ['900532300127', 'iin-date'],
    ['900230300127', 'iin-date'],
    ['010229500127', 'iin-date'],
    ['900515700127', 'iin-date'],
    ['900515300128', 'iin-check-digit'],
  ])('says of %j: %s', (iin, error) => {
    expect(iinError(iin)).toBe(error);
  });

  it('knows 29 February by the century: 1900 had none, 2000 had one', () => {
    expect(iinError('000229300120')).toBe('iin-date');
    expect(iinError(withCheckDigit('00022950012') ?? '')).toBeNull();
  });

  it('accepts a foreigner’s number, whose seventh digit is 0', () => {
    expect(iinError(withCheckDigit('90051500012') ?? '')).toBeNull();
  });
});

describe('binError', () => {
  const bins = fc
    .tuple(
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(4, 5, 6),
      fc.constantFrom(0, 1, 2, 3),
      fc.integer({ min: 0, max: 99_999 }),
    )
    .map(([year, month, entity, unit, serial]) =>
      withCheckDigit(
        `${String(year).padStart(2, '0')}${String(month).padStart(2, '0')}${entity}${unit}${String(serial).padStart(5, '0')}`,
      ),
    )
    .filter((bin) => bin !== null);

  it('accepts every number made by the rule', () => {
    fc.assert(fc.property(bins, (bin) => binError(bin) === null));
  });

  it.each([
    ['12345', 'bin-length'],
    ['051340000127', 'bin-type'],
    ['050040000127', 'bin-type'],
    ['050170000127', 'bin-type'],
    ['050144000127', 'bin-type'],
  ])('says of %j: %s', (bin, error) => {
    expect(binError(bin)).toBe(error);
  });

  it('catches a wrong check digit', () => {
    fc.assert(
      fc.property(bins, fc.integer({ min: 1, max: 9 }), (bin, by) => {
        expect(binError(bin.slice(0, 11) + ((Number(bin[11]) + by) % 10))).toBe('bin-check-digit');
      }),
    );
  });
});
