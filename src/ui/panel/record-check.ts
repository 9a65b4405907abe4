import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PostRecord } from '../../appeal/appeal.ts';
import type { SeenPost } from '../../appeal/seen-post.ts';
import type { Identity } from '../../clip/identity.ts';
import { intakeFor } from '../../clip/intake.ts';

/** What the register says of a post, as far as it could be asked. */
export type RecordCheck =
  | { readonly state: 'checking' }
  /** Not enrolled, no address to ask about, or no answer. */
  | { readonly state: 'unchecked' }
  | {
      readonly state: 'checked';
      /** The own agency's records: the register takes no second one. */
      readonly own: readonly PostRecord[];
      readonly others: readonly PostRecord[];
      /** The own agency's records of each post, by the address that was asked. */
      readonly ownOf: ReadonlyMap<string, readonly PostRecord[]>;
      /** A colleague's note that the first post is no appeal. */
      readonly seen: SeenPost | null;
    };

/**
 * Asks the register what it has on posts, anew for every post and every sign-in.
 *
 * @param again asks anew where it changes
 */
export function useRecordCheck(
  identity: Identity | null,
  permalinks: readonly (string | null)[],
  again = 0,
): Signal<RecordCheck> {
  const asked = permalinks.filter((permalink) => permalink !== null);
  const check = useSignal<RecordCheck>({ state: 'checking' });
  useEffect(() => {
    if (!identity || asked.length === 0) {
      check.value = { state: 'unchecked' };
      return;
    }
    check.value = { state: 'checking' };
    const stop = new AbortController();
    void askRegister(identity, asked, stop.signal).then((found) => {
      if (!stop.signal.aborted) check.value = found;
    });
    return () => stop.abort();
  }, [identity, asked.join('\n'), again]);
  return check;
}

async function askRegister(
  identity: Identity,
  permalinks: readonly string[],
  signal: AbortSignal,
): Promise<RecordCheck> {
  const intake = await intakeFor(identity, { tries: 2, timeout: 8_000 });
  const outcome = await intake.posts(permalinks, signal);
  if (!outcome.ok) return { state: 'unchecked' };
  const records = outcome.value.posts.flatMap((post) => post.records);
  const isOwn = (record: PostRecord) => record.agency.code === identity.agency.code;
  return {
    state: 'checked',
    own: once(records.filter(isOwn)),
    others: once(records.filter((each) => !isOwn(each))),
    ownOf: new Map(outcome.value.posts.map((post) => [post.url, post.records.filter(isOwn)])),
    seen: outcome.value.posts[0]?.seen ?? null,
  };
}

/** Posts that were merged have one record: it is named once. */
function once(records: readonly PostRecord[]): PostRecord[] {
  return [...new Map(records.map((record) => [record.number, record])).values()];
}
