import { type Appeal, AppealSchema } from '../appeal/appeal.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

/**
 * Reads where an appeal stands.
 *
 * @param proof the citizen's tracking code as typed; left out by an official, who has a token
 */
export function readAppeal(
  intake: IntakeSettings,
  number: string,
  proof: { readonly trackingCode?: string | undefined },
  signal?: AbortSignal,
): Promise<Outcome<Appeal>> {
  // A header carries ASCII only; whatever else was typed into the code stands for nothing.
  const code = proof.trackingCode?.replace(/[^\d -]/g, '');
  const headers: Record<string, string> = code === undefined ? {} : { 'Dauys-Tracking-Code': code };
  const path = `v1/appeals/${encodeURIComponent(number.trim())}`;
  return callIntake(intake, { method: 'GET', path, headers }, AppealSchema, signal);
}
