import type { RegisteredAgency } from '../store/agencies.ts';
import { readToken, type SignedInOfficial } from '../store/officials.ts';
import type { IntakeContext } from './answers.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** The bearer token of a request (RFC 6750); `undefined` where it carries none. */
export function bearerToken(c: IntakeContext): string | undefined {
  return /^Bearer +([\w.~+/=-]{1,200})$/i.exec(c.req.header('Authorization') ?? '')?.[1];
}

/**
 * Who the bearer token of a request stands for.
 *
 * @throws Refusal `token-missing`, `token-unknown`, `token-expired` or `token-revoked`
 */
export async function signedIn(c: IntakeContext, parts: AppParts): Promise<SignedInOfficial> {
  const token = bearerToken(c);
  if (token === undefined) throw new Refusal('token-missing');
  const reading = await readToken(parts.database.reader, token);
  if (!reading.ok) throw new Refusal(`token-${reading.reason}`);
  return reading;
}

/**
 * Lets a page show an agency's form only from an origin on its list, or from the intake itself. A browser
 * always tells the origin and no page can forge it; whoever is not a browser has no page to be refused.
 *
 * @throws Refusal `origin-refused`
 */
export function assertOrigin(c: IntakeContext, parts: AppParts, agency: RegisteredAgency): void {
  const origin = c.req.header('Origin');
  if (origin !== undefined && (agency.origins.has(origin) || parts.ownOrigins.has(origin))) return;
  throw new Refusal('origin-refused');
}

/**
 * Counts a failed try against the caller's network and refuses once there were too many.
 *
 * @throws Refusal `too-many-requests`
 */
export function assertWithin(limit: AppParts['limits']['lookUps'], network: string): void {
  const seconds = limit.waitFor(network);
  if (seconds > 0) throw new Refusal('too-many-requests', { headers: { 'Retry-After': String(seconds) } });
}
