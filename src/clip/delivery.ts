import { browser } from '@wxt-dev/browser';
import type { Outbox } from '../client/outbox.ts';
import type { EvidenceStore } from './capture/evidence-store.ts';
import { sendingParts } from './capture/send-parts.ts';
import type { DeviceStore } from './device-store.ts';
import { readIdentity } from './identity.ts';
import { callsOf, intakeFor } from './intake.ts';
import { languageFor, readLanguageSetting } from './language-setting.ts';
import { sendingFiles } from './send-files.ts';

/** Wakes the worker to deliver; whoever adds to the outbox sets it first. */
export const DELIVERY_ALARM = 'deliver';

/** No browser wakes a worker sooner than this. */
const SOONEST_ALARM = 30_000;
/** How long the panel shows what is settled; the register keeps it for ever. */
const SETTLED_KEPT = 7 * 24 * 60 * 60_000;

/** Makes sure that the worker is woken to deliver, even when it is killed before it can. */
export async function setDeliveryAlarm(when = Date.now() + SOONEST_ALARM): Promise<void> {
  await browser.alarms.create(DELIVERY_ALARM, { when: Math.max(when, Date.now() + SOONEST_ALARM) });
}

/**
 * Sends what waits in the outbox, and arranges for the next time.
 *
 * @param signal ends the delivery; what it held goes back to waiting
 * @returns may be called at any moment and from any event: the outbox lets one delivery run at a time
 */
export function createDelivery(
  store: DeviceStore,
  outbox: Pick<Outbox, 'deliver' | 'list'>,
  evidence: EvidenceStore,
  signal: AbortSignal,
): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;

  return async function deliver() {
    clearTimeout(timer);
    const identity = await readIdentity(store);
    const waiting = (await outbox.list()).some(({ state }) => state === 'waiting' || state === 'sending');
    if (!identity || !waiting) return void (await browser.alarms.clear(DELIVERY_ALARM));
    await setDeliveryAlarm();
    const calls = callsOf(identity, languageFor(await readLanguageSetting()));
    const withParts = sendingParts(await intakeFor(identity), calls, evidence, Date.now);
    const client = sendingFiles(withParts, calls, store, Date.now);
    const next = await outbox.deliver(client, signal);
    if (next === null) return void (await browser.alarms.clear(DELIVERY_ALARM));
    await setDeliveryAlarm(next);
    const pause = next - Date.now();
    // Sooner than any alarm may ring; lost without harm when the worker is put to sleep before.
    clearTimeout(timer);
    if (pause < SOONEST_ALARM) timer = setTimeout(() => void deliver(), Math.max(pause, 1_000));
  };
}

/**
 * Takes out of the outbox what was settled a week ago.
 *
 * @param now milliseconds since the epoch
 * @param days another term than a week, where the organisation settled one
 */
export async function dropSettled(
  outbox: Pick<Outbox, 'list' | 'discard'>,
  now: number,
  days: number | null,
): Promise<void> {
  const kept = days === null ? SETTLED_KEPT : days * 24 * 60 * 60_000;
  for (const { id, state, addedAt } of await outbox.list()) {
    if ((state === 'accepted' || state === 'met') && addedAt < now - kept) await outbox.discard(id);
  }
}
