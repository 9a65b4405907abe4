import { browser } from '@wxt-dev/browser';
import * as v from 'valibot';
import { canonicalPost } from '../platforms/addresses.ts';
import type { PostStanding } from '../platforms/missing-post.ts';

const KEY = 'missing-posts';
/** More are not remembered: the oldest go. */
const MOST = 50;

const MissingSchema = v.object({
  /** The post's identity. */
  permalink: v.string(),
  standing: v.picklist(['gone', 'absent']),
  /** When its page was looked at, milliseconds since the epoch. */
  lookedAt: v.number(),
});

/** A recorded post that was not where it was when an official last opened its page. Known to this browser alone. */
export type MissingPost = v.InferOutput<typeof MissingSchema>;

const KeptSchema = v.array(MissingSchema);

/** One writer at a time. */
let writing: Promise<unknown> = Promise.resolve();

function identityOf(permalink: string): string {
  return canonicalPost(permalink)?.permalink ?? permalink;
}

/** Remembers how a recorded post stood; one that is there again is forgotten. */
export function keepStanding(permalink: string, standing: PostStanding, now: number): Promise<void> {
  const identity = identityOf(permalink);
  const written = writing.then(async () => {
    const kept = await readMissing();
    const others = kept.filter((each) => each.permalink !== identity);
    if (standing === 'there' && others.length === kept.length) return;
    const after =
      standing === 'there' ? others : [{ permalink: identity, standing, lookedAt: now }, ...others];
    await browser.storage.session.set({ [KEY]: after.slice(0, MOST) });
  });
  writing = written.catch(() => {});
  return written;
}

/** Newest first. Lives as long as the browser runs. */
export async function readMissing(): Promise<readonly MissingPost[]> {
  return missingOf((await browser.storage.session.get(KEY))[KEY]);
}

/** What is known of one post. @param permalink any address of it */
export function missingOfPost(known: readonly MissingPost[], permalink: string): MissingPost | undefined {
  const identity = identityOf(permalink);
  return known.find((each) => each.permalink === identity);
}

/** @param signal ends the watch */
export function watchMissing(listener: (known: readonly MissingPost[]) => void, signal: AbortSignal): void {
  const own = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && KEY in changes) listener(missingOf(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(own);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(own), { once: true });
}

function missingOf(kept: unknown): readonly MissingPost[] {
  const read = v.safeParse(KeptSchema, kept);
  return read.success ? read.output : [];
}
