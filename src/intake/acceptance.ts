import type pg from 'pg';
import type { Arrival } from './arrival.ts';
import { type Acceptance, planBatch } from './batch-plan.ts';
import { claimedEvents, keepClaims, lockInvitations } from './claims/claiming.ts';
import { attachFiles, lockFiles } from './evidence-store/linking.ts';
import { followedEvents } from './follow-ups/followed-events.ts';
import { createGroupCommit, type Settled } from './group-commit.ts';
import type { Law } from './law.ts';
import { appendEntries } from './log-book/append-entries.ts';
import { entriesOf, type NewEvent, type RecordedEvent } from './log-book/entries.ts';
import type { LogSigner } from './log-book/log-signer.ts';
import type { Change, Changed } from './log-book/record-events.ts';
import { keepVoices } from './matters/voices.ts';
import { keepSignatures } from './signatures/filing-signatures.ts';
import { beginBatch, writeBatch } from './store/batches.ts';
import { blamesARow, sqlState } from './store/database.ts';

/** Rows in one transaction: more would keep the others waiting without saving anything. */
const LARGEST_BATCH = 256;

/** Appeals and changes that may wait: a few seconds' work. Beyond it a caller is better told to come back. */
const MOST_WAITING = 8_192;

/** What comes to the desk: a new appeal, or a change of one that is there. */
type Item =
  | { readonly arrival: Arrival }
  | { readonly events: readonly NewEvent[] }
  | { readonly make: Change<undefined>['make'] };

type Outcome = { readonly acceptance: Acceptance } | { readonly recorded: readonly RecordedEvent[] };

/**
 * The desk through which everything is written that the log must tell: what comes together is committed
 * together, with its entries, their leaves and one signed checkpoint, and nobody is answered before the commit
 * is durable.
 */
export interface RegisterDesk {
  /** @throws Overloaded when too many wait already; the database's error */
  accept(arrival: Arrival): Promise<Acceptance>;
  /**
   * Records events of existing appeals that need nothing read under the lock, such as that somebody read
   * personal data. It costs no journey to the database of its own.
   */
  record(events: readonly NewEvent[]): Promise<readonly RecordedEvent[]>;
  /** Changes an existing appeal, see `Change`. */
  change<Result>(change: Change<Result>): Promise<Changed<Result>>;
  /** Resolves once everything that was handed in has been settled. Nothing can be handed in any more. */
  close(): Promise<void>;
}

/** The events of one change, or why it was undone. */
type Made = Settled<readonly NewEvent[]>;

/**
 * The change of an appeal that another change of the same batch had changed already: what it read of the entries
 * was not true any more, for they are written at the batch's end. It was undone, and is made again in the next one.
 */
const OVERTAKEN = 'overtaken';

type Overtaken = typeof OVERTAKEN;

/** An entry that cannot be written fails alone. */
function writable(events: readonly NewEvent[], now: Date): Made {
  try {
    entriesOf(events, 0, now);
    return { ok: true, value: events };
  } catch (error) {
    return { ok: false, error };
  }
}

/**
 * Runs a change so that its failure undoes itself alone.
 *
 * @param changed the ids of appeals that the batch has changed; those that this one changes come to them
 */
async function makeAlone(
  client: pg.ClientBase,
  item: Item,
  now: Date,
  changed: Set<string>,
): Promise<Made | Overtaken> {
  if ('events' in item) return writable(item.events, now);
  if (!('make' in item)) return { ok: true, value: [] };
  await client.query('savepoint change');
  try {
    const { events } = await item.make(client, now);
    const made = events.some(({ appeal }) => changed.has(appeal.id)) ? OVERTAKEN : writable(events, now);
    const stands = made !== OVERTAKEN && made.ok;
    await client.query(stands ? 'release savepoint change' : 'rollback to savepoint change');
    if (stands) for (const { appeal } of events) changed.add(appeal.id);
    return made;
  } catch (error) {
    await client.query('rollback to savepoint change');
    return { ok: false, error };
  }
}

