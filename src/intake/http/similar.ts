import type { Hono } from 'hono';
import { type DescribeRouteOptions, describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { askAbout } from '../../appeal/likeness.ts';
import { SimilarAnswerSchema, SimilarRequestSchema } from '../../appeal/similar.ts';
import { catchUp } from '../store/search-index.ts';
import { findSimilarTexts } from '../store/similar-texts.ts';
import { signedIn } from './access.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from './answers.ts';
import { fieldsInWords } from './field-problems.ts';
import { readJson } from './json-body.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { BEARER, BODY, json, problems, sent, TOKEN } from './route-descriptions.ts';

/** Texts that are less alike than this share no more than a way of writing. */
const ALIKE = 0.3;

/** `POST /v1/similar`: what the official's agency has been told in the same words. */
async function findSimilar(c: IntakeContext, parts: AppParts): Promise<Response> {
  const official = await signedIn(c, parts);
  const read = v.safeParse(SimilarRequestSchema, await readJson(c));
  if (!read.success) {
    throw new Refusal('invalid-request', { errors: fieldsInWords(read.issues, languageOf(c)) });
  }
  const { text, kato, topic, limit } = read.output;
  const registered = await parts.agencies.find(official.agency);
  if (!registered) throw new Refusal('agency-not-found');
  const { agency } = registered;
  const { reader } = parts.database;
  await catchUp(reader);
  const asked = askAbout(text);
  const alike = (await findSimilarTexts(reader, { agency: agency.code, text, kato, topic }))
    .map(({ text: other, receivedAt, ...record }) => {
      const { likeness, passages } = asked.likenessTo(other);
      return {
        ...record,
        agency,
        receivedAt: receivedAt.toISOString(),
        likeness: Math.round(likeness * 1000) / 1000,
        passages: passages.map((passage) => ({ ...passage, asked: [...passage.asked] })),
      };
    })
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((one, other) => other.likeness - one.likeness || (one.receivedAt < other.receivedAt ? 1 : -1));
  return answer(c, 200, { records: alike.slice(0, limit) });
}

const ROUTE = {
  operationId: 'findSimilar',
  summary: 'Ask which records are alike',
  description:
    'Appeals and signals of the official’s agency whose text is like the one sent, by character trigrams of the folded text: ' +
    'case, punctuation and Kazakh letters typed as Russian ones do not matter. With what both have in common. ' +
    'Records that are alike need not be about the same matter: that is for a person to say.',
  tags: ['Appeals'],
  security: BEARER,
  requestBody: {
    required: true,
    content: { 'application/json': { schema: sent(SimilarRequestSchema, 'SimilarRequest') } },
  },
  responses: {
    200: json(SimilarAnswerSchema, 'SimilarAnswer', 'The most alike first; none where nothing is.'),
    ...problems(...BODY, ...TOKEN, 'invalid-request', 'agency-not-found'),
  },
} satisfies DescribeRouteOptions;

/** Adds the search for records that are alike. */
export function addSimilarRoute(app: Hono<IntakeEnv>, parts: AppParts): void {
  app.post('/v1/similar', describeRoute(ROUTE), (c) => findSimilar(c, parts));
}
