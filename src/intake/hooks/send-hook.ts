import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { guardedLookup, literalHost, type MayReach, Unreachable } from './hook-address.ts';
import { askedPause } from './pauses.ts';

/** One message on its way. */
export interface HookPost {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly mayReach: MayReach;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
}

export type HookAnswer =
  | { readonly ok: true }
  /** `retryAfter`: milliseconds that the receiver asks to wait. */
  | { readonly ok: false; readonly why: string; readonly retryAfter?: number };

/**
 * Posts a message. Any 2xx is an answer that it was taken; a redirect is none and is not followed. What a
 * network or a receiver can do wrong is an answer, not an error.
 *
 * @throws the signal's reason when the intake stops
 */
export async function postHook(post: HookPost, signal: AbortSignal): Promise<HookAnswer> {
  const url = new URL(post.address);
  const literal = literalHost(url);
  const late = AbortSignal.timeout(post.timeout);
  try {
    if (literal !== undefined && !post.mayReach(literal)) throw new Unreachable(literal);
    const answer = await exchange(url, post, AbortSignal.any([signal, late]));
    const status = answer.statusCode ?? 0;
    const retryAfter = askedPause(answer.headers['retry-after'], Date.now());
    // Nobody needs what else it says, and it could go on for ever.
    answer.destroy();
    if (status >= 200 && status < 300) return { ok: true };
    return { ok: false, why: `it answered ${status}`, retryAfter };
  } catch (error) {
    signal.throwIfAborted();
    if (late.aborted) return { ok: false, why: `no answer within ${post.timeout} ms`, retryAfter: 0 };
    const why = error instanceof Error ? error.message || error.name : String(error);
    return { ok: false, why, retryAfter: 0 };
  }
}

function exchange(url: URL, post: HookPost, signal: AbortSignal): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: 'POST',
      headers: { ...post.headers, 'Content-Length': String(Buffer.byteLength(post.body)) },
      agent: false,
      lookup: guardedLookup(post.mayReach),
      signal,
    });
    request.once('response', resolve);
    // It also comes after the answer, when that is let go of.
    request.on('error', reject);
    request.end(post.body);
  });
}
