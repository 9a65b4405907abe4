import type { FieldWords, WidgetField } from '../../src/i18n/widget/form/ru.ts';
import type { Answers } from '../words.ts';

/** What is wrong with a field: a code of `FIELD_ERRORS`, or one that only a newer intake knows. */
export interface Wrong {
  readonly code: string;
  /** The intake's own words, for a code that this version does not know. */
  readonly detail?: string;
}

/** What stands at the field: which mistake, and how to mend it. */
export function fieldMessage(field: WidgetField, wrong: Wrong, answers: Answers): string {
  return missingMessage(field, wrong, answers) ?? generalMessage(wrong, answers);
}

/** What stands in the list of errors at the top, away from the field: it names the field too. */
export function summaryMessage(
  field: WidgetField,
  wrong: Wrong,
  answers: Answers,
  { label }: FieldWords,
): string {
  return missingMessage(field, wrong, answers) ?? `${label}: ${generalMessage(wrong, answers)}`;
}

/** A mistake in a part of the submission that no field of the form stands for: the intake knows what it is. */
export function strayMessage(wrong: Wrong, answers: Answers): string {
  return wrong.detail ?? generalMessage(wrong, answers);
}

function generalMessage({ code, detail }: Wrong, { fieldErrors }: Answers): string {
  const known: Readonly<Record<string, string>> = fieldErrors;
  return (Object.hasOwn(known, code) && known[code]) || (detail ?? fieldErrors['wrong-type']);
}

function missingMessage(field: WidgetField, { code }: Wrong, { missing }: Answers): string | undefined {
  return code === 'required' || code === 'consent-required' ? missing[field] : undefined;
}
