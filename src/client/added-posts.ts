import type { AddedPost } from '../appeal/added-post.ts';
import { type Appeal, AppealSchema } from '../appeal/appeal.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

/** Adds a post to the record of the same matter. Its id makes a second try safe. @returns the record with it */
export function addPostTo(
  intake: IntakeSettings,
  number: string,
  added: AddedPost,
  signal?: AbortSignal,
): Promise<Outcome<Appeal>> {
  const path = `v1/appeals/${encodeURIComponent(number)}/posts`;
  return callIntake(intake, { method: 'POST', path, body: added }, AppealSchema, signal);
}
