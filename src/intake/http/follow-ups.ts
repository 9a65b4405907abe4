import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { AppealSchema, type Receipt, ReceiptSchema } from '../../appeal/appeal.ts';
import type { AppealNumberParts } from '../../appeal/appeal-number.ts';
import {
  type FollowUpRequest,
  FollowUpRequestSchema,
  mayFollow,
  type RatingRequest,
  RatingRequestSchema,
} from '../../appeal/follow-up.ts';
import { LAW_RULES, type LawRuleName } from '../../appeal/life-states.ts';
import { ApplicantSchema, type WidgetSubmission } from '../../appeal/submission.ts';
import { prepareArrival } from '../arrival.ts';
import { openEntries } from '../course/entries.ts';
import { sealBody } from '../log-book/private-body.ts';
import { receiptOf } from '../receipts.ts';
import { unseal } from '../sealing.ts';
import { type FoundAppeal, findAppeal } from '../store/appeals.ts';
import { assertWithin, countWithin } from './access.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from './answers.ts';
import { codeParameter } from './course-route-descriptions.ts';
import { fieldsInWords } from './field-problems.ts';
import { openAs, showAppeal } from './following.ts';
import { readJson } from './json-body.ts';
import { networkOf } from './network-address.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { BODY, json, numberParameter, problems, sent } from './route-descriptions.ts';

/** The appeal that a request's path names, for its applicant alone. @throws Refusal `appeal-not-found` */
async function openOwn(c: IntakeContext, parts: AppParts) {
  const opened = await openAs(c, parts);
  // An official speaks for nobody: what follows an appeal is its applicant's.
  if (opened.caller !== 'applicant') throw new Refusal('appeal-not-found');
  return opened;
}

function refused(rule: LawRuleName): Refusal {
  const { article } = LAW_RULES[rule];
  return new Refusal('move-refused', { move: { objection: 'wrong-state', rule, article } });
}

/** Who appealed before appeals again. @throws Refusal where they were erased: then nobody is known to appeal */
function applicantOf(found: FoundAppeal, parts: AppParts): WidgetSubmission['applicant'] {
  const { id, agency, sealedKey, sealedApplicant } = found;
  if (sealedKey === null || sealedApplicant === null) throw refused('identity');
  const opened = unseal(parts.rootKey.agencyKey(agency), id, sealedKey, sealedApplicant);
  return v.parse(ApplicantSchema, JSON.parse(opened));
}

async function readChecked<Read>(c: IntakeContext, schema: v.GenericSchema<unknown, Read>): Promise<Read> {
  const read = v.safeParse(schema, await readJson(c));
  if (read.success) return read.output;
  throw new Refusal('invalid-submission', { errors: fieldsInWords(read.issues, languageOf(c)) });
}

/**
 * Registers a complaint about an appeal, or its matter once more, for its applicant, and returns the receipt once it
 * is durable. The same request again gives the same receipt.
 *
 * @throws Refusal where the law, or the limit of the network, does not let it
 */
export async function registerFollowUp(
  c: IntakeContext,
  parts: AppParts,
  found: FoundAppeal,
  { as, ...request }: FollowUpRequest,
): Promise<{ readonly receipt: Receipt; readonly repeated: boolean }> {
  const key = `${found.agency} ${networkOf(c, parts.trustedProxies)}`;
  assertWithin(parts.limits.filings, key);
  if (!mayFollow(found.state, as)) throw refused(as === 'complaint' ? 'complaint' : 'answer');
  const agency = await parts.agencies.find(found.agency);
  if (!agency) throw new Refusal('agency-not-found');
  const { kind, topic, place } = found;
  const submission: WidgetSubmission = {
    channel: 'widget',
    ...request,
    agency: found.agency,
    kind: as === 'complaint' ? 'complaint' : kind,
    topic,
    place,
    applicant: applicantOf(found, parts),
    consent: true,
  };
  countWithin(parts.limits.filings, key);
  const { id, number } = found;
  const acceptance = await parts.accept({
    ...prepareArrival(submission, agency, null, parts.rootKey),
    follows: { earlier: { id, number, agency: found.agency }, as },
  });
  if (acceptance.kind === 'changed') throw new Refusal('changed-under-same-id');
  if (acceptance.kind !== 'accepted' && acceptance.kind !== 'repeated') {
    throw new Error(`A follow-up came to ${acceptance.kind}`);
  }
  const receipt = receiptOf(acceptance.appeal, agency.agency, parts.law, parts.rootKey);
  return { receipt, repeated: acceptance.kind === 'repeated' };
}

