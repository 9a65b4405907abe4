import * as v from 'valibot';
import { ApplicantSchema } from '../../appeal/applicant.ts';
import { hasRole, OFFICERS } from '../course/allowed.ts';
import { unseal } from '../sealing.ts';
import { answer, type IntakeContext } from './answers.ts';
import { openAs } from './following.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/**
 * `GET /v1/appeals/{number}/applicant`: who appeals. That somebody looked is an entry of the appeal, which its
 * applicant sees; it is durable before anything is shown.
 */
export async function showApplicant(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { found, caller } = await openAs(c, parts);
  if (caller === 'applicant') throw new Refusal('token-missing');
  if (!hasRole(caller, OFFICERS)) throw new Refusal('role-missing', { roles: OFFICERS });
  const { id, number, agency, sealedKey, sealedApplicant } = found;
  if (sealedKey === null || sealedApplicant === null) return answer(c, 200, { applicant: null });
  await parts.record([
    { appeal: { id, number, agency }, type: 'read', actor: { official: caller.official.id } },
  ]);
  const opened = unseal(parts.rootKey.agencyKey(agency), id, sealedKey, sealedApplicant);
  return answer(c, 200, { applicant: v.parse(ApplicantSchema, JSON.parse(opened)) });
}
