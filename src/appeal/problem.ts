import * as v from 'valibot';
import { PostRecordSchema } from './post-record.ts';

/** Every kind of refusal that the intake knows; the last part of a problem's `type` (RFC 9457). */
export const PROBLEMS = [
  'invalid-submission',
  'invalid-request',
  'malformed-json',
  'unsupported-media-type',
  'too-large',
  'token-missing',
  'token-unknown',
  'token-expired',
  'token-revoked',
  'proof-missing',
  'proof-refused',
  'proof-stale',
  'proof-replayed',
  'enrolment-code-wrong',
  'enrolment-code-expired',
  'enrolment-code-used',
  'wrong-agency',
  'role-missing',
  'agency-not-found',
  'origin-refused',
  'changed-under-same-id',
  'post-already-recorded',
  'appeal-not-found',
  'move-refused',
  'upload-ticket-refused',
  'upload-not-found',
  'upload-offset-mismatch',
  'upload-length-mismatch',
  'upload-quota-reached',
  'file-too-large',
  'file-type-refused',
  'file-digest-mismatch',
  'file-not-found',
  'storage-unavailable',
  'invitation-unknown',
  'invitation-expired',
  'invitation-revoked',
  'invitation-used',
  'signature-refused',
  'capture-refused',
  'proof-required',
  'place-not-found',
  'rated-already',
  'not-found',
  'method-not-allowed',
  'too-many-requests',
  'not-ready',
  'internal',
] as const;

export type ProblemName = (typeof PROBLEMS)[number];

/** One wrong field: where it stands (RFC 6901), the code of `FIELD_ERRORS`, and the words for a person. */
export const ProblemFieldSchema = v.object({
  pointer: v.string(),
  code: v.string(),
  detail: v.string(),
});

/** A refusal as RFC 9457 shapes it, in the caller's language. */
export const ProblemSchema = v.object({
  /** `/problems/NAME`, an address on the intake that explains it. */
  type: v.string(),
  title: v.string(),
  status: v.number(),
  /** What happened, what was kept, what to do next. */
  detail: v.string(),
  errors: v.optional(v.array(ProblemFieldSchema)),
  /** With `post-already-recorded`: what the post already has. */
  records: v.optional(v.array(PostRecordSchema)),
  /** With `move-refused`: why, by which rule, and the article of the Code that the rule stands in. */
  refusal: v.optional(v.object({ objection: v.string(), rule: v.string(), article: v.nullable(v.string()) })),
  /** With `proof-stale`: the intake's clock (RFC 3339), by which the next proof is to be dated. */
  serverTime: v.optional(v.string()),
  /** With `role-missing`: the roles of which one is needed. */
  roles: v.optional(v.array(v.string())),
  /** With `signature-refused`: why, as `SIGNATURE_REFUSALS` names it. */
  signature: v.optional(v.string()),
});

export type Problem = v.InferOutput<typeof ProblemSchema>;
export type ProblemField = v.InferOutput<typeof ProblemFieldSchema>;

/** The name behind a problem's `type`; `undefined` for one that this version does not know. */
export function problemName(problem: Pick<Problem, 'type'>): ProblemName | undefined {
  return PROBLEMS.find((name) => problem.type.endsWith(`/problems/${name}`));
}

/** Whether a refusal is of this kind; apart from `problemName`, which brings every kind along. */
export function isProblem({ type }: Pick<Problem, 'type'>, name: ProblemName): boolean {
  return type.endsWith(`/problems/${name}`);
}
