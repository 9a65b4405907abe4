import pg from 'pg';

/** A table with the columns that are copied: a generated one computes itself. */
export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Bytes on the disk, without its indexes. */
  readonly size: number;
  readonly partitioned: boolean;
}

export interface Sequence {
  readonly name: string;
  /** A 64-bit number as text. */
  readonly last: string;
  readonly called: boolean;
}

/** What a restored machine makes for itself, or nobody can go on with there. */
const NOT_COPIED = new Set([
  'migrations',
  'uploads',
  'upload_tickets',
  'used_proofs',
  'used_challenges',
  // Made of the appeals again, from the beginning of the log.
  'search_progress',
  'search_texts',
]);

/** Rows that are left out because what they stand for is not in a backup either. */
const ONLY: Readonly<Record<string, string>> = {
  evidence: 'where exists (select from attachments a where a.agency = t.agency and a.digest = t.digest)',
};

/** Every table of the register, in the order of its name. */
export async function readTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(
    `select c.relname as name, c.relkind = 'p' as partitioned,
       coalesce((select sum(pg_table_size(tree.relid)) from pg_partition_tree(c.oid) tree), pg_table_size(c.oid))::bigint
         as size,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum) as columns
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     order by c.relname`,
  );
  return rows.filter(({ name }) => !NOT_COPIED.has(name));
}

/** `"one", "two"`, quoted for SQL. */
export function columnList(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

/** The statement that streams a table out. */
export function copyOut({ name, columns, partitioned }: CopiedTable): string {
  const table = pg.escapeIdentifier(name);
  const filter = ONLY[name];
  return filter === undefined && !partitioned
    ? `copy ${table} (${columnList(columns)}) to stdout`
    : `copy (select ${columnList(columns)} from ${table} t ${filter ?? ''}) to stdout`;
}

/** Where each sequence stands. They run ahead of any snapshot, never behind it. */
export async function readSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`,
  );
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: found } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${pg.escapeIdentifier(name)}`,
    );
    if (found[0]) sequences.push({ name, ...found[0] });
  }
  return sequences;
}

/** Statements that take something out of the way, and put it back as it was. */
export interface Aside {
  readonly away: readonly string[];
  readonly back: readonly string[];
}

/** Each query names, for one kind of thing, the statement that takes it away and the one that puts it back. */
const TRIGGERS = `
  select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as away,
    format('alter table %s %s trigger %I', t.tgrelid::regclass, case t.tgenabled
      when 'A' then 'enable always' when 'R' then 'enable replica' when 'D' then 'disable' else 'enable' end,
      t.tgname) as back
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgparentid = 0`;

const FOREIGN_KEYS = `
  select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as away,
    format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as back
  from pg_constraint k
  where k.connamespace = 'public'::regnamespace and k.contype = 'f' and k.conparentid = 0`;

const INDEXES = `
  select format('drop index %s', i.indexrelid::regclass) as away, pg_get_indexdef(i.indexrelid) as back
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where c.relnamespace = 'public'::regnamespace and not c.relispartition and not i.indisreplident
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;

/**
 * What is taken out of the way while tables are filled: triggers that would refuse or repeat history, foreign
 * keys (so that the order of the tables does not matter) and indexes (which are made faster at once at the
 * end). The owner of the tables may do all of it; nobody needs to be superuser.
 */
export async function readAside(client: pg.ClientBase): Promise<Aside> {
  const read = async (query: string) =>
    (await client.query<{ away: string; back: string }>(`${query} order by 1`)).rows;
  const triggers = await read(TRIGGERS);
  const foreignKeys = await read(FOREIGN_KEYS);
  const indexes = await read(INDEXES);
  return {
    away: [...triggers, ...foreignKeys, ...indexes].map(({ away }) => away),
    back: [...indexes, ...foreignKeys, ...triggers].map(({ back }) => back),
  };
}

/** Whether nothing was ever registered here: no tables, or Dauys's own without an agency and an appeal. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`,
  );
  if (tables.length === 0) return true;
  const names = new Set(tables.map(({ name }) => name));
  if (!['migrations', 'register', 'agencies', 'appeals'].every((name) => names.has(name))) return false;
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select from agencies) or exists (select from appeals) or exists (select from events) as used',
  );
  return rows[0]?.used === false;
}
