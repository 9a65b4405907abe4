import * as v from 'valibot';
import type { Language } from '../../appeal/language.ts';
import { type MoveRequest, MoveRequestSchema } from '../../appeal/move-request.ts';
import { type Caller, hasRole, rolesFor } from '../course/allowed.ts';
import { makeMove } from '../course/make-move.ts';
import { answer, type IntakeContext, languageOf } from './answers.ts';
import { fieldInWords, fieldsInWords } from './field-problems.ts';
import { type OpenedAppeal, openAs, showAppeal } from './following.ts';
import { readJson } from './json-body.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/**
 * Refuses a move for want of a role. The answer names the roles of which one would do.
 *
 * @throws Refusal `role-missing`
 */
function assertMayMove(caller: Caller, request: MoveRequest): void {
  if (caller === 'applicant') return;
  const roles = rolesFor(request);
  if (!hasRole(caller, roles)) throw new Refusal('role-missing', { roles });
}

/**
 * Makes a move for whoever opened the appeal, and returns once it is durable. The same request again changes nothing.
 *
 * @throws Refusal where it cannot be
 */
export async function moveOpened(
  parts: AppParts,
  { found, caller, number }: OpenedAppeal,
  request: MoveRequest,
  language: Language,
): Promise<'made' | 'repeated'> {
  assertMayMove(caller, request);
  const agencies = (await parts.agencies.all()).map(({ agency }) => agency);
  const made = await makeMove(parts, number, request, caller, agencies);
  switch (made.kind) {
    case 'made':
    case 'repeated':
      return made.kind;
    case 'changed':
      throw new Refusal('changed-under-same-id');
    case 'files-missing':
      throw new Refusal('invalid-submission', {
        errors: made.pointers.map((pointer) => fieldInWords(pointer, 'not-uploaded', language)),
      });
    case 'refused':
      throw new Refusal('move-refused', { move: made.refusal });
    case 'unknown-executor':
      throw new Refusal('invalid-submission', {
        errors: [fieldInWords('/executor', 'unknown-value', language)],
      });
    case 'unknown-appeal':
      throw new Error(`The appeal ${found.number} was there a moment ago`);
  }
}

/** `POST /v1/appeals/{number}/entries`: makes a move, and answers with the appeal after it once it is durable. */
export async function moveAppeal(c: IntakeContext, parts: AppParts): Promise<Response> {
  const opened = await openAs(c, parts);
  const read = v.safeParse(MoveRequestSchema, await readJson(c));
  if (!read.success) {
    throw new Refusal('invalid-submission', { errors: fieldsInWords(read.issues, languageOf(c)) });
  }
  const made = await moveOpened(parts, opened, read.output, languageOf(c));
  return answer(c, made === 'made' ? 201 : 200, await showAppeal(parts, opened.number, opened.caller));
}
