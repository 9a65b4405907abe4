import type { IntakeSettings } from '../client/intake-call.ts';
import type { IntakeClient } from '../client/intake-client.ts';
import type { Outbox } from '../client/outbox.ts';
import type { Failure } from '../client/outcome.ts';
import { uploadPart } from '../client/upload-part.ts';
import { keepOnlyFiles, markUploaded, readFile } from './added-files.ts';
import type { DeviceStore } from './device-store.ts';
import { listDrafts } from './drafts.ts';
import { listSent } from './sent-drafts.ts';

/** For how long a file that was uploaded is taken to lie there; the intake keeps it for days. Milliseconds. */
const LIES_FOR = 12 * 60 * 60_000;

/**
 * A client that sends the files of a record before the record itself. A file that has arrived is remembered,
 * so that a line that breaks costs one file and not all of them.
 */
export function sendingFiles(
  client: Pick<IntakeClient, 'submit'>,
  settings: IntakeSettings,
  store: DeviceStore,
  now: () => number,
): Pick<IntakeClient, 'submit'> {
  async function upload(digest: string, signal: AbortSignal | undefined): Promise<Failure | null> {
    const kept = await readFile(store, digest);
    // Not of this device, or the register has it already.
    if (!kept) return null;
    const age = now() - (kept.uploadedAt ?? Number.NEGATIVE_INFINITY);
    if (age >= 0 && age < LIES_FOR) return null;
    const sent = await uploadPart(settings, kept.blob, digest, signal);
    if (!sent.ok) return sent.failure;
    await markUploaded(store, digest, now());
    return null;
  }

  return {
    async submit(submission, signal) {
      const digests = (submission.attachments ?? []).map(({ digest }) => digest);
      for (const digest of digests) {
        const failure = await upload(digest, signal);
        if (failure) return { ok: false, failure };
      }
      const outcome = await client.submit(submission, signal);
      if (!outcome.ok && outcome.failure.kind === 'problem') {
        const swept = outcome.failure.problem.errors?.some(
          ({ code, pointer }) => code === 'not-uploaded' && pointer.startsWith('/attachments/'),
        );
        // The intake swept them away while the record waited: the next try sends them again.
        if (swept) for (const digest of digests) await markUploaded(store, digest, null);
      }
      return outcome;
    },
  };
}

/** Lets go of files whose draft was discarded, or whose record the register has. */
export async function dropUnusedFiles(store: DeviceStore, outbox: Pick<Outbox, 'list'>): Promise<void> {
  const waiting = (await outbox.list()).filter(({ state }) => state !== 'accepted' && state !== 'met');
  const drafts = [...(await listDrafts(store)), ...(await listSent(store))];
  const digests = [
    ...drafts.flatMap(({ files = [] }) => files),
    ...waiting.flatMap(({ submission }) => submission.attachments ?? []),
  ].map(({ digest }) => digest);
  await keepOnlyFiles(store, new Set(digests));
}
