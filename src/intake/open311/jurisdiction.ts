import type { AppParts } from '../http/parts.ts';
import type { RegisteredAgency } from '../store/agencies.ts';
import { Open311Refusal } from './answers.ts';

/**
 * The agency that a `jurisdiction_id` names: its code, in any case. Where an intake serves one agency alone,
 * it may be left out, as the standard allows.
 *
 * @throws Open311Refusal 400 where it is needed, 404 where there is none
 */
export async function jurisdiction(
  parts: AppParts,
  id: string | null | undefined,
): Promise<RegisteredAgency> {
  const code = id?.trim().toUpperCase() ?? '';
  if (code !== '') {
    const agency = await parts.agencies.find(code);
    if (!agency) throw new Open311Refusal(404, 'jurisdictionUnknown');
    return agency;
  }
  const [only, ...others] = await parts.agencies.all();
  if (!only || others.length > 0) throw new Open311Refusal(400, 'jurisdictionMissing');
  return only;
}
