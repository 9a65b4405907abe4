import pg from 'pg';
import { appendLeaves, EMPTY_TREE, frontierBytes, rootOf, type TreeState } from '../../register/append.ts';
import { noteKeyText } from '../../register/note-keys.ts';
import { sendTogether } from '../store/journey.ts';
import { keepCheckpoint, keepTileHashes } from './append-entries.ts';
import { leafHashOf } from './entries.ts';
import { type LogSigner, readLogSigner } from './log-signer.ts';

/** Leaves that are read at once where a log is made of entries that were there before it. */
const PORTION = 5_000;

interface Head {
  readonly entries: number;
  readonly frontier: Buffer | null;
  readonly logKey: string | null;
  readonly agency: string | null;
  readonly now: Date;
}

/** Makes leaves of all entries, in the caller's transaction. */
async function logAll(client: pg.Client, entries: number): Promise<TreeState> {
  let tree: TreeState = EMPTY_TREE;
  await client.query('declare old_entries no scroll cursor for select seq, leaf from events order by seq');
  while (tree.size < entries) {
    const { rows } = await client.query<{ seq: number; leaf: string }>(`fetch ${PORTION} from old_entries`);
    for (const [place, { seq }] of rows.entries()) {
      if (seq !== tree.size + place) {
        throw new Error(`Entry ${tree.size + place} of the register is missing; its log cannot be made.`);
      }
    }
    if (rows.length === 0) {
      throw new Error(`The register counts ${entries} entries and has ${tree.size}; its log cannot be made.`);
    }
    const grown = appendLeaves(
      tree,
      rows.map(({ leaf }) => leafHashOf(leaf)),
    );
    await sendTogether(client, keepTileHashes(grown.tileHashes));
    tree = grown;
  }
  await client.query('close old_entries');
  return tree;
}

function requireSameLog(kept: string, signer: LogSigner, keyFile: string, origin: string | undefined): void {
  if (kept !== noteKeyText(signer.key)) {
    throw new Error(
      `The key in ${keyFile} is not the one that signs the log of this database. Nothing was changed. ` +
        'Put back the key file that belongs to it, or name it in DAUYS_LOG_KEY_FILE.',
    );
  }
  if (origin !== undefined && origin !== signer.key.name) {
    throw new Error(
      `The log of this database is called ${signer.key.name}, and DAUYS_LOG_ORIGIN says ${origin}. Nothing was changed. ` +
        'A log keeps its name, as every receipt has it: take the variable away, or set it to that name.',
    );
  }
}

/**
 * Opens the log of a database: reads its key, or makes one where the log has none yet; turns entries that were
 * there before the log into leaves; signs the first checkpoint. Two intakes that start together do it once.
 *
 * @param databaseUrl as its owner, after the migrations and the first agency
 * @param keyFile made (mode 0600) where the log has no key yet
 * @param origin names a new log; `dauys.local/` and the first agency's code unless told
 * @throws Error where the key is missing or is another log's, or the entries have a gap
 */
export async function openLogBook(
  databaseUrl: string,
  keyFile: string,
  origin?: string | undefined,
): Promise<LogSigner> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'dauys log' });
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Head>(
      `select entries, frontier, log_key as "logKey",
         (select code from agencies order by created_at, code limit 1) as agency,
         greatest(date_trunc('milliseconds', clock_timestamp()), last_received_at) as now
       from register for update`,
    );
    const head = rows[0];
    if (!head) throw new Error('The register has no row; this is not a database of Dauys.');
    const name = origin ?? `dauys.local/${(head.agency ?? 'register').toLowerCase()}`;
    const signer = await readLogSigner(keyFile, head.logKey === null ? name : undefined);
    requireSameLog(head.logKey ?? noteKeyText(signer.key), signer, keyFile, origin);
    if (head.logKey === null || head.frontier === null) {
      const tree = await logAll(client, head.entries);
      await client.query('update register set log_key = $1, frontier = $2', [
        noteKeyText(signer.key),
        Buffer.from(frontierBytes(tree)),
      ]);
      const note = signer.checkpoint({ size: tree.size, root: rootOf(tree) });
      await sendTogether(client, [keepCheckpoint(tree.size, null, head.now, note)]);
      await client.query('commit');
    }
    return signer;
  } finally {
    await client.end();
  }
}
