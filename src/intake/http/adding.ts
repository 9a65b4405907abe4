import type { Hono } from 'hono';
import { type DescribeRouteOptions, describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { AddedPostSchema } from '../../appeal/added-post.ts';
import { AppealSchema } from '../../appeal/appeal.ts';
import { captureRefusal } from '../captures/check-capture.ts';
import { addPost } from '../course/add-post.ts';
import { postRecordOf } from '../receipts.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from './answers.ts';
import { fieldInWords, fieldsInWords } from './field-problems.ts';
import { openAs, showAppeal } from './following.ts';
import { readJson } from './json-body.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { BEARER, BODY, json, numberParameter, problems, sent, TOKEN } from './route-descriptions.ts';

const DESCRIPTION: DescribeRouteOptions = {
  operationId: 'addPost',
  summary: 'Add a post to a record of the same matter',
  description:
    'An official saw that a post tells of a matter that has a record and has not ended. The post wears its number from then on; ' +
    'that it was added is an entry of the public log, the post itself is sealed. A capture statement is checked as a clip’s is: ' +
    'it names this request’s `id` as its submission, and its parts are uploaded before. The same body again answers 200 and adds nothing.',
  tags: ['Posts'],
  security: BEARER,
  parameters: [numberParameter],
  requestBody: {
    required: true,
    content: { 'application/json': { schema: sent(AddedPostSchema, 'AddedPost') } },
  },
  responses: {
    200: json(AppealSchema, 'Appeal', 'It was added before.'),
    201: json(AppealSchema, 'Appeal', 'The record with it.'),
    ...problems(
      ...TOKEN,
      ...BODY,
      'wrong-agency',
      'appeal-not-found',
      'invalid-submission',
      'capture-refused',
      'changed-under-same-id',
      'post-already-recorded',
      'move-refused',
    ),
  },
};

/** `POST /v1/appeals/{number}/posts`: one more post on the matter of a record. */
async function addToAppeal(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { caller, number } = await openAs(c, parts);
  if (caller === 'applicant') throw new Refusal('token-missing');
  const read = v.safeParse(AddedPostSchema, await readJson(c));
  if (!read.success) {
    throw new Refusal('invalid-submission', { errors: fieldsInWords(read.issues, languageOf(c)) });
  }
  const captures = [{ ...read.output, pointer: '' }];
  const refusal = await captureRefusal(read.output.id, captures, caller.official.id, parts.database.reader);
  if (refusal) throw refusal;
  const added = await addPost(parts, number, read.output, caller);
  switch (added.kind) {
    case 'added':
    case 'repeated':
      return answer(c, added.kind === 'added' ? 201 : 200, await showAppeal(parts, number, caller));
    case 'changed':
      throw new Refusal('changed-under-same-id');
    case 'ended':
      throw new Refusal('move-refused', {
        move: { objection: 'wrong-state', rule: 'registration', article: '64' },
      });
    case 'met': {
      const agency = await parts.agencies.find(caller.agency);
      if (!agency) throw new Refusal('appeal-not-found');
      throw new Refusal('post-already-recorded', {
        records: added.records.map((record) => postRecordOf(record, agency.agency)),
      });
    }
    case 'missing-files':
      throw new Refusal('invalid-submission', {
        errors: added.pointers.map((pointer) => fieldInWords(pointer, 'not-uploaded', languageOf(c))),
      });
    case 'unknown-appeal':
      throw new Refusal('appeal-not-found');
  }
}

/** Adds the route. */
export function addAddingRoute(app: Hono<IntakeEnv>, parts: AppParts): void {
  app.post('/v1/appeals/:number/posts', describeRoute(DESCRIPTION), (c) => addToAppeal(c, parts));
}
