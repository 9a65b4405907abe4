import * as v from 'valibot';
import {
  type AgencyOfficial,
  type CodeRequest,
  type EnrolmentCode,
  EnrolmentCodeSchema,
  OfficialsAnswerSchema,
} from '../appeal/officials-desk.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

/** The officials of the agency, for its administrator. */
export async function listOfficials(
  intake: IntakeSettings,
  signal?: AbortSignal,
): Promise<Outcome<readonly AgencyOfficial[]>> {
  const request = { method: 'GET', path: 'v1/officials' } as const;
  const outcome = await callIntake(intake, request, OfficialsAnswerSchema, signal);
  return outcome.ok ? { ok: true, value: outcome.value.officials } : outcome;
}

/** Makes a one-time code. Tried only once: a second try would make a second code. */
export function makeEnrolmentCode(
  intake: IntakeSettings,
  wish: CodeRequest,
): Promise<Outcome<EnrolmentCode>> {
  const request = { method: 'POST', path: 'v1/enrolment-codes', body: wish, onlyOnce: true } as const;
  return callIntake(intake, request, EnrolmentCodeSchema);
}

/** Ends every token of an official. */
export function revokeOfficial(intake: IntakeSettings, id: string): Promise<Outcome<null>> {
  const path = `v1/officials/${encodeURIComponent(id)}/tokens`;
  return callIntake(intake, { method: 'DELETE', path }, v.null());
}
