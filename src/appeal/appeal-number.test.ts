import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAppealNumber, parseAppealNumber } from './appeal-number.ts';

const agencies = fc.stringMatching(/^[A-Z]{2,6}$/);
const numbers = fc
  .record({
    agency: agencies,
    year: fc.integer({ min: 1000, max: 9999 }),
    serial: fc.integer({ min: 1, max: 99_999_999 }),
  })
  .map((parts) => ({ ...parts, number: formatAppealNumber(parts) }));

describe('formatAppealNumber', () => {
  it('writes agency, year, padded serial and check digit', () => {
    expect(formatAppealNumber({ agency: 'TLD', year: 2026, serial: 42 })).toMatch(/^TLD-2026-000042-\d$/);
  });

  it('grows beyond six digits', () => {
    expect(formatAppealNumber({ agency: 'TLD', year: 2026, serial: 1_500_000 })).toMatch(
      /^TLD-2026-1500000-\d$/,
    );
  });

  it.each([
    { agency: 'tld', year: 2026, serial: 1 },
    { agency: 'T', year: 2026, serial: 1 },
    { agency: 'TLD', year: 26, serial: 1 },
    { agency: 'TLD', year: 2026, serial: 0 },
    { agency: 'TLD', year: 2026, serial: 1.5 },
  ])('refuses $agency $year $serial', (parts) => {
    expect(() => formatAppealNumber(parts)).toThrow(RangeError);
  });
});

describe('parseAppealNumber', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(numbers, ({ agency, year, serial, number }) => {
        expect(parseAppealNumber(number)).toEqual({ ok: true, agency, year, serial, number });
      }),
    );
  });

  it('catches every slip of one digit', () => {
    fc.assert(
      fc.property(numbers, ({ agency, number }) => {
        for (let at = agency.length; at < number.length; at += 1) {
          if (number[at] === '-') continue;
          for (const digit of '0123456789') {
            if (digit === number[at]) continue;
            const slipped = number.slice(0, at) + digit + number.slice(at + 1);
            expect(parseAppealNumber(slipped).ok, slipped).toBe(false);
          }
        }
      }),
    );
  });

  it('catches every swap of two neighbouring characters, also across a dash', () => {
    fc.assert(
      fc.property(numbers, ({ agency, number }) => {
        const bare = number.replaceAll('-', '');
        for (let at = agency.length - 1; at + 1 < bare.length; at += 1) {
          const [left, right] = [bare.charAt(at), bare.charAt(at + 1)];
          if (left === right) continue;
          const swapped = bare.slice(0, at) + right + left + bare.slice(at + 2);
          expect(parseAppealNumber(swapped).ok, swapped).toBe(false);
        }
      }),
    );
  });

  it('catches most slips and swaps of letters, which one digit cannot do wholly', () => {
    let slips = 0;
    let caught = 0;
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    for (let serial = 1; serial <= 40; serial += 1) {
      const number = formatAppealNumber({ agency: 'TLD', year: 2026, serial: serial * 7919 });
      for (const letter of letters) {
        for (let at = 0; at < 3; at += 1) {
          if (number[at] === letter) continue;
          slips += 1;
          if (!parseAppealNumber(number.slice(0, at) + letter + number.slice(at + 1)).ok) caught += 1;
        }
      }
    }
    expect(caught / slips).toBeGreaterThan(0.9);
  });

  it('says whether it is no number at all or one with a slip', () => {
    const number = formatAppealNumber({ agency: 'TLD', year: 2026, serial: 42 });
    const check = Number(number.at(-1));
    const slip = `${number.slice(0, -1)}${(check + 1) % 10}`;
    expect(parseAppealNumber(slip)).toEqual({ ok: false, reason: 'check-digit' });
    for (const text of [
      '',
      'TLD',
      '2026',
      'TLD-2026',
      'T-2026-000042-7',
      'TLD-0026-000042-7',
      'hello',
      '🙂',
    ]) {
      expect(parseAppealNumber(text), text).toEqual({ ok: false, reason: 'shape' });
    }
    expect(parseAppealNumber('1'.repeat(1_000_000)).ok).toBe(false);
  });

  it('forgives how people write it', () => {
    const number = formatAppealNumber({ agency: 'TKM', year: 2026, serial: 42 });
    const check = number.at(-1);
    const ways = [
      number.toLowerCase(),
      `  ${number}  `,
      `№ ${number}`,
      number.replaceAll('-', ''),
      number.replaceAll('-', ' '),
      number.replaceAll('-', ' – '),
      number.replaceAll('-', '\u2011'),
      number.replaceAll('-', '\u00a0'),
      number.replace('TKM', 'ТКМ'),
      number.replace('TKM', 'ткм'),
      number.replace('000042', 'OOOO42'),
      number.replace('000042', 'оооо42'),
      `TKM 2026 42 ${check}`,
      number.replace('2026', '２０２６'),
      `\u202a${number}\u202c`,
    ];
    for (const way of ways) expect(parseAppealNumber(way), way).toMatchObject({ ok: true, number });
  });

  it('knows a small l and a capital I for one', () => {
    const number = formatAppealNumber({ agency: 'LI', year: 2026, serial: 111_111 });
    expect(parseAppealNumber(number.replace('111111', 'l1Ill1'))).toMatchObject({ ok: true, number });
  });

  it('notices a lost zero, but takes a serial dictated without any', () => {
    const number = formatAppealNumber({ agency: 'TLD', year: 2026, serial: 42 });
    expect(parseAppealNumber(number.replace('000042', '00042')).ok).toBe(false);
    expect(parseAppealNumber(number.replace('000042', '0000042')).ok).toBe(false);
    expect(parseAppealNumber(number.replace('000042', '42')).ok).toBe(true);
  });

  it('never throws and never gives a number that it would not read again', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-ZА-Я0-9 -]{0,24}$/)),
        (text) => {
          const parsed = parseAppealNumber(text);
          if (parsed.ok) expect(parseAppealNumber(parsed.number)).toEqual(parsed);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
