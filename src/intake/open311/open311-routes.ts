import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { ProblemName } from '../../appeal/problem.ts';
import { Overloaded } from '../group-commit.ts';
import {
  type IntakeContext,
  type IntakeEnv,
  languageOf,
  PROBLEM_MESSAGES,
  PROBLEM_STATUS,
} from '../http/answers.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { isUnavailable, sqlState } from '../store/database.ts';
import { errorsAnswer, FORMATS, OPEN311_MESSAGES, Open311Refusal, open311Answer } from './answers.ts';
import { fileRequest } from './file-request.ts';
import { jurisdiction } from './jurisdiction.ts';
import { listRequests, nameOf, showRequest, showToken } from './read-requests.ts';
import { OPEN311_ROUTES } from './route-descriptions.ts';
import { definitionOf, servicesIn, topicOf } from './services.ts';

function problemInErrors(c: IntakeContext, name: ProblemName, headers?: Readonly<Record<string, string>>) {
  const status = PROBLEM_STATUS[name];
  return errorsAnswer(c, status, [PROBLEM_MESSAGES[languageOf(c)].problems[name].detail], {
    ...(status === 503 ? { 'Retry-After': '2' } : {}),
    ...headers,
  });
}

/** Every refusal and fault, in the standard's shape. */
function failed(c: IntakeContext, error: Error, parts: AppParts): Response {
  if (error instanceof Open311Refusal) {
    const { errors } = OPEN311_MESSAGES[languageOf(c)];
    const words = error.why.map((why) => (typeof why === 'string' ? errors[why] : why.words));
    return errorsAnswer(c, error.status, words);
  }
  if (error instanceof Refusal) return problemInErrors(c, error.problem, error.details.headers);
  const state = sqlState(error);
  const request = c.var.requestId;
  if (error instanceof Overloaded || isUnavailable(error)) {
    parts.log.warn({ request, fault: error.message, sqlState: state });
    return problemInErrors(c, 'not-ready');
  }
  parts.log.error({ request, ...(state ? { sqlState: state } : { fault: error.stack }) });
  return problemInErrors(c, 'internal');
}

/** `GET services`. */
async function listServices(c: IntakeContext, parts: AppParts): Promise<Response> {
  await jurisdiction(parts, c.req.query('jurisdiction_id'));
  return open311Answer(c, 200, 'services', servicesIn(languageOf(c)));
}

/** `GET services/{code}`. */
async function showService(c: IntakeContext, parts: AppParts): Promise<Response> {
  await jurisdiction(parts, c.req.query('jurisdiction_id'));
  const topic = topicOf(nameOf(c.req.param('file')));
  if (!topic) throw new Open311Refusal(404, 'serviceUnknown');
  return open311Answer(c, 200, 'service_definition', definitionOf(topic, languageOf(c)));
}

/** Adds Open311 GeoReport v2 under `/open311/v2`. */
export function addOpen311Routes(app: Hono<IntakeEnv>, parts: AppParts): void {
  const door = new Hono<IntakeEnv>();
  door.onError((error, c) => failed(c, error, parts));
  for (const format of FORMATS) {
    door.get(`/services.${format}`, describeRoute(OPEN311_ROUTES.listServices), (c) =>
      listServices(c, parts),
    );
    door.get(`/requests.${format}`, describeRoute(OPEN311_ROUTES.listRequests), (c) =>
      listRequests(c, parts),
    );
    door.post(`/requests.${format}`, describeRoute(OPEN311_ROUTES.fileRequest), (c) => fileRequest(c, parts));
  }
  door.get('/services/:file', describeRoute(OPEN311_ROUTES.showService), (c) => showService(c, parts));
  door.get('/requests/:file', describeRoute(OPEN311_ROUTES.showRequest), (c) => showRequest(c, parts));
  door.get('/tokens/:file', describeRoute(OPEN311_ROUTES.showToken), (c) => showToken(c, parts));
  app.route('/open311/v2', door);
}
