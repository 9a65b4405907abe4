import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { type Language, pickLanguage } from '../../appeal/language.ts';
import type { Problem, ProblemName } from '../../appeal/problem.ts';
import { lifecycleMessages as lifecycleEn } from '../../i18n/lifecycle/en.ts';
import { lifecycleMessages as lifecycleKk } from '../../i18n/lifecycle/kk.ts';
import { type LifecycleMessages, lifecycleMessages as lifecycleRu } from '../../i18n/lifecycle/ru.ts';
import { problemMessages as en } from '../../i18n/problems/en.ts';
import { problemMessages as kk } from '../../i18n/problems/kk.ts';
import { type ProblemMessages, type ProblemText, problemMessages as ru } from '../../i18n/problems/ru.ts';
import { signatureMessages as signaturesEn } from '../../i18n/signatures/en.ts';
import { signatureMessages as signaturesKk } from '../../i18n/signatures/kk.ts';
import { type SignatureMessages, signatureMessages as signaturesRu } from '../../i18n/signatures/ru.ts';
import type { SignedInOfficial } from '../store/officials.ts';
import type { RefusalDetails } from './refusal.ts';

/** What every handler finds in its context. */
export interface IntakeEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    problemBase: string;
    /** The official who asks, once their proof was taken: it is good for this one request. */
    official?: SignedInOfficial;
  };
}

export type IntakeContext = Context<IntakeEnv>;

/** The words of problems in each language. */
export const PROBLEM_MESSAGES: Readonly<Record<Language, ProblemMessages>> = { kk, ru, en };

const SIGNATURE_MESSAGES: Readonly<Record<Language, SignatureMessages>> = {
  kk: signaturesKk,
  ru: signaturesRu,
  en: signaturesEn,
};

const LIFECYCLE_MESSAGES: Readonly<Record<Language, LifecycleMessages>> = {
  kk: lifecycleKk,
  ru: lifecycleRu,
  en: lifecycleEn,
};

/** The status of each problem (RFC 9110). */
export const PROBLEM_STATUS: Readonly<Record<ProblemName, number>> = {
  'invalid-submission': 422,
  'invalid-request': 400,
  'malformed-json': 400,
  'unsupported-media-type': 415,
  'too-large': 413,
  'token-missing': 401,
  'token-unknown': 401,
  'token-expired': 401,
  'token-revoked': 401,
  'proof-missing': 401,
  'proof-refused': 401,
  'proof-stale': 401,
  'proof-replayed': 401,
  'enrolment-code-wrong': 403,
  'enrolment-code-expired': 403,
  'enrolment-code-used': 403,
  'wrong-agency': 403,
  'role-missing': 403,
  'agency-not-found': 404,
  'origin-refused': 403,
  'changed-under-same-id': 409,
  'post-already-recorded': 409,
  'appeal-not-found': 404,
  'move-refused': 409,
  'upload-ticket-refused': 403,
  'upload-not-found': 404,
  'upload-offset-mismatch': 409,
  'upload-length-mismatch': 400,
  'upload-quota-reached': 429,
  'file-too-large': 413,
  'file-type-refused': 415,
  'file-digest-mismatch': 422,
  'file-not-found': 404,
  'storage-unavailable': 503,
  'invitation-unknown': 404,
  'invitation-expired': 410,
  'invitation-revoked': 410,
  'invitation-used': 409,
  'signature-refused': 422,
  'capture-refused': 422,
  'proof-required': 403,
  'place-not-found': 404,
  'rated-already': 409,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-many-requests': 429,
  'not-ready': 503,
  internal: 500,
};

/** The caller's language, from `Accept-Language`. */
export function languageOf(c: IntakeContext): Language {
  const header = c.req.header('Accept-Language');
  if (!header) return pickLanguage([]);
  const wishes = parseAccept(header).sort((one, other) => other.q - one.q);
  return pickLanguage(wishes.map((wish) => wish.type));
}

/**
 * Answers with JSON. Any page may read an answer: there are no cookies, so nothing is sent that the page did
 * not already hold, and a page that is refused can then show why.
 */
export function answer(
  c: IntakeContext,
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): Response {
  return new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: {
      ...(body === null ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
      'Cache-Control': 'no-store',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers':
        'Retry-After, X-Request-Id, Allow, WWW-Authenticate, Location, Upload-Offset, Upload-Complete, Upload-Length, Upload-Limit',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Request-Id': c.var.requestId,
      ...headers,
    },
  });
}

/** What a refused move or signature, or a missing role is told in. */
function wordsOf({ move, roles, signature }: RefusalDetails, language: Language): string | undefined {
  if (signature) {
    const { title, text } = SIGNATURE_MESSAGES[language].refusals[signature];
    return `${title}. ${text}`;
  }
  const say = LIFECYCLE_MESSAGES[language];
  if (roles) return say.roleNeeded(roles.map((role) => say.roles[role]));
  return move && say.refused(say.objections[move.objection], say.rules[move.rule], move.article);
}

/** What a request without the right to be answered is told (RFC 9449, 7.1). */
function challengeOf(name: ProblemName): string {
  const error = name.startsWith('proof-')
    ? ', error="invalid_dpop_proof"'
    : name === 'token-missing'
      ? ''
      : ', error="invalid_token"';
  return `DPoP realm="Dauys", algs="ES256"${error}`;
}

/** What happened, what was kept and what to do next, where a request is refused. */
export function problemInWords(name: ProblemName, details: RefusalDetails, language: Language): ProblemText {
  const messages = PROBLEM_MESSAGES[language];
  const { title, detail } = messages.problems[name];
  return {
    title,
    detail: wordsOf(details, language) ?? (details.numberHasASlip ? messages.numberHasASlip : detail),
  };
}

/** Answers with a problem (RFC 9457) in the caller's language. */
export function problemAnswer(c: IntakeContext, name: ProblemName, details: RefusalDetails = {}): Response {
  const language = languageOf(c);
  const { title, detail } = problemInWords(name, details, language);
  const status = PROBLEM_STATUS[name];
  const problem: Problem = {
    type: `${c.var.problemBase}/problems/${name}`,
    title,
    status,
    detail,
    ...(details.errors ? { errors: [...details.errors] } : {}),
    ...(details.records ? { records: [...details.records] } : {}),
    ...(details.move ? { refusal: details.move } : {}),
    ...(details.serverTime ? { serverTime: details.serverTime } : {}),
    ...(details.roles ? { roles: [...details.roles] } : {}),
    ...(details.signature ? { signature: details.signature } : {}),
  };
  return answer(c, status, problem, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': language,
    Vary: 'Accept-Language',
    ...(status === 401 ? { 'WWW-Authenticate': challengeOf(name) } : {}),
    ...(status === 503 ? { 'Retry-After': '2' } : {}),
    ...details.headers,
  });
}
