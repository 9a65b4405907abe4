import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Evidence, MaskOpening } from './evidence.ts';

interface EvidenceSchema extends DBSchema {
  evidence: { key: string; value: Evidence };
  /** By submission: what masks covered can be shown later. */
  openings: { key: string; value: readonly MaskOpening[] };
}

/** Raised by whoever changes what is kept; `upgrade` then brings older devices along. Version 1 is the first. */
const VERSION = 1;
const NAME = 'dauys-evidence';

/** The evidence of drafts and of what waits in the outbox, on this device. */
export interface EvidenceStore {
  read(id: string): Promise<Evidence | null>;
  /**
   * Changes one in a transaction that is on the disk before the promise resolves.
   *
   * @param change `undefined`: there is none, or there shall be none
   * @throws DOMException where the device would not keep it
   */
  change(
    id: string,
    change: (evidence: Evidence | undefined) => Evidence | undefined,
  ): Promise<Evidence | null>;
  /** Everything of one draft, or of the submission with its id. */
  listOf(draft: string): Promise<Evidence[]>;
  /** Drops what a draft has. */
  dropOf(draft: string): Promise<void>;
  /** Drops the evidence of everything but these. */
  keepOnly(ids: ReadonlySet<string>): Promise<void>;
  /** Keeps what opens the masks of a submission. */
  keepOpenings(submission: string, openings: readonly MaskOpening[]): Promise<void>;
  openings(submission: string): Promise<readonly MaskOpening[]>;
  /** @param signal ends the subscription */
  subscribe(listener: (id: string) => void, signal: AbortSignal): void;
  close(): void;
}

/** Every name that begins with a draft's: see `evidenceId`. */
function rangeOf(draft: string): IDBKeyRange {
  return IDBKeyRange.bound(`${draft}/`, `${draft}0`, false, true);
}

/** Opens the extension's own database of evidence: pictures are large and have no business among the drafts. */
export function openEvidenceStore(name = NAME): EvidenceStore {
  let opened: Promise<IDBPDatabase<EvidenceSchema>> | undefined;
  const channel = new BroadcastChannel(name);
  const listeners = new Set<(id: string) => void>();
  const tellHere = (id: string) => {
    for (const listener of listeners) listener(id);
  };
  channel.onmessage = ({ data }: MessageEvent<string>) => tellHere(data);
  if ('unref' in channel && typeof channel.unref === 'function') channel.unref();

  function close(): void {
    opened?.then((db) => db.close()).catch(() => {});
    opened = undefined;
  }

  function database(): Promise<IDBPDatabase<EvidenceSchema>> {
    opened ??= openDB<EvidenceSchema>(name, VERSION, {
      upgrade(db, from) {
        if (from < 1) {
          db.createObjectStore('evidence', { keyPath: 'id' });
          db.createObjectStore('openings');
        }
      },
      blocking: close,
      terminated: () => {
        opened = undefined;
      },
    }).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  }

  return {
    async read(id) {
      return (await (await database()).get('evidence', id)) ?? null;
    },
    async change(id, change) {
      const db = await database();
      const transaction = db.transaction('evidence', 'readwrite', { durability: 'strict' });
      const [after] = await Promise.all([
        (async () => {
          const before = await transaction.store.get(id);
          const changed = change(before);
          if (changed && changed !== before) await transaction.store.put(changed);
          else if (!changed && before) await transaction.store.delete(id);
          return changed;
        })(),
        transaction.done,
      ]);
      channel.postMessage(id);
      tellHere(id);
      return after ?? null;
    },
    async listOf(draft) {
      return (await database()).getAll('evidence', rangeOf(draft));
    },
    async dropOf(draft) {
      await (await database()).delete('evidence', rangeOf(draft));
    },
    async keepOnly(ids) {
      const db = await database();
      for (const id of await db.getAllKeys('evidence')) if (!ids.has(id)) await db.delete('evidence', id);
    },
    async keepOpenings(submission, openings) {
      await (await database()).put('openings', openings, submission);
    },
    async openings(submission) {
      return (await (await database()).get('openings', submission)) ?? [];
    },
    subscribe(listener, signal) {
      if (signal.aborted) return;
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    close() {
      listeners.clear();
      channel.close();
      close();
    },
  };
}
