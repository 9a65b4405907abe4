import { browser } from '@wxt-dev/browser';
import * as v from 'valibot';
import { type PostRecord, PostRecordSchema } from '../appeal/appeal.ts';
import type { Language } from '../appeal/language.ts';
import { type SeenPost, SeenPostSchema } from '../appeal/seen-post.ts';
import type { IntakeClient } from '../client/intake-client.ts';
import type { OutboxItem } from '../client/outbox.ts';
import { isPassing } from '../client/outcome.ts';
import { extensionMessages } from '../i18n/extension/messages.ts';
import { postMarkMessages } from '../i18n/post-mark/messages.ts';
import { workMessages } from '../i18n/workday/messages.ts';
import { itemFor } from './clip-post.ts';
import type { PostMark } from './messages.ts';
import { type Known, knownOf, type NumberCache, withKnown } from './number-cache.ts';

/** What the register knew lately; in `storage.session`, so that it outlives the worker but not the browser. */
const CACHE = 'numbers';
/** Until when not to ask: the intake is down, or turned the token down. */
const QUIET = 'numbers-quiet-until';

const CacheSchema = v.record(
  v.string(),
  v.object({ at: v.number(), records: v.array(PostRecordSchema), seen: v.optional(SeenPostSchema) }),
);

/** One writer at a time: two feeds that scroll at once must not lose each other's answers. */
let writing: Promise<unknown> = Promise.resolve();

/** Whose marks they are, and in which words. */
export interface MarkReader {
  /** The code of the official's own agency; `null` in a browser that is not enrolled. */
  readonly agency: string | null;
  readonly language: Language;
}

/**
 * What each post shall wear: what this browser sent and the register took, what still waits here, and what the
 * register says of the rest. Posts without a record are left out.
 *
 * @param items the outbox
 * @param client `null` where the browser is not enrolled
 * @param now milliseconds since the epoch
 */
export async function marksFor(
  permalinks: readonly string[],
  reader: MarkReader,
  items: readonly OutboxItem[],
  client: Pick<IntakeClient, 'posts'> | null,
  now: number,
): Promise<Record<string, PostMark>> {
  const marks: Record<string, PostMark> = {};
  const rest: string[] = [];
  for (const permalink of permalinks) {
    const mark = markOfItem(itemFor(items, permalink), reader);
    if (mark) marks[permalink] = mark;
    // A signal that this browser sent may be its author's appeal by now, under another number.
    if (!mark || mark.number !== null) rest.push(permalink);
  }
  if (!client) return marks;
  for (const [permalink, { records, seen }] of await knownOfAll(rest, client, now)) {
    const mark = markOfRecords(records, reader);
    if (mark) marks[permalink] = mark;
    else if (seen) marks[permalink] ??= seenMark(seen, reader.language);
  }
  return marks;
}

function seenMark({ reason, by }: SeenPost, language: Language): PostMark {
  const { seen } = workMessages(language);
  const words = seen.line(seen.reasons[reason], by);
  return { sign: 'seen', number: null, words, name: postMarkMessages(language).seen(words), own: false };
}

/** What a post wears by what this browser sent about it. */
function markOfItem(item: OutboxItem | undefined, reader: MarkReader): PostMark | null {
  if (!item || item.state === 'refused') return null;
  if (item.state === 'met') return markOfRecords(item.records ?? [], reader);
  if (item.receipt) return markOfRecords([item.receipt], reader);
  const { waiting, waitingName } = postMarkMessages(reader.language);
  const own = item.submission.agency === reader.agency;
  return { sign: 'waiting', number: null, words: waiting, name: waitingName, own };
}

/** What a post wears by what the register has on it: the own agency's record before any other. */
export function markOfRecords(
  records: readonly Pick<PostRecord, 'number' | 'state' | 'agency'>[],
  { agency, language }: MarkReader,
): PostMark | null {
  const record = records.find((candidate) => candidate.agency.code === agency) ?? records[0];
  if (!record) return null;
  const { number } = record;
  const own = record.agency.code === agency;
  const words = extensionMessages(language).terms.states[record.state];
  const name = postMarkMessages(language).recorded(number, words, record.agency.name[language]);
  return { sign: own ? 'recorded' : 'elsewhere', number, words, name, own };
}

async function knownOfAll(
  permalinks: readonly string[],
  client: Pick<IntakeClient, 'posts'>,
  now: number,
): Promise<Map<string, Known>> {
  const kept = await browser.storage.session.get([CACHE, QUIET]);
  const cache = cacheOf(kept[CACHE]);
  const known = new Map<string, Known>();
  const unknown: string[] = [];
  for (const permalink of permalinks) {
    const remembered = knownOf(cache, permalink, now);
    if (remembered) known.set(permalink, remembered);
    else unknown.push(permalink);
  }
  if (unknown.length === 0 || Number(kept[QUIET] ?? 0) > now) return known;
  const outcome = await client.posts(unknown);
  if (!outcome.ok) {
    const quiet = isPassing(outcome.failure) ? 30_000 : 5 * 60_000;
    await browser.storage.session.set({ [QUIET]: now + quiet });
    return known;
  }
  const answers = new Map<string, Known>(
    outcome.value.posts.map(({ url, records, seen }) => [url, seen ? { records, seen } : { records }]),
  );
  await remember(answers, now);
  return new Map([...known, ...answers]);
}

function remember(answers: ReadonlyMap<string, Known>, now: number): Promise<void> {
  const written = writing.then(async () => {
    const kept = await browser.storage.session.get(CACHE);
    await browser.storage.session.set({ [CACHE]: withKnown(cacheOf(kept[CACHE]), answers, now) });
  });
  writing = written.catch(() => {});
  return written;
}

/** Forgets what was known: there is another sign-in, or none. */
export async function forgetNumbers(): Promise<void> {
  await browser.storage.session.remove([CACHE, QUIET]);
}

function cacheOf(kept: unknown): NumberCache {
  const read = v.safeParse(CacheSchema, kept);
  return read.success ? read.output : {};
}
