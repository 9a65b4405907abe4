import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTrackingCode, parseTrackingCode, trackingCodeFrom } from './tracking-code.ts';

const secrets = fc.uint8Array({ minLength: 16, maxLength: 32 });

describe('trackingCodeFrom', () => {
  it('is the first 128 bits modulo 10^15 with a check digit', () => {
    fc.assert(
      fc.property(secrets, (bytes) => {
        let value = 0n;
        for (const byte of bytes.subarray(0, 16)) value = value * 256n + BigInt(byte);
        const digits = trackingCodeFrom(bytes);
        expect(digits.slice(0, 15)).toBe(String(value % 10n ** 15n).padStart(15, '0'));
        expect(parseTrackingCode(digits)).toEqual({ ok: true, digits });
      }),
    );
  });

  it('leaves the bytes as they were and needs sixteen of them', () => {
    const bytes = new Uint8Array(32).fill(255);
    trackingCodeFrom(bytes);
    expect(bytes.every((byte) => byte === 255)).toBe(true);
    expect(() => trackingCodeFrom(new Uint8Array(15))).toThrow(RangeError);
  });
});

describe('formatTrackingCode and parseTrackingCode', () => {
  it('writes in fours and reads it back, however it was spaced', () => {
    fc.assert(
      fc.property(secrets, fc.constantFrom(' ', '-', '', '\u00a0', ' – ', '.', '\u2011'), (bytes, gap) => {
        const digits = trackingCodeFrom(bytes);
        const shown = formatTrackingCode(digits);
        expect(shown).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
        expect(parseTrackingCode(shown.replaceAll(' ', gap))).toEqual({ ok: true, digits });
      }),
    );
  });

  it('catches every slip of one digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(secrets, (bytes) => {
        const digits = trackingCodeFrom(bytes);
        for (let at = 0; at < 16; at += 1) {
          const next = (Number(digits[at]) + 1) % 10;
          expect(parseTrackingCode(digits.slice(0, at) + next + digits.slice(at + 1))).toEqual({
            ok: false,
            reason: 'check-digit',
          });
          const swapped =
            digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2);
          if (at < 15 && swapped !== digits) expect(parseTrackingCode(swapped).ok).toBe(false);
        }
      }),
    );
  });

  it.each(['', '1234', '1'.repeat(17), 'abcd efgh ijkl mnop', '٤'.repeat(16), '1'.repeat(100_000)])(
    'says that %j has not sixteen digits',
    (text) => {
      expect(parseTrackingCode(text)).toEqual({ ok: false, reason: 'shape' });
    },
  );
});
