import type pg from 'pg';
import * as v from 'valibot';
import type { Agency } from '../../appeal/appeal.ts';
import { base64 } from '../../register/base64.ts';
import { logProofText } from '../../register/log-proof.ts';
import { type NoteKey, noteKeyText } from '../../register/note-keys.ts';
import { inclusionProof } from '../../register/prove.ts';
import type { ReceiptFile } from '../../register/receipt.ts';
import type { RootKey } from '../root-key.ts';
import { openSalt } from '../sealing.ts';
import { cosignedNote } from './cosignatures.ts';
import { type KeptCheckpoint, readKeptCheckpoint, tileReader } from './read-log.ts';

interface Row {
  readonly seq: number;
  readonly type: string;
  readonly leaf: string;
  readonly digest: string;
  readonly sealedKey: Buffer | null;
  readonly takenBy: string | null;
}

/** The entry by which the appeal was registered: for what was a post, the author's own, else the first. */
const REGISTERING = {
  name: 'registering-entry',
  text: `select e.seq, e.type, e.leaf, a.digest, a.sealed_key as "sealedKey",
           (select o.name from officials o where o.id = a.official) as "takenBy"
         from events e join appeals a on a.id = e.appeal
         where e.appeal = $1 and e.type in ('received', 'registered') order by e.seq desc limit 1`,
};

/** What the entry of any version says of the appeal. */
const SaidSchema = v.object({
  at: v.string(),
  number: v.string(),
  body: v.object({ registeredOn: v.nullable(v.string()), answerBy: v.nullable(v.string()) }),
});

interface StampedCheckpoint extends KeptCheckpoint {
  readonly authority: string;
  readonly token: Buffer;
}

/** The first checkpoint with an entry that a time-stamp authority saw: the strongest proof of when it was there. */
async function firstStamped(pool: pg.Pool, seq: number): Promise<StampedCheckpoint | undefined> {
  const { rows } = await pool.query<StampedCheckpoint>({
    name: 'first-stamped',
    text: `select c.size, c.at, c.note, t.authority, t.token from timestamps t join checkpoints c using (size)
           where t.size > $1 order by t.size, t.at limit 1`,
    values: [seq],
  });
  return rows[0];
}

/** The first checkpoint with an entry that another body cosigned. */
async function firstCosigned(pool: pg.Pool, seq: number): Promise<KeptCheckpoint | undefined> {
  const { rows } = await pool.query<KeptCheckpoint>({
    name: 'first-cosigned',
    text: `select c.size, c.at, c.note from cosignatures s join checkpoints c using (size)
           where s.size > $1 order by s.size limit 1`,
    values: [seq],
  });
  return rows[0];
}

/**
 * Writes the receipt of an appeal as a file that proves itself, at the first checkpoint with it that was
 * time-stamped, else cosigned, else at the newest one.
 *
 * @param appealId UUID of an appeal that is there
 * @returns `undefined` for an entry that was written before the log was, which promises nothing in this form
 */
export async function receiptFile(
  pool: pg.Pool,
  log: { readonly key: NoteKey; readonly rootKey: RootKey },
  appealId: string,
  agency: Agency,
): Promise<ReceiptFile | undefined> {
  const { rows } = await pool.query<Row>({ ...REGISTERING, values: [appealId] });
  const row = rows[0];
  if (!row) return undefined;
  const said = v.safeParse(SaidSchema, JSON.parse(row.leaf));
  if (!said.success) return undefined;
  const stamped = await firstStamped(pool, row.seq);
  const checkpoint = stamped ?? (await firstCosigned(pool, row.seq)) ?? (await readKeptCheckpoint(pool));
  if (!checkpoint) return undefined;
  const { at, number, body } = said.output;
  const hashes = await inclusionProof(row.seq, checkpoint.size, tileReader(pool));
  const salt =
    row.sealedKey && row.type === 'received'
      ? openSalt(log.rootKey.agencyKey(agency.code), appealId, row.sealedKey)
      : null;
  return {
    format: 'dauys-receipt/1',
    number,
    agency: { code: agency.code, name: agency.name },
    receivedAt: at,
    registeredOn: body.registeredOn,
    answerBy: body.answerBy,
    takenBy: row.takenBy,
    filed: salt && { digest: row.digest, salt: base64(salt) },
    entry: row.leaf,
    proof: logProofText({ index: row.seq, hashes, checkpoint: await cosignedNote(pool, checkpoint) }),
    key: noteKeyText(log.key),
    timestamp: stamped ? { authority: stamped.authority, token: base64(stamped.token) } : null,
  };
}
