import * as v from 'valibot';
import {
  type UploadedFile,
  UploadedFileSchema,
  UploadTicketSchema,
} from '../../../src/appeal/attachments.ts';
import { isProblem, type Problem, ProblemSchema } from '../../../src/appeal/problem.ts';
import { callIntake, type IntakeSettings } from '../../../src/client/intake-call.ts';

/** An upload that was begun, and the leave by which it was: no other leave continues it. */
export interface BegunUpload {
  readonly ticket: string;
  readonly id: string;
}

/** How an upload ended. `why`: the intake's own words. */
export type UploadEnd =
  | { readonly kind: 'sent'; readonly file: UploadedFile }
  /** The line broke; it goes on from where it was. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'cancelled' };

/** What uploads need of the world. */
export interface UploadWorld {
  settings(): IntakeSettings;
  /** The agency's code. */
  agency(): string;
  readonly signal: AbortSignal;
  /** Told when an upload begins, so that a reload can go on with it. */
  begun(upload: BegunUpload | undefined): void;
  /** Bytes that are there. */
  progress(bytes: number): void;
}

/** Bytes in one request: what a proxy that holds requests back could lose. */
const PIECE = 1024 * 1024;

/** Times that an upload may be begun anew: its leave expires, and what lies too long is swept away. */
const BEGINNINGS = 3;

/** An upload that was refused so is begun anew. */
const ANEW = ['upload-not-found', 'upload-ticket-refused'] as const;

interface Reply {
  /** 0 where the line broke. */
  readonly status: number;
  readonly offset: number;
  readonly location: string;
  readonly body: unknown;
}

/** One request of an upload. By XMLHttpRequest, for only that tells how far a body has come. */
function ask(
  world: UploadWorld,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Blob | null = null,
  onProgress?: (bytes: number) => void,
): Promise<Reply> {
  const { baseUrl, language } = world.settings();
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const end = () => {
      world.signal.removeEventListener('abort', stop);
      let json: unknown = null;
      try {
        json = JSON.parse(request.responseText);
      } catch {
        // No body, or a proxy's own page: the status says enough.
      }
      const field = (name: string) => request.getResponseHeader(name) ?? '';
      const { status } = request;
      resolve({ status, offset: Number(field('Upload-Offset')), location: field('Location'), body: json });
    };
    const stop = () => request.abort();
    request.open(method, `${baseUrl.replace(/\/+$/, '')}/${path}`);
    request.setRequestHeader('Accept-Language', language);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (onProgress) request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onloadend = end;
    world.signal.addEventListener('abort', stop);
    request.send(body);
  });
}

/** Leave to upload for this agency. */
async function newTicket(world: UploadWorld): Promise<string | UploadEnd> {
  const request = { method: 'POST', path: 'v1/uploads/tickets', body: { agency: world.agency() } } as const;
  const outcome = await callIntake(world.settings(), request, UploadTicketSchema, world.signal);
  if (outcome.ok) return outcome.value.ticket;
  const { failure } = outcome;
  if (failure.kind === 'problem' && failure.problem.status < 500 && failure.problem.status !== 429) {
    return { kind: 'refused', why: failure.problem.detail };
  }
  return { kind: failure.kind === 'aborted' ? 'cancelled' : 'cut' };
}

/**
 * Uploads a file, from where an earlier try of it stopped (IETF draft "Resumable Uploads for HTTP"). A broken
 * line ends it as `cut`, for the caller to take up again; an expired leave is renewed by itself.
 */
export async function upload(
  file: Blob,
  before: BegunUpload | undefined,
  world: UploadWorld,
): Promise<UploadEnd> {
  let at = before;
  for (let beginnings = 0; beginnings < BEGINNINGS; ) {
    if (!at) {
      beginnings += 1;
      const ticket = await newTicket(world);
      if (typeof ticket !== 'string') return ticket;
      const headers = {
        'Dauys-Upload-Ticket': ticket,
        'Upload-Complete': '?0',
        'Upload-Length': String(file.size),
      };
      const reply = await ask(world, 'POST', 'v1/uploads', headers);
      const id = /[\w-]+$/.exec(reply.location)?.[0];
      if (reply.status !== 201 || !id) return endOf(reply, world) ?? { kind: 'cut' };
      at = { ticket, id };
      world.begun(at);
    }
    const end = await sendRest(file, at, world);
    if (end !== 'anew') return end;
    at = undefined;
    world.begun(undefined);
  }
  return { kind: 'cut' };
}

/** Sends what the intake does not have yet. */
async function sendRest(file: Blob, at: BegunUpload, world: UploadWorld): Promise<UploadEnd | 'anew'> {
  const path = `v1/uploads/${at.id}`;
  const leave = { 'Dauys-Upload-Ticket': at.ticket };
  let known = await ask(world, 'GET', path, leave);
  for (;;) {
    if (known.status === 200) {
      const whole = v.safeParse(UploadedFileSchema, known.body);
      if (whole.success) return { kind: 'sent', file: whole.output };
    } else if (known.status !== 204 && known.status !== 409) {
      const problem = problemIn(known);
      if (problem && ANEW.some((name) => isProblem(problem, name))) return 'anew';
      return endOf(known, world) ?? { kind: 'cut' };
    }
    const { offset } = known;
    if (!(offset >= 0 && offset < file.size)) return 'anew';
    world.progress(offset);
    const rest = file.slice(offset, offset + PIECE);
    const headers = {
      ...leave,
      'Content-Type': 'application/partial-upload',
      'Upload-Offset': String(offset),
      'Upload-Complete': offset + rest.size === file.size ? '?1' : '?0',
    };
    known = await ask(world, 'PATCH', path, headers, rest, (bytes) => world.progress(offset + bytes));
  }
}

function problemIn({ body }: Reply): Problem | undefined {
  const problem = v.safeParse(ProblemSchema, body);
  return problem.success ? problem.output : undefined;
}

/** Why a request ended an upload; `undefined` for an answer that is none of the protocol. */
function endOf(reply: Reply, { signal }: UploadWorld): UploadEnd | undefined {
  const { status } = reply;
  if (signal.aborted) return { kind: 'cancelled' };
  // A server's bad day passes; only what it says of the file itself stands.
  if (status === 0 || status === 429 || status >= 500) return { kind: 'cut' };
  const problem = problemIn(reply);
  return problem && { kind: 'refused', why: problem.detail };
}
