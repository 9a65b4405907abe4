import type { Hono } from 'hono';
import { type DescribeRouteOptions, describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import type { FieldError } from '../../appeal/field-errors.ts';
import { SeenAnswerSchema, SeenRequestSchema } from '../../appeal/seen-post.ts';
import { canonicalPost } from '../../platforms/addresses.ts';
import { type PostKey, postKey } from '../arrival.ts';
import { dropSeen, keepSeen, seenOf } from '../store/seen-posts.ts';
import { signedIn } from './access.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from './answers.ts';
import { fieldInWords, fieldsInWords } from './field-problems.ts';
import { readJson } from './json-body.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { BEARER, BODY, json, parameter, problems, sent, TOKEN } from './route-descriptions.ts';

/** The routes of the notes on posts, as the OpenAPI document tells them. */
const SEEN_ROUTES = {
  mark: {
    operationId: 'markSeen',
    summary: 'Note that a post was seen and is no appeal',
    description:
      'A note among the officials of one agency: they see it on the post and need not look twice. It gets no number and no entry in the log, hinders nobody from clipping the post, and a further one takes its place.',
    tags: ['Posts'],
    security: BEARER,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: sent(SeenRequestSchema, 'SeenRequest') } },
    },
    responses: {
      200: json(SeenAnswerSchema, 'SeenAnswer', 'Noted.'),
      ...problems(...TOKEN, ...BODY, 'invalid-request'),
    },
  },
  withdraw: {
    operationId: 'withdrawSeen',
    summary: 'Take the note on a post back',
    description: 'Whoever made it. Where there is none, nothing happens.',
    tags: ['Posts'],
    security: BEARER,
    parameters: [{ ...parameter('url', 'query', 'An address of the post.'), required: true }],
    responses: { 204: { description: 'Taken back.' }, ...problems(...TOKEN, 'invalid-request') },
  },
} satisfies Record<string, DescribeRouteOptions>;

function wrongAddress(c: IntakeContext, code: FieldError): Refusal {
  return new Refusal('invalid-request', { errors: [fieldInWords('/url', code, languageOf(c))] });
}

/** @throws Refusal where an address names no post */
function postAt(c: IntakeContext, url: string | undefined): PostKey {
  const permalink = url === undefined ? null : (canonicalPost(url)?.permalink ?? null);
  if (permalink === null) throw wrongAddress(c, url === undefined ? 'required' : 'not-an-address');
  return postKey(permalink);
}

/** Adds the routes of the notes on posts. */
export function addSeenRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  const { reader } = parts.database;
  app.post('/v1/posts/seen', describeRoute(SEEN_ROUTES.mark), async (c) => {
    const { agency, official } = await signedIn(c, parts);
    const read = v.safeParse(SeenRequestSchema, await readJson(c));
    if (!read.success) {
      throw new Refusal('invalid-request', { errors: fieldsInWords(read.issues, languageOf(c)) });
    }
    const { url, reason } = read.output;
    const { key } = postAt(c, url);
    const seen = seenOf(await keepSeen(reader, { agency, key, reason, official: official.id }));
    return answer(c, 200, { url, seen });
  });
  app.delete('/v1/posts/seen', describeRoute(SEEN_ROUTES.withdraw), async (c) => {
    const { agency } = await signedIn(c, parts);
    await dropSeen(reader, agency, postAt(c, c.req.query('url')).key);
    return answer(c, 204, null);
  });
}
