import type { Capture } from '../../appeal/capture.ts';
import type { Outbox } from '../../client/outbox.ts';
import type { DeviceStore } from '../device-store.ts';
import { postsOfDraft } from '../draft.ts';
import { listDrafts } from '../drafts.ts';
import { evidenceId } from './evidence.ts';
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
  const needed = [
    ...drafts.flatMap((draft) => [draft.id, draft.mends ?? draft.id].flatMap((id) => evidenceIds(id, draft))),
    ...waiting.flatMap(({ id, submission }) =>
      submission.channel === 'extension' ? evidenceIds(id, submission) : [],
    ),
  ];
  await evidence.keepOnly(new Set(needed));
}

function evidenceIds(
  id: string,
  posts: Parameters<typeof postsOfDraft<unknown, Pick<Capture, 'postDigest'>>>[0],
) {
  return postsOfDraft(posts).map(({ capture }) => evidenceId(id, capture));
}
