import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../evidence/canonical-json.ts';
import { filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { WORKING_ROLE } from './database.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake();
  for (let filed = 0; filed < 3; filed += 1) expect((await stage.file(filing())).status).toBe(201);
}, 60_000);

afterAll(() => stage?.stop());

async function asRole(role: string | undefined, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: stage.intake.databaseUrl });
  await client.connect();
  try {
    if (role) await client.query(`set role ${role}`);
    await client.query(sql);
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  } finally {
    await client.end();
  }
}

const CHANGES = [
  ['changing an entry', "update events set leaf = '{}'"],
  ['removing an entry', 'delete from events where seq = 0'],
  ['emptying the log', 'truncate events cascade'],
  [
    'replacing an entry',
    "insert into events select seq, appeal, agency, type, at, '{}' from events on conflict (seq) do update set leaf = '{}'",
  ],
] as const;

describe('the entries', () => {
  it.each(CHANGES)('%s is refused to the intake’s role by its rights', async (_, sql) => {
    expect(await asRole(WORKING_ROLE, sql)).toBe('42501');
  });

  it.each(CHANGES)('%s is refused to the owner by the trigger', async (_, sql) => {
    expect(await asRole(undefined, sql)).toBe('42501');
  });

  it('are what the intake itself writes under that role', async () => {
    const { rows } = await stage.owner.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where application_name = 'dauys intake'",
    );
    expect(rows[0]?.n).toBeGreaterThan(0);
    expect(stage.intake.restricted).toBe(true);
    expect(await asRole(WORKING_ROLE, 'delete from appeals')).toBe('42501');
    expect(await asRole(WORKING_ROLE, "update agencies set origins = '{https://evil.example}'")).toBe(
      '42501',
    );
    expect(await asRole(WORKING_ROLE, 'drop table events')).toBe('42501');
  });

  it('are canonical JSON that tells what was promised and names nobody', async () => {
    const { body: receipt } = await stage.file(filing());
    const { rows } = await stage.owner.query<{ leaf: string }>(
      'select leaf from events order by seq desc limit 1',
    );
    const leaf = rows[0]?.leaf ?? '';
    const entry = JSON.parse(leaf);
    expect(canonicalJson(entry)).toBe(leaf);
    expect(entry).toMatchObject({
      type: 'received',
      number: receipt.number,
      at: receipt.receivedAt,
      body: { registeredOn: receipt.registeredOn, answerBy: receipt.deadline.on },
    });
    expect(leaf).not.toMatch(/Серікқызы|Айгүл|900515300970|шұңқыр|Абай/);
    expect(leaf).not.toContain(receipt.digest);
  });
});
