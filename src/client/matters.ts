import { type SimilarMatter, SimilarMattersSchema, type SimilarRequestInput } from '../appeal/matter.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

/**
 * Asks what others reported nearby, the likeliest first. To join one of them, a submission says its `id` in
 * `joins`.
 */
export async function findSimilarMatters(
  intake: IntakeSettings,
  request: SimilarRequestInput,
  signal?: AbortSignal,
): Promise<Outcome<readonly SimilarMatter[]>> {
  const call = { method: 'POST', path: 'v1/matters/similar', body: request } as const;
  const outcome = await callIntake(intake, call, SimilarMattersSchema, signal);
  return outcome.ok ? { ok: true, value: outcome.value.matters } : outcome;
}
