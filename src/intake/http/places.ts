import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { FoundPlaceSchema, PlacesAnswerSchema } from '../../appeal/found-places.ts';
import { LANGUAGES } from '../../appeal/language.ts';
import { PlaceSchema } from '../../appeal/places.ts';
import { findPlacesByCode, searchPlaces } from '../places/store.ts';
import { countWithin } from './access.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from './answers.ts';
import { fieldsInWords } from './field-problems.ts';
import { networkOf } from './network-address.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { json, parameter, problems } from './route-descriptions.ts';

/** Places in one answer. */
const MOST = 50;

const QuerySchema = v.object({
  q: v.optional(v.pipe(v.string(), v.maxLength(100, 'too-long')), ''),
  within: v.optional(PlaceSchema.entries.kato),
  language: v.optional(v.picklist(LANGUAGES, 'unknown-value')),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,2}$/, 'wrong-type'),
      v.transform(Number),
      v.check((limit) => limit >= 1 && limit <= MOST, 'unknown-value'),
    ),
  ),
});

/** The classifier changes some times a year: browsers and proxies may keep an answer for an hour. */
const KEPT = { 'Cache-Control': 'public, max-age=3600' };

function countSearch(c: IntakeContext, parts: AppParts): void {
  const network = networkOf(c, parts.trustedProxies);
  countWithin(parts.limits.searches, network);
}

/** `GET /v1/places`: places by what somebody is typing. */
async function findPlaces(c: IntakeContext, parts: AppParts): Promise<Response> {
  countSearch(c, parts);
  const read = v.safeParse(QuerySchema, c.req.query());
  if (!read.success) {
    throw new Refusal('invalid-request', { errors: fieldsInWords(read.issues, languageOf(c)) });
  }
  const { q, within, language = languageOf(c), limit = 10 } = read.output;
  const places = await searchPlaces(parts.database.reader, { q, within, language, limit });
  return answer(c, 200, { places }, { ...KEPT, Vary: 'Accept-Language' });
}

/** `GET /v1/places/{kato}`: one place. */
async function showPlace(c: IntakeContext, parts: AppParts): Promise<Response> {
  countSearch(c, parts);
  const kato = c.req.param('kato') ?? '';
  const [place] = /^\d{9}$/.test(kato) ? await findPlacesByCode(parts.database.reader, [kato]) : [];
  if (!place) throw new Refusal('place-not-found');
  return answer(c, 200, place, KEPT);
}

const tags = ['Places'];

/** Adds the search for places. */
export function addPlaceRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  const search = describeRoute({
    operationId: 'findPlaces',
    summary: 'Find places by what somebody is typing',
    description:
      'By any part of a name, in Kazakh or Russian, with or without the Kazakh letters. Names that begin so come first, ' +
      'larger places before smaller ones. The whole classifier is there once the operator has imported it; the regions always are.',
    tags,
    parameters: [
      parameter('q', 'query', 'What was typed; left out, every place within `within`, larger ones first.', {
        type: 'string',
        maxLength: 100,
      }),
      parameter('within', 'query', 'The KATO code of a larger place.'),
      parameter('language', 'query', 'The language in whose order equal names come.', {
        type: 'string',
        enum: [...LANGUAGES],
      }),
      parameter('limit', 'query', 'Places in the answer; 10 unless told.', {
        type: 'integer',
        minimum: 1,
        maximum: MOST,
      }),
    ],
    responses: {
      200: json(PlacesAnswerSchema, 'Places', 'The best first; none where nothing is called so.'),
      ...problems('invalid-request', 'too-many-requests'),
    },
  });
  const one = describeRoute({
    operationId: 'showPlace',
    summary: 'See one place',
    tags,
    parameters: [parameter('kato', 'path', 'The KATO code, nine digits.')],
    responses: {
      200: json(FoundPlaceSchema, 'Place', 'The place, with what it lies in.'),
      ...problems('place-not-found', 'too-many-requests'),
    },
  });
  app.get('/v1/places', search, (c) => findPlaces(c, parts));
  app.get('/v1/places/:kato', one, (c) => showPlace(c, parts));
}
