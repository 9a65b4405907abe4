import { describe, expect, it } from 'vitest';
import { csvField } from './written-rows.ts';

describe('a field of CSV', () => {
  it.each([
    ['Жол бұзылған', 'Жол бұзылған'],
    ['Абай, 12', '"Абай, 12"'],
    ['«"сұрақ"»', '"«""сұрақ""»"'],
    ['екі\nжол', '"екі\nжол"'],
  ])('%j keeps what was written', (text, field) => {
    expect(csvField(text)).toBe(field);
  });

  it.each(['=1+1', '+7 701', '-1', '@SUM(A1)', '＝1+1', '\t=1', '\r=1', '\n=1', '  =cmd|’/C calc’!A0'])(
    '%j is no formula',
    (text) => {
      expect(csvField(text)).toBe(`"'${text}"`);
    },
  );

  it('of nothing is empty', () => {
    expect(csvField(null)).toBe('');
  });
});
