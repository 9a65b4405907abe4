import type * as v from 'valibot';
import type { FieldError } from '../../appeal/field-errors.ts';
import { fieldProblems } from '../../appeal/field-problems.ts';
import type { Language } from '../../appeal/language.ts';
import type { ProblemField } from '../../appeal/problem.ts';
import { fieldErrors as en } from '../../i18n/field-errors/en.ts';
import { fieldErrors as kk } from '../../i18n/field-errors/kk.ts';
import { fieldErrors as ru } from '../../i18n/field-errors/ru.ts';

const MESSAGES = { kk, ru, en };

/** More than a person would mend at a sitting; a hostile body gets no longer answer. */
const MOST_FIELDS = 50;

/** A pointer is at most this long: a caller may make up a key of any length. */
const LONGEST_POINTER = 300;

/** One wrong field, with the words for a person. */
export function fieldInWords(pointer: string, code: FieldError, language: Language): ProblemField {
  return { pointer: pointer.slice(0, LONGEST_POINTER), code, detail: MESSAGES[language][code] };
}

/** Every wrong field that a schema found, once each, with the words for a person. */
export function fieldsInWords(issues: readonly v.BaseIssue<unknown>[], language: Language): ProblemField[] {
  return fieldProblems(issues)
    .slice(0, MOST_FIELDS)
    .map(({ pointer, code }) => fieldInWords(pointer, code, language));
}
