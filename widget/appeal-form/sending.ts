import type { Receipt } from '../../src/appeal/appeal.ts';
import { isProblem, type ProblemField } from '../../src/appeal/problem.ts';
import type { WidgetSubmission } from '../../src/appeal/submission.ts';
import { type Failure, type Outcome, statusOf } from '../../src/client/outcome.ts';
import type { AnswerMessages } from '../../src/i18n/widget/answers/ru.ts';

/** The messages about a sending that did not end in a receipt. */
export type FailureName = 'offline' | keyof AnswerMessages['failures'];

/** Why nothing can be sent from this page at all: its site is not on the agency's list, or no such agency. */
export type Refusal = 'origin' | 'agency';

/** What became of a sending. */
export type Sent =
  /** `earlier`: what was accepted is what an earlier try had sent, not what stands in the form now. */
  | { readonly kind: 'accepted'; readonly receipt: Receipt; readonly earlier: boolean }
  | { readonly kind: 'invalid'; readonly errors: readonly ProblemField[] }
  /** The register has this id with another content. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'unavailable'; readonly why: Refusal }
  | { readonly kind: 'failed'; readonly failure: FailureName; readonly detail?: string };

/** Whether the intake refuses the page as such; `undefined` for every other failure. */
export function readRefusal(failure: Failure): Refusal | undefined {
  if (failure.kind !== 'problem') return undefined;
  if (isProblem(failure.problem, 'origin-refused')) return 'origin';
  return isProblem(failure.problem, 'agency-not-found') ? 'agency' : undefined;
}

/** Reads the intake's answer the way a citizen's form needs it. */
export function readOutcome(outcome: Outcome<Receipt>): Sent {
  if (outcome.ok) return { kind: 'accepted', receipt: outcome.value, earlier: false };
  const { failure } = outcome;
  if (failure.kind === 'offline' || failure.kind === 'timeout') {
    return { kind: 'failed', failure: failure.kind };
  }
  const why = readRefusal(failure);
  if (why) return { kind: 'unavailable', why };
  if (failure.kind === 'problem') {
    const { problem } = failure;
    if (isProblem(problem, 'changed-under-same-id')) return { kind: 'changed' };
    if (problem.errors?.length) return { kind: 'invalid', errors: problem.errors };
  }
  const status = statusOf(failure) ?? 0;
  if (status === 429) return { kind: 'failed', failure: 'busy' };
  if (failure.kind === 'problem' && status < 500) {
    return { kind: 'failed', failure: 'refused', detail: failure.problem.detail };
  }
  return { kind: 'failed', failure: 'down' };
}

/**
 * Sends a submission, and where the register already holds its id with another content, finds out which
 * earlier try that was: the person saw no answer to it, so this is the only way to its number and code.
 *
 * @param earlier what was sent under this id before, with no answer seen
 * @param submit files one submission; the same one again gives the same receipt
 */
export async function send(
  submission: WidgetSubmission,
  earlier: readonly WidgetSubmission[],
  submit: (submission: WidgetSubmission) => Promise<Outcome<Receipt>>,
): Promise<Sent> {
  const sent = readOutcome(await submit(submission));
  if (sent.kind !== 'changed') return sent;
  for (const attempt of earlier) {
    if (attempt === submission) continue;
    const found = readOutcome(await submit(attempt));
    if (found.kind === 'accepted') return { ...found, earlier: true };
    // The line broke on the way: nothing is known yet, so the same question can be asked again.
    if (found.kind === 'failed') return found;
  }
  return sent;
}
