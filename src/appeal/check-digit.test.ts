import { describe, expect, it } from 'vitest';
import { checkDigit } from './check-digit.ts';

const holds = (digits: string): boolean => checkDigit(digits) === '0';

describe('checkDigit', () => {
  it('gives the digit of the published example', () => {
    expect(checkDigit('572')).toBe('4');
  });

  it('accepts exactly one check digit for every word of four digits', () => {
    for (let word = 0; word < 10_000; word += 1) {
      const digits = String(word).padStart(4, '0');
      const fitting = [...'0123456789'].filter((check) => holds(digits + check));
      expect(fitting).toEqual([checkDigit(digits)]);
    }
  });

  // A word's state after its first digits is any of ten, and what follows a slip is a bijection of states;
  // so words of three digits and their check digit are every case there is.
  it('catches every single slip and every swap of neighbours, exhaustively', () => {
    for (let word = 0; word < 1000; word += 1) {
      const digits = String(word).padStart(3, '0');
      const right = digits + checkDigit(digits);
      for (let at = 0; at < right.length; at += 1) {
        for (const digit of '0123456789') {
          const slipped = right.slice(0, at) + digit + right.slice(at + 1);
          expect(holds(slipped)).toBe(slipped === right);
        }
        if (at === 0) continue;
        const swapped =
          right.slice(0, at - 1) + right.charAt(at) + right.charAt(at - 1) + right.slice(at + 1);
        expect(holds(swapped)).toBe(swapped === right);
      }
    }
  });
});
