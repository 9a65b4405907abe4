import { browser } from '@wxt-dev/browser';
import * as v from 'valibot';
import type { Find } from './clip-post.ts';
import { readPost } from './incoming.ts';

/** The script that reads a page when the official asks for it; see `entrypoints/page-clip.ts`. */
const READER = '/page-clip.js';

const FoundSchema = v.object({
  post: v.unknown(),
  title: v.string(),
  language: v.string(),
  method: v.picklist(['platform', 'selection', 'metadata']),
});

/** Which page, as the browser names it after the official's own click or shortcut (`activeTab`). */
export interface AskedPage {
  readonly tabId: number;
  /** The address bar. */
  readonly url: string;
  /** The frame with the selection, where it is not the page itself. */
  readonly frameId?: number | undefined;
}

/**
 * Reads the page that the official asked to clip: the post they selected in or stand on, else what the page
 * says of itself.
 *
 * @returns `null` where the browser lets no extension in, or nothing could be read
 */
export async function findOnPage({ tabId, url, frameId }: AskedPage): Promise<Find | null> {
  if (!/^https?:/.test(url)) return null;
  const target = { tabId, ...(frameId === undefined ? {} : { frameIds: [frameId] }) };
  const [injected] = await browser.scripting.executeScript<[], unknown>({ target, files: [READER] });
  const found = v.safeParse(FoundSchema, injected?.result);
  const post = found.success ? readPost(found.output.post) : null;
  if (!found.success || !post) return null;
  const { title, language, method } = found.output;
  return { post, page: { url, title: title.slice(0, 500), language: language.slice(0, 35) }, method };
}
