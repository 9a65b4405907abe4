import { describe, expect, it } from 'vitest';
import { formatAppealNumber } from '../../src/appeal/appeal-number.ts';
import { formatTrackingCode, trackingCodeFrom } from '../../src/appeal/tracking-code.ts';
import { messages as en } from '../../src/i18n/widget/status/en.ts';
import { checkedQuestion, readAnswer } from './asking.ts';

const number = formatAppealNumber({ agency: 'TLD', year: 2026, serial: 42 });
const digits = trackingCodeFrom(new Uint8Array(16).fill(7));
const nextDigit = (text: string) => text.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

function wrong(typedNumber: string, typedCode: string): Record<string, string> {
  const question = checkedQuestion(typedNumber, typedCode, en);
  return question.ok ? {} : Object.fromEntries(question.wrong);
}

describe('a number and a code', () => {
  it('are understood however they were typed', () => {
    const canonical = { ok: true, number, digits };
    expect(checkedQuestion(number, digits, en)).toEqual(canonical);
    expect(
      checkedQuestion(` ${number.toLowerCase().replaceAll('-', ' ')}`, formatTrackingCode(digits), en),
    ).toEqual(canonical);
  });

  it('with a slip are told so before anybody is asked', () => {
    expect(wrong(nextDigit(number), digits)).toEqual({ number: en.numberSlip });
    expect(wrong(number, nextDigit(digits))).toEqual({ code: en.codeSlip });
  });

  it('that are none are told what they look like', () => {
    expect(wrong('hello', '1234')).toEqual({ number: en.numberShape, code: en.codeShape });
    expect(wrong('  ', '')).toEqual({ number: en.number.missing, code: en.code.missing });
  });
});

describe('an answer without an appeal', () => {
  const problem = (status: number) => ({
    ok: false as const,
    failure: { kind: 'problem', problem: { type: '', title: '', status, detail: '' } } as const,
  });

  it('is told apart by what the person can do about it', () => {
    expect(readAnswer(problem(404))).toBe('notFound');
    expect(readAnswer(problem(429))).toBe('tooMany');
    expect(readAnswer(problem(503))).toBe('down');
    expect(readAnswer({ ok: false, failure: { kind: 'offline' } })).toBe('offline');
    expect(readAnswer({ ok: false, failure: { kind: 'timeout' } })).toBe('down');
    expect(readAnswer({ ok: false, failure: { kind: 'unreadable', status: 404 } })).toBe('down');
  });
});
