import type { Receipt } from '../appeal/appeal.ts';
import { problemName } from '../appeal/problem.ts';
import { pauseAfter } from './backoff.ts';
import type { IntakeClient } from './intake-client.ts';
import type { OutboxItem } from './outbox-store.ts';
import { type Failure, isPassing, type Outcome, statusOf } from './outcome.ts';

/** What a delivery works with. */
export interface Delivery {
  list(): Promise<OutboxItem[]>;
  change(
    id: string,
    edit: (item: OutboxItem | undefined) => OutboxItem | undefined,
  ): Promise<OutboxItem | undefined>;
  now(): number;
  random(): number;
  readonly client: Pick<IntakeClient, 'submit'>;
  readonly signal: AbortSignal | undefined;
}

/** An intake that is down comes back in seconds or in hours: ask soon at first, then every quarter of an hour. */
const BACKOFF = { base: 5_000, cap: 15 * 60_000 };

/**
 * Sends every item that is due. The caller holds the lock, so an item found `sending` was left by a worker
 * that was killed, and is due too.
 *
 * @returns when something is due next, in milliseconds since the epoch; `null` when nothing waits
 */
export async function deliverAll(delivery: Delivery): Promise<number | null> {
  const tried = new Set<string>();
  for (;;) {
    // Read anew each time: items come and go while others are on their way.
    const items = await delivery.list();
    const item = nextDue(items, delivery.now(), tried);
    if (!item || delivery.signal?.aborted) return nextAttempt(items);
    tried.add(item.id);
    const pausedUntil = await deliverOne(delivery, item.id);
    if (pausedUntil !== null) return pausedUntil;
  }
}

/** The due item with the fewest tries, the oldest first: one that never gets through cannot starve the rest. */
function nextDue(
  items: readonly OutboxItem[],
  now: number,
  tried: ReadonlySet<string>,
): OutboxItem | undefined {
  return items
    .filter(
      (item) =>
        !tried.has(item.id) &&
        (item.state === 'sending' || (item.state === 'waiting' && item.nextAttemptAt <= now)),
    )
    .sort((a, b) => a.attempts - b.attempts || (a.id < b.id ? -1 : 1))[0];
}

function nextAttempt(items: readonly OutboxItem[]): number | null {
  const open = items.filter((item) => item.state === 'waiting' || item.state === 'sending');
  return open.length > 0 ? Math.min(...open.map((item) => item.nextAttemptAt)) : null;
}

/** @returns until when to try nothing at all, where the line or the intake is at fault and not the item */
async function deliverOne(delivery: Delivery, id: string): Promise<number | null> {
  const { client, now, random, signal } = delivery;
  const sending = await delivery.change(id, (item) =>
    item && (item.state === 'waiting' || item.state === 'sending')
      ? { ...item, state: 'sending', attempts: item.attempts + 1 }
      : item,
  );
  // Discarded or refused meanwhile.
  if (sending?.state !== 'sending') return null;
  const answer = await client.submit(sending.submission, signal);
  const after = settle(sending, answer, now(), random());
  await delivery.change(id, (item) => {
    // Discarded while it was on its way: gone, unless the register took it, which its sender must know.
    if (!item && after.state !== 'accepted') return undefined;
    return after;
  });
  return !answer.ok && concernsAll(answer.failure) ? after.nextAttemptAt : null;
}

/** What an item becomes by its answer. */
function settle(item: OutboxItem, answer: Outcome<Receipt>, now: number, random: number): OutboxItem {
  if (answer.ok) return { ...item, state: 'accepted', lastFailure: null, receipt: answer.value };
  const { failure } = answer;
  const lastFailure = failure;
  if (failure.kind === 'problem' && problemName(failure.problem) === 'post-already-recorded') {
    // Of several posts some may be on record and some not: nothing was recorded, and the official decides on the rest.
    const several = item.submission.channel === 'extension' && item.submission.morePosts?.length;
    const records = failure.problem.records ?? [];
    return { ...item, state: several ? 'refused' : 'met', lastFailure, records };
  }
  if (failure.kind === 'aborted') return { ...item, state: 'waiting', nextAttemptAt: now };
  if (isFinal(failure)) return { ...item, state: 'refused', lastFailure };
  const asked = 'retryAfter' in failure ? failure.retryAfter : undefined;
  const pause = pauseAfter(item.attempts, BACKOFF, random, asked);
  return { ...item, state: 'waiting', lastFailure, nextAttemptAt: now + pause };
}

/**
 * Whether the intake itself will not have the submission as it is: a 4xx in its own words. Only its own words
 * count, for a captive portal's 403 says nothing about the submission. A missing or spent token (401) is not
 * the submission's fault and heals when the official enrols again.
 */
function isFinal(failure: Failure): boolean {
  if (failure.kind !== 'problem' || isPassing(failure)) return false;
  const { status } = failure.problem;
  return status >= 400 && status < 500 && status !== 401;
}

/** Whether the next item would meet the same: no line, an intake that is down or asks to wait, no valid token. */
function concernsAll(failure: Failure): boolean {
  return failure.kind === 'aborted' || isPassing(failure) || statusOf(failure) === 401;
}
