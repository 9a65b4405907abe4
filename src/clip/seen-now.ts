import { browser } from '@wxt-dev/browser';
import * as v from 'valibot';
import { type Post, PostSchema } from '../appeal/post.ts';

const KEY = 'seen-now';

const SeenSchema = v.object({ permalink: v.string(), post: PostSchema });

/** How the post whose number was pressed reads just now: for the panel, which shows what changed since. */
export async function keepSeenNow(permalink: string, post: Post | null): Promise<void> {
  if (post) await browser.storage.session.set({ [KEY]: { permalink, post } });
  else await browser.storage.session.remove(KEY);
}

/** `null` where this post was not the last whose number was pressed. */
export async function readSeenNow(permalink: string): Promise<Post | null> {
  const read = v.safeParse(SeenSchema, (await browser.storage.session.get(KEY))[KEY]);
  return read.success && read.output.permalink === permalink ? read.output.post : null;
}

/** @param signal ends the watch */
export function watchSeenNow(listener: () => void, signal: AbortSignal): void {
  const own = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && KEY in changes) listener();
  };
  browser.storage.onChanged.addListener(own);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(own), { once: true });
}
