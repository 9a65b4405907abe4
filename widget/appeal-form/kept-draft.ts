import * as v from 'valibot';
import { AttachmentSchema } from '../../src/appeal/attachments.ts';
import { ReceiptSchema } from '../../src/appeal/receipt.ts';
import { SubmissionIdSchema } from '../../src/appeal/widget-submission.ts';
import type { Draft, DraftRecord } from './draft.ts';
import { ENTRIES, emptyValues } from './fields.ts';
import { readSubmission } from './submission.ts';
import type { TriesKeeper } from './tries.ts';

const EMPTY = emptyValues();

/** Each part by itself: one that another version wrote otherwise must not take the others with it. */
const RecordSchema = v.object({
  values: v.object(Object.fromEntries(ENTRIES.map((entry) => [entry, v.fallback(v.string(), EMPTY[entry])]))),
  tries: v.fallback(v.optional(v.object({ id: SubmissionIdSchema, sent: v.array(v.unknown()) })), undefined),
  receipt: v.fallback(v.optional(ReceiptSchema), undefined),
  seen: v.fallback(v.optional(v.boolean()), undefined),
  queued: v.fallback(v.optional(v.boolean()), undefined),
  signature: v.fallback(
    v.optional(
      v.object({
        id: v.string(),
        text: v.string(),
        parts: v.object({ cms: v.string(), content: v.string() }),
      }),
    ),
    undefined,
  ),
  files: v.fallback(
    v.optional(
      v.array(
        v.object({
          id: v.string(),
          name: v.string(),
          uploaded: v.optional(AttachmentSchema),
          begun: v.optional(v.object({ ticket: v.string(), id: v.string() })),
        }),
      ),
    ),
    undefined,
  ),
  days: v.fallback(v.optional(v.picklist([1, 7, 30])), undefined),
});

/** Reads a draft that was kept, perhaps by another version; `undefined` for anything else. */
export function parseDraft(kept: unknown): DraftRecord | undefined {
  const read = v.safeParse(RecordSchema, kept);
  if (!read.success) return undefined;
  const { values, tries } = read.output;
  return {
    ...read.output,
    values: { ...EMPTY, ...values },
    // One that cannot be read is not sent again; under its id the register takes nothing twice.
    tries: tries && { id: tries.id, sent: tries.sent.flatMap((kept) => readSubmission(kept) ?? []) },
  };
}

/** Keeps what is known of sending beside the words of a draft. */
export function keeperOf(draft: Draft): TriesKeeper {
  return {
    read: () => draft.record.tries,
    write(tries) {
      draft.put({ tries });
      return draft.write();
    },
    clear: () => draft.put({ tries: undefined, queued: undefined, signature: undefined }),
    // One that was sent by itself was seen by nobody yet.
    readReceipt: () => (draft.here || !draft.record.seen ? draft.record.receipt : undefined),
    writeReceipt: (receipt) => draft.put({ receipt, seen: false }),
    clearReceipt() {
      draft.handOut(false);
      draft.put({ receipt: undefined, seen: undefined });
      void draft.write();
    },
  };
}
