import type { Post } from '../appeal/post.ts';
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
/** Authors and channels whose last choices are remembered. */
const MOST_AUTHORS = 500;

/** What the last clip that was sent was about; `null` on a new device. */
export async function lastChoices(store: DeviceStore): Promise<LastChoices | null> {
  const db = await store.database();
  return (await db.get('choices', LAST)) ?? null;
}

/** Under which key the choices for a post's author or channel are remembered; `null` for a nameless one. */
function authorKey({ platform, authorHandle, authorUrl, authorName }: Post): string | null {
  const author = authorHandle ?? authorUrl ?? authorName;
  return author === null ? null : `author ${platform} ${author}`;
}

/** What the last clip of the same author or channel on the same platform was about. */
export async function choicesFor(store: DeviceStore, post: Post): Promise<LastChoices | null> {
  const key = authorKey(post);
  if (key === null) return null;
  const db = await store.database();
  return (await db.get('choices', key)) ?? null;
}

/** Remembers what was chosen, for the next clip to start from: of the same author, and of anyone. */
export async function rememberChoices(
  store: DeviceStore,
  choices: LastChoices,
  posts: readonly Post[] = [],
): Promise<void> {
  const db = await store.database();
  const transaction = db.transaction('choices', 'readwrite');
  const keys = new Set(posts.flatMap((post) => authorKey(post) ?? []));
  await transaction.store.put(choices, LAST);
  for (const key of keys) await transaction.store.put(choices, key);
  const kept = await transaction.store.getAllKeys();
  const others = kept.filter((key) => key !== LAST && !keys.has(key));
  // No more than an official meets in weeks; which of the others goes first does not matter.
  for (const key of others.slice(0, Math.max(0, kept.length - 1 - MOST_AUTHORS))) {
    await transaction.store.delete(key);
  }
  await transaction.done;
}
