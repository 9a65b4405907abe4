import pg from 'pg';
import type { Receipt } from '../../src/appeal/appeal.ts';
import { parseAppealNumber } from '../../src/appeal/appeal-number.ts';
import { runningEmbeddedPostgres } from '../../src/intake/embedded/embedded-postgres.ts';
import type { NoteKey } from '../../src/register/note-keys.ts';
import { verifyReceipt } from '../../src/register/receipt.ts';
import type { IntakeStage } from '../stage/intake.ts';
import { formClient } from './citizens.ts';
import type { HandedOut } from './handed-out.ts';
import { type LoggedEntry, type PublicLog, readPublicLog, sizeOf } from './public-log.ts';

/** What came out: how much was promised, and what of it the intake did not keep. */
export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged, and not in the register or the log as the receipt says. */
  readonly lost: number;
  /** Accepted twice, numbered twice, or in the register without anybody having filed it. */
  readonly doubled: number;
  /** Numbers that nobody has below the highest of their agency and year. */
  readonly gaps: number;
  /** Checkpoints and saved receipts that the log at its end is no continuation of. */
  readonly forks: number;
  /** Letters that were refused although nothing is wrong with them. */
  readonly wronged: number;
  /** Each fault in words. */
  readonly faults: readonly string[];
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly digest: string;
  readonly receivedAt: Date;
}

async function readRegister(stage: IntakeStage): Promise<Row[]> {
  const client = new pg.Client({ connectionString: await runningEmbeddedPostgres(stage.dataFolder) });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(
      'select id, number, digest, received_at as "receivedAt" from appeals order by received_at, id',
    );
    return rows;
  } finally {
    await client.end();
  }
}

function keepsItsWord(row: Row | undefined, entry: LoggedEntry | undefined, receipt: Receipt): boolean {
  if (!row || !entry) return false;
  const { number, digest } = receipt;
  const at = Date.parse(receipt.receivedAt);
  return (
    row.number === number &&
    row.digest === digest &&
    row.receivedAt.getTime() === at &&
    entry.number === number &&
    Date.parse(entry.at) === at
  );
}

/** Numbers missing below the highest, by agency and year. */
function missingNumbers(numbers: Iterable<string>): string[] {
  const serials = new Map<string, Set<number>>();
  for (const number of numbers) {
    const parsed = parseAppealNumber(number);
    if (!parsed.ok) throw new Error(`${number} is no number`);
    const series = `${parsed.agency}-${parsed.year}`;
    serials.set(series, (serials.get(series) ?? new Set()).add(parsed.serial));
  }
  return [...serials].flatMap(([series, taken]) =>
    Array.from({ length: [...taken].reduce((most, one) => Math.max(most, one), 0) })
      .map((_, place) => place + 1)
      .filter((serial) => !taken.has(serial))
      .map((serial) => `${series}: nobody has ${serial}`),
  );
}

/** Those that occur more than once. */
function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name).size);
}

async function findLost(
  { receipts, denied }: HandedOut,
  rows: ReadonlyMap<string, Row>,
  log: PublicLog,
  received: ReadonlyMap<string, LoggedEntry>,
  progress: (text: string) => void,
): Promise<Map<string, string>> {
  const lost = new Map([...denied].map((number) => [number, `${number} was acknowledged and then unknown`]));
  let looked = 0;
  for (const receipt of receipts.values()) {
    const entry = received.get(receipt.number);
    if (!keepsItsWord(rows.get(receipt.id), entry, receipt))
      lost.set(receipt.number, `${receipt.number} is not as promised`);
    else if (!entry || !(await log.includes(entry)))
      lost.set(receipt.number, `${receipt.number} is not under the root`);
    looked += 1;
    if (looked % 2_000 === 0) progress(`${looked} of ${receipts.size} receipts looked up`);
  }
  return lost;
}

