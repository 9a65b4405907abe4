import { assertOrigin } from './access.ts';
import { answer, type IntakeContext } from './answers.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** `GET /v1/agencies`: every agency that this intake serves. */
export async function listAgencies(c: IntakeContext, parts: AppParts): Promise<Response> {
  const agencies = await parts.agencies.all();
  return answer(c, 200, { agencies: agencies.map(({ agency }) => agency) });
}

/**
 * `GET /v1/agencies/{code}`: one agency, for the page that embeds its form. A page that may not embed it is
 * told so before anybody has typed a word.
 */
export async function showAgency(c: IntakeContext, parts: AppParts): Promise<Response> {
  const found = await parts.agencies.find((c.req.param('code') ?? '').toUpperCase());
  if (!found) throw new Refusal('agency-not-found');
  if (c.req.header('Origin') !== undefined) assertOrigin(c, parts, found);
  return answer(c, 200, {
    agency: found.agency,
    eds: parts.signatures.accepts,
    ...(found.map ? { map: found.map } : {}),
  });
}
