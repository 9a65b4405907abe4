import { type DescribeRouteOptions, resolver } from 'hono-openapi';
import * as v from 'valibot';
import { AgencyAnswerSchema } from '../../appeal/agency-answer.ts';
import { AppealSchema, PostLookupSchema, ReceiptSchema } from '../../appeal/appeal.ts';
import { MapTilesSchema } from '../../appeal/map-tiles.ts';
import {
  AgenciesAnswerSchema,
  EnrolmentRequestSchema,
  EnrolmentSchema,
  SignedInSchema,
} from '../../appeal/official.ts';
import { type ProblemName, ProblemSchema } from '../../appeal/problem.ts';
import { PROOF_HEADER } from '../../appeal/proof-of-work.ts';
import { SubmissionSchema } from '../../appeal/submission.ts';
import { PROBLEM_STATUS } from './answers.ts';
import { MOST_POSTS } from './posts.ts';

/** OpenAPI 3.1 speaks this draft; an older one writes tuples otherwise. */
const DRAFT = { target: 'draft-2020-12' } as const;

export const named = (schema: v.GenericSchema, ref: string) =>
  resolver(v.pipe(schema, v.metadata({ ref })), { options: DRAFT });

/** What a caller sends is described before the schema cleans and fills it. */
export const sent = (schema: v.GenericSchema, ref: string) =>
  resolver(v.pipe(schema, v.metadata({ ref })), { options: { ...DRAFT, typeMode: 'input' } });

export const json = (schema: v.GenericSchema, ref: string, description: string) => ({
  description,
  content: { 'application/json': { schema: named(schema, ref) } },
});

/** Answers that every route of the API can give. */
const ALWAYS: readonly ProblemName[] = ['method-not-allowed', 'not-ready', 'internal'];

export function problems(...names: readonly ProblemName[]) {
  const byStatus = new Map<number, ProblemName[]>();
  for (const name of [...names, ...ALWAYS]) {
    const status = PROBLEM_STATUS[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, listed]) => [
      String(status),
      {
        description: listed.map((name) => `\`${name}\``).join(', '),
        content: { 'application/problem+json': { schema: named(ProblemSchema, 'Problem') } },
      },
    ]),
  );
}

export const TOKEN: readonly ProblemName[] = [
  'token-missing',
  'token-unknown',
  'token-expired',
  'token-revoked',
  'proof-missing',
  'proof-refused',
  'proof-stale',
  'proof-replayed',
];
export const BODY: readonly ProblemName[] = ['malformed-json', 'unsupported-media-type', 'too-large'];
export const BEARER = [{ official: [] }];

export const parameter = (
  name: string,
  place: 'path' | 'header' | 'query',
  description: string,
  schema: Record<string, unknown> = { type: 'string' },
) => ({ name, in: place, description, required: place === 'path', schema });

export const numberParameter = parameter(
  'number',
  'path',
  'The registration number; case, spaces and dashes do not matter.',
);

const HealthSchema = v.object({ status: v.picklist(['alive', 'ready']) });

