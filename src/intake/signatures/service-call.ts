/** A question to a service that the agency's administrator configured; never to an address a client gave. */
export interface ServiceCall {
  readonly url: string;
  readonly contentType: string;
  readonly accept: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Milliseconds for the whole answer. */
  readonly timeout: number;
  /** The longest answer that is read, in bytes. */
  readonly longest: number;
}

export type ServiceAnswer =
  | { readonly ok: true; readonly status: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly why: string };

/**
 * Posts a question and reads the answer, whatever its status. What a network or a service can do wrong is an
 * answer, not an error.
 *
 * @throws the signal's reason when the caller gave up
 */
export async function callService(call: ServiceCall, signal: AbortSignal): Promise<ServiceAnswer> {
  const deadline = AbortSignal.timeout(call.timeout);
  try {
    const response = await fetch(call.url, {
      method: 'POST',
      headers: { 'Content-Type': call.contentType, Accept: call.accept },
      body: call.body,
      redirect: 'error',
      signal: AbortSignal.any([signal, deadline]),
    });
    const bytes = await readUpTo(response, call.longest);
    if (bytes === null) return { ok: false, why: `an answer longer than ${call.longest} bytes` };
    return { ok: true, status: response.status, bytes };
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted) return { ok: false, why: `no answer within ${call.timeout} ms` };
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { ok: false, why: cause };
  }
}

async function readUpTo(response: Response, longest: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    // Leaving the loop lets go of the connection.
    if (length > longest) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
