import * as v from 'valibot';
import type { Attachment } from '../../appeal/attachments.ts';
import type { FieldError } from '../../appeal/field-errors.ts';
import { fieldProblems } from '../../appeal/field-problems.ts';
import { type MoveRequestInput, MoveRequestSchema, type MoveType } from '../../appeal/move-request.ts';
import type { MoveField } from '../../i18n/record/messages.ts';

/** What each move asks for, in the order of its form. */
export const MOVE_FORMS: Readonly<Record<MoveType, readonly MoveField[]>> = {
  accepted: [],
  answered: ['outcome', 'answer', 'document'],
  forwarded: ['to', 'reasons', 'applicantTold', 'document'],
  'part-forwarded': ['to', 'reasons', 'applicantTold', 'document'],
  'passed-to-reviewer': ['to', 'reasons', 'applicantTold', 'document'],
  'handed-over': ['to', 'reasons', 'document'],
  'defects-named': ['defects', 'mendBy', 'document'],
  'defects-mended': [],
  extended: ['until', 'reason', 'document'],
  'extension-notified': [],
  suspended: ['lawGround', 'document'],
  resumed: [],
  'left-without-consideration': ['ground', 'reasons', 'document'],
  withdrawn: [],
};

/** Where a field stands in the request, if not under its own name. */
const MEMBERS: Readonly<Partial<Record<MoveField, string>>> = { answer: 'reasons', lawGround: 'ground' };

const memberOf = (field: MoveField): string => MEMBERS[field] ?? field;

/** Fields that may stay empty. */
export function isOptional(type: MoveType, field: MoveField): boolean {
  return field === 'document' || (field === 'reasons' && type !== 'left-without-consideration');
}

/** What was typed into a form; a tick is `yes`. */
export type MoveAnswers = Readonly<Partial<Record<MoveField, string>>>;

/** The request that a form makes, or what is wrong with it, field by field. */
export type MoveReading =
  | { readonly ok: true; readonly request: MoveRequestInput }
  | { readonly ok: false; readonly faults: ReadonlyMap<MoveField, FieldError> };

/** Which field of a form a JSON pointer of its request stands for. */
export function fieldAt(type: MoveType, pointer: string): MoveField | undefined {
  return MOVE_FORMS[type].find((field) => `/${memberOf(field)}` === pointer);
}

/**
 * @param id made once for a form, before its first sending
 * @param attachments the files of an answer
 */
export function readMove(
  type: MoveType,
  id: string,
  answers: MoveAnswers,
  attachments: readonly Attachment[] = [],
): MoveReading {
  const request: Record<string, unknown> = { id, type };
  if (attachments.length > 0) request.attachments = attachments;
  for (const field of MOVE_FORMS[type]) {
    const typed = answers[field] ?? '';
    if (field === 'applicantTold') request[field] = typed === 'yes';
    else if (typed.trim() !== '' || !isOptional(type, field)) request[memberOf(field)] = typed;
  }
  const read = v.safeParse(MoveRequestSchema, request);
  if (read.success) return { ok: true, request: read.output };
  const faults = new Map<MoveField, FieldError>();
  for (const { pointer, code } of fieldProblems(read.issues)) {
    const field = fieldAt(type, pointer);
    if (field) faults.set(field, code);
  }
  return { ok: false, faults };
}