/** Every route of the API, as the OpenAPI document tells it. */
export const ROUTES = {
  fileAppeal: {
    operationId: 'fileAppeal',
    summary: 'File an appeal, or clip a post as a signal',
    description:
      'One shape for every door, told apart by `channel`. `widget`: a citizen files; the page must be on the agency’s list ' +
      '(`Origin`). `extension`: an official of that agency clips, and signs the request. The answer comes once the appeal ' +
      'is durable. Sending the same body again under the same id answers 200 with the same receipt, so a retry is always safe.',
    tags: ['Appeals'],
    security: [{}, ...BEARER],
    parameters: [
      parameter(PROOF_HEADER, 'header', 'For `widget`: the solved challenge of `GET /v1/challenge`.'),
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: sent(SubmissionSchema, 'Submission') } },
    },
    responses: {
      200: json(ReceiptSchema, 'Receipt', 'It had been accepted already: the same receipt.'),
      201: json(ReceiptSchema, 'Receipt', 'Accepted, and durable.'),
      ...problems(
        ...BODY,
        ...TOKEN,
        'wrong-agency',
        'origin-refused',
        'proof-required',
        'changed-under-same-id',
        'signature-refused',
        'post-already-recorded',
        'invalid-submission',
        'capture-refused',
        'too-many-requests',
      ),
    },
  },
  followAppeal: {
    operationId: 'followAppeal',
    summary: 'See where an appeal stands',
    description:
      'For whoever holds its tracking code, and for officials of its agency. A wrong code and an unknown number get the same answer.',
    tags: ['Appeals'],
    security: [{}, ...BEARER],
    parameters: [
      numberParameter,
      parameter('Dauys-Tracking-Code', 'header', 'Sixteen digits; spaces and dashes do not matter.'),
    ],
    responses: {
      200: json(AppealSchema, 'Appeal', 'Where it stands.'),
      ...problems(...TOKEN, 'wrong-agency', 'appeal-not-found', 'too-many-requests'),
    },
  },
  lookUpPosts: {
    operationId: 'lookUpPosts',
    summary: 'Ask what is recorded of posts',
    description:
      'Each address is brought to its post’s one canonical permalink first. One item an address, in the order asked.',
    tags: ['Appeals'],
    security: BEARER,
    parameters: [
      {
        ...parameter('url', 'query', `An address of a post; up to ${MOST_POSTS} times.`, {
          type: 'array',
          items: { type: 'string' },
          minItems: 1,
          maxItems: MOST_POSTS,
        }),
        required: true,
        style: 'form',
        explode: true,
      },
    ],
    responses: {
      200: json(PostLookupSchema, 'PostLookup', 'What is recorded.'),
      ...problems(...TOKEN, 'invalid-request'),
    },
  },
  enrolOfficial: {
    operationId: 'enrolOfficial',
    summary: 'Trade a one-time enrolment code for a token',
    description:
      'The token is shown this once and is bound to the key that came with the code: every request that carries it brings ' +
      'a proof of that key (RFC 9449). A code enrols one browser and stands for seven days.',
    tags: ['Officials'],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: sent(EnrolmentRequestSchema, 'EnrolmentRequest') } },
    },
    responses: {
      201: json(EnrolmentSchema, 'Enrolment', 'Enrolled.'),
      ...problems(
        ...BODY,
        'invalid-request',
        'enrolment-code-wrong',
        'enrolment-code-expired',
        'enrolment-code-used',
        'too-many-requests',
      ),
    },
  },
  showMe: {
    operationId: 'showMe',
    summary: 'See whom a token stands for',
    tags: ['Officials'],
    security: BEARER,
    responses: { 200: json(SignedInSchema, 'SignedIn', 'Whom, and until when.'), ...problems(...TOKEN) },
  },
  endToken: {
    operationId: 'endToken',
    summary: 'End the token that the request carries',
    tags: ['Officials'],
    security: BEARER,
    responses: { 204: { description: 'It stands no longer.' }, ...problems(...TOKEN) },
  },
  listAgencies: {
    operationId: 'listAgencies',
    summary: 'List the agencies served here',
    tags: ['Agencies'],
    responses: { 200: json(AgenciesAnswerSchema, 'Agencies', 'All of them.'), ...problems() },
  },
  showAgency: {
    operationId: 'showAgency',
    summary: 'See one agency, for the page that embeds its form',
    tags: ['Agencies'],
    parameters: [parameter('code', 'path', 'Two to six Latin letters.')],
    responses: {
      200: json(
        v.object({ ...AgencyAnswerSchema.entries, map: v.optional(MapTilesSchema) }),
        'AgencyAnswer',
        'The agency.',
      ),
      ...problems('origin-refused', 'agency-not-found'),
    },
  },
  isAlive: {
    operationId: 'isAlive',
    summary: 'Ask whether the process lives',
    tags: ['Health'],
    responses: { 200: json(HealthSchema, 'Health', 'It lives.') },
  },
  isReady: {
    operationId: 'isReady',
    summary: 'Ask whether requests can be served',
    tags: ['Health'],
    responses: { 200: json(HealthSchema, 'Health', 'The database answers.'), ...problems() },
  },
} satisfies Record<string, DescribeRouteOptions>;
