import type { DescribeRouteOptions } from 'hono-openapi';
import { APPEAL_STATES, AppealSchema } from '../../appeal/appeal.ts';
import { AppealListSchema, DUE } from '../../appeal/appeal-list.ts';
import { ApplicantAnswerSchema } from '../../appeal/applicant.ts';
import { MoveRequestSchema } from '../../appeal/move-request.ts';
import {
  BEARER,
  BODY,
  json,
  numberParameter,
  parameter,
  problems,
  sent,
  TOKEN,
} from './route-descriptions.ts';

export const codeParameter = parameter(
  'Dauys-Tracking-Code',
  'header',
  'Sixteen digits; spaces and dashes do not matter.',
);

/** The routes of what happens to an appeal after it came. */
export const COURSE_ROUTES = {
  moveAppeal: {
    operationId: 'moveAppeal',
    summary: 'Make a move on an appeal',
    description:
      'Accept it, answer it, send it on, extend its term: what the law allows where the appeal stands, by who may. The move ' +
      'becomes an entry of the public log, its texts sealed, and counts from the day on which it is made. A move that the ' +
      'law does not allow is `move-refused`, with the reason and the article. Sending the same body again under the same id ' +
      'answers 200 and makes no second move. Whoever holds the tracking code may withdraw the appeal or say that its defects are mended.',
    tags: ['Appeals'],
    security: [{}, ...BEARER],
    parameters: [numberParameter, codeParameter],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: sent(MoveRequestSchema, 'Move') } },
    },
    responses: {
      200: json(AppealSchema, 'Appeal', 'The move had been made already: the appeal as it stands.'),
      201: json(AppealSchema, 'Appeal', 'Made, and durable: the appeal after it.'),
      ...problems(
        ...BODY,
        ...TOKEN,
        'wrong-agency',
        'role-missing',
        'appeal-not-found',
        'invalid-submission',
        'changed-under-same-id',
        'move-refused',
        'too-many-requests',
      ),
    },
  },
  listAppeals: {
    operationId: 'listAppeals',
    summary: 'List the agency’s appeals, and search them',
    description:
      'Newest first; with `due`, oldest first. Every deadline is computed from the entries and the calendar as it is now. ' +
      'The search looks for a number, or for all of some words in texts and addresses, each as the beginning of a word; case does ' +
      'not matter, nor whether Kazakh letters were typed as Russian ones. Applicants are sealed and cannot be searched for.',
    tags: ['Appeals'],
    security: BEARER,
    parameters: [
      parameter('state', 'query', 'Only those that stand so.', { type: 'string', enum: [...APPEAL_STATES] }),
      parameter(
        'due',
        'query',
        'Only those whose last day has passed, is today, or is within three working days.',
        {
          type: 'string',
          enum: [...DUE],
        },
      ),
      parameter('tags', 'query', 'Only those with each of these provenance tags, parted by commas.'),
      parameter('q', 'query', 'A number, or words.', { type: 'string', maxLength: 100 }),
      parameter('after', 'query', 'The `next` of the page before.'),
    ],
    responses: {
      200: json(AppealListSchema, 'AppealList', 'One page.'),
      ...problems(...TOKEN, 'invalid-request'),
    },
  },
  showApplicant: {
    operationId: 'showApplicant',
    summary: 'See who appeals',
    description:
      'For officers and heads of its agency. That somebody looked, and who, becomes an entry that the applicant sees.',
    tags: ['Appeals'],
    security: BEARER,
    parameters: [numberParameter],
    responses: {
      200: json(ApplicantAnswerSchema, 'ApplicantAnswer', 'The applicant; `null` where there is none.'),
      ...problems(...TOKEN, 'wrong-agency', 'role-missing', 'appeal-not-found', 'too-many-requests'),
    },
  },
} satisfies Record<string, DescribeRouteOptions>;
