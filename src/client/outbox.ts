import type { SubmissionInput } from '../appeal/submission.ts';
import type { IntakeClient } from './intake-client.ts';
import { deliverAll } from './outbox-delivery.ts';
import { type OutboxItem, openOutboxStore } from './outbox-store.ts';

export { OutboxError, type OutboxItem, type OutboxState } from './outbox-store.ts';

/** Which outbox, and for tests the world as it would be. */
export interface OutboxOptions {
  /** The database's name; `dauys-outbox` unless told. */
  readonly name?: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** From 0 up to 1. */
  readonly random?: () => number;
  /** The browser's Web Locks; a page served over plain http has none, see `deliver`. */
  readonly locks?: Locks | undefined;
}

/** What the outbox needs of the Web Locks API. */
export interface Locks {
  request<Result>(
    name: string,
    options: { readonly signal?: AbortSignal },
    callback: () => Promise<Result>,
  ): Promise<Result>;
}

/** What a person sent, from the moment the device has it until the register has it. */
export interface Outbox {
  /**
   * Keeps a submission; it is on the disk when the promise resolves. The same id again changes nothing.
   *
   * @param heldFor milliseconds for which it is not sent, so that its sender may take it back; none unless told.
   *   Whatever becomes of the page or the worker meanwhile, it is sent afterwards
   * @throws OutboxError where the device would not keep it: the caller still holds it and must say so
   */
  add(submission: SubmissionInput, heldFor?: number): Promise<OutboxItem>;
  /** All items, oldest first. */
  list(): Promise<OutboxItem[]>;
  /** Takes an item out. One whose last try proves accepted after all comes back as `accepted`. */
  discard(id: string): Promise<void>;
  /**
   * Takes an item out that was never tried.
   *
   * @returns `false` where it is on its way, or was, so that it cannot be taken back
   */
  takeBack(id: string): Promise<boolean>;
  /** Lets a refused or waiting item be tried at the next delivery, whatever pause it was given. */
  retry(id: string): Promise<void>;
  /** Lets everything that waits, and is not held, be tried at the next delivery: the line is back, or there is a new token. */
  hurry(): Promise<void>;
  /**
   * Puts the mended submission in a refused item's place, under the same id, to be tried again.
   *
   * @returns `false` where the item is not there or is not refused: what may have been accepted stays as it is
   * @throws OutboxError
   */
  mend(id: string, submission: SubmissionInput, heldFor?: number): Promise<boolean>;
  /**
   * Sends what is due, oldest first, in one context at a time (a Web Lock). What a killed worker left as
   * `sending` is sent again under its own id, which the register accepts once. Where there are no Web Locks,
   * two pages may send one item at once, and the id alone keeps it one appeal.
   *
   * @returns when to deliver next, in milliseconds since the epoch; `null` when nothing waits
   */
  deliver(client: Pick<IntakeClient, 'submit'>, signal?: AbortSignal): Promise<number | null>;
  /**
   * Tells of every change, in this context and in the others (other tabs, the panel, the worker).
   *
   * @param signal ends the subscription
   */
  subscribe(listener: () => void, signal?: AbortSignal): void;
  /** Lets go of the database and the channel; whatever is under way ends as it will. */
  close(): void;
}

/** Whether an item may still be taken back. @param now milliseconds since the epoch */
export function isHeld({ state, attempts, heldUntil = 0 }: OutboxItem, now: number): boolean {
  return state === 'waiting' && attempts === 0 && heldUntil > now;
}

/** Opens the outbox of this origin: one for an extension, one for the site that embeds the form. */
export function openOutbox(options: OutboxOptions = {}): Outbox {
  const { name = 'dauys-outbox', now = Date.now, random = Math.random } = options;
  const locks = 'locks' in options ? options.locks : globalThis.navigator?.locks;
  const store = openOutboxStore(name);
  const channel = new BroadcastChannel(name);
  const listeners = new Set<() => void>();

  channel.onmessage = () => tell();
  // In Node an open channel would keep a finished process alive.
  if ('unref' in channel && typeof channel.unref === 'function') channel.unref();

  function tell(): void {
    for (const listener of listeners) listener();
  }

  async function change(
    id: string,
    edit: (item: OutboxItem | undefined) => OutboxItem | undefined,
  ): Promise<OutboxItem | undefined> {
    let changed = false;
    const item = await store.change(id, (before) => {
      const after = edit(before);
      changed = after !== before;
      return after;
    });
    if (changed) {
      channel.postMessage('changed');
      tell();
    }
    return item;
  }

  function fresh(submission: SubmissionInput, heldFor = 0): OutboxItem {
    const next = now() + heldFor;
    return {
      id: submission.id,
      submission,
      state: 'waiting',
      addedAt: now(),
      attempts: 0,
      nextAttemptAt: next,
      ...(heldFor > 0 ? { heldUntil: next } : {}),
      lastFailure: null,
    };
  }

  const triable = (item: OutboxItem) => item.state === 'waiting' || item.state === 'refused';

  return {
    async add(submission, heldFor) {
      const item = fresh(submission, heldFor);
      return (await change(item.id, (before) => before ?? item)) ?? item;
    },
    list: () => store.list(),
    async discard(id) {
      await change(id, () => undefined);
    },
    async takeBack(id) {
      let taken = false;
      await change(id, (item) => {
        taken = item?.state === 'waiting' && item.attempts === 0;
        return taken ? undefined : item;
      });
      return taken;
    },
    async retry(id) {
      await change(id, (item) => {
        if (!item || !triable(item)) return item;
        const { heldUntil: _, ...free } = item;
        return { ...free, state: 'waiting', nextAttemptAt: now() };
      });
    },
    async hurry() {
      for (const { id } of (await store.list()).filter((item) => item.nextAttemptAt > now())) {
        await change(id, (item) =>
          item?.state === 'waiting' && !isHeld(item, now()) ? { ...item, nextAttemptAt: now() } : item,
        );
      }
    },
    async mend(id, submission, heldFor) {
      let mended = false;
      await change(id, (item) => {
        mended = item?.state === 'refused';
        return item && mended ? { ...fresh({ ...submission, id }, heldFor), addedAt: item.addedAt } : item;
      });
      return mended;
    },
    async deliver(client, signal) {
      const delivery = { list: () => store.list(), change, now, random, client, signal };
      if (!locks) return deliverAll(delivery);
      try {
        return await locks.request(`${name} delivery`, signal ? { signal } : {}, () => deliverAll(delivery));
      } catch (error) {
        // Stopped while another context delivers: what waits is that one's, or the next delivery's.
        if (signal?.aborted) return now();
        throw error;
      }
    },
    subscribe(listener, signal) {
      if (signal?.aborted) return;
      const own = () => listener();
      listeners.add(own);
      signal?.addEventListener('abort', () => listeners.delete(own), { once: true });
    },
    close() {
      listeners.clear();
      channel.close();
      store.close();
    },
  };
}
