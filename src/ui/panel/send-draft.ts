import { OutboxError } from '../../client/outbox.ts';
import { keysOf, maskedDraft, settledEvidence, signedClip } from '../../clip/capture/sign-clip.ts';
import { type Draft, type DraftFaults, postsOfDraft, toSubmission } from '../../clip/draft.ts';
import { dropDraft, rememberChoices } from '../../clip/drafts.ts';
import { keepSent } from '../../clip/sent-drafts.ts';
import { TAKE_BACK_TIME } from '../../clip/take-back.ts';
import type { PanelModel } from './panel-model.ts';

/** What became of pressing the button. */
export type Sending =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'faults'; readonly faults: DraftFaults }
  | { readonly ok: false; readonly why: 'not-enrolled' | 'full' | 'unavailable' };

/**
 * Puts a draft into the outbox, which is on the disk before the draft is dropped: at no moment is the clip in
 * neither. It is held back for a moment, to be taken back. The draft and the submission carry one id, so a
 * panel closed in between cannot send twice.
 */
export async function sendDraft(model: PanelModel, draft: Draft): Promise<Sending> {
  const identity = model.identity.value;
  if (!identity) return { ok: false, why: 'not-enrolled' };
  // What cannot be read cannot be masked either: then nothing leaves.
  const evidence = await settledEvidence(model.evidence, draft).catch(() => null);
  if (!evidence) return { ok: false, why: 'unavailable' };
  const reading = toSubmission(
    maskedDraft(draft, keysOf(evidence)),
    identity.agency.code,
    new Date().toISOString(),
  );
  if (!reading.ok) return { ok: false, why: 'faults', faults: reading.faults };
  const { kind, topic, place, id } = reading.submission;
  try {
    const submission = await signedClip(model.evidence, identity, reading.submission, evidence);
    await keepSent(model.store, draft, Date.now());
    const mended =
      draft.mends === draft.id && (await model.outbox.mend(draft.id, submission, TAKE_BACK_TIME));
    if (!mended) await model.outbox.add(submission, TAKE_BACK_TIME);
    if (draft.mends !== null && draft.mends !== draft.id) await model.outbox.discard(draft.mends);
  } catch (error) {
    return { ok: false, why: error instanceof OutboxError ? error.reason : 'unavailable' };
  }
  await model.show({ view: 'item', id });
  await Promise.all([
    dropDraft(model.store, draft.id),
    rememberChoices(
      model.store,
      { kind, topic, kato: place.kato },
      postsOfDraft(draft).map(({ post }) => post),
    ),
    model.outboxChanged(),
  ]).catch(() => {
    // The clip itself is safe in the outbox; a draft left over carries the same id and cannot be sent twice.
  });
  return { ok: true };
}
