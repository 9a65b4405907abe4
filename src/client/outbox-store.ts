import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PostRecord, Receipt } from '../appeal/appeal.ts';
import type { SubmissionInput } from '../appeal/submission.ts';
import type { Failure } from './outcome.ts';

/**
 * Where an item stands. `waiting`: for its next try. `sending`: a try is under way, or the worker that tried
 * was killed. `accepted`: the register has it. `refused`: the register will not have it as it is; it can be
 * mended and sent again. `met`: the post is recorded already, under another number.
 */
export type OutboxState = 'waiting' | 'sending' | 'accepted' | 'refused' | 'met';

/** A submission on its way, and what became of it. */
export interface OutboxItem {
  /** The submission's own id: UUIDv7, so that items sort by age. */
  readonly id: string;
  readonly submission: SubmissionInput;
  readonly state: OutboxState;
  /** Milliseconds since the epoch, like every time here. */
  readonly addedAt: number;
  readonly attempts: number;
  readonly nextAttemptAt: number;
  /** Until when its sender may take it back; it is not tried before. */
  readonly heldUntil?: number;
  readonly lastFailure: Failure | null;
  readonly receipt?: Receipt;
  /** With `met`: what the register already has on the post. */
  readonly records?: readonly PostRecord[];
}

interface OutboxSchema extends DBSchema {
  items: { key: string; value: OutboxItem };
}

/**
 * Raised by whoever changes what an item looks like; `upgrade` then rewrites what older versions left. Version
 * 1 is the first.
 */
const VERSION = 1;

/** The device would not keep the item. `full`: no room left; `unavailable`: storage is off or broken. */
export class OutboxError extends Error {
  readonly reason: 'full' | 'unavailable';

  constructor(reason: 'full' | 'unavailable', cause: unknown) {
    super(reason === 'full' ? 'No room left on this device' : 'Storage is not available', { cause });
    this.name = 'OutboxError';
    this.reason = reason;
  }
}

/** The items as IndexedDB holds them. */
export interface OutboxStore {
  list(): Promise<OutboxItem[]>;
  /**
   * Changes one item in one transaction that is on the disk before the promise resolves.
   *
   * @param change from the item as it stands (`undefined`: there is none) to the item as it shall be; the same
   *   item leaves it be, `undefined` takes it out
   * @returns the item as it is now
   * @throws OutboxError
   */
  change(
    id: string,
    change: (item: OutboxItem | undefined) => OutboxItem | undefined,
  ): Promise<OutboxItem | undefined>;
  close(): void;
}

/** Opens the items of one outbox; the database itself is opened on first use, and again when it was closed. */
export function openOutboxStore(name: string): OutboxStore {
  let opened: Promise<IDBPDatabase<OutboxSchema>> | undefined;

  function database(): Promise<IDBPDatabase<OutboxSchema>> {
    opened ??= openDB<OutboxSchema>(name, VERSION, {
      upgrade(db, from) {
        if (from < 1) db.createObjectStore('items', { keyPath: 'id' });
      },
      // A newer version in another tab must not wait for this one.
      blocking: () => close(),
      terminated: () => {
        opened = undefined;
      },
    }).catch((cause: unknown) => {
      opened = undefined;
      throw asOutboxError(cause);
    });
    return opened;
  }

  function close(): void {
    opened?.then((db) => db.close()).catch(() => {});
    opened = undefined;
  }

  return {
    async list() {
      const db = await database();
      return db.getAll('items').catch((cause: unknown) => {
        throw asOutboxError(cause);
      });
    },
    async change(id, change) {
      const db = await database();
      try {
        const transaction = db.transaction('items', 'readwrite', { durability: 'strict' });
        // Awaited below in every case, so that a failed transaction is never an unhandled rejection.
        const [item] = await Promise.all([
          (async () => {
            const before = await transaction.store.get(id);
            const after = change(before);
            if (after && after !== before) await transaction.store.put(after);
            if (!after && before) await transaction.store.delete(id);
            return after;
          })(),
          transaction.done,
        ]);
        return item;
      } catch (cause) {
        throw asOutboxError(cause);
      }
    },
    close,
  };
}

function asOutboxError(cause: unknown): OutboxError {
  if (cause instanceof OutboxError) return cause;
  const full = cause instanceof Error && cause.name === 'QuotaExceededError';
  return new OutboxError(full ? 'full' : 'unavailable', cause);
}
