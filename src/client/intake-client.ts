import * as v from 'valibot';
import {
  type Agency,
  type Appeal,
  type PostLookup,
  PostLookupSchema,
  type Receipt,
} from '../appeal/appeal.ts';
import type { AppealList } from '../appeal/appeal-list.ts';
import type { Applicant } from '../appeal/applicant.ts';
import type { AnsweredTogether } from '../appeal/matter.ts';
import type { MoveRequestInput } from '../appeal/move-request.ts';
import {
  AgenciesAnswerSchema,
  type Enrolment,
  type EnrolmentRequest,
  EnrolmentSchema,
  type SignedIn,
  SignedInSchema,
} from '../appeal/official.ts';
import type { SubmissionInput } from '../appeal/submission.ts';
import { readAgencyAnswer, submitAppeal } from './citizen-client.ts';
import { answerTogether, type ListQuery, listAppeals, makeMove, readApplicant } from './course-client.ts';
import { callIntake, type IntakeSettings } from './intake-call.ts';
import type { Outcome } from './outcome.ts';
import { readAppeal } from './read-appeal.ts';

export { readAgencyAnswer, submitAppeal } from './citizen-client.ts';
export type { IntakeSettings } from './intake-call.ts';
export type { Failure, Outcome } from './outcome.ts';
export { readAppeal } from './read-appeal.ts';

/** Reads one agency. */
export async function readAgency(
  intake: IntakeSettings,
  code: string,
  signal?: AbortSignal,
): Promise<Outcome<Agency>> {
  const outcome = await readAgencyAnswer(intake, code, signal);
  return outcome.ok ? { ok: true, value: outcome.value.agency } : outcome;
}

/** Reads every agency that this intake serves. */
export async function readAgencies(
  intake: IntakeSettings,
  signal?: AbortSignal,
): Promise<Outcome<readonly Agency[]>> {
  const outcome = await callIntake(
    intake,
    { method: 'GET', path: 'v1/agencies' },
    AgenciesAnswerSchema,
    signal,
  );
  return outcome.ok ? { ok: true, value: outcome.value.agencies } : outcome;
}

/** The intake answers for 50 addresses a question; a query line much past 6,000 characters is cut by proxies. */
const POSTS_A_QUESTION = 50;
const QUERY_LENGTH = 6_000;

/**
 * Asks what the register already has on posts, in as few questions as the addresses need.
 *
 * @param urls addresses as the page shows them; the intake finds the canonical ones
 */
export async function lookUpPosts(
  intake: IntakeSettings,
  urls: readonly string[],
  signal?: AbortSignal,
): Promise<Outcome<PostLookup>> {
  const posts: PostLookup['posts'] = [];
  for (const query of questionsFor(urls)) {
    const request = { method: 'GET', path: `v1/posts?${query}` } as const;
    const outcome = await callIntake(intake, request, PostLookupSchema, signal);
    if (!outcome.ok) return outcome;
    posts.push(...outcome.value.posts);
  }
  return { ok: true, value: { posts } };
}

function questionsFor(urls: readonly string[]): string[] {
  const questions: string[] = [];
  let open: string[] = [];
  let length = 0;
  for (const url of urls) {
    const part = `url=${encodeURIComponent(url)}`;
    if (open.length === POSTS_A_QUESTION || (open.length > 0 && length + part.length > QUERY_LENGTH)) {
      questions.push(open.join('&'));
      [open, length] = [[], 0];
    }
    open.push(part);
    length += part.length + 1;
  }
  return open.length > 0 ? [...questions, open.join('&')] : questions;
}

/** Enrols this browser for an official. Tried only once: a one-time code that was used may not be used again. */
export function enrol(
  intake: IntakeSettings,
  request: EnrolmentRequest,
  signal?: AbortSignal,
): Promise<Outcome<Enrolment>> {
  return callIntake(
    intake,
    { method: 'POST', path: 'v1/enrolments', body: request, onlyOnce: true },
    EnrolmentSchema,
    signal,
  );
}

/** Whom the token stands for. */
export function readSignedIn(intake: IntakeSettings, signal?: AbortSignal): Promise<Outcome<SignedIn>> {
  return callIntake(intake, { method: 'GET', path: 'v1/me' }, SignedInSchema, signal);
}

/** Revokes the token; the intake answers with nothing (204). */
export function signOut(intake: IntakeSettings, signal?: AbortSignal): Promise<Outcome<null>> {
  return callIntake(intake, { method: 'DELETE', path: 'v1/me/token' }, v.null(), signal);
}

/** Everything an intake answers to, bound to one address, language and token. */
export interface IntakeClient {
  submit(submission: SubmissionInput, signal?: AbortSignal): Promise<Outcome<Receipt>>;
  appeal(
    number: string,
    proof: { readonly trackingCode?: string | undefined },
    signal?: AbortSignal,
  ): Promise<Outcome<Appeal>>;
  posts(urls: readonly string[], signal?: AbortSignal): Promise<Outcome<PostLookup>>;
  enrol(request: EnrolmentRequest, signal?: AbortSignal): Promise<Outcome<Enrolment>>;
  me(signal?: AbortSignal): Promise<Outcome<SignedIn>>;
  signOut(signal?: AbortSignal): Promise<Outcome<null>>;
  agencies(signal?: AbortSignal): Promise<Outcome<readonly Agency[]>>;
  agency(code: string, signal?: AbortSignal): Promise<Outcome<Agency>>;
  list(query: ListQuery, signal?: AbortSignal): Promise<Outcome<AppealList>>;
  move(number: string, move: MoveRequestInput, signal?: AbortSignal): Promise<Outcome<Appeal>>;
  answerTogether(number: string, id: string, signal?: AbortSignal): Promise<Outcome<AnsweredTogether>>;
  applicant(number: string, signal?: AbortSignal): Promise<Outcome<Applicant | null>>;
}

/**
 * The whole client, for doors that use most of it. A door that must stay small (the widget) imports the
 * functions it needs instead, and the bundler leaves the rest out.
 */
export function createIntakeClient(intake: IntakeSettings): IntakeClient {
  return {
    submit: (submission, signal) => submitAppeal(intake, submission, signal),
    appeal: (number, proof, signal) => readAppeal(intake, number, proof, signal),
    posts: (urls, signal) => lookUpPosts(intake, urls, signal),
    enrol: (request, signal) => enrol(intake, request, signal),
    me: (signal) => readSignedIn(intake, signal),
    signOut: (signal) => signOut(intake, signal),
    agencies: (signal) => readAgencies(intake, signal),
    agency: (code, signal) => readAgency(intake, code, signal),
    list: (query, signal) => listAppeals(intake, query, signal),
    move: (number, move, signal) => makeMove(intake, number, move, signal),
    answerTogether: (number, id, signal) => answerTogether(intake, number, id, signal),
    applicant: (number, signal) => readApplicant(intake, number, signal),
  };
}
