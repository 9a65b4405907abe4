import type pg from 'pg';
import type { Hook } from './hooks.ts';

/** Entries that are looked at in one step. */
const AT_ONCE = 1_000;

/** Entries that wait for one hook; beyond these the log itself is the queue. */
const MOST_WAITING = 5_000;

/** Seconds for which an intake has a delivery to itself: longer than any try takes. */
const LEASE = 60;

/**
 * Moves one hook's cursor on over the log and puts its agency's entries into the queue, in one transaction, so
 * that none is missed and none is queued twice. Another intake at the same hook meanwhile takes another one.
 *
 * @returns whether there was something to look at
 */
export async function queueEntries(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ seen: number }>({
    name: 'queue-hook-entries',
    text: `with hook as (
             select id, agency, next_seq from hooks h
             where ended_at is null and next_seq < (select entries from register)
               and (select count(*) from hook_deliveries d where d.hook = h.id and d.dead_at is null) < ${MOST_WAITING}
             order by next_seq limit 1 for update skip locked
           ), seen as (
             select e.seq, e.appeal, e.agency
             from hook, lateral (select * from events where seq >= hook.next_seq order by seq limit ${AT_ONCE}) e
           ), queued as (
             insert into hook_deliveries (hook, seq, appeal)
             select hook.id, seen.seq, seen.appeal from hook join seen on seen.agency = hook.agency
           ), moved as (
             update hooks h set next_seq = coalesce((select max(seq) + 1 from seen), h.next_seq)
             from hook where h.id = hook.id
           )
           select count(*) as seen from seen`,
  });
  return Number(rows[0]?.seen) > 0;
}

/** An entry that an intake is about to tell a hook. */
export interface Delivery {
  readonly seq: number;
  readonly appeal: string;
  /** This try, from 1. It also tells this lease from a later one. */
  readonly tries: number;
}

/** The hooks that stand. */
export async function standingHooks(pool: pg.Pool): Promise<Hook[]> {
  const { rows } = await pool.query<Hook>({
    name: 'standing-hooks',
    text: 'select id, agency, address from hooks where ended_at is null order by made_at',
  });
  return rows;
}

/**
 * Takes deliveries of a hook that are due, for this intake alone. Of an appeal's entries only the earliest that
 * is not delivered can be taken, so the later ones wait for it.
 */
export async function takeDue(pool: pg.Pool, hook: string, most: number): Promise<Delivery[]> {
  const { rows } = await pool.query<Delivery>({
    name: 'take-hook-deliveries',
    text: `update hook_deliveries d set tries = d.tries + 1, taken_until = now() + interval '${LEASE} seconds'
           from (
             select w.hook, w.seq from hook_deliveries w
             where w.hook = $1 and w.dead_at is null and w.next_at <= now()
               and (w.taken_until is null or w.taken_until <= now())
               and not exists (
                 select from hook_deliveries earlier
                 where earlier.hook = w.hook and earlier.appeal = w.appeal and earlier.seq < w.seq
                   and earlier.dead_at is null)
             order by w.next_at, w.seq limit $2 for update skip locked
           ) due
           where d.hook = due.hook and d.seq = due.seq
           returning d.seq, d.appeal, d.tries`,
    values: [hook, most],
  });
  return rows;
}

/** What became of a try. */
export type Fate =
  | { readonly kind: 'delivered' }
  /** `pause`: milliseconds until the next try. */
  | { readonly kind: 'failed'; readonly fault: string; readonly pause: number }
  | { readonly kind: 'dead'; readonly fault: string }
  /** The intake stops: the try does not count. */
  | { readonly kind: 'given-back' };

/** Writes down what became of a try, unless its lease has ended and another intake has taken it since. */
export async function settle(
  pool: pg.Pool,
  hook: string,
  { seq, tries }: Delivery,
  fate: Fate,
): Promise<void> {
  const own = [hook, seq, tries];
  switch (fate.kind) {
    case 'delivered':
      await pool.query(
        'delete from hook_deliveries where hook = $1 and seq = $2 and tries = $3 and dead_at is null',
        own,
      );
      return;
    case 'given-back':
      await pool.query(
        `update hook_deliveries set tries = tries - 1, taken_until = null
         where hook = $1 and seq = $2 and tries = $3`,
        own,
      );
      return;
    case 'dead':
      await pool.query(
        `update hook_deliveries set fault = $4, taken_until = null, dead_at = now()
         where hook = $1 and seq = $2 and tries = $3`,
        [...own, fate.fault],
      );
      return;
    case 'failed':
      await pool.query(
        `update hook_deliveries set fault = $4, taken_until = null, next_at = now() + $5 * interval '1 millisecond'
         where hook = $1 and seq = $2 and tries = $3`,
        [...own, fate.fault, fate.pause],
      );
  }
}
