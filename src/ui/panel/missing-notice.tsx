import { useSignal } from '@preact/signals';
import { postsOfDraft } from '../../clip/draft.ts';
import { type MissingPost, missingOfPost } from '../../clip/missing-posts.ts';
import { MissingNote } from '../evidence/missing-note.tsx';
import { useMissing } from '../evidence/use-missing.ts';
import { evidenceWords } from '../evidence/words.ts';
import { focusMain } from '../focus-main.ts';
import type { PanelModel } from './panel-model.ts';

/** For how long after the page was looked at the panel brings it up by itself, in milliseconds. */
const NEWS_FOR = 10 * 60_000;

/**
 * Brings up that the page just opened does not show the recorded post it is the address of: without the post
 * there is no number on the page to press. Nothing that the official is at is taken from the screen.
 */
export function MissingNotice({ model }: { readonly model: PanelModel }) {
  const t = evidenceWords.value.missing;
  const hidden = useSignal<MissingPost | null>(null);
  const [latest] = useMissing().value;
  if (!latest || !model.identity.value || Date.now() - latest.lookedAt > NEWS_FOR) return null;
  if (hidden.value?.permalink === latest.permalink && hidden.value.lookedAt === latest.lookedAt) return null;
  if (isShown(model, latest)) return null;
  return (
    <MissingNote missing={latest}>
      <div class="actions">
        <button
          type="button"
          class="button"
          onClick={() => void model.show({ view: 'record', permalink: latest.permalink })}
        >
          {t.show}
        </button>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            hidden.value = latest;
            focusMain();
          }}
        >
          {t.hide}
        </button>
      </div>
    </MissingNote>
  );
}

/** Whether what is in focus says it already. */
function isShown(model: PanelModel, missing: MissingPost): boolean {
  const focus = model.focus.value;
  if (focus?.view === 'appeal') return true;
  if (focus?.view === 'record') return missingOfPost([missing], focus.permalink) !== undefined;
  if (focus?.view !== 'item') return false;
  const item = model.items.value.find(({ id }) => id === focus.id);
  if (item?.submission.channel !== 'extension') return false;
  return postsOfDraft(item.submission).some(
    ({ post }) => post.permalink !== null && missingOfPost([missing], post.permalink) !== undefined,
  );
}
