import { hash } from 'node:crypto';
import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { type AnsweredTogether, AnsweredTogetherSchema, AnswerTogetherSchema } from '../../appeal/matter.ts';
import { type MoveRequest, MoveRequestSchema } from '../../appeal/move-request.ts';
import { hasRole, rolesFor } from '../course/allowed.ts';
import { answerFilesOf, openEntries, textOf } from '../course/entries.ts';
import { makeMove } from '../course/make-move.ts';
import type { FoundAppeal } from '../store/appeals.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from './answers.ts';
import { fieldsInWords } from './field-problems.ts';
import { openAs } from './following.ts';
import { readJson } from './json-body.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { BEARER, BODY, json, numberParameter, problems, sent, TOKEN } from './route-descriptions.ts';

/** The id of the move on one voice: made of the request's own, so that the request again makes no second move. */
function voiceMoveId(id: string, number: string): string {
  const hex = hash('sha256', `${id} ${number}`);
  // The form of a UUIDv7 (RFC 9562), whose time is the request's.
  return `${id.slice(0, 13)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

/** The answer that an appeal was given, as a move that can be made on another. @throws Refusal where it has none */
function answerOf(found: FoundAppeal, parts: AppParts): Extract<MoveRequest, { type: 'answered' }> {
  const entries = openEntries(parts.rootKey, found, found.entries);
  const answered = entries.findLast(({ type }) => type === 'answered');
  const document = answered && textOf(answered, 'document');
  const read = v.safeParse(MoveRequestSchema, {
    id: found.id,
    type: 'answered',
    outcome: answered?.says.outcome,
    reasons: answered && textOf(answered, 'reasons'),
    ...(document ? { document } : {}),
    attachments:
      answered && answerFilesOf(answered).map(({ digest, name, mediaType }) => ({ digest, name, mediaType })),
  });
  if (found.state !== 'answered' || !read.success || read.output.type !== 'answered') {
    throw new Refusal('move-refused', { move: { objection: 'wrong-state', rule: 'answer', article: '76' } });
  }
  return read.output;
}

/**
 * `POST /v1/matters/{number}/entries`: gives the answer of the appeal that a matter began with to all its
 * voices, a move on each: everybody who appealed is owed an answer of their own (art. 76).
 */
async function answerTogether(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { found, caller } = await openAs(c, parts);
  if (caller === 'applicant') throw new Refusal('token-missing');
  const read = v.safeParse(AnswerTogetherSchema, await readJson(c));
  if (!read.success) {
    throw new Refusal('invalid-submission', { errors: fieldsInWords(read.issues, languageOf(c)) });
  }
  const given = answerOf(found, parts);
  const roles = rolesFor(given);
  if (!hasRole(caller, roles)) throw new Refusal('role-missing', { roles });
  const agencies = (await parts.agencies.all()).map(({ agency }) => agency);
  const voices: AnsweredTogether['voices'] = [];
  for (const { number } of found.matter ?? []) {
    const parsed = parseAppealNumber(number);
    if (number === found.number || !parsed.ok) continue;
    const move = { ...given, id: voiceMoveId(read.output.id, number) };
    const made = await makeMove(parts, parsed, move, caller, agencies);
    voices.push({ number, answered: made.kind === 'made' || made.kind === 'repeated' });
  }
  return answer(c, 200, { voices } satisfies AnsweredTogether);
}

/** Adds what officials do with a matter as a whole. */
export function addMatterMoves(app: Hono<IntakeEnv>, parts: AppParts): void {
  const description = describeRoute({
    operationId: 'answerTogether',
    summary: 'Give the same answer to every voice of a matter',
    description:
      'For officials of the agency who may answer. The number is that of the appeal the matter began with, which is ' +
      'answered already; each of its voices gets the same answer by a move of its own, with its own entry. A voice that ' +
      'cannot be answered now (answered otherwise, withdrawn, passed on) stays as it is. The same request again changes nothing.',
    tags: ['Appeals'],
    security: BEARER,
    parameters: [numberParameter],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: sent(AnswerTogetherSchema, 'AnswerTogether') } },
    },
    responses: {
      200: json(AnsweredTogetherSchema, 'AnsweredTogether', 'What became of each voice.'),
      ...problems(
        ...BODY,
        ...TOKEN,
        ...(['wrong-agency', 'role-missing', 'appeal-not-found', 'invalid-submission'] as const),
        ...(['move-refused', 'too-many-requests'] as const),
      ),
    },
  });
  app.post('/v1/matters/:number/entries', description, (c) => answerTogether(c, parts));
}
