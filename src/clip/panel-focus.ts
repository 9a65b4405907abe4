import { browser } from '@wxt-dev/browser';
import * as v from 'valibot';

const PanelFocusSchema = v.variant('view', [
  /** A draft to fill in. */
  v.strictObject({ view: v.literal('draft'), id: v.string() }),
  /** What became of something that was sent. */
  v.strictObject({ view: v.literal('item'), id: v.string() }),
  /** What the register has on a post. */
  v.strictObject({ view: v.literal('record'), permalink: v.string() }),
  /** One of the agency's records, and what can be done with it. */
  v.strictObject({ view: v.literal('appeal'), number: v.string() }),
  /** The agency's records, with search. */
  v.strictObject({ view: v.literal('list') }),
  /** A page that was read wrong, scrambled, to be saved as a file. */
  v.strictObject({ view: v.literal('page-report') }),
  /** Why there is no draft. */
  v.strictObject({ view: v.literal('trouble'), trouble: v.picklist(['page-unreadable', 'not-kept']) }),
]);

/** What the side panel shows above the day's work. */
export type PanelFocus = v.InferOutput<typeof PanelFocusSchema>;

const KEY = 'panel-focus';

/** `null`: nothing was opened yet, or it was closed. Lives as long as the browser, not only as the worker. */
export async function readFocus(): Promise<PanelFocus | null> {
  const kept = await browser.storage.session.get(KEY);
  return focusOf(kept[KEY]);
}

export async function setFocus(focus: PanelFocus | null): Promise<void> {
  if (focus) await browser.storage.session.set({ [KEY]: focus });
  else await browser.storage.session.remove(KEY);
}

/** @param signal ends the watch */
export function watchFocus(listener: (focus: PanelFocus | null) => void, signal: AbortSignal): void {
  const own = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && KEY in changes) listener(focusOf(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(own);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(own), { once: true });
}

function focusOf(kept: unknown): PanelFocus | null {
  const read = v.safeParse(PanelFocusSchema, kept);
  return read.success ? read.output : null;
}
