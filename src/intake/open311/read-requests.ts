import * as v from 'valibot';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { InstantSchema } from '../../appeal/post.ts';
import { SubmissionIdSchema } from '../../appeal/submission.ts';
import { type IntakeContext, languageOf } from '../http/answers.ts';
import type { AppParts } from '../http/parts.ts';
import type { RegisteredAgency } from '../store/agencies.ts';
import { Open311Refusal, open311Answer } from './answers.ts';
import { STANDING } from './file-request.ts';
import {
  CLOSED,
  type FoundRequest,
  findNumbered,
  findRequests,
  numberUnder,
  type Wish,
} from './found-requests.ts';
import { jurisdiction } from './jurisdiction.ts';
import { serviceName, topicOf } from './services.ts';

const NINETY_DAYS = 90 * 24 * 60 * 60 * 1000;
const MOST_IDS = 100;

const listOf = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** The name of a resource without the format behind it: `roads.json` is `roads`. */
export function nameOf(file: string | undefined): string {
  return (file ?? '').replace(/\.(json|xml)$/, '');
}

function instantOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (!v.is(InstantSchema, text)) throw new Open311Refusal(400, 'datesWrong');
  return Date.parse(text);
}

/** The span that is asked for: ninety days until now, unless told otherwise, and never more. */
function spanOf(c: IntakeContext): Pick<Wish, 'from' | 'until'> {
  const start = instantOf(c.req.query('start_date'));
  const asked = instantOf(c.req.query('end_date'));
  if (start !== undefined && asked !== undefined && start > asked)
    throw new Open311Refusal(400, 'datesWrong');
  const now = Date.now();
  const end = asked ?? (start === undefined ? now : Math.min(now, start + NINETY_DAYS));
  const from = start ?? end - NINETY_DAYS;
  if (end - from > NINETY_DAYS) throw new Open311Refusal(400, 'spanTooLong');
  return { from: new Date(from), until: new Date(end) };
}

function closedOf(c: IntakeContext): boolean | undefined {
  const wishes = new Set(listOf(c.req.query('status')));
  for (const wish of wishes) {
    if (wish !== 'open' && wish !== 'closed') throw new Open311Refusal(400, 'statusUnknown');
  }
  return wishes.size === 1 ? wishes.has('closed') : undefined;
}

function requestView(c: IntakeContext, parts: AppParts, { agency }: RegisteredAgency, found: FoundRequest) {
  const language = languageOf(c);
  const due =
    found.registeredOn === null || found.termMoved
      ? null
      : parts.law.deadline(found.kind, found.registeredOn).on;
  return {
    service_request_id: found.number,
    status: CLOSED.includes(found.state) ? 'closed' : 'open',
    status_notes: STANDING[language].states[found.state],
    service_name: serviceName(found.topic, language),
    service_code: found.topic,
    // What was written, and where, is for the agency alone: both may tell who wrote.
    description: null,
    agency_responsible: agency.name[language],
    service_notice: null,
    requested_datetime: found.receivedAt.toISOString(),
    updated_datetime: found.updatedAt.toISOString(),
    // The last minute of the last day, in Kazakhstan's time.
    expected_datetime: due === null ? null : `${due}T23:59:00+05:00`,
    address: null,
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  };
}

async function numbered(
  parts: AppParts,
  agency: RegisteredAgency,
  ids: readonly string[],
): Promise<FoundRequest[]> {
  const numbers = ids.map(parseAppealNumber).flatMap((number) => (number.ok ? [number] : []));
  const own = numbers.filter((number) => number.agency === agency.agency.code);
  return own.length === 0 ? [] : findNumbered(parts.database.reader, agency.agency.code, own);
}

/** `GET requests`: what came through Open311, the newest first. */
export async function listRequests(c: IntakeContext, parts: AppParts): Promise<Response> {
  const agency = await jurisdiction(parts, c.req.query('jurisdiction_id'));
  const ids = listOf(c.req.query('service_request_id'));
  if (ids.length > MOST_IDS) throw new Open311Refusal(400, 'tooManyIds');
  const topics = listOf(c.req.query('service_code'));
  if (!topics.every((code) => topicOf(code) !== undefined)) throw new Open311Refusal(404, 'serviceUnknown');
  const found =
    ids.length > 0
      ? await numbered(parts, agency, ids)
      : await findRequests(parts.database.reader, {
          agency: agency.agency.code,
          ...spanOf(c),
          topics,
          closed: closedOf(c),
        });
  const views = found.map((request) => requestView(c, parts, agency, request));
  return open311Answer(c, 200, 'service_requests', views);
}

/** `GET requests/{id}`. */
export async function showRequest(c: IntakeContext, parts: AppParts): Promise<Response> {
  const agency = await jurisdiction(parts, c.req.query('jurisdiction_id'));
  const [found] = await numbered(parts, agency, [nameOf(c.req.param('file'))]);
  if (!found) throw new Open311Refusal(404, 'requestUnknown');
  return open311Answer(c, 200, 'service_requests', [requestView(c, parts, agency, found)]);
}

/**
 * `GET tokens/{token}`: the number of what was filed under an `Idempotency-Key`, for a client that lost the
 * answer. Requests are numbered at once here, so no other tokens are given.
 */
export async function showToken(c: IntakeContext, parts: AppParts): Promise<Response> {
  const agency = await jurisdiction(parts, c.req.query('jurisdiction_id'));
  const token = nameOf(c.req.param('file')).toLowerCase();
  const number = v.is(SubmissionIdSchema, token)
    ? await numberUnder(parts.database.reader, agency.agency.code, token)
    : undefined;
  if (number === undefined) throw new Open311Refusal(404, 'tokenUnknown');
  return open311Answer(c, 200, 'service_requests', [{ service_request_id: number, token }]);
}
