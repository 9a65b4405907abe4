import { problemName } from '../../appeal/problem.ts';
import { addPostTo } from '../../client/added-posts.ts';
import type { IntakeSettings } from '../../client/intake-call.ts';
import type { Failure } from '../../client/outcome.ts';
import { newSubmissionId } from '../../client/submission-id.ts';
import { uploadPart } from '../../client/upload-part.ts';
import {
  keysOf,
  maskedDraft,
  type PreparedPost,
  preparedPosts,
  settledEvidence,
  signedPost,
} from '../../clip/capture/sign-clip.ts';
import { type Draft, postsOfDraft } from '../../clip/draft.ts';
import { changeDraft, dropDraft } from '../../clip/drafts.ts';
import type { Identity } from '../../clip/identity.ts';
import { callsOf } from '../../clip/intake.ts';
import { forgetNumbers } from '../../clip/marks.ts';
import { language } from '../language.ts';
import type { PanelModel } from '../panel/panel-model.ts';

/**
 * Adds the posts of a draft to a record of the same matter, each with its evidence, masked and signed as a clip of
 * its own. All parts are there before the first post is sent. A try that broke off is taken up where it ended: a
 * post that the register has under its id, or under this number, is not sent twice.
 *
 * @returns why it could not be; the draft then stays
 */
export async function addToRecord(
  model: Pick<PanelModel, 'store' | 'evidence' | 'show' | 'outboxChanged'>,
  identity: Identity,
  draft: Draft,
  number: string,
): Promise<Failure | null> {
  const calls = callsOf(identity, language.value);
  // What cannot be read cannot be masked either: then nothing leaves.
  const evidence = await settledEvidence(model.evidence, draft).catch(() => null);
  if (!evidence) return { kind: 'offline' };
  const posts = postsOfDraft(maskedDraft(draft, keysOf(evidence)));
  const ids = await idsOf(model, draft, number, posts.length);
  const prepared = await preparedPosts(posts, evidence);
  for (const { parts } of prepared) {
    for (const { blob, digest } of parts) {
      const sent = await uploadPart(calls, blob, digest);
      if (!sent.ok) return sent.failure;
    }
  }
  for (const [place, one] of prepared.entries()) {
    const id = ids[place] ?? newSubmissionId();
    // Beside those of an earlier try: which of them the register has is told by their commitments.
    const openings = [...(await model.evidence.openings(id)), ...one.openings];
    if (openings.length > 0) await model.evidence.keepOpenings(id, openings);
    const failure = await addOne(calls, identity, number, id, one);
    if (failure) return failure;
  }
  await dropDraft(model.store, draft.id);
  await model.evidence.dropOf(draft.id);
  await forgetNumbers();
  await model.show({ view: 'appeal', number });
  await model.outboxChanged();
  return null;
}

/** On the disk before the first try: an answer that is lost on its way must not add a post a second time. */
async function idsOf(
  { store }: Pick<PanelModel, 'store'>,
  { id, adding }: Draft,
  number: string,
  count: number,
): Promise<readonly string[]> {
  if (adding?.number === number && adding.ids.length === count) return adding.ids;
  const ids = Array.from({ length: count }, () => newSubmissionId());
  await changeDraft(store, id, (before) => before && { ...before, adding: { number, ids } });
  return ids;
}

async function addOne(
  calls: IntakeSettings,
  identity: Identity,
  number: string,
  id: string,
  prepared: PreparedPost,
): Promise<Failure | null> {
  const outcome = await addPostTo(calls, number, { id, ...(await signedPost(id, prepared, identity)) });
  return outcome.ok || isThere(outcome.failure, number) ? null : outcome.failure;
}

/** Signatures and salts are new with every try, so the register knows an addition again by its id alone. */
function isThere(failure: Failure, number: string): boolean {
  if (failure.kind !== 'problem') return false;
  const { problem } = failure;
  if (problemName(problem) === 'changed-under-same-id') return true;
  return problem.records?.some((record) => record.number === number) ?? false;
}
