import type { DeviceStore } from './device-store.ts';
import type { Draft } from './draft.ts';

/** A draft as it was when it was sent, kept while the sending can be taken back. */
export interface SentDraft {
  readonly id: string;
  readonly draft: Draft;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Longer than anything can be taken back, in milliseconds. */
const KEPT_FOR = 60_000;

/** Keeps a draft that is being sent, and lets go of earlier ones that cannot be taken back any more. */
export async function keepSent(store: DeviceStore, draft: Draft, now: number): Promise<void> {
  const db = await store.database();
  const transaction = db.transaction('sent', 'readwrite', { durability: 'strict' });
  for (const sent of await transaction.store.getAll()) {
    if (Math.abs(now - sent.at) > KEPT_FOR) await transaction.store.delete(sent.id);
  }
  await transaction.store.put({ id: draft.id, draft, at: now });
  await transaction.done;
}

/** The draft as it was sent; `undefined` where it is not kept any more. */
export async function readSent(store: DeviceStore, id: string): Promise<Draft | undefined> {
  return (await (await store.database()).get('sent', id))?.draft;
}

export async function listSent(store: DeviceStore): Promise<Draft[]> {
  return (await (await store.database()).getAll('sent')).map(({ draft }) => draft);
}
