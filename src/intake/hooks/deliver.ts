import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isUnavailable } from '../store/database.ts';
import type { MayReach } from './hook-address.ts';
import type { Hook } from './hooks.ts';
import { type MessageParts, messageOf, signedHeaders } from './message.ts';
import { type Backoff, pauseAfter } from './pauses.ts';
import { type Delivery, type Fate, queueEntries, settle, standingHooks, takeDue } from './queue.ts';
import { postHook } from './send-hook.ts';

/** Tries before an entry is given up: with these pauses about a day. */
export const MOST_TRIES = 16;

const BACKOFF: Backoff = { base: 5_000, cap: 6 * 3_600_000 };

/** The longest pause that a receiver may ask for, in milliseconds. */
const LONGEST_ASKED = 3_600_000;

/** Messages that are on their way to one hook at the same time, each of another appeal. */
const SIDE_BY_SIDE = 4;

/** Milliseconds that a receiver gets for one message. */
const PATIENCE = 10_000;

/** Milliseconds between two looks for what is new or due. */
const EVERY = 1_000;

/** How often it is looked, how the pauses between tries grow, and after how many tries an entry is given up. */
export interface HookPace {
  readonly every: number;
  readonly backoff: Backoff;
  readonly mostTries: number;
}

/** How hooks are told. */
export interface HookParts extends MessageParts {
  readonly mayReach: MayReach;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** How fast, where not as usual. */
  readonly pace?: HookPace | undefined;
}

/**
 * Tells every hook the entries of its agency until the signal says stop: at least once each, and those of one
 * appeal in their order. Intakes on one database may all do it; no delivery is made by two at once.
 */
export async function keepHooksTold(parts: HookParts): Promise<void> {
  const { pool, log, signal } = parts;
  const underWay = new Set<Promise<void>>();
  const busy = new Map<string, number>();
  const trouble = (error: unknown) =>
    log.warn({ fault: error instanceof Error ? error.message : 'Hooks could not be told' });

  /** Starts as many as the hook may have side by side; a slow one keeps no other waiting. */
  async function start(hook: Hook): Promise<void> {
    const free = SIDE_BY_SIDE - (busy.get(hook.id) ?? 0);
    if (free <= 0) return;
    for (const delivery of await takeDue(pool, hook.id, free)) {
      busy.set(hook.id, (busy.get(hook.id) ?? 0) + 1);
      const telling = tellOn(parts, hook, delivery)
        .catch(trouble)
        .finally(() => {
          busy.set(hook.id, (busy.get(hook.id) ?? 1) - 1);
          underWay.delete(telling);
        });
      underWay.add(telling);
    }
  }

  while (!signal.aborted) {
    try {
      while (await queueEntries(pool)) signal.throwIfAborted();
      for (const hook of await standingHooks(pool)) await start(hook);
    } catch (error) {
      if (!signal.aborted) trouble(error);
    }
    await pause(parts.pace?.every ?? EVERY, undefined, { signal, ref: false }).catch(() => undefined);
  }
  await Promise.all(underWay);
}

/** Tells a hook one entry, and then whatever else is due. */
async function tellOn(parts: HookParts, hook: Hook, first: Delivery): Promise<void> {
  for (let delivery: Delivery | undefined = first; delivery; ) {
    await tell(parts, hook, delivery);
    [delivery] = parts.signal.aborted ? [] : await takeDue(parts.pool, hook.id, 1);
  }
}

async function tell(parts: HookParts, hook: Hook, delivery: Delivery): Promise<void> {
  const fate = await tryOnce(parts, hook, delivery);
  await settle(parts.pool, hook.id, delivery, fate);
  // Which hook and which entry; never its address, which may hold a secret of the receiver's.
  if (fate.kind === 'dead') {
    parts.log.warn(
      { hook: hook.id, entry: delivery.seq },
      'A hook was not told of an entry; it was given up.',
    );
  }
}

async function tryOnce(parts: HookParts, hook: Hook, { appeal, seq, tries }: Delivery): Promise<Fate> {
  const { signal } = parts;
  const failed = (fault: string, asked = 0): Fate =>
    tries >= (parts.pace?.mostTries ?? MOST_TRIES)
      ? { kind: 'dead', fault }
      : {
          ...{ kind: 'failed', fault },
          pause: pauseAfter(
            tries,
            parts.pace?.backoff ?? BACKOFF,
            Math.random(),
            Math.min(asked, LONGEST_ASKED),
          ),
        };
  try {
    const body = JSON.stringify(await messageOf(parts, appeal, seq));
    const secret = parts.rootKey.hookSecret(hook.id);
    const answer = await postHook(
      {
        address: hook.address,
        headers: signedHeaders(secret, `${hook.id}_${seq}`, new Date(), body),
        body,
        mayReach: parts.mayReach,
        timeout: PATIENCE,
      },
      signal,
    );
    return answer.ok ? { kind: 'delivered' } : failed(answer.why, answer.retryAfter);
  } catch (error) {
    if (signal.aborted || isUnavailable(error)) return { kind: 'given-back' };
    // The entry is not what the log says: the audit tells more, and the rest goes on.
    return failed(error instanceof Error ? error.message : String(error));
  }
}
