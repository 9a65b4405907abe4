import { type Figures, FiguresSchema } from '../appeal/figures.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

/** Reads an agency's public figures. */
export function readFigures(
  intake: IntakeSettings,
  agency: string,
  signal?: AbortSignal,
): Promise<Outcome<Figures>> {
  const path = `v1/agencies/${encodeURIComponent(agency)}/figures`;
  return callIntake(intake, { method: 'GET', path, cached: true }, FiguresSchema, signal);
}
