import type { WidgetField } from '../../src/i18n/widget/form/ru.ts';
import { emptyValues, FIELDS, isBlank, PRIVATE_FIELDS, type Values } from './fields.ts';

/** The two places something is kept in: as long as the device wants, and until the tab closes. */
export interface Stores {
  readonly lasting: Storage | undefined;
  readonly passing: Storage | undefined;
}

/** Seven days: long enough to come back for it, short enough for a computer in a library. */
export const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;

/** Where a receipt is kept until the tab closes: its code opens the appeal. */
export function receiptKeyOf(name: string): string {
  return `dauys:receipt:${name}`;
}

/** The stores of this page, as far as the browser lets anyone use them. */
export function pageStores(): Stores {
  return { lasting: storeOf(() => localStorage), passing: storeOf(() => sessionStorage) };
}

function storeOf(open: () => Storage): Storage | undefined {
  try {
    const store = open();
    store.setItem('dauys:probe', '');
    store.removeItem('dauys:probe');
    return store;
  } catch {
    return undefined;
  }
}

/** Writes a JSON value. @returns whether the browser kept it: a store may be full, or closed to this page */
export function put(store: Storage | undefined, key: string, value: unknown): boolean {
  try {
    store?.setItem(key, JSON.stringify(value));
    return store !== undefined;
  } catch {
    return false;
  }
}

/** Reads what was written; `undefined` where there is nothing or no JSON. */
export function take(store: Storage | undefined, key: string): unknown {
  try {
    return JSON.parse(store?.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps what was typed on the device. On a shared computer the next person must not find out who wrote: the
 * matter (text, kind, topic, place) is kept for seven days, the person's own data only until the tab closes.
 *
 * @param name tells this form from the others of the site, such as `TLD`
 * @param now milliseconds since the epoch
 */
export function createDraftKeeper(name: string, { lasting, passing }: Stores, now: () => number) {
  const key = `dauys:draft:${name}`;
  const clear = () => {
    lasting?.removeItem(key);
    passing?.removeItem(key);
  };
  return {
    clear,

    /** What was kept, over what an empty form holds; `undefined` where nothing was. */
    read(): Values | undefined {
      const matter = take(lasting, key);
      const person = textsIn(take(passing, key));
      const fresh = isRecord(matter) && Number(matter.savedAt) > now() - KEPT_FOR;
      const texts = { ...(fresh ? textsIn(matter) : {}), ...person };
      return Object.keys(texts).length > 0 ? { ...emptyValues(), ...texts } : undefined;
    },

    /** Keeps what is typed; an empty form leaves no trace. @returns whether the browser kept it */
    write(values: Values): boolean {
      if (isBlank(values)) {
        clear();
        return lasting !== undefined && passing !== undefined;
      }
      const matter: Record<string, string | number> = { savedAt: now() };
      const person: Record<string, string> = {};
      for (const field of FIELDS) (PRIVATE_FIELDS.includes(field) ? person : matter)[field] = values[field];
      const kept = put(lasting, key, matter);
      return put(passing, key, person) && kept;
    },
  };
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The texts of known fields in something that was kept, perhaps by another version. */
function textsIn(kept: unknown): Partial<Record<WidgetField, string>> {
  const texts: Partial<Record<WidgetField, string>> = {};
  if (!isRecord(kept)) return texts;
  for (const field of FIELDS) {
    const text = kept[field];
    if (typeof text === 'string') texts[field] = text;
  }
  return texts;
}

const taken = new Set<string>();

/**
 * A name for a form's draft that no other form of this page has: two forms for one agency are two drafts.
 *
 * @returns the name and how to give it back
 */
export function takeDraftName(agency: string): { readonly name: string; release(): void } {
  let name = agency;
  for (let count = 2; taken.has(name); count += 1) name = `${agency}:${count}`;
  taken.add(name);
  return { name, release: () => taken.delete(name) };
}
