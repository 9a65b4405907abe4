import type { DeviceStore } from './device-store.ts';
import type { Draft, LastChoices } from './draft.ts';

/** All drafts, the newest first. */
export async function listDrafts(store: DeviceStore): Promise<Draft[]> {
  const db = await store.database();
  const drafts = await db.getAll('drafts');
  return drafts.sort((a, b) => b.createdAt - a.createdAt);
}

/**
 * Changes one draft in one transaction that is on the disk before the promise resolves.
 *
 * @param change from the draft as it stands to the draft as it shall be; `undefined`: there is none
 * @returns the draft as it is now
 * @throws DOMException where the device would not keep it
 */
export async function changeDraft(
  store: DeviceStore,
  id: string,
  change: (draft: Draft | undefined) => Draft | undefined,
): Promise<Draft | undefined> {
  const db = await store.database();
  const transaction = db.transaction('drafts', 'readwrite', { durability: 'strict' });
  const [after] = await Promise.all([
    (async () => {
      const before = await transaction.store.get(id);
      const changed = change(before);
      if (changed) await transaction.store.put(changed);
      else if (before) await transaction.store.delete(id);
      return changed;
    })(),
    transaction.done,
  ]);
  store.tell('drafts');
  return after;
}

/** Keeps a draft under its own id. */
export async function keepDraft(store: DeviceStore, draft: Draft): Promise<void> {
  await changeDraft(store, draft.id, () => draft);
}

/** Drops a draft for good. */
export async function dropDraft(store: DeviceStore, id: string): Promise<void> {
  await changeDraft(store, id, () => undefined);
}

const LAST = 'last';

/** What the last clip that was sent was about; `null` on a new device. */
export async function lastChoices(store: DeviceStore): Promise<LastChoices | null> {
  const db = await store.database();
  return (await db.get('choices', LAST)) ?? null;
}

/** Remembers what was chosen, for the next clip to start from. */
export async function rememberChoices(store: DeviceStore, choices: LastChoices): Promise<void> {
  const db = await store.database();
  await db.put('choices', choices, LAST);
}
