import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { grantedPages, watchPages } from '../clip/platform-access.ts';

/** The pages that the browser lets the extension read, followed as that changes; `null` until it has told. */
export function useGrantedPages(): ReadonlySignal<readonly string[] | null> {
  const granted = useSignal<readonly string[] | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    const read = async () => {
      granted.value = await grantedPages();
    };
    watchPages(() => void read(), ending.signal);
    void read();
    return () => ending.abort();
  }, []);
  return granted;
}
