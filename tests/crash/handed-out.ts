import type { Receipt } from '../../src/appeal/appeal.ts';
import type { Letter } from './letters.ts';

/** Everything that left the intake and that it must stand by, kept by those who got it. */
export interface HandedOut {
  /** What was filed under each id, whether or not it was acknowledged. */
  readonly filed: Map<string, Letter>;
  /** The first receipt of each acknowledged id. */
  readonly receipts: Map<string, Receipt>;
  /** Ids that were acknowledged once more with another receipt, or with another body. */
  readonly contradicted: Set<string>;
  /** Receipts as files that prove themselves, as their owners saved them. */
  readonly receiptFiles: { readonly id: string; readonly file: unknown }[];
  /** Signed notes of checkpoints, each once. */
  readonly checkpoints: Set<string>;
  /** How often a newer answer showed a smaller log than an older one. */
  shrank: number;
  /** Numbers of receipts that the intake once said it does not have. */
  readonly denied: Set<string>;
  /** Refusals that no letter here deserves. */
  readonly wronged: string[];
}

export function nothingHandedOut(): HandedOut {
  return {
    filed: new Map(),
    receipts: new Map(),
    contradicted: new Set(),
    receiptFiles: [],
    checkpoints: new Set(),
    shrank: 0,
    denied: new Set(),
    wronged: [],
  };
}

/** Keeps a receipt; every further one of the same id must say the same. */
export function keepReceipt(handedOut: HandedOut, receipt: Receipt): void {
  const before = handedOut.receipts.get(receipt.id);
  if (!before) handedOut.receipts.set(receipt.id, receipt);
  else if (JSON.stringify(before) !== JSON.stringify(receipt)) handedOut.contradicted.add(receipt.id);
}
