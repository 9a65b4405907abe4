import type { RegisterDesk } from '../acceptance.ts';
import { prepareArrival } from '../arrival.ts';
import type { RootKey } from '../root-key.ts';
import type { RegisteredAgency } from '../store/agencies.ts';
import { type RowFault, readRow } from './row.ts';
import type { FileRow } from './rows-of-file.ts';

/** Why a row was not brought over. */
export interface RefusedRow extends RowFault {
  readonly line: number;
}

/** How many rows became what. */
export interface ImportCount {
  accepted: number;
  /** They were brought over by an earlier run. */
  known: number;
  refused: number;
}

export interface ImportWish {
  readonly rows: AsyncIterable<FileRow>;
  readonly desk: Pick<RegisterDesk, 'accept'>;
  readonly agency: RegisteredAgency;
  readonly rootKey: RootKey;
  /** `YYYY-MM-DD` in Kazakhstan. */
  readonly today: string;
  /** Told of each refused row before the rows behind it are read on. */
  readonly onRefused: (refused: RefusedRow) => void;
  readonly onProgress?: (bytes: number, count: ImportCount) => void;
  readonly signal: AbortSignal;
}

/** Rows on their way at a time: enough to fill the group commit, few enough to hold in memory. */
const WINDOW = 512;

/**
 * Brings rows over through the register's own desk, so that each gets a number, an entry in the log and a leaf
 * as everything else does, in batches. A row that was brought over before is met again and left as it is.
 *
 * @throws the database's error; whatever was accepted until then stays, and the same run can be made again
 */
export async function importRows(wish: ImportWish): Promise<ImportCount> {
  const { rows, desk, agency, rootKey, today, onRefused, onProgress, signal } = wish;
  const count: ImportCount = { accepted: 0, known: 0, refused: 0 };

  function refuse(line: number, faults: readonly RowFault[]): void {
    count.refused += 1;
    for (const fault of faults) onRefused({ line, ...fault });
  }

  async function bring({ line, row, fault }: FileRow): Promise<void> {
    if (fault) return refuse(line, [{ pointer: '', code: fault }]);
    const read = readRow(row, agency.agency, today);
    if (!read.ok) return refuse(line, read.faults);
    const { kind } = await desk.accept(prepareArrival(read.submission, agency, null, rootKey));
    if (kind === 'accepted') count.accepted += 1;
    else if (kind === 'repeated') count.known += 1;
    else refuse(line, [{ pointer: '/number', code: 'changed-since-import' }]);
  }

  // A ring: a row sets out when the one that had its place before has arrived, so that some are made ready while
  // others are being committed.
  const underWay: Promise<void>[] = [];
  let at = 0;
  for await (const row of rows) {
    signal.throwIfAborted();
    await underWay[at];
    const brought = bring(row);
    // Whoever waits for it hears of its failure; until then nobody does.
    brought.catch(() => undefined);
    underWay[at] = brought;
    at = (at + 1) % WINDOW;
    if (at === 0) onProgress?.(row.bytes, count);
  }
  await Promise.all(underWay);
  return count;
}
