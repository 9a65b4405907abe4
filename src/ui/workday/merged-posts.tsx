import type { PostRecord } from '../../appeal/appeal.ts';
import type { MergedPost } from '../../appeal/submission.ts';
import { type Draft, postsOfDraft, withoutPost } from '../../clip/draft.ts';
import { changeDraft } from '../../clip/drafts.ts';
import { announce } from '../announce.tsx';
import { titleOf } from '../panel/item-card.tsx';
import type { PanelModel } from '../panel/panel-model.ts';
import { workWords } from './work-words.ts';

/** The posts that one signal is made of, and the switch by which the next ones join. */
export function MergedPosts({
  model,
  draft,
  recordsOf,
}: {
  readonly model: PanelModel;
  readonly draft: Draft;
  /** The own agency's records of a post. */
  readonly recordsOf: (permalink: string | null) => readonly PostRecord[];
}) {
  const { merge: t } = workWords.value;
  const posts = postsOfDraft(draft);
  const takesNext = draft.takesNext === true;

  async function takeOut(place: number): Promise<void> {
    await changeDraft(model.store, draft.id, (now) => now && withoutPost(now, place));
    announce(t.takenOut);
  }

  async function toggle(): Promise<void> {
    // One draft at a time takes what comes: the others let go.
    for (const other of model.drafts.value) {
      if (other.id !== draft.id && other.takesNext) {
        await changeDraft(model.store, other.id, (now) => now && { ...now, takesNext: false });
      }
    }
    await changeDraft(model.store, draft.id, (now) => now && { ...now, takesNext: !takesNext });
  }

  return (
    <section class="merged" aria-label={t.title}>
      {posts.length > 1 && (
        <h3>
          {t.title} <span class="hint">{t.count(posts.length)}</span>
        </h3>
      )}
      {posts.length > 1 && (
        <ul class="cards">
          {posts.map((each, place) => (
            <li key={each.capture.capturedAt + (each.post.permalink ?? '')}>
              <Row
                merged={each}
                record={recordsOf(each.post.permalink)[0]}
                onTakeOut={() => void takeOut(place)}
              />
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="button quiet" aria-pressed={takesNext} onClick={() => void toggle()}>
        {takesNext ? t.end : t.begin}
      </button>
      <p class="hint" role="status">
        {takesNext ? t.waiting : posts.length > 1 ? t.hint : ''}
      </p>
    </section>
  );
}

function Row({
  merged: { post },
  record,
  onTakeOut,
}: {
  readonly merged: MergedPost;
  readonly record: PostRecord | undefined;
  readonly onTakeOut: () => void;
}) {
  const { merge: t } = workWords.value;
  const title = titleOf(post);
  return (
    <div class="merged-post">
      <p class="what">{title}</p>
      {record && <p class="error">{t.recorded(record.number)}</p>}
      <button type="button" class="button quiet" aria-label={t.takeOutOf(title)} onClick={onTakeOut}>
        {t.takeOut}
      </button>
    </div>
  );
}
