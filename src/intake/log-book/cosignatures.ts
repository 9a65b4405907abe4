import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { addCheckpointText } from '../../register/add-checkpoint.ts';
import { type NoteKey, readNoteKey } from '../../register/note-keys.ts';
import { consistencyProof } from '../../register/prove.ts';
import { openNote, withSignatures } from '../../register/signed-note.ts';
import { callService } from '../signatures/service-call.ts';
import { type KeptCheckpoint, readKeptCheckpoint, tileReader } from './read-log.ts';

/** Another body's intake that watches this log. */
export interface Watcher {
  /** Where it takes checkpoints (C2SP tlog-witness, the submission prefix), without a slash at the end. */
  readonly url: string;
  readonly key: NoteKey;
}

/**
 * Reads a witness as the operator names it: its address, a `#` and its public key.
 *
 * @throws RangeError where the key cannot be read or is no witness's
 */
export function readWatcher(text: string): Watcher {
  const at = text.indexOf('#');
  const key = readNoteKey(text.slice(at + 1));
  if (at < 0 || key.use !== 'witness') throw new RangeError(`Not a witness: ${text}`);
  return { url: text.slice(0, at).replace(/\/+$/, ''), key };
}

export type Cosigned =
  | { readonly ok: true; readonly size: number | null }
  | { readonly ok: false; readonly why: string };

async function ask(
  pool: pg.Pool,
  { url }: Watcher,
  checkpoint: KeptCheckpoint,
  oldSize: number,
  signal: AbortSignal,
) {
  const proof =
    oldSize === 0 || oldSize === checkpoint.size
      ? []
      : await consistencyProof(oldSize, checkpoint.size, tileReader(pool));
  return callService(
    {
      url: `${url}/add-checkpoint`,
      contentType: 'text/plain',
      accept: 'text/plain',
      body: addCheckpointText({ oldSize, proof, checkpoint: checkpoint.note }),
      timeout: 20_000,
      longest: 16 * 1024,
    },
    signal,
  );
}

/**
 * Has a witness cosign the newest checkpoint, unless it did before, and keeps its line.
 *
 * @throws the signal's reason when stopped; the database's error
 */
export async function haveCosigned(
  pool: pg.Pool,
  logKey: NoteKey,
  watcher: Watcher,
  signal: AbortSignal,
): Promise<Cosigned> {
  const checkpoint = await readKeptCheckpoint(pool);
  const { rows } = await pool.query<{ last: number | null }>(
    'select max(size) as last from cosignatures where witness = $1',
    [watcher.key.name],
  );
  const last = rows[0]?.last ?? 0;
  if (!checkpoint || checkpoint.size === 0 || checkpoint.size === last) return { ok: true, size: null };
  let answer = await ask(pool, watcher, checkpoint, last, signal);
  if (answer.ok && answer.status === 409) {
    // It knows better where it stood: a line of it was lost on its way here.
    const known = Number(Buffer.from(answer.bytes).toString().trim());
    if (!Number.isSafeInteger(known) || known < 0 || known > checkpoint.size) {
      return { ok: false, why: `it cosigned ${known} entries, which this log does not have` };
    }
    answer = await ask(pool, watcher, checkpoint, known, signal);
  }
  if (!answer.ok) return answer;
  if (answer.status !== 200) return { ok: false, why: `it answered ${answer.status}` };
  const lines = Buffer.from(answer.bytes).toString().match(/.+\n/g) ?? [];
  for (const line of lines) {
    const opened = await openNote(withSignatures(checkpoint.note, [line]), [logKey, watcher.key]);
    const signature = opened.ok ? opened.signatures.find(({ key }) => key === watcher.key) : undefined;
    if (!signature?.at) continue;
    await pool.query(
      'insert into cosignatures (size, witness, line, at) values ($1, $2, $3, $4) on conflict do nothing',
      [checkpoint.size, watcher.key.name, line, signature.at.toISOString()],
    );
    return { ok: true, size: checkpoint.size };
  }
  return { ok: false, why: 'its answer is not signed with its key' };
}

/** Has checkpoints cosigned now and then until the signal says stop. @param options.every milliseconds */
export async function keepCosigned(
  pool: pg.Pool,
  logKey: NoteKey,
  watcher: Watcher,
  options: { readonly every: number; readonly log: Logger; readonly signal: AbortSignal },
): Promise<void> {
  const { every, log, signal } = options;
  while (!signal.aborted) {
    try {
      const cosigned = await haveCosigned(pool, logKey, watcher, signal);
      if (!cosigned.ok) log.warn({ fault: `${watcher.key.name} did not cosign the log: ${cosigned.why}` });
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ fault: error instanceof Error ? error.message : 'The log could not be cosigned' });
    }
    await pause(every, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** A checkpoint's note with everything that witnesses signed under it. */
export async function cosignedNote(pool: pg.Pool, { size, note }: KeptCheckpoint): Promise<string> {
  const { rows } = await pool.query<{ line: string }>({
    name: 'cosignatures',
    text: 'select line from cosignatures where size = $1 order by witness',
    values: [size],
  });
  return withSignatures(
    note,
    rows.map(({ line }) => line),
  );
}
