import type pg from 'pg';

type Database = pg.Pool | pg.ClientBase;

/** A system that is told of an agency's entries. */
export interface Hook {
  readonly id: string;
  readonly agency: string;
  readonly address: string;
}

/**
 * Adds a hook.
 *
 * @param wish.from the place in the log of the first entry to tell; the next one to come where left out
 * @returns its id; `undefined` where there is no such agency, `null` where the agency has this address already
 */
export async function addHook(
  database: Database,
  wish: { readonly agency: string; readonly address: string; readonly from?: number | undefined },
): Promise<string | null | undefined> {
  const { rows: agencies } = await database.query('select from agencies where code = $1', [wish.agency]);
  if (agencies.length === 0) return undefined;
  const { rows } = await database.query<{ id: string }>(
    `insert into hooks (agency, address, next_seq)
     select $1, $2, coalesce($3, (select entries from register))
     on conflict (agency, address) where ended_at is null do nothing returning id`,
    [wish.agency, wish.address, wish.from ?? null],
  );
  return rows[0]?.id ?? null;
}

/** A hook as the operator's list shows it. */
export interface ListedHook extends Hook {
  readonly madeAt: Date;
  /** Entries that it has not been told yet, as far as they were looked at. */
  readonly waiting: number;
  readonly dead: number;
  /** What went wrong at the last try of the entry that waits longest. */
  readonly fault: string | null;
}

export async function listHooks(database: Database): Promise<ListedHook[]> {
  const { rows } = await database.query<ListedHook>(
    `select h.id, h.agency, h.address, h.made_at as "madeAt",
       count(d.seq) filter (where d.dead_at is null) as waiting,
       count(d.seq) filter (where d.dead_at is not null) as dead,
       (array_agg(d.fault order by d.seq) filter (where d.dead_at is null and d.fault is not null))[1] as fault
     from hooks h left join hook_deliveries d on d.hook = h.id
     where h.ended_at is null group by h.id order by h.agency, h.made_at`,
  );
  return rows;
}

/** Ends a hook with all that it has not been told. @returns whether it stood */
export async function removeHook(database: Database, id: string): Promise<boolean> {
  const { rowCount } = await database.query(
    `with ended as (update hooks set ended_at = now() where id = $1 and ended_at is null returning id),
       dropped as (delete from hook_deliveries d using ended where d.hook = ended.id)
     select from ended`,
    [id],
  );
  return rowCount === 1;
}

/** An entry that a hook was told in vain until the intake gave up. */
export interface DeadLetter {
  readonly hook: string;
  readonly seq: number;
  readonly number: string;
  readonly type: string;
  readonly tries: number;
  readonly deadAt: Date;
  readonly fault: string;
}

/** @param hook of one hook alone */
export async function listDead(database: Database, hook?: string): Promise<DeadLetter[]> {
  const { rows } = await database.query<DeadLetter>(
    `select d.hook, d.seq, a.number, e.type, d.tries, d.dead_at as "deadAt", coalesce(d.fault, '') as fault
     from hook_deliveries d join appeals a on a.id = d.appeal join events e on e.seq = d.seq
     where d.dead_at is not null and ($1::uuid is null or d.hook = $1) order by d.hook, d.seq`,
    [hook ?? null],
  );
  return rows;
}

/**
 * Lets dead letters be sent again, with all their tries before them.
 *
 * @param seq one alone; all of the hook's where left out
 * @returns how many there were
 */
export async function retryDead(database: Database, hook: string, seq?: number): Promise<number> {
  const { rowCount } = await database.query(
    `update hook_deliveries set dead_at = null, tries = 0, next_at = now(), taken_until = null
     where hook = $1 and dead_at is not null and ($2::bigint is null or seq = $2)`,
    [hook, seq ?? null],
  );
  return rowCount ?? 0;
}
