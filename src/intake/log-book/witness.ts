import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { readAddCheckpoint } from '../../register/add-checkpoint.ts';
import { type Checkpoint, readCheckpoint } from '../../register/checkpoint.ts';
import { type NoteKey, type NoteSigner, newNoteKey, readNoteSigner } from '../../register/note-keys.ts';
import { openNote, signatureLine } from '../../register/signed-note.ts';
import { verifyConsistency } from '../../register/verify-proof.ts';
import { writeNewSecret } from '../durable-files.ts';

/** This intake as a witness of other bodies' logs. */
export interface Witness {
  readonly signer: NoteSigner;
  /** The keys of the logs that it watches. */
  readonly logs: readonly NoteKey[];
}

/**
 * Reads the witness's key, made (mode 0600) when it is missing.
 *
 * @param name of a new key
 */
export async function readWitnessSigner(file: string, name: string): Promise<NoteSigner> {
  let secret = (await readFile(file, 'utf8').catch(() => undefined))?.trim();
  if (secret === undefined) {
    ({ secret } = await newNoteKey(name, 'witness'));
    await writeNewSecret(file, `${secret}\n`);
  }
  const signer = await readNoteSigner(secret).catch((cause) => {
    throw new Error(`The file ${file} does not hold the key of a witness. Nothing was changed.`, { cause });
  });
  if (signer.key.use !== 'witness') {
    throw new Error(`The file ${file} holds the key of a log, not of a witness. Nothing was changed.`);
  }
  return signer;
}

/** What a witness answers. */
export type Cosigning =
  /** The signature line. */
  | { readonly status: 200; readonly line: string }
  /** It cosigned last at that size: the log should prove from there. */
  | { readonly status: 409; readonly size: number }
  /** 400 no such request; 403 not signed by the log; 404 a log that it does not watch; 422 a false proof. */
  | { readonly status: 400 | 403 | 404 | 422 };

/** What was cosigned last under a row lock, so that of two requests at once one sees the other's. */
async function lastOf(client: pg.ClientBase, origin: string): Promise<{ size: number; root: Buffer }> {
  await client.query(
    `insert into witnessed (origin, size, root, at) values ($1, 0, sha256(''), '1970-01-01')
     on conflict (origin) do nothing`,
    [origin],
  );
  const { rows } = await client.query<{ size: number; root: Buffer }>(
    'select size, root from witnessed where origin = $1 for update',
    [origin],
  );
  if (!rows[0]) throw new Error('A witnessed log has no row');
  return rows[0];
}

function judged(
  old: { readonly size: number; readonly root: Uint8Array },
  claimed: number,
  next: Checkpoint,
  proof: readonly Uint8Array[],
): 200 | 409 | 422 {
  if (claimed !== old.size) return 409;
  if (old.size === 0) return proof.length === 0 ? 200 : 422;
  const claim = { oldSize: old.size, newSize: next.size, oldRoot: old.root, newRoot: next.root, proof };
  if (verifyConsistency(claim)) return 200;
  // The same size with another root is a fork, not a slip of the proof.
  return old.size === next.size ? 409 : 422;
}

/**
 * Cosigns another body's checkpoint if its log only grew since this witness saw it last (C2SP tlog-witness,
 * `add-checkpoint`).
 *
 * @param body the request's body
 * @param now what the cosignature states as its time
 */
export async function cosign(
  pool: pg.Pool,
  { signer, logs }: Witness,
  body: string,
  now: Date,
): Promise<Cosigning> {
  const asked = readAddCheckpoint(body);
  if (!asked) return { status: 400 };
  const [origin] = asked.checkpoint.split('\n', 1);
  const keys = logs.filter(({ name }) => name === origin);
  if (keys.length === 0) return { status: 404 };
  const opened = await openNote(asked.checkpoint, keys);
  if (!opened.ok) return { status: opened.reason === 'shape' ? 400 : 403 };
  const next = readCheckpoint(opened.text);
  if (!next || asked.oldSize > next.size) return { status: 400 };

  const client = await pool.connect();
  try {
    await client.query('begin');
    const old = await lastOf(client, next.origin);
    const status = judged(old, asked.oldSize, next, asked.proof);
    if (status === 200) {
      await client.query('update witnessed set size = $2, root = $3, at = $4 where origin = $1', [
        next.origin,
        next.size,
        Buffer.from(next.root),
        now.toISOString(),
      ]);
    }
    await client.query('commit');
    client.release();
    if (status === 409) return { status, size: old.size };
    if (status === 422) return { status };
    // Only now, when it can no longer be forgotten, is it signed.
    return { status, line: await signatureLine(opened.text, signer, now) };
  } catch (error) {
    client.release(true);
    throw error;
  }
}
