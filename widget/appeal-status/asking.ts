import type { Appeal } from '../../src/appeal/appeal.ts';
import { parseAppealNumber } from '../../src/appeal/appeal-number.ts';
import { parseTrackingCode } from '../../src/appeal/tracking-code.ts';
import { type Outcome, statusOf } from '../../src/client/outcome.ts';
import type { StatusMessages } from '../../src/i18n/widget/status/ru.ts';

/** What a person copies from a receipt. */
export type Asked = 'number' | 'code';

/** A number and a code that can be real, or what is wrong with what was typed, in words. */
export type CheckedQuestion =
  | { readonly ok: true; readonly number: string; readonly digits: string }
  | { readonly ok: false; readonly wrong: ReadonlyMap<Asked, string> };

/** Looks for slips of the pen before anybody waits for a network: both carry a check digit. */
export function checkedQuestion(number: string, code: string, say: StatusMessages): CheckedQuestion {
  const wrong = new Map<Asked, string>();
  const parsedNumber = parseAppealNumber(number);
  const parsedCode = parseTrackingCode(code);
  if (parsedNumber.ok && parsedCode.ok) {
    return { ok: true, number: parsedNumber.number, digits: parsedCode.digits };
  }
  if (!parsedNumber.ok) {
    const slip = parsedNumber.reason === 'check-digit' ? say.numberSlip : say.numberShape;
    wrong.set('number', number.trim() === '' ? say.number.missing : slip);
  }
  if (!parsedCode.ok) {
    const slip = parsedCode.reason === 'check-digit' ? say.codeSlip : say.codeShape;
    wrong.set('code', code.trim() === '' ? say.code.missing : slip);
  }
  return { ok: false, wrong };
}

/** The messages about a question that found no appeal. */
export type NotFoundName = 'notFound' | 'tooMany' | 'offline' | 'down';

/** Why there is nothing to show; `undefined` where there is. */
export function readAnswer(outcome: Outcome<Appeal>): NotFoundName | undefined {
  if (outcome.ok) return undefined;
  const { failure } = outcome;
  if (failure.kind === 'offline') return 'offline';
  const status = statusOf(failure);
  if (status === 429) return 'tooMany';
  return failure.kind === 'problem' && status === 404 ? 'notFound' : 'down';
}
