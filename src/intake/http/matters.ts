import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import {
  type SimilarMatter,
  SimilarMattersSchema,
  type SimilarRequest,
  SimilarRequestSchema,
} from '../../appeal/matter.ts';
import { ALIKE, comparisonWith } from '../../appeal/similar-matters.ts';
import { streetOf } from '../../appeal/street.ts';
import { dayOf } from '../course/life-of-appeal.ts';
import { sharedMattersNear } from '../matters/store.ts';
import { findPlacesByCode } from '../places/store.ts';
import { assertOrigin, countWithin } from './access.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from './answers.ts';
import { fieldInWords, fieldsInWords } from './field-problems.ts';
import { readJson } from './json-body.ts';
import { networkOf } from './network-address.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { BODY, json, problems, sent } from './route-descriptions.ts';

/** Matters in an answer: more would be a list to search, not an offer. */
const MOST = 5;

async function similarTo(parts: AppParts, request: SimilarRequest, now: Date): Promise<SimilarMatter[]> {
  const { agency, topic, place, text } = request;
  const { reader } = parts.database;
  const likenessTo = comparisonWith({ topic, kato: place.kato, address: place.address, text });
  const leads = await sharedMattersNear(reader, agency, place.kato, now);
  const alike = leads
    .map((lead) => ({ lead, likeness: likenessTo({ ...lead, address: lead.address ?? undefined }) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, MOST);
  const places = await findPlacesByCode(reader, [...new Set(alike.map(({ lead }) => lead.kato))]);
  const names = new Map(places.map(({ kato, name }) => [kato, name]));
  return alike.map(({ lead, likeness }) => {
    const street = streetOf(lead.address ?? undefined);
    return {
      id: parts.rootKey.matterId(lead.id),
      topic: lead.topic,
      place: { kato: lead.kato, name: names.get(lead.kato) ?? null, ...(street ? { street } : {}) },
      since: dayOf(lead.receivedAt).toString(),
      voices: lead.voices,
      state: lead.state,
      // Coarse on purpose: nobody can feel their way along somebody's text.
      likeness: Math.round(likeness * 10) / 10,
    };
  });
}

/** `POST /v1/matters/similar`: what others reported nearby, before somebody files. */
async function findSimilar(c: IntakeContext, parts: AppParts): Promise<Response> {
  const network = networkOf(c, parts.trustedProxies);
  countWithin(parts.limits.comparisons, network);
  const read = v.safeParse(SimilarRequestSchema, await readJson(c));
  if (!read.success) {
    throw new Refusal('invalid-request', { errors: fieldsInWords(read.issues, languageOf(c)) });
  }
  const agency = await parts.agencies.find(read.output.agency);
  if (!agency) {
    throw new Refusal('invalid-request', {
      errors: [fieldInWords('/agency', 'unknown-agency', languageOf(c))],
    });
  }
  assertOrigin(c, parts, agency);
  return answer(c, 200, { matters: await similarTo(parts, read.output, new Date()) });
}

/** Adds the doors of matters. */
export function addMatterRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  const description = describeRoute({
    operationId: 'findSimilarMatters',
    summary: 'Ask whether others reported the same nearby',
    description:
      'For the page that embeds an agency’s form. Only open matters of the last six months on topics that a whole street ' +
      'sees, in the place, within it, or in the next larger one; nothing that anybody wrote, and nobody’s name. To join ' +
      'one, a submission says its `id` in `joins`: it is registered and answered as an appeal of its own all the same.',
    tags: ['Appeals'],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: sent(SimilarRequestSchema, 'SimilarRequest') } },
    },
    responses: {
      200: json(SimilarMattersSchema, 'SimilarMatters', 'The likeliest first; none where nothing is alike.'),
      ...problems(...BODY, 'invalid-request', 'origin-refused', 'too-many-requests'),
    },
  });
  app.post('/v1/matters/similar', description, (c) => findSimilar(c, parts));
}
