import type * as v from 'valibot';
import { type FieldError, isCode } from './field-errors.ts';

/** One wrong field: where it stands in the submission (RFC 6901) and what is wrong with it. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: FieldError;
}

function pointerOf(issue: v.BaseIssue<unknown>): string {
  const keys = issue.path?.map((item) => String(item.key)) ?? [];
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function codeOf(issue: v.BaseIssue<unknown>): FieldError {
  // What a strict object says of a key that it does not know.
  if (issue.expected === 'never') return 'unknown-field';
  const named = isCode(issue.message) ? issue.message : 'wrong-type';
  const { input } = issue;
  const empty = input === undefined || input === null || input === '';
  if (!empty || named.endsWith('required')) return named;
  // Not path.at(-1), which a citizen's phone of 2021 does not have.
  const last = issue.path?.[issue.path.length - 1];
  return last?.key === 'consent' ? 'consent-required' : 'required';
}

/**
 * What is wrong with a submission, field by field: each field once, with its first fault, in the schema's
 * order (unknown fields last in their object). A field that is missing, `null` or empty where a value is due
 * is `required`; one that the schema does not know is `unknown-field`.
 *
 * @param issues what valibot found with a schema of this room
 */
export function fieldProblems(issues: readonly v.BaseIssue<unknown>[]): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  for (const issue of issues) {
    const pointer = pointerOf(issue);
    if (!problems.has(pointer)) problems.set(pointer, { pointer, code: codeOf(issue) });
  }
  return [...problems.values()];
}
