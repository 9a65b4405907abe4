import type { Stores } from './draft.ts';

/** A store as a browser has it, in memory: for tests, where every one shall start empty. */
export function memoryStore(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

/** A device and a tab that know nothing yet. */
export function memoryStores(): { readonly lasting: Storage; readonly passing: Storage } {
  return { lasting: memoryStore(), passing: memoryStore() };
}

/** All that stands in some stores, as one text to search. */
export function contentsOf({ lasting, passing }: Stores): string {
  return [lasting, passing]
    .flatMap((store) =>
      Array.from({ length: store?.length ?? 0 }, (_, at) => store?.getItem(store.key(at) ?? '')),
    )
    .join('\n');
}
