import type { Outbox, OutboxItem } from '../client/outbox.ts';
import type { DeviceStore } from './device-store.ts';
import { draftOf } from './draft.ts';
import { dropDraft, keepDraft } from './drafts.ts';
import { readSent } from './sent-drafts.ts';

/** For how long what was sent can be taken back, in milliseconds. */
export const TAKE_BACK_TIME = 10_000;

/**
 * Takes back what was sent and is still held: it is a draft again, with all that was answered. The draft is
 * on the disk before the outbox lets go, so that at no moment it is in neither.
 *
 * @returns `false` where it is on its way already
 * @throws DOMException or OutboxError where the device would not keep it
 */
export async function takeBack(
  store: DeviceStore,
  outbox: Pick<Outbox, 'takeBack'>,
  { id, submission, addedAt }: Pick<OutboxItem, 'id' | 'submission' | 'addedAt'>,
): Promise<boolean> {
  if (submission.channel !== 'extension') return false;
  const draft = (await readSent(store, id)) ?? draftOf(submission, null, id, addedAt);
  if (!draft) return false;
  await keepDraft(store, draft);
  if (await outbox.takeBack(id)) return true;
  await dropDraft(store, id);
  return false;
}
