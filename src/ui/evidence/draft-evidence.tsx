import type { Evidence } from '../../clip/capture/evidence.ts';
import type { EvidenceStore } from '../../clip/capture/evidence-store.ts';
import { keysOf } from '../../clip/capture/sign-clip.ts';
import { type Draft, postsOfDraft } from '../../clip/draft.ts';
import { titleOf } from '../panel/item-card.tsx';
import { EvidenceSection } from './evidence-section.tsx';

/** The evidence of a draft: a section for each of its posts. */
export function DraftEvidence({
  store,
  draft,
  evidence,
}: {
  readonly store: EvidenceStore;
  readonly draft: Draft;
  readonly evidence: readonly (Evidence | null)[];
}) {
  const posts = postsOfDraft(draft);
  // What is masked in one post is masked in all.
  const keys = keysOf(evidence);
  const all = evidence.flatMap((each) => each?.id ?? []);
  return (
    <>
      {posts.map((each, place) => {
        const found = evidence[place];
        return (
          found && (
            <EvidenceSection
              key={found.id}
              store={store}
              clipped={each}
              evidence={{ ...found, choices: { ...found.choices, keys } }}
              all={all}
              of={posts.length > 1 ? titleOf(each.post) : null}
            />
          )
        );
      })}
    </>
  );
}
