import { timingSafeEqual } from 'node:crypto';
import type { Appeal } from '../../appeal/appeal.ts';
import { type AppealNumberParts, parseAppealNumber } from '../../appeal/appeal-number.ts';
import { parseTrackingCode } from '../../appeal/tracking-code.ts';
import type { Caller } from '../course/allowed.ts';
import { openEntries } from '../course/entries.ts';
import { lifeOfAppeal } from '../course/life-of-appeal.ts';
import { viewOf } from '../course/view.ts';
import { appealsBefore } from '../repeats/appeals-before.ts';
import { type FoundAppeal, findAppeal } from '../store/appeals.ts';
import { assertWithin, officialToken, signedIn } from './access.ts';
import { answer, type IntakeContext } from './answers.ts';
import { networkOf } from './network-address.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** Who asked for an appeal, and what they found. */
export interface OpenedAppeal {
  readonly found: FoundAppeal;
  readonly caller: Caller;
  readonly number: AppealNumberParts;
}

/** An appeal as whoever asks may see it now. @throws Refusal `appeal-not-found` */
export async function showAppeal(
  parts: AppParts,
  number: AppealNumberParts,
  caller: Caller,
): Promise<Appeal> {
  const found = await findAppeal(parts.database.reader, number);
  if (!found) throw new Refusal('appeal-not-found');
  return viewFor(parts, found, caller);
}

/** An opened appeal as whoever opened it may see it. @throws Refusal `appeal-not-found` */
export async function viewFor(parts: AppParts, found: FoundAppeal, caller: Caller): Promise<Appeal> {
  const entries = openEntries(parts.rootKey, found, found.entries);
  const agencies = (await parts.agencies.all()).map(({ agency }) => agency);
  const life = lifeOfAppeal(found, entries);
  const view = viewOf({ found, entries, life, agencies, caller }, parts.law.calendar);
  if (!view) throw new Refusal('appeal-not-found');
  if (caller === 'applicant') return view;
  const { rootKey, law, database } = parts;
  return { ...view, before: await appealsBefore({ pool: database.reader, rootKey, law }, found, new Date()) };
}

/** Compares in a time that tells nothing; an appeal that is not there has a code as well, which nobody has. */
function opens(typed: string, found: FoundAppeal | undefined, parts: AppParts): found is FoundAppeal {
  const right = parts.rootKey.trackingCode(found?.id ?? 'none');
  const parsed = parseTrackingCode(typed);
  const given = parsed.ok ? parsed.digits : '0'.repeat(right.length);
  const same = timingSafeEqual(Buffer.from(given), Buffer.from(right));
  // A signal was filed by nobody, so nobody has a code for it.
  return parsed.ok && same && found !== undefined && found.registeredOn !== null;
}

/**
 * The appeal that a request's path names and who asks for it, for whoever holds its tracking code or is an official of its
 * agency. A wrong code and an unknown number are told apart for nobody.
 *
 * @throws Refusal `appeal-not-found`, `wrong-agency`, `too-many-requests` or one about the token
 */
export async function openAs(c: IntakeContext, parts: AppParts): Promise<OpenedAppeal> {
  const number = parseAppealNumber(c.req.param('number') ?? '');
  if (officialToken(c) !== undefined) {
    const caller = await signedIn(c, parts);
    if (!number.ok)
      throw new Refusal('appeal-not-found', { numberHasASlip: number.reason === 'check-digit' });
    if (number.agency !== caller.agency) throw new Refusal('wrong-agency');
    const found = await findAppeal(parts.database.reader, number);
    if (!found) throw new Refusal('appeal-not-found');
    return { found, caller, number };
  }

  return openWithCode(c, parts, c.req.param('number') ?? '', c.req.header('Dauys-Tracking-Code') ?? '');
}

/**
 * The appeal of a number, for whoever holds its tracking code.
 *
 * @throws Refusal `appeal-not-found`, or `too-many-requests` after too many wrong ones from one network
 */
export async function openWithCode(
  c: IntakeContext,
  parts: AppParts,
  typedNumber: string,
  typedCode: string,
): Promise<OpenedAppeal> {
  const network = networkOf(c, parts.trustedProxies);
  assertWithin(parts.limits.lookUps, network);
  const number = parseAppealNumber(typedNumber);
  const found = number.ok ? await findAppeal(parts.database.reader, number) : undefined;
  if (number.ok && opens(typedCode, found, parts)) return { found, caller: 'applicant', number };
  parts.limits.lookUps.count(network);
  throw new Refusal('appeal-not-found', { numberHasASlip: !number.ok && number.reason === 'check-digit' });
}

/** The appeal that a request's path names, see `openAs`. */
export async function openAppeal(c: IntakeContext, parts: AppParts): Promise<FoundAppeal> {
  return (await openAs(c, parts)).found;
}

/** `GET /v1/appeals/{number}`: where an appeal stands. */
export async function followAppeal(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { found, caller } = await openAs(c, parts);
  return answer(c, 200, await viewFor(parts, found, caller));
}
