import type { IntakeSettings } from '../../client/intake-call.ts';
import type { IntakeClient } from '../../client/intake-client.ts';
import type { Failure, Outcome } from '../../client/outcome.ts';
import { uploadPart } from '../../client/upload-part.ts';
import type { EvidenceStore } from './evidence-store.ts';

/** For how long a file that was uploaded is taken to lie there; the intake keeps it for days. Milliseconds. */
const LIES_FOR = 24 * 60 * 60_000;

/**
 * A client that sends the parts of a clip before the clip itself. Each part that has arrived is remembered, so
 * that a line that breaks, or a worker that is killed, costs one part and not all of them.
 */
export function sendingParts(
  client: Pick<IntakeClient, 'submit'>,
  settings: IntakeSettings,
  evidence: EvidenceStore,
  now: () => number,
): Pick<IntakeClient, 'submit'> {
  return {
    async submit(submission, signal) {
      const failure = await upload(submission.id, signal);
      if (failure) return { ok: false, failure };
      const outcome = await client.submit(submission, signal);
      return settle(submission.id, outcome);
    },
  };

  /** @returns why a part could not be sent; `null` once all are there */
  async function upload(submission: string, signal: AbortSignal | undefined): Promise<Failure | null> {
    for (const { id, parts } of await evidence.listOf(submission)) {
      for (const { blob, digest, uploadedAt } of parts) {
        const age = now() - (uploadedAt ?? 0);
        if (uploadedAt !== undefined && age >= 0 && age < LIES_FOR) continue;
        const sent = await uploadPart(settings, blob, digest, signal);
        if (!sent.ok) return sent.failure;
        await mark(id, digest, now());
      }
    }
    return null;
  }

  async function mark(id: string, digest: string | null, uploadedAt: number | undefined): Promise<void> {
    await evidence.change(id, (kept) =>
      kept
        ? {
            ...kept,
            parts: kept.parts.map((part) =>
              digest === null || part.digest === digest ? { ...part, uploadedAt } : part,
            ),
          }
        : kept,
    );
  }

  async function settle<Value>(submission: string, outcome: Outcome<Value>): Promise<Outcome<Value>> {
    if (outcome.ok) {
      await evidence.dropOf(submission).catch(() => {});
      return outcome;
    }
    const { failure } = outcome;
    const lost =
      failure.kind === 'problem' && failure.problem.errors?.some(({ code }) => code === 'not-uploaded');
    const kept = lost ? await evidence.listOf(submission) : [];
    if (kept.length === 0) return outcome;
    // The intake swept a file away while the clip waited: it is sent again with the next try.
    for (const { id } of kept) await mark(id, null, undefined);
    return { ok: false, failure: { kind: 'timeout' } };
  }
}