/** `POST /v1/appeals/{number}/follow-ups`: registers a complaint, or the matter once more. */
async function followUp(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { found } = await openOwn(c, parts);
  const request = await readChecked(c, FollowUpRequestSchema);
  const { receipt, repeated } = await registerFollowUp(c, parts, found, request);
  return answer(c, repeated ? 200 : 201, receipt);
}

/** The rating that an appeal has already; `undefined` where it has none. */
function ratingOf(found: FoundAppeal, parts: AppParts): RatingRequest | undefined {
  const rated = openEntries(parts.rootKey, found, found.entries).find(({ type }) => type === 'rated');
  const read = v.safeParse(v.object(RatingRequestSchema.entries), rated?.says);
  return read.success ? read.output : undefined;
}

/**
 * Keeps what the applicant thinks of the answer, once; the same again changes nothing.
 *
 * @throws Refusal where there is no answer to rate, or another rating of it
 */
export async function rateOpened(
  parts: AppParts,
  number: AppealNumberParts,
  { rating, words }: RatingRequest,
): Promise<'made' | 'repeated'> {
  const { result } = await parts.change<'made' | 'repeated'>({
    async make(tx) {
      const found = await findAppeal(tx, number);
      if (!found || !mayFollow(found.state, 'rating')) throw refused('answer');
      const before = ratingOf(found, parts);
      if (before) {
        if (before.rating !== rating || before.words !== words) throw new Refusal('rated-already');
        return { result: 'repeated', events: [] };
      }
      const { id, agency } = found;
      const sealed = words === undefined ? null : sealBody(parts.rootKey, found, { words });
      return {
        result: 'made',
        events: [
          {
            appeal: { id, number: found.number, agency },
            type: 'rated',
            actor: 'applicant',
            body: { rating },
            sealed,
          },
        ],
      };
    },
  });
  return result;
}

/** `POST /v1/appeals/{number}/rating`: what the applicant thinks of the answer, once. */
async function rateAnswer(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { number } = await openOwn(c, parts);
  const result = await rateOpened(parts, number, await readChecked(c, RatingRequestSchema));
  return answer(c, result === 'made' ? 201 : 200, await showAppeal(parts, number, 'applicant'));
}

/** Adds what an applicant may send after an appeal. */
export function addFollowUpRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  const shared = { tags: ['Appeals'], parameters: [numberParameter, { ...codeParameter, required: true }] };
  const refusals = [
    ...BODY,
    ...(['token-missing', 'token-unknown', 'token-expired', 'token-revoked'] as const),
    ...([
      'wrong-agency',
      'appeal-not-found',
      'invalid-submission',
      'move-refused',
      'too-many-requests',
    ] as const),
  ];
  const follow = describeRoute({
    ...shared,
    operationId: 'followUpAppeal',
    summary: 'Complain about what was done, or say that it is still not mended',
    description:
      'For whoever holds the tracking code. `complaint` (arts. 91-100) and `repeat` are registered as appeals of their ' +
      'own, of the same person on the same matter, each with a number, a code and a term; both appeals name each other. ' +
      'A complaint goes to the body it is about, which passes it on in three working days unless it grants it in full.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: sent(FollowUpRequestSchema, 'FollowUp') } },
    },
    responses: {
      200: json(ReceiptSchema, 'Receipt', 'It had been registered already: the same receipt.'),
      201: json(ReceiptSchema, 'Receipt', 'Registered, and durable.'),
      ...problems(...refusals, 'agency-not-found', 'changed-under-same-id'),
    },
  });
  const rate = describeRoute({
    ...shared,
    operationId: 'rateAnswer',
    summary: 'Rate the answer',
    description: 'From 1 to 5, with a word if one likes; once an appeal. The public figures count it.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: sent(RatingRequestSchema, 'Rating') } },
    },
    responses: {
      200: json(AppealSchema, 'Appeal', 'It was rated so already.'),
      201: json(AppealSchema, 'Appeal', 'Rated, and durable: the appeal after it.'),
      ...problems(...refusals, 'rated-already'),
    },
  });
  app.post('/v1/appeals/:number/follow-ups', follow, (c) => followUp(c, parts));
  app.post('/v1/appeals/:number/rating', rate, (c) => rateAnswer(c, parts));
}
