import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Evidence, MaskChoices } from '../../clip/capture/evidence.ts';
import type { EvidenceStore } from '../../clip/capture/evidence-store.ts';

/** The evidence of a draft, followed while the worker takes it. */
export function useEvidence(store: EvidenceStore, id: string): Signal<Evidence | null> {
  const evidence = useSignal<Evidence | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      const found = await store.read(id).catch(() => null);
      if (!stop.signal.aborted) evidence.value = found;
    };
    store.subscribe((changed) => {
      if (changed === id) void read();
    }, stop.signal);
    void read();
    return () => stop.abort();
  }, [store, id]);
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