async function commitTogether(
  pool: pg.Pool,
  items: readonly Item[],
  law: Law,
  signer: LogSigner,
): Promise<readonly (Settled<Outcome> | Overtaken)[]> {
  const arrivals = items.flatMap((item) => ('arrival' in item ? [item.arrival] : []));
  const client = await pool.connect();
  try {
    const [state, files] = await together(beginBatch(client, arrivals), lockFiles(client, arrivals));
    const plan = planBatch(arrivals, state, law, files, await lockInvitations(client, arrivals));
    await keepClaims(client, plan.appeals, state.now);
    await keepVoices(client, plan.appeals);
    await keepSignatures(client, plan.appeals);
    const followed = [...claimedEvents(plan.appeals), ...followedEvents(plan.appeals)];
    const changed = new Set(followed.map(({ appeal }) => appeal.id));
    const made: (Made | Overtaken | null)[] = [];
    for (const item of items) {
      made.push('arrival' in item ? null : await makeAlone(client, item, state.now, changed));
    }

    const changes = made.flatMap((one) => (one !== null && one !== OVERTAKEN && one.ok ? one.value : []));
    const received = plan.appeals.map((planned) => planned.received);
    const events = [...received, ...changes, ...followed];
    const entries = entriesOf(events, state.tree.size, state.now);
    const appended = entries.length === 0 ? [] : appendEntries(state.tree, entries, state.now, signer);
    await together(attachFiles(client, plan.appeals), writeBatch(client, plan, appended, state.now));
    client.release();
    return settle(made, plan.acceptances, entries.slice(plan.appeals.length));
  } catch (error) {
    // Closing the connection rolls back whatever was open on it.
    client.release(true);
    throw error;
  }
}

/** Deals out what a batch came to, in the order of its items. */
function settle(
  made: readonly (Made | Overtaken | null)[],
  acceptances: readonly Acceptance[],
  recorded: readonly RecordedEvent[],
): (Settled<Outcome> | Overtaken)[] {
  const accepted = acceptances.values();
  let taken = 0;
  return made.map((one) => {
    if (one === null) {
      const { value } = accepted.next();
      return value
        ? { ok: true, value: { acceptance: value } }
        : { ok: false, error: new Error('An arrival was not settled') };
    }
    if (one === OVERTAKEN || !one.ok) return one;
    const first = taken;
    taken += one.value.length;
    return { ok: true, value: { recorded: recorded.slice(first, taken) } };
  });
}

/** Waits for what was sent together; the first failure in their order is the one that tells why. */
async function together<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

/**
 * Commits a batch; where the database blames a row, the batch is halved until that row stands alone, so that
 * it fails by itself and its neighbours are accepted.
 */
async function commitOrHalve(
  pool: pg.Pool,
  items: readonly Item[],
  law: Law,
  signer: LogSigner,
): Promise<readonly (Settled<Outcome> | Overtaken)[]> {
  try {
    return await commitTogether(pool, items, law, signer);
  } catch (error) {
    if (!blamesARow(error)) throw error;
    if (items.length === 1) {
      // Another intake may have taken the same id for another agency meanwhile: a second look finds it.
      if (sqlState(error) !== '23505') return [{ ok: false, error }];
      return commitTogether(pool, items, law, signer);
    }
    const middle = Math.ceil(items.length / 2);
    const first = await commitOrHalve(pool, items.slice(0, middle), law, signer);
    return [...first, ...(await commitOrHalve(pool, items.slice(middle), law, signer))];
  }
}

/** Commits a batch, and what of it was overtaken in one or more further ones. */
async function commitAll(
  pool: pg.Pool,
  items: readonly Item[],
  law: Law,
  signer: LogSigner,
): Promise<readonly Settled<Outcome>[]> {
  const tried = await commitOrHalve(pool, items, law, signer);
  const overtaken = items.filter((_, place) => tried[place] === OVERTAKEN);
  if (overtaken.length === 0) return tried.filter((one) => one !== OVERTAKEN);
  // What is durable by now stays so, whatever becomes of the rest.
  const later = await commitAll(pool, overtaken, law, signer).catch((error: unknown) =>
    overtaken.map((): Settled<Outcome> => ({ ok: false, error })),
  );
  let next = 0;
  return tried.map((one) => {
    if (one !== OVERTAKEN) return one;
    const settled = later[next];
    next += 1;
    return settled ?? { ok: false, error: new Error('An overtaken change was not settled') };
  });
}

/** Opens the desk. @param pool one connection, on which batches are written */
export function openDesk(pool: pg.Pool, law: Law, signer: LogSigner): RegisterDesk {
  const commit = createGroupCommit<Item, Outcome>((items) => commitAll(pool, items, law, signer), {
    largest: LARGEST_BATCH,
    waiting: MOST_WAITING,
  });
  const recordedOf = (outcome: Outcome) => ('recorded' in outcome ? outcome.recorded : []);
  return {
    async accept(arrival) {
      const outcome = await commit.add({ arrival });
      if (!('acceptance' in outcome)) throw new Error('An arrival was settled as a change');
      return outcome.acceptance;
    },
    record: async (events) => recordedOf(await commit.add({ events })),
    async change<Result>(change: Change<Result>): Promise<Changed<Result>> {
      let last: { readonly result: Result } | undefined;
      const outcome = await commit.add({
        async make(tx, now) {
          const made = await change.make(tx, now);
          last = { result: made.result };
          return { events: made.events, result: undefined };
        },
      });
      if (!last) throw new Error('A change was settled without having been made');
      return { result: last.result, events: recordedOf(outcome) };
    },
    close: () => commit.close(),
  };
}
