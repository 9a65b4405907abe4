import * as v from 'valibot';
import { type SeenAnswer, SeenAnswerSchema, type SeenRequest } from '../appeal/seen-post.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

/** Notes that a post was seen and is no appeal; a further note takes its place. */
export function markSeen(
  intake: IntakeSettings,
  request: SeenRequest,
  signal?: AbortSignal,
): Promise<Outcome<SeenAnswer>> {
  const call = { method: 'POST', path: 'v1/posts/seen', body: request } as const;
  return callIntake(intake, call, SeenAnswerSchema, signal);
}

/** Takes the note on a post back. @param url any address of the post */
export function withdrawSeen(
  intake: IntakeSettings,
  url: string,
  signal?: AbortSignal,
): Promise<Outcome<null>> {
  const path = `v1/posts/seen?url=${encodeURIComponent(url)}`;
  return callIntake(intake, { method: 'DELETE', path }, v.null(), signal);
}
