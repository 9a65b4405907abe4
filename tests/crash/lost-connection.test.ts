import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runningEmbeddedPostgres } from '../../src/intake/embedded/embedded-postgres.ts';
import { type NoteKey, readNoteKey } from '../../src/register/note-keys.ts';
import { type IntakeStage, startIntakeStage, UNHINDERED } from '../stage/intake.ts';
import { crowd } from './citizens.ts';
import { type HandedOut, nothingHandedOut } from './handed-out.ts';
import { isReady, until } from './misfortunes.ts';
import { judge } from './verdict.ts';

const TIMEOUT = 120_000;

let stage: IntakeStage;
let key: NoteKey;

beforeEach(async () => {
  stage = await startIntakeStage(UNHINDERED);
  key = readNoteKey((await (await fetch(`${stage.url}/log/key`)).text()).trim());
});

afterEach(() => stage?.stop());

/** Does something to the database while citizens file; then everything must be as it was promised. */
async function whileFiling(cut: (surgeon: pg.Client, handedOut: HandedOut) => Promise<void>): Promise<void> {
  const handedOut = nothingHandedOut();
  const closing = new AbortController();
  const over = AbortSignal.timeout(60_000);
  const citizens = crowd({ url: stage.url, clients: 32, seed: 7, handedOut, closing: closing.signal, over });
  const surgeon = new pg.Client({ connectionString: await runningEmbeddedPostgres(stage.dataFolder) });
  surgeon.on('error', () => undefined);
  await surgeon.connect();
  try {
    await cut(surgeon, handedOut);
  } finally {
    closing.abort();
    await surgeon.end().catch(() => undefined);
    await citizens;
  }
  const verdict = await judge(stage, handedOut, key, () => undefined);
  expect(verdict.faults).toEqual([]);
  expect(verdict.acknowledged).toBe(handedOut.filed.size);
}

it(
  'keeps its word when its connections are ended at any moment of a batch',
  () =>
    whileFiling(async (surgeon) => {
      let ended = 0;
      for (let round = 0; round < 100; round += 1) {
        const { rows } = await surgeon.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where application_name = 'dauys intake' and (state <> 'idle' or random() < 0.1)`,
        );
        ended += rows.length;
        await pause(10 + ((round * 7) % 40));
      }
      // How many fall into a batch depends on the machine; some must, or nothing was tried.
      expect(ended).toBeGreaterThan(5);
    }),
  TIMEOUT,
);

it(
  'goes on, the same process, when the server drops every connection without a word',
  () =>
    whileFiling(async (_, handedOut) => {
      for (let round = 0; round < 4; round += 1) {
        const witness = new pg.Client({ connectionString: await runningEmbeddedPostgres(stage.dataFolder) });
        witness.on('error', () => undefined);
        await witness.connect();
        const { rows } = await witness.query<{ pid: number }>(
          "select pid from pg_stat_activity where application_name = 'dauys intake' limit 1",
        );
        await witness.end();
        // As when the system runs out of memory: PostgreSQL then drops all its connections and recovers.
        if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
        const before = handedOut.receipts.size;
        await until('Somebody gets a receipt again', () => handedOut.receipts.size > before + 40);
        await until('The intake is ready again', () => isReady(stage.url));
      }
    }),
  TIMEOUT,
);
