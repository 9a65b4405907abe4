import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PostRecord } from '../../appeal/appeal.ts';
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
    };

/** Asks the register what it has on a post, anew for every post and every sign-in. */
export function useRecordCheck(identity: Identity | null, permalink: string | null): Signal<RecordCheck> {
  const check = useSignal<RecordCheck>({ state: 'checking' });
  useEffect(() => {
    if (!identity || permalink === null) {
      check.value = { state: 'unchecked' };
      return;
    }
    check.value = { state: 'checking' };
    const stop = new AbortController();
    void askRegister(identity, permalink, stop.signal).then((found) => {
      if (!stop.signal.aborted) check.value = found;
    });
    return () => stop.abort();
  }, [identity, permalink]);
  return check;
}

async function askRegister(identity: Identity, permalink: string, signal: AbortSignal): Promise<RecordCheck> {
  const intake = await intakeFor(identity, { tries: 2, timeout: 8_000 });
  const outcome = await intake.posts([permalink], signal);
  if (!outcome.ok) return { state: 'unchecked' };
  const records = outcome.value.posts.flatMap((post) => post.records);
  const isOwn = (record: PostRecord) => record.agency.code === identity.agency.code;
  return { state: 'checked', own: records.filter(isOwn), others: records.filter((each) => !isOwn(each)) };
}
