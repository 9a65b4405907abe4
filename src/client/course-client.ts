import type { AppealState } from '../appeal/appeal.ts';
import { type Appeal, AppealSchema } from '../appeal/appeal.ts';
import { type AppealList, AppealListSchema, type Due } from '../appeal/appeal-list.ts';
import { type Applicant, ApplicantAnswerSchema } from '../appeal/applicant.ts';
import { type AnsweredTogether, AnsweredTogetherSchema } from '../appeal/matter.ts';
import type { MoveRequestInput } from '../appeal/move-request.ts';
import { type SimilarAnswer, SimilarAnswerSchema, type SimilarRequest } from '../appeal/similar.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

const pathOf = (number: string) => `v1/appeals/${encodeURIComponent(number)}`;

/** Makes a move on an appeal. Its id makes a second try safe. @returns the appeal after it */
export function makeMove(
  intake: IntakeSettings,
  number: string,
  move: MoveRequestInput,
  signal?: AbortSignal,
): Promise<Outcome<Appeal>> {
  return callIntake(
    intake,
    { method: 'POST', path: `${pathOf(number)}/entries`, body: move },
    AppealSchema,
    signal,
  );
}

/** Gives the answer of the appeal that a matter began with to all its voices. Its id makes a second try safe. */
export function answerTogether(
  intake: IntakeSettings,
  number: string,
  id: string,
  signal?: AbortSignal,
): Promise<Outcome<AnsweredTogether>> {
  const path = `v1/matters/${encodeURIComponent(number)}/entries`;
  return callIntake(intake, { method: 'POST', path, body: { id } }, AnsweredTogetherSchema, signal);
}

/** What a list is narrowed to. */
export interface ListQuery {
  readonly q?: string | undefined;
  readonly due?: Due | undefined;
  readonly state?: AppealState | undefined;
  /** Provenance tags that each must have, parted by commas. */
  readonly tags?: string | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

/** One page of the agency's appeals. */
export function listAppeals(
  intake: IntakeSettings,
  query: ListQuery,
  signal?: AbortSignal,
): Promise<Outcome<AppealList>> {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) asked.set(name, value);
  return callIntake(intake, { method: 'GET', path: `v1/appeals?${asked}` }, AppealListSchema, signal);
}

/** Who appeals. Every asking is recorded, so it is not asked again by itself. */
export async function readApplicant(
  intake: IntakeSettings,
  number: string,
  signal?: AbortSignal,
): Promise<Outcome<Applicant | null>> {
  const outcome = await callIntake(
    intake,
    { method: 'GET', path: `${pathOf(number)}/applicant`, onlyOnce: true },
    ApplicantAnswerSchema,
    signal,
  );
  return outcome.ok ? { ok: true, value: outcome.value.applicant } : outcome;
}

/** The agency's records whose texts are alike, the most alike first. */
export function findSimilar(
  intake: IntakeSettings,
  asked: SimilarRequest,
  signal?: AbortSignal,
): Promise<Outcome<SimilarAnswer>> {
  return callIntake(intake, { method: 'POST', path: 'v1/similar', body: asked }, SimilarAnswerSchema, signal);
}
