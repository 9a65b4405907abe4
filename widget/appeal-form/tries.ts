import type { Receipt } from '../../src/appeal/appeal.ts';
import type { WidgetSubmission } from '../../src/appeal/submission.ts';

/** What is known of sending a draft that the register has not accepted yet. */
export interface Tries {
  /** The key under which the register accepts the draft once; every try carries it. */
  readonly id: string;
  /** What was sent with no answer that says whether it arrived, the first try first. */
  readonly sent: readonly WidgetSubmission[];
}

/** Keeps what is known of sending beside the draft. */
export interface TriesKeeper {
  read(): Tries | undefined;
  /** Resolves once it would survive the page. */
  write(tries: Tries): Promise<void> | void;
  clear(): void;
  readReceipt(): Receipt | undefined;
  writeReceipt(receipt: Receipt): void;
  clearReceipt(): void;
}
