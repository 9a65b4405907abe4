import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type MissingPost, readMissing, watchMissing } from '../../clip/missing-posts.ts';

/** The recorded posts that were not where they were when their pages were last opened, as this browser knows them. */
export function useMissing(): Signal<readonly MissingPost[]> {
  const missing = useSignal<readonly MissingPost[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    watchMissing((known) => {
      missing.value = known;
    }, stop.signal);
    void readMissing().then((known) => {
      if (!stop.signal.aborted) missing.value = known;
    });
    return () => stop.abort();
  }, []);
  return missing;
}