async function findForks(handedOut: HandedOut, log: PublicLog, key: NoteKey): Promise<string[]> {
  const forks: string[] = [];
  if (handedOut.shrank > 0) forks.push(`${handedOut.shrank} times the log was smaller than before`);
  for (const note of handedOut.checkpoints) {
    if (!(await log.continues(note))) forks.push(`the checkpoint at ${sizeOf(note)} was forked from`);
  }
  for (const { id, file } of handedOut.receiptFiles) {
    const checked = await verifyReceipt(file, key);
    if (!checked.ok) forks.push(`the saved receipt of ${id}: ${checked.fault}`);
    else if (checked.receipt.number !== handedOut.receipts.get(id)?.number)
      forks.push(`the saved receipt of ${id} has another number`);
  }
  return forks;
}

/** Asks again for a part of the receipts through the front door: the same must come. */
async function askAgain(
  url: string,
  { filed, receipts }: HandedOut,
  most: number,
): Promise<Map<string, string>> {
  const client = formClient(url, Math.random);
  const ids = [...receipts.keys()];
  const asked = ids.filter((_, place) => place % Math.ceil(ids.length / most) === 0);
  const wrong = new Map<string, string>();
  for (const id of asked) {
    const [letter, receipt] = [filed.get(id), receipts.get(id)];
    const answer = letter && (await client.submit(letter));
    if (receipt && (!answer?.ok || JSON.stringify(answer.value) !== JSON.stringify(receipt))) {
      wrong.set(receipt.number, `${receipt.number}: asked for again, another answer came`);
    }
  }
  return wrong;
}

/**
 * Holds everything that was handed out against what is there at the end: the register's rows, read as the
 * owner of the database; the public log, read over HTTP; and the front door.
 *
 * @param key the log's key, kept since the first start
 */
export async function judge(
  stage: IntakeStage,
  handedOut: HandedOut,
  key: NoteKey,
  progress: (text: string) => void,
): Promise<Verdict> {
  const again = await askAgain(stage.url, handedOut, 500);
  const rows = await readRegister(stage);
  const log = await readPublicLog(stage.url, key);
  progress(`the log has ${log.entries.length} entries, the register ${rows.length} appeals`);
  const arrivals = log.entries.filter(({ type }) => type === 'received');
  const received = new Map(arrivals.map((entry) => [entry.number, entry]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const numbers = new Set(rows.map(({ number }) => number));

  const lost = new Map([...again, ...(await findLost(handedOut, byId, log, received, progress))]);
  const doubled = [
    ...repeated(arrivals.map(({ number }) => number)).map((number) => `${number} is twice in the log`),
    ...repeated(rows.map(({ number }) => number)).map((number) => `${number} is twice in the register`),
    ...rows.filter(({ id }) => !handedOut.filed.has(id)).map(({ number }) => `nobody filed ${number}`),
    ...arrivals
      .filter(({ number }) => !numbers.has(number))
      .map(({ number }) => `${number} is in the log alone`),
    ...[...handedOut.contradicted].map((id) => `${id} was answered in two ways`),
  ];
  const gaps = missingNumbers([...received.keys(), ...rows.map(({ number }) => number)]);
  const forks = await findForks(handedOut, log, key);
  progress(
    `${handedOut.checkpoints.size} checkpoints and ${handedOut.receiptFiles.length} saved receipts held against the log`,
  );
  return {
    acknowledged: handedOut.receipts.size,
    lost: lost.size,
    doubled: doubled.length,
    gaps: gaps.length,
    forks: forks.length,
    wronged: handedOut.wronged.length,
    faults: [...lost.values(), ...doubled, ...gaps, ...forks, ...handedOut.wronged],
  };
}

/** The verdict as its one line. */
export function verdictLine({ acknowledged, lost, doubled, gaps, forks }: Verdict): string {
  return `acknowledged ${acknowledged}, lost ${lost}, doubled ${doubled}, gaps ${gaps}, forks ${forks}`;
}
