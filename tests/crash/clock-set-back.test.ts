import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Receipt } from '../../src/appeal/appeal.ts';
import { newSubmissionId } from '../../src/client/submission-id.ts';
import { runningEmbeddedPostgres } from '../../src/intake/embedded/embedded-postgres.ts';
import { readNoteKey } from '../../src/register/note-keys.ts';
import { type IntakeStage, startIntakeStage, UNHINDERED } from '../stage/intake.ts';
import { formClient } from './citizens.ts';
import { nothingHandedOut } from './handed-out.ts';
import { letterOf } from './letters.ts';
import { judge } from './verdict.ts';

let stage: IntakeStage;

beforeAll(async () => {
  stage = await startIntakeStage(UNHINDERED);
});

afterAll(() => stage?.stop());

/**
 * Sets the clock of the database, which is the one that the register reads: a function of the same name is
 * found before PostgreSQL's own, on every connection that is made from now on.
 */
async function setClock(days: number): Promise<void> {
  const owner = new pg.Client({ connectionString: await runningEmbeddedPostgres(stage.dataFolder) });
  await owner.connect();
  await owner.query(
    `create or replace function public.clock_timestamp() returns timestamptz language sql volatile
     as $$ select pg_catalog.clock_timestamp() + interval '${days} days' $$`,
  );
  await owner.query('alter database dauys set search_path = public, pg_catalog');
  await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dauys intake'",
  );
  await owner.end();
}

it('numbers on, and dates nothing back, when the clock ran a year ahead and is set right', async () => {
  const { url } = stage;
  const key = readNoteKey((await (await fetch(`${url}/log/key`)).text()).trim());
  const handedOut = nothingHandedOut();
  const client = formClient(url, Math.random);

  async function file(): Promise<Receipt> {
    const letter = letterOf(newSubmissionId(), Math.random);
    handedOut.filed.set(letter.id, letter);
    const answer = await client.submit(letter);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    handedOut.receipts.set(letter.id, answer.value);
    return answer.value;
  }

  const before = await file();
  await setClock(400);
  const ahead = await file();
  await setClock(0);
  const after = await file();
  await setClock(-400);
  const last = await file();

  const years = [before, ahead, after, last].map(({ number }) => Number(number.slice(4, 8)));
  const serials = [before, ahead, after, last].map(({ number }) => Number(number.slice(9, 15)));
  const [year = 0, yearAhead = 0] = years;
  expect(yearAhead).toBeGreaterThan(year);
  expect(years).toEqual([year, yearAhead, yearAhead, yearAhead]);
  expect(serials).toEqual([1, 1, 2, 3]);
  const times = [before, ahead, after, last].map(({ receivedAt }) => Date.parse(receivedAt));
  expect(times).toEqual([...times].sort((one, other) => one - other));
  const verdict = await judge(stage, handedOut, key, () => undefined);
  expect(verdict.faults).toEqual([]);
}, 60_000);
