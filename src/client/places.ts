import { type FoundPlace, FoundPlaceSchema, PlacesAnswerSchema } from '../appeal/found-places.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

/** What is searched for. */
export interface PlacesQuery {
  /** As typed, in Kazakh or Russian, with or without the Kazakh letters. */
  readonly q: string;
  /** The KATO code of a larger place that it lies in. */
  readonly within?: string | undefined;
  /** From 1 to 50; 10 unless told. */
  readonly limit?: number | undefined;
}

/** Finds places by what somebody is typing, best first. */
export async function findPlaces(
  intake: IntakeSettings,
  { q, within, limit }: PlacesQuery,
  signal?: AbortSignal,
): Promise<Outcome<readonly FoundPlace[]>> {
  const asked = new URLSearchParams({ q, language: intake.language });
  if (within) asked.set('within', within);
  if (limit) asked.set('limit', String(limit));
  const request = { method: 'GET', path: `v1/places?${asked}`, cached: true } as const;
  const outcome = await callIntake(intake, request, PlacesAnswerSchema, signal);
  return outcome.ok ? { ok: true, value: outcome.value.places } : outcome;
}

/** Reads one place by its KATO code. */
export function readPlace(
  intake: IntakeSettings,
  kato: string,
  signal?: AbortSignal,
): Promise<Outcome<FoundPlace>> {
  const path = `v1/places/${encodeURIComponent(kato)}`;
  return callIntake(intake, { method: 'GET', path, cached: true }, FoundPlaceSchema, signal);
}
