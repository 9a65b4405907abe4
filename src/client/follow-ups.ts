import { type Appeal, AppealSchema, type Receipt, ReceiptSchema } from '../appeal/appeal.ts';
import type { FollowUpRequestInput, RatingRequestInput } from '../appeal/follow-up.ts';
import type { MoveRequestInput } from '../appeal/move-request.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

/** An appeal as its applicant opens it. */
export interface OwnAppeal {
  readonly number: string;
  /** Sixteen digits. */
  readonly trackingCode: string;
}

const call = ({ number, trackingCode }: OwnAppeal, what: string, body: unknown) => ({
  method: 'POST' as const,
  path: `v1/appeals/${encodeURIComponent(number)}/${what}`,
  headers: { 'Dauys-Tracking-Code': trackingCode },
  body,
});

/** Sends a complaint, or the matter once more. Its id makes a second try safe. */
export function sendFollowUp(
  intake: IntakeSettings,
  own: OwnAppeal,
  request: FollowUpRequestInput,
  signal?: AbortSignal,
): Promise<Outcome<Receipt>> {
  return callIntake(intake, call(own, 'follow-ups', request), ReceiptSchema, signal);
}

/** Takes the appeal back, or mends what is missing in it. Its id makes a second try safe. @returns the appeal after it */
export function moveOwn(
  intake: IntakeSettings,
  own: OwnAppeal,
  move: Extract<MoveRequestInput, { type: 'withdrawn' | 'defects-mended' }>,
  signal?: AbortSignal,
): Promise<Outcome<Appeal>> {
  return callIntake(intake, call(own, 'entries', move), AppealSchema, signal);
}

/** Rates the answer. The same rating again changes nothing. @returns the appeal after it */
export function rateAnswer(
  intake: IntakeSettings,
  own: OwnAppeal,
  request: RatingRequestInput,
  signal?: AbortSignal,
): Promise<Outcome<Appeal>> {
  return callIntake(intake, call(own, 'rating', request), AppealSchema, signal);
}
