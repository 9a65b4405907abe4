import type { Hono } from 'hono';
import { type DescribeRouteOptions, describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import type { OfficialRole } from '../../appeal/official.ts';
import {
  type AgencyOfficial,
  CodeRequestSchema,
  type EnrolmentCode,
  EnrolmentCodeSchema,
  OfficialsAnswerSchema,
} from '../../appeal/officials-desk.ts';
import { hasRole } from '../course/allowed.ts';
import {
  listOfficials,
  makeEnrolmentCode,
  revokeOfficial,
  type SignedInOfficial,
} from '../store/officials.ts';
import { signedIn } from './access.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from './answers.ts';
import { fieldsInWords } from './field-problems.ts';
import { readJson } from './json-body.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { BEARER, BODY, json, parameter, problems, sent, TOKEN } from './route-descriptions.ts';

const ADMINISTRATORS: readonly OfficialRole[] = ['administrator'];

/** @throws Refusal `role-missing`, or one about the token */
async function administrator(c: IntakeContext, parts: AppParts): Promise<SignedInOfficial> {
  const who = await signedIn(c, parts);
  if (!hasRole(who, ADMINISTRATORS)) throw new Refusal('role-missing', { roles: ADMINISTRATORS });
  return who;
}

async function officialsOf(parts: AppParts, agency: string): Promise<AgencyOfficial[]> {
  const all = await listOfficials(parts.database.reader);
  return all
    .filter((one) => one.agency === agency)
    .map(({ id, name, roles, enrolledAt, standsUntil }) => ({
      ...{ id, name, roles },
      enrolledAt: enrolledAt.toISOString(),
      standsUntil: standsUntil?.toISOString() ?? null,
    }));
}

async function showOfficials(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { agency } = await administrator(c, parts);
  return answer(c, 200, { officials: await officialsOf(parts, agency) });
}

async function makeCode(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { agency } = await administrator(c, parts);
  const read = v.safeParse(CodeRequestSchema, await readJson(c));
  if (!read.success) {
    throw new Refusal('invalid-request', { errors: fieldsInWords(read.issues, languageOf(c)) });
  }
  const roles = [...new Set(read.output.roles)];
  const { reader } = parts.database;
  const { digits, expiresAt } = await makeEnrolmentCode(reader, parts.rootKey, agency, undefined, roles);
  const code: EnrolmentCode = { code: digits, roles, expiresAt: expiresAt.toISOString() };
  return answer(c, 201, code);
}

async function revoke(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { agency } = await administrator(c, parts);
  const official = (await officialsOf(parts, agency)).find(({ id }) => id === c.req.param('id'));
  if (!official) throw new Refusal('not-found');
  await revokeOfficial(parts.database.reader, official.id);
  return answer(c, 204, null);
}

const common = { tags: ['Officials'], security: BEARER };

const ROUTES = {
  listOfficials: {
    ...common,
    operationId: 'listOfficials',
    summary: 'List the officials of the agency',
    description: 'For administrators.',
    responses: {
      200: json(OfficialsAnswerSchema, 'Officials', 'By name.'),
      ...problems(...TOKEN, 'role-missing'),
    },
  },
  makeEnrolmentCode: {
    ...common,
    operationId: 'makeEnrolmentCode',
    summary: 'Make a one-time code that enrols an official',
    description: 'For administrators. The code is shown this once; it gives the roles that are asked for.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: sent(CodeRequestSchema, 'CodeRequest') } },
    },
    responses: {
      201: json(EnrolmentCodeSchema, 'EnrolmentCode', 'Sixteen digits.'),
      ...problems(...BODY, ...TOKEN, 'role-missing', 'invalid-request'),
    },
  },
  revokeOfficial: {
    ...common,
    operationId: 'revokeOfficial',
    summary: 'Revoke every token of an official',
    description: 'For administrators. What the official did stays under their name.',
    parameters: [parameter('id', 'path', 'The id of the official.')],
    responses: {
      204: { description: 'Revoked, from this moment.' },
      ...problems(...TOKEN, 'role-missing', 'not-found'),
    },
  },
} satisfies Record<string, DescribeRouteOptions>;

/** Adds what an administrator does from a browser. */
export function addAdministrationRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  app.get('/v1/officials', describeRoute(ROUTES.listOfficials), (c) => showOfficials(c, parts));
  app.post('/v1/enrolment-codes', describeRoute(ROUTES.makeEnrolmentCode), (c) => makeCode(c, parts));
  app.delete('/v1/officials/:id/tokens', describeRoute(ROUTES.revokeOfficial), (c) => revoke(c, parts));
}
