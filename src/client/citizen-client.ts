import { type AgencyAnswer, AgencyAnswerSchema } from '../appeal/agency-answer.ts';
import { type Receipt, ReceiptSchema } from '../appeal/receipt.ts';
import type { SubmissionInput } from '../appeal/submission.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

/*
 * What a citizen's page asks, apart from the rest: the widget must stay small.
 */

/**
 * Files a submission. Tried again by itself where the line or the load failed: its id is the key under which
 * the intake accepts it once, so a second try can never make a second appeal.
 *
 * @param headers what else goes with it, such as a citizen's proof of work (see `proof.ts`)
 */
export function submitAppeal(
  intake: IntakeSettings,
  submission: SubmissionInput,
  signal?: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Outcome<Receipt>> {
  const request = { method: 'POST', path: 'v1/appeals', body: submission, headers } as const;
  return callIntake(intake, request, ReceiptSchema, signal);
}

/** Reads one agency, and what its form may offer, as the page that embeds the form may see it. */
export function readAgencyAnswer(
  intake: IntakeSettings,
  code: string,
  signal?: AbortSignal,
): Promise<Outcome<AgencyAnswer>> {
  const path = `v1/agencies/${encodeURIComponent(code)}`;
  return callIntake(intake, { method: 'GET', path }, AgencyAnswerSchema, signal);
}
