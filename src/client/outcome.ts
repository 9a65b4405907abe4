import type { Problem } from '../appeal/problem.ts';

/** Why the intake gave no usable answer. */
export type Failure =
  /** The intake refused and said why. `retryAfter`: milliseconds it asks to wait (RFC 9110, 10.2.3). */
  | { readonly kind: 'problem'; readonly problem: Problem; readonly retryAfter?: number }
  /** No connection, or the browser let none happen. */
  | { readonly kind: 'offline' }
  /** Connected perhaps, but no whole answer in time: whether it was accepted is not known. */
  | { readonly kind: 'timeout' }
  /** Something answered, but not in the words of an intake: a proxy, a wrong address, a newer version. */
  | { readonly kind: 'unreadable'; readonly status: number; readonly retryAfter?: number }
  /** The caller's signal stopped it. */
  | { readonly kind: 'aborted' };

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** The status of the HTTP answer behind a failure, where there was one. */
export function statusOf(failure: Failure): number | undefined {
  if (failure.kind === 'problem') return failure.problem.status;
  return failure.kind === 'unreadable' ? failure.status : undefined;
}

/**
 * Whether the same request may well succeed a little later, with nothing changed: the line, the load, a
 * restart. A proxy before the intake answers 502 or 504 in its own words while the intake restarts.
 */
export function isPassing(failure: Failure): boolean {
  if (failure.kind === 'offline' || failure.kind === 'timeout') return true;
  const status = statusOf(failure);
  return status !== undefined && [408, 425, 429, 502, 503, 504].includes(status);
}
