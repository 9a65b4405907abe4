import type pg from 'pg';
import * as v from 'valibot';
import { type TreeState, treeState } from '../../register/append.ts';
import { type Statement, sendTogether } from '../store/journey.ts';
import { appendEntries } from './append-entries.ts';
import { entriesOf, type NewEvent, type RecordedEvent } from './entries.ts';
import type { LogSigner } from './log-signer.ts';

/**
 * Takes the register's lock and reads where the log stands. Under it the clock cannot go backwards: the
 * moment is the database's, never before the last one's.
 */
export const LOCK_REGISTER: Statement = {
  name: 'lock-register',
  text: `select entries, frontier, greatest(date_trunc('milliseconds', clock_timestamp()), last_received_at) as now
         from register for update`,
};

/** The row that `LOCK_REGISTER` brings. */
export const RegisterHeadSchema = v.object({
  entries: v.number(),
  frontier: v.instance(Uint8Array, 'The log of this database was not opened yet'),
  now: v.date(),
});

/** The log as a row of the register has it. @throws RangeError where the row does not fit itself */
export function treeOf(head: v.InferOutput<typeof RegisterHeadSchema>): TreeState {
  return treeState(head.entries, head.frontier);
}

/**
 * A change of an existing appeal that must read before it decides: it joins the next group commit.
 *
 * @example
 * const { result, events } = await parts.change({
 *   async make(tx, now) {
 *     const { rows } = await tx.query('select state from appeals where id = $1', [appeal.id]);
 *     if (rows[0]?.state !== 'registered') throw new Refusal(…);
 *     await tx.query('update appeals set state = $2 where id = $1', [appeal.id, 'accepted']);
 *     return { result: 'accepted', events: [{ appeal, type: 'accepted', actor: { official: id }, body: {} }] };
 *   },
 * });
 */
export interface Change<Result> {
  /**
   * Reads, decides, writes whatever belongs to it besides events, and says which events to record. Under the
   * register's lock: what it reads stays true until the commit, and nobody else writes meanwhile, so it must
   * be quick. It may be run more than once (a batch with a bad row is made again in halves), so it changes
   * nothing but the database. Whatever it throws undoes what it wrote, alone, and rejects its own promise.
   *
   * @param tx inside the transaction; `begin`, `commit` and `rollback` are not its to say
   * @param now the moment of the whole batch; the events get it
   */
  make(
    tx: pg.ClientBase,
    now: Date,
  ): Promise<{ readonly events: readonly NewEvent[]; readonly result: Result }>;
}

/** What became of a change, once it is durable. */
export interface Changed<Result> {
  readonly result: Result;
  readonly events: readonly RecordedEvent[];
}

/**
 * Records events in a transaction of the caller's own, for a command that runs beside the intake: takes the
 * register's lock, appends the entries and their leaves, signs the checkpoint. The caller begins and commits;
 * from this call to the commit every intake on the database waits. Inside the intake use the desk's `record`
 * or `change` (see `acceptance.ts`), which share one commit among many.
 *
 * @param client in a transaction, with the rights of the owner or of the working role
 * @throws the database's error; the transaction must then be rolled back
 */
export async function recordEvents(
  client: pg.ClientBase,
  signer: LogSigner,
  events: readonly NewEvent[],
): Promise<RecordedEvent[]> {
  const [[row] = []] = await sendTogether(client, [LOCK_REGISTER]);
  const head = v.parse(RegisterHeadSchema, row);
  if (events.length === 0) return [];
  const entries = entriesOf(events, head.entries, head.now);
  await sendTogether(client, appendEntries(treeOf(head), entries, head.now, signer));
  return entries;
}
