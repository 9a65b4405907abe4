import * as v from 'valibot';
import {
  type ClaimCourse,
  ClaimCourseSchema,
  type MadeInvitation,
  MadeInvitationSchema,
} from '../appeal/claim.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';

const at = (number: string, rest: string) => `v1/appeals/${encodeURIComponent(number)}/${rest}`;

/** Makes a link for the author of a post. Tried once: a second try would end the link that the first one made. */
export function inviteAuthor(
  intake: IntakeSettings,
  number: string,
  signal?: AbortSignal,
): Promise<Outcome<MadeInvitation>> {
  const request = { method: 'POST', path: at(number, 'invitations'), onlyOnce: true } as const;
  return callIntake(intake, request, MadeInvitationSchema, signal);
}

/** How far a signal is on its way to an appeal. @param number of the signal, or of the appeal */
export function readClaimCourse(
  intake: IntakeSettings,
  number: string,
  signal?: AbortSignal,
): Promise<Outcome<ClaimCourse>> {
  return callIntake(intake, { method: 'GET', path: at(number, 'invitations') }, ClaimCourseSchema, signal);
}

/** Ends an invitation. */
export function endInvitation(
  intake: IntakeSettings,
  number: string,
  id: string,
  signal?: AbortSignal,
): Promise<Outcome<null>> {
  const path = at(number, `invitations/${encodeURIComponent(id)}`);
  return callIntake(intake, { method: 'DELETE', path }, v.null(), signal);
}

/** Confirms that the author's code was seen from the post's own account. */
export function proveAccount(
  intake: IntakeSettings,
  number: string,
  signal?: AbortSignal,
): Promise<Outcome<ClaimCourse>> {
  return callIntake(intake, { method: 'POST', path: at(number, 'account-proof') }, ClaimCourseSchema, signal);
}
