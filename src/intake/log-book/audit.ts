import type pg from 'pg';
import { frontierBytes } from '../../register/append.ts';
import { type Checkpoint, readCheckpoint } from '../../register/checkpoint.ts';
import { type NoteKey, noteKeyText, readNoteKey } from '../../register/note-keys.ts';
import { openNote } from '../../register/signed-note.ts';
import type { RootKey } from '../root-key.ts';
import { type AuditedEntry, auditEntry } from './audit-appeals.ts';
import { auditLeaves, type CheckpointRow, type LeafAudit } from './audit-leaves.ts';
import { Difference } from './difference.ts';

/** What an audit walked over without finding a difference. */
export interface Audited {
  readonly origin: string;
  readonly key: string;
  readonly entries: number;
  readonly appeals: number;
  readonly checkpoints: number;
  readonly tileHashes: number;
  /** Entries of a form from before the log, which say less of their appeal. */
  readonly older: number;
}

/** How to audit. */
export interface AuditOptions {
  /** Opens what is sealed; left out, digests are not held against what was filed. */
  readonly rootKey: RootKey | undefined;
  /** The log's key, where the auditor has it from elsewhere than the database. */
  readonly key?: string | undefined;
  /** Signed notes of checkpoints that somebody holds, such as those in receipts: the log must contain each. */
  readonly held?: readonly string[];
  readonly onProgress?: (entries: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** Rows that are read at once: the memory of an audit does not grow with the register. */
const PORTION = 500;

const ENTRIES = `
  select e.seq, e.appeal as "appealId", e.agency, e.type, e.at, e.leaf, e.sealed,
    case when a.id is null then null else json_build_object(
      'number', a.number, 'agency', a.agency, 'year', a.year, 'serial', a.serial, 'channel', a.channel,
      'state', a.state, 'standing', a.standing, 'kind', a.kind, 'topic', a.topic, 'kato', a.kato, 'language', a.language,
      'tags', a.tags, 'digest', a.digest, 'registeredOn', a.registered_on, 'official', a.official,
      'types', array(select o.type from events o where o.appeal = a.id order by o.seq),
      'erased', (select o.leaf from events o where o.appeal = a.id and o.type = 'erased' order by o.seq desc limit 1),
      'added', (select count(*) from events o where o.appeal = a.id and o.type = 'post-added'
        and o.leaf::json #>> '{body,met}' = 'true'),
      'signed', (select encode(f.box, 'base64') from filing_signatures f where f.appeal = a.id),
      'joins', (select lead.number from voices v join appeals lead on lead.id = v.lead
        where v.appeal = a.id and v.lead <> a.id),
      'marked', exists (select from voices v where v.appeal = a.id and v.person is not null),
      'permalinks', array(select p.permalink from posts p where p.appeal = a.id)) end as appeal,
    a.body, a.sealed_applicant as "sealedApplicant", a.sealed_key as "sealedKey",
    a.applicant_mark as "applicantMark", a.received_at as "receivedAt"
  from events e left join appeals a on a.id = e.appeal order by e.seq`;

type EntryRow = AuditedEntry &
  Pick<
    NonNullable<AuditedEntry['appeal']>,
    'body' | 'sealedApplicant' | 'sealedKey' | 'applicantMark' | 'receivedAt'
  >;

async function* rowsOf<Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  name: string,
  query: string,
): AsyncGenerator<Row> {
  await client.query(`declare ${name} no scroll cursor for ${query}`);
  while (true) {
    const { rows } = await client.query<Row>(`fetch ${PORTION} from ${name}`);
    yield* rows;
    if (rows.length < PORTION) break;
  }
  await client.query(`close ${name}`);
}

/** Walks entries and checkpoints side by side. */
async function walk(client: pg.ClientBase, leaves: LeafAudit, total: number, options: AuditOptions) {
  const checkpoints = rowsOf<CheckpointRow>(
    client,
    'audited_checkpoints',
    'select size, before, at, note from checkpoints order by size',
  );
  let waiting = await checkpoints.next();
  const counted = { entries: 0, checkpoints: 0, older: 0 };
  const signedUpTo = async (size: number): Promise<void> => {
    while (!waiting.done && waiting.value.size <= size) {
      leaves.checkpoint(waiting.value);
      counted.checkpoints += 1;
      waiting = await checkpoints.next();
    }
  };
  for await (const row of rowsOf<EntryRow>(client, 'audited_entries', ENTRIES)) {
    options.signal?.throwIfAborted();
    const { body, sealedApplicant, sealedKey, applicantMark, receivedAt, ...entry } = row;
    if (row.seq !== counted.entries) {
      throw new Difference(`Entry ${counted.entries} is missing: the next one there is entry ${row.seq}.`);
    }
    await signedUpTo(row.seq);
    leaves.entry(row.seq, row.at, row.leaf);
    const appeal = entry.appeal && {
      ...entry.appeal,
      body,
      sealedApplicant,
      sealedKey,
      applicantMark,
      receivedAt,
    };
    if (!auditEntry({ ...entry, appeal }, options.rootKey)) counted.older += 1;
    counted.entries += 1;
    options.onProgress?.(counted.entries, total);
  }
  await signedUpTo(Number.MAX_SAFE_INTEGER);
  return counted;
}

async function auditTiles(client: pg.ClientBase, leaves: LeafAudit): Promise<void> {
  const wanted = new Map(
    leaves.tileHashes.map(({ level, index, hash }) => [`${level}/${index}`, Buffer.from(hash)]),
  );
  const rows = rowsOf<{ level: number; index: number; hash: Buffer }>(
    client,
    'audited_tiles',
    'select level, index, hash from tile_hashes order by level, index',
  );
  for await (const { level, index, hash } of rows) {
    const name = `${level}/${index}`;
    const right = wanted.get(name);
    if (!right)
      throw new Difference(`The hash ${index} of tile level ${level} is of a tile that is not full.`);
    if (!right.equals(hash)) {
      throw new Difference(`The hash ${index} of tile level ${level} is not that of the entries under it.`);
    }
    wanted.delete(name);
  }
  const [missing] = wanted.keys();
  if (missing) throw new Difference(`The hash of tile ${missing} is missing.`);
}

/** Appeals that no entry tells of, and running numbers that are not there. @returns how many appeals there are */
async function auditNumbers(client: pg.ClientBase): Promise<number> {
  const { rows: unlogged } = await client.query<{ number: string }>(
    `select number from appeals a
     where not exists (select from events e where e.appeal = a.id and e.type = 'received')
     order by received_at, number limit 1`,
  );
  if (unlogged[0]) throw new Difference(`No entry tells that ${unlogged[0].number} was received.`);
  const { rows: twice } = await client.query<{ number: string }>(
    `select a.number from events e join appeals a on a.id = e.appeal where e.type = 'received'
     group by a.number having count(*) > 1 order by 1 limit 1`,
  );
  if (twice[0]) throw new Difference(`Two entries tell that ${twice[0].number} was received.`);
  const { rows: gaps } = await client.query<{ agency: string; year: number; serial: number; last: number }>(
    `select agency, year, c.last_serial as last, coalesce(first.missing, c.last_serial) as serial
     from (select agency, year, count(*) as n, max(serial) as most from appeals group by agency, year) a
     full join counters c using (agency, year)
     left join lateral (
       select min(s) as missing from generate_series(1, greatest(c.last_serial, a.most)) s
       where a.n is distinct from greatest(c.last_serial, a.most) and not exists (
         select from appeals x where x.agency = c.agency and x.year = c.year and x.serial = s)) first on true
     where a.n is distinct from c.last_serial or a.most is distinct from c.last_serial
     order by agency, year limit 1`,
  );
  if (gaps[0]) {
    const { agency, year, serial, last } = gaps[0];
    throw new Difference(
      `The numbers of ${agency} in ${year} do not run from 1 to ${last}: look at number ${serial}.`,
    );
  }
  const { rows } = await client.query<{ n: number }>('select count(*) as n from appeals');
  return rows[0]?.n ?? 0;
}

/** A checkpoint that somebody holds. @throws Difference where it is not one of this log's */
async function heldCheckpoint(note: string, key: NoteKey): Promise<Checkpoint> {
  const opened = await openNote(note, [key]);
  const checkpoint = opened.ok ? readCheckpoint(opened.text) : null;
  if (checkpoint?.origin !== key.name) {
    throw new Difference(`A checkpoint that was given is not signed by ${noteKeyText(key)}.`);
  }
  return checkpoint;
}

/**
 * Walks the whole database against its log: every entry against the tree, its row and its appeal; every appeal
 * against what was filed; every checkpoint, signature and tile; the running numbers. It reads one snapshot, so
 * the intake may go on meanwhile.
 *
 * @param client as the owner, not in a transaction
 * @throws Difference that names the first thing that does not fit; the database's error
 */
export async function audit(client: pg.ClientBase, options: AuditOptions): Promise<Audited> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const { rows } = await client.query<{
      entries: number;
      frontier: Buffer | null;
      key: string | null;
      last: Date;
    }>('select entries, frontier, log_key as key, last_received_at as last from register');
    const head = rows[0];
    if (!head?.frontier || head.key === null) {
      throw new Error('This database has no log yet: start the intake on it once.');
    }
    if (options.key !== undefined && options.key.trim() !== head.key) {
      throw new Difference(
        `The database says that its log is signed by ${head.key}, not by the key you gave.`,
      );
    }
    const key = readNoteKey(head.key);
    const held = await Promise.all((options.held ?? []).map((note) => heldCheckpoint(note, key)));
    const leaves = auditLeaves(key, held);
    const counted = await walk(client, leaves, head.entries, options);
    if (counted.entries !== head.entries) {
      throw new Difference(`The register counts ${head.entries} entries; there are ${counted.entries}.`);
    }
    if (leaves.lastSize() !== head.entries) {
      throw new Difference(
        `The checkpoint at ${head.entries} entries is missing: the last one covers ${leaves.lastSize() ?? 'nothing'}.`,
      );
    }
    if (!head.frontier.equals(frontierBytes(leaves.tree()))) {
      throw new Difference('The state of the tree from which the log goes on is not that of its entries.');
    }
    const [cut] = leaves.heldAhead();
    if (cut) {
      throw new Difference(
        `Somebody holds a checkpoint of ${cut.size} entries, and the log has only ${counted.entries}: its end was cut off.`,
      );
    }
    await auditTiles(client, leaves);
    const appeals = await auditNumbers(client);
    const tileHashes = leaves.tileHashes.length;
    return { origin: key.name, key: noteKeyText(key), ...counted, appeals, tileHashes };
  } finally {
    await client.query('rollback');
  }
}
