import * as v from 'valibot';
import { InstantSchema } from '../appeal/post.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';

/**
 * How far this device's clock is from the intake's: what that one showed, less the middle of the question's way
 * there and back. The answer is right to half of that way.
 *
 * @param baseUrl the intake's address
 * @returns milliseconds, positive where the intake's clock is ahead; `null` where it did not tell
 */
export async function readIntakeClock(
  baseUrl: string,
  settings: Partial<IntakeSettings> = {},
): Promise<number | null> {
  const now = settings.now ?? Date.now;
  const asked = now();
  const outcome = await callIntake(
    { baseUrl, language: 'kk', timeout: 5_000, tries: 1, ...settings },
    { method: 'GET', path: 'v1/time' },
    v.object({ now: InstantSchema }),
  );
  const told = now();
  if (!outcome.ok || told < asked) return null;
  return Math.round(Date.parse(outcome.value.now) - (asked + told) / 2);
}
