import * as v from 'valibot';
import { type Enrolment, EnrolmentRequestSchema, type SignedIn } from '../../appeal/official.ts';
import { parseTrackingCode } from '../../appeal/tracking-code.ts';
import { enrol, revokeToken } from '../store/officials.ts';
import { assertWithin, officialToken, signedIn } from './access.ts';
import { answer, type IntakeContext, languageOf } from './answers.ts';
import { fieldInWords, fieldsInWords } from './field-problems.ts';
import { readJson } from './json-body.ts';
import { networkOf } from './network-address.ts';
import type { AppParts } from './parts.ts';
import { isKey } from './proof.ts';
import { Refusal } from './refusal.ts';

/** `POST /v1/enrolments`: trades a one-time code for a token. */
export async function enrolOfficial(c: IntakeContext, parts: AppParts): Promise<Response> {
  const network = networkOf(c, parts.trustedProxies);
  assertWithin(parts.limits.enrolments, network);
  const wish = v.safeParse(EnrolmentRequestSchema, await readJson(c));
  if (!wish.success) {
    throw new Refusal('invalid-request', { errors: fieldsInWords(wish.issues, languageOf(c)) });
  }
  const { code, name, publicKey } = wish.output;
  // Two numbers are not yet a point on the curve, and what is none would never prove anything.
  if (!(await isKey(publicKey))) {
    throw new Refusal('invalid-request', {
      errors: [fieldInWords('/publicKey', 'unknown-value', languageOf(c))],
    });
  }
  const parsed = parseTrackingCode(code);
  const enrolled = parsed.ok
    ? await enrol(
        parts.database.reader,
        parts.rootKey,
        { digits: parsed.digits, name, publicKey },
        parts.tokenDays,
      )
    : ({ ok: false, reason: 'wrong' } as const);
  if (!enrolled.ok) {
    parts.limits.enrolments.count(network);
    throw new Refusal(`enrolment-code-${enrolled.reason}`);
  }
  const enrolment: Enrolment = {
    token: enrolled.token,
    expiresAt: enrolled.expiresAt.toISOString(),
    official: enrolled.official,
    roles: enrolled.roles,
    agency: await agencyOf(enrolled.agency, parts),
  };
  return answer(c, 201, enrolment);
}

async function agencyOf(code: string, parts: AppParts) {
  const found = await parts.agencies.find(code);
  if (!found) throw new Error('An official of an agency that is not there');
  return found.agency;
}

/** `GET /v1/me`: whom the token stands for and until when. */
export async function showMe(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { official, roles, agency, expiresAt } = await signedIn(c, parts);
  const me: SignedIn = {
    official,
    roles,
    agency: await agencyOf(agency, parts),
    expiresAt: expiresAt.toISOString(),
  };
  return answer(c, 200, me);
}

/** `DELETE /v1/me/token`: ends the token that the request carries. */
export async function endToken(c: IntakeContext, parts: AppParts): Promise<Response> {
  await signedIn(c, parts);
  await revokeToken(parts.database.reader, officialToken(c) ?? '');
  return answer(c, 204, null);
}
