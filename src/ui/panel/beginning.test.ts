import { describe, expect, it } from 'vitest';
import { beginningOf } from './beginning.ts';

describe('beginningOf', () => {
  it('cuts between words', () => {
    expect(beginningOf('Екі аптадан бері көшеде шұңқыр бар', 20)).toBe('Екі аптадан бері…');
    expect(beginningOf('Қысқа', 20)).toBe('Қысқа');
  });

  it('cuts one endless word, but no character in half', () => {
    expect(beginningOf('ааааа', 3)).toBe('ааа…');
    expect(beginningOf('аа😀😀', 3)).toBe('аа…');
  });
});
