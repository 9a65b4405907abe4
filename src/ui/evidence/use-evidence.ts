import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Evidence, evidenceId, type MaskChoices, TAKING_AT_MOST } from '../../clip/capture/evidence.ts';
import type { EvidenceStore } from '../../clip/capture/evidence-store.ts';
import { type Draft, postsOfDraft } from '../../clip/draft.ts';

/** The evidence of each post of a draft, followed while the worker takes it; `null` where there is none. */
export function useEvidence(store: EvidenceStore, draft: Draft): Signal<readonly (Evidence | null)[]> {
  const evidence = useSignal<readonly (Evidence | null)[]>([]);
  const ids = postsOfDraft(draft).map(({ capture }) => evidenceId(draft.id, capture));
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      const found = await Promise.all(ids.map((id) => store.read(id))).catch(() => []);
      if (stop.signal.aborted) return;
      evidence.value = found;
      // A worker that was killed says nothing: once it is too late, it is looked at again.
      clearTimeout(timer);
      if (found.some((each) => each?.state === 'taking')) {
        timer = setTimeout(() => void read(), TAKING_AT_MOST + 1_000);
      }
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    stop.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    store.subscribe((changed) => {
      if (ids.includes(changed)) void read();
    }, stop.signal);
    void read();
    return () => stop.abort();
  }, [store, ids.join()]);
  return evidence;
}

/**
 * Keeps what the official chose to mask; on the disk when the promise resolves.
 *
 * @param change from the choices as they stand, not as they were shown: two quick ticks are two
 */
export async function keepChoices(
  store: EvidenceStore,
  id: string,
  change: (choices: MaskChoices) => MaskChoices,
): Promise<void> {
  await store.change(id, (kept) =>
    kept && kept.state !== 'ready' ? { ...kept, choices: change(kept.choices) } : kept,
  );
}
