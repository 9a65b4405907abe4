import * as v from 'valibot';
import { type Receipt, ReceiptSchema } from '../../src/appeal/appeal.ts';
import {
  SubmissionIdSchema,
  type WidgetSubmission,
  WidgetSubmissionSchema,
} from '../../src/appeal/submission.ts';
import { KEPT_FOR, put, receiptKeyOf, type Stores, take } from './draft.ts';

/** What is known of sending a draft that the register has not accepted yet. */
export interface Tries {
  /** The key under which the register accepts the draft once; every try carries it. */
  readonly id: string;
  /** What was sent with no answer that says whether it arrived, the first try first. */
  readonly sent: readonly WidgetSubmission[];
}

const LastingSchema = v.object({ id: SubmissionIdSchema, savedAt: v.number() });
const PassingSchema = v.object({ id: SubmissionIdSchema, sent: v.array(WidgetSubmissionSchema) });

/**
 * Keeps what is known of sending beside the draft: the id as long as the text, what was sent (which names the
 * person) and the receipt (whose code opens the appeal) until the tab closes.
 *
 * @param name the draft's name
 * @param now milliseconds since the epoch
 */
export function createTriesKeeper(name: string, { lasting, passing }: Stores, now: () => number) {
  const key = `dauys:tries:${name}`;
  const receiptKey = receiptKeyOf(name);
  return {
    read(): Tries | undefined {
      const kept = parsed(lasting, key, LastingSchema);
      const sent = parsed(passing, key, PassingSchema);
      const id = kept && kept.savedAt > now() - KEPT_FOR ? kept.id : sent?.id;
      // Another tab may have begun another draft meanwhile.
      return id === undefined ? undefined : { id, sent: sent?.id === id ? sent.sent : [] };
    },

    write({ id, sent }: Tries): void {
      put(lasting, key, { id, savedAt: now() });
      put(passing, key, { id, sent });
    },

    clear(): void {
      lasting?.removeItem(key);
      passing?.removeItem(key);
    },

    readReceipt: (): Receipt | undefined => parsed(passing, receiptKey, ReceiptSchema),

    writeReceipt(receipt: Receipt): void {
      put(passing, receiptKey, receipt);
    },

    clearReceipt(): void {
      passing?.removeItem(receiptKey);
    },
  };
}

export type TriesKeeper = ReturnType<typeof createTriesKeeper>;

function parsed<Value>(
  store: Storage | undefined,
  key: string,
  schema: v.GenericSchema<unknown, Value>,
): Value | undefined {
  const kept = v.safeParse(schema, take(store, key));
  return kept.success ? kept.output : undefined;
}
