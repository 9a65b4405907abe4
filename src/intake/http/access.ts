import type { RegisteredAgency } from '../store/agencies.ts';
import { readToken, type SignedInOfficial } from '../store/officials.ts';
import type { IntakeContext } from './answers.ts';
import type { AppParts } from './parts.ts';
import { readProof } from './proof.ts';
import { Refusal } from './refusal.ts';

/** The token of a request and how it came; `undefined` where it carries none. */
function presentedToken(c: IntakeContext): { readonly scheme: string; readonly token: string } | undefined {
  const [, scheme = '', token = ''] =
    /^(DPoP|Bearer) +([\w.~+/=-]{1,200})$/i.exec(c.req.header('Authorization') ?? '') ?? [];
  return token === '' ? undefined : { scheme: scheme.toLowerCase(), token };
}

/** The token that a request carries, whether or not it is proven; `undefined` where it carries none. */
export function officialToken(c: IntakeContext): string | undefined {
  return presentedToken(c)?.token;
}

/**
 * Who sends a request: the official whose token it carries, if the request is signed with the key that the
 * token is bound to (DPoP, RFC 9449). A token alone opens nothing, and no proof is taken twice.
 *
 * @throws Refusal `token-missing`, `token-unknown`, `token-expired`, `token-revoked`, or one about the proof
 */
export async function signedIn(c: IntakeContext, parts: AppParts): Promise<SignedInOfficial> {
  const known = c.get('official');
  if (known) return known;
  const presented = presentedToken(c);
  if (!presented) throw new Refusal('token-missing');
  const reading = await readToken(parts.database.reader, presented.token);
  if (!reading.ok) throw new Refusal(`token-${reading.reason}`);
  const proof = c.req.header('DPoP');
  if (presented.scheme !== 'dpop' || proof === undefined) throw new Refusal('proof-missing');
  const { pathname } = new URL(c.req.url);
  const now = new Date();
  const read = await readProof(proof, {
    method: c.req.method,
    addresses: [parts.publicUrl, ...parts.ownOrigins].map((base) => `${base}${pathname}`),
    token: presented.token,
    key: reading.key,
    now,
  });
  if (!read.ok) {
    throw new Refusal(read.why, read.why === 'proof-stale' ? { serverTime: now.toISOString() } : {});
  }
  if (!(await parts.usedProofs.use(presented.token, read.id, now))) throw new Refusal('proof-replayed');
  c.set('official', reading);
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

/**
 * Counts one more for a key, unless there were too many. Where something was waited for since the limit was looked
 * at, others that came with it were let through as well: this looks and counts in one step.
 *
 * @throws Refusal `too-many-requests`
 */
export function countWithin(limit: AppParts['limits']['filings'], key: string): void {
  assertWithin(limit, key);
  limit.count(key);
}
