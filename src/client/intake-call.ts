import * as v from 'valibot';
import type { Language } from '../appeal/language.ts';
import { isProblem, ProblemSchema } from '../appeal/problem.ts';
import { pauseAfter, retryAfterOf, wait } from './backoff.ts';
import { type Failure, isPassing, type Outcome } from './outcome.ts';

/** Which intake to talk to, as whom and how patiently. */
export interface IntakeSettings {
  /** The intake's address, such as `https://appeals.ulgi.kz/`; with or without the last slash. */
  readonly baseUrl: string;
  /** The language of the problems it answers with. */
  readonly language: Language;
  /** The official who calls; citizens are nobody in particular. */
  readonly official?: OfficialCaller | undefined;
  /** Milliseconds for one try, from the first byte out to the last byte in; 15,000 unless told. */
  readonly timeout?: number;
  /** Tries in all for what may safely be tried again; 3 unless told. */
  readonly tries?: number;
  /** The longest pause in milliseconds that a `Retry-After` may ask for before the call gives up; 10,000. */
  readonly patience?: number;
  /** The rest is for tests: the world as it would be. */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** How an official's requests are signed; made by `officialCaller`, and apart so that no citizen loads it. */
export interface OfficialCaller {
  /** The headers that prove one request. @param address the whole address, with its query */
  headers(method: string, address: string): Promise<Readonly<Record<string, string>>>;
  /** Corrects the clock by which proofs are dated. @param serverTime as the intake at that address tells it */
  learnTime(address: string, serverTime: string): void;
}

/** One request to the intake. */
export interface IntakeRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Under the intake's address, without a leading slash. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A file as it is, in the place of a body in JSON. */
  readonly file?: Blob;
  /** A second try would not be the same as the first, so there is none. */
  readonly onlyOnce?: boolean;
  /** The browser may keep the answer for as long as the intake says. */
  readonly cached?: boolean;
}

const BACKOFF = { base: 500, cap: 5_000 };

/**
 * Sends a request and reads its answer. It never throws for what a network or a server can do: every such end
 * is a `Failure`. Failures that pass are tried again with growing, jittered pauses.
 *
 * @param schema what the answer must be; `null` where there is none to read
 */
export async function callIntake<Value>(
  settings: IntakeSettings,
  request: IntakeRequest,
  schema: v.GenericSchema<unknown, Value>,
  signal?: AbortSignal,
): Promise<Outcome<Value>> {
  const { tries = 3, patience = 10_000, random = Math.random } = settings;
  for (let tried = 1; ; tried += 1) {
    const outcome = await tryOnce(settings, request, schema, signal);
    if (outcome.ok || request.onlyOnce || tried >= tries || !mayPass(outcome.failure)) return outcome;
    const asked = 'retryAfter' in outcome.failure ? outcome.failure.retryAfter : undefined;
    if (asked !== undefined && asked > patience) return outcome;
    await (settings.wait ?? wait)(pauseAfter(tried, BACKOFF, random(), asked), signal);
    if (signal?.aborted) return failed({ kind: 'aborted' });
  }
}

/**
 * A browser that finds a kept connection closed sends the same bytes again by itself; the intake, which may have
 * seen them, refuses their proof as used. The next try has a proof of its own.
 */
function mayPass(failure: Failure): boolean {
  return isPassing(failure) || (failure.kind === 'problem' && isProblem(failure.problem, 'proof-replayed'));
}

async function tryOnce<Value>(
  settings: IntakeSettings,
  request: IntakeRequest,
  schema: v.GenericSchema<unknown, Value>,
  signal: AbortSignal | undefined,
): Promise<Outcome<Value>> {
  const outcome = await exchange(settings, request, schema, signal);
  const serverTime = !outcome.ok && outcome.failure.kind === 'problem' && outcome.failure.problem.serverTime;
  if (!serverTime || !settings.official) return outcome;
  // This device's clock is wrong. The request was turned away unread, so that even one that may be sent only
  // once is sent again.
  settings.official.learnTime(settings.baseUrl, serverTime);
  return exchange(settings, request, schema, signal);
}

async function exchange<Value>(
  settings: IntakeSettings,
  request: IntakeRequest,
  schema: v.GenericSchema<unknown, Value>,
  signal: AbortSignal | undefined,
): Promise<Outcome<Value>> {
  if (signal?.aborted) return failed({ kind: 'aborted' });
  const { fetch: send = (input, init) => fetch(input, init), now = Date.now } = settings;
  // By hand and not AbortSignal.any, which a citizen's phone of 2022 does not have.
  const stop = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop.abort();
  }, settings.timeout ?? 15_000);
  const onAbort = () => stop.abort();
  signal?.addEventListener('abort', onAbort);
  try {
    const address = addressOf(settings.baseUrl, request.path);
    const response = await send(address, {
      method: request.method,
      headers: {
        ...headersOf(settings, request),
        ...(await settings.official?.headers(request.method, address)),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.file === undefined ? {} : { body: request.file }),
      credentials: 'omit',
      cache: request.cached ? 'default' : 'no-store',
      redirect: 'error',
      signal: stop.signal,
    });
    return await read(response, schema, now());
  } catch {
    if (signal?.aborted) return failed({ kind: 'aborted' });
    return failed({ kind: late ? 'timeout' : 'offline' });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function read<Value>(
  response: Response,
  schema: v.GenericSchema<unknown, Value>,
  now: number,
): Promise<Outcome<Value>> {
  const text = await response.text();
  const json = parseJson(text);
  if (response.ok) {
    const answer = v.safeParse(schema, json);
    if (answer.success) return { ok: true, value: answer.output };
    return failed({ kind: 'unreadable', status: response.status });
  }
  const retryAfter = retryAfterOf(response.headers.get('Retry-After'), now);
  const pause = retryAfter === undefined ? {} : { retryAfter };
  const problem = v.safeParse(ProblemSchema, json);
  return failed(
    problem.success
      ? { kind: 'problem', problem: problem.output, ...pause }
      : { kind: 'unreadable', status: response.status, ...pause },
  );
}

/** `null` for no text and for text that is no JSON: the schema decides whether that will do. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function headersOf(settings: IntakeSettings, request: IntakeRequest): Record<string, string> {
  return {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': settings.language,
    ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(request.file === undefined ? {} : { 'Content-Type': request.file.type }),
    ...request.headers,
  };
}

function addressOf(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/${path}`;
}

function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}
