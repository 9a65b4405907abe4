import type { Outbox } from '../../client/outbox.ts';
import type { DeviceStore } from '../device-store.ts';
import { listDrafts } from '../drafts.ts';
import type { EvidenceStore } from './evidence-store.ts';

/** Drops the evidence of drafts that were discarded, and of clips that the register has or that were given up. */
export async function dropOrphans(
  store: DeviceStore,
  outbox: Pick<Outbox, 'list'>,
  evidence: EvidenceStore,
): Promise<void> {
  const drafts = await listDrafts(store);
  const items = await outbox.list();
  const waiting = items.filter(({ state }) => state !== 'accepted' && state !== 'met');
  const needed = [...drafts.flatMap(({ id, mends }) => [id, mends]), ...waiting.map(({ id }) => id)];
  await evidence.keepOnly(new Set(needed.filter((id) => id !== null)));
}
