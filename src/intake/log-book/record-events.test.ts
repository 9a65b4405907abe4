import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kazakhstanCalendar } from '../../appeal/kazakhstan-calendar.ts';
import { openDesk, type RegisterDesk } from '../acceptance.ts';
import { filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { createLaw } from '../law.ts';
import { type RootKey, readRootKey } from '../root-key.ts';
import { openDatabase } from '../store/database.ts';
import type { EventAppeal, NewEvent } from './entries.ts';
import { openLogBook } from './open-log-book.ts';
import { type KeyedAppeal, openBody, sealBody } from './private-body.ts';
import { recordEvents } from './record-events.ts';

let stage: TestIntake;
let rootKey: RootKey;
let desk: RegisterDesk;
let closeDesk: () => Promise<void>;

beforeAll(async () => {
  stage = await openTestIntake();
  rootKey = await readRootKey(`${stage.folder}/intake.key`, false);
  const signer = await openLogBook(stage.intake.databaseUrl, `${stage.folder}/log.key`);
  const database = openDatabase(stage.intake.databaseUrl, {
    asRole: 'dauys_intake',
    onError: () => undefined,
  });
  desk = openDesk(database.writer, createLaw(kazakhstanCalendar({})), signer);
  closeDesk = async () => {
    await desk.close();
    await database.close();
  };
}, 60_000);

afterAll(async () => {
  await closeDesk?.();
  await stage?.stop();
});

async function filedAppeal(): Promise<EventAppeal & KeyedAppeal> {
  const { body } = await stage.file(filing());
  const { rows } = await stage.owner.query<{ id: string; sealedKey: Buffer }>(
    'select id, sealed_key as "sealedKey" from appeals where number = $1',
    [body.number],
  );
  return { number: body.number, agency: 'TLD', id: '', sealedKey: null, ...rows[0] };
}

const accepted = (appeal: EventAppeal): NewEvent => ({
  appeal,
  type: 'accepted',
  actor: { official: '00000000-0000-4000-8000-000000000001' },
  body: { on: '2026-11-24', executor: '00000000-0000-4000-8000-000000000002' },
});

describe('recording events of an appeal', () => {
  it('writes entry, leaf and checkpoint together, and the applicant sees it in the course of the appeal', async () => {
    const submission = filing();
    const { body: receipt } = await stage.file(submission);
    const appeal = { id: submission.id, number: receipt.number, agency: 'TLD' };
    const [event] = await desk.record([accepted(appeal)]);
    const { rows } = await stage.owner.query(
      `select e.leaf, r.entries, length(r.frontier) as frontier, c.note from register r
       join events e on e.seq = $1 join checkpoints c on c.size = r.entries`,
      [event?.seq],
    );
    expect(JSON.parse(rows[0].leaf)).toMatchObject({
      v: 1,
      type: 'accepted',
      number: receipt.number,
      by: 'official:00000000-0000-4000-8000-000000000001',
      body: { on: '2026-11-24' },
    });
    expect(rows[0].note).toMatch(new RegExp(`^dauys.local/tld\\n${(event?.seq ?? 0) + 1}\\n`));
    const { body } = await stage.ask('GET', `/v1/appeals/${receipt.number}`, {
      headers: { 'Dauys-Tracking-Code': receipt.trackingCode },
    });
    expect(body.entries.map(({ type }: { type: string }) => type)).toEqual(['received', 'accepted']);
  });

  it('keeps what is private sealed, with a commitment in the leaf', async () => {
    const appeal = await filedAppeal();
    const sealed = sealBody(rootKey, appeal, { reasons: 'Дело Айгүл Серікқызы' });
    const [event] = await desk.record([{ ...accepted(appeal), sealed }]);
    expect(event?.leaf).not.toContain('Серікқызы');
    expect(JSON.parse(event?.leaf ?? '').commitment).toBe(sealed?.commitment);
    const { rows } = await stage.owner.query<{ sealed: Buffer }>('select sealed from events where seq = $1', [
      event?.seq,
    ]);
    expect(openBody(rootKey, appeal, rows[0]?.sealed ?? Buffer.alloc(0))).toEqual({
      reasons: 'Дело Айгүл Серікқызы',
    });
    const other = await filedAppeal();
    expect(() => openBody(rootKey, { ...other }, rows[0]?.sealed ?? Buffer.alloc(0))).toThrow();
  });

  it('lets changes that come together each see what those before it made of the same appeal', async () => {
    const [appeal, other] = [await filedAppeal(), await filedAppeal()];
    const acceptedOf = ({ id }: EventAppeal) =>
      stage.owner.query<{ n: number }>(
        "select count(*)::int as n from events where appeal = $1 and type = 'accepted'",
        [id],
      );
    const accept = (one: EventAppeal) =>
      desk.change({
        async make(tx) {
          const { rows } = await tx.query<{ n: number }>(
            "select count(*)::int as n from events where appeal = $1 and type = 'accepted'",
            [one.id],
          );
          return rows[0]?.n === 0
            ? { events: [accepted(one)], result: 'made' }
            : { events: [], result: 'too late' };
        },
      });
    // In one turn of the event loop, so that they are in one batch.
    const changes = await Promise.all([appeal, other, appeal, appeal, other].map(accept));
    expect(changes.map(({ result, events }) => [result, events.length])).toEqual([
      ['made', 1],
      ['made', 1],
      ['too late', 0],
      ['too late', 0],
      ['too late', 0],
    ]);
    for (const one of [appeal, other]) expect((await acceptedOf(one)).rows).toEqual([{ n: 1 }]);
  });

  it('lets a change read under the lock, and undoes one that fails without its neighbours', async () => {
    const [appeal, other] = [await filedAppeal(), await filedAppeal()];
    const once = () =>
      desk.change({
        async make(tx) {
          const { rows } = await tx.query<{ n: number }>(
            "select count(*)::int as n from events where appeal = $1 and type = 'accepted'",
            [appeal.id],
          );
          if (rows[0]?.n !== 0) throw new Error('accepted already');
          return { events: [accepted(appeal)], result: 'done' };
        },
      });
    const broken = desk.change({
      async make(tx) {
        await tx.query('select 1 / 0');
        return { events: [], result: null };
      },
    });
    const settled = await Promise.allSettled([once(), broken, desk.record([accepted(other)])]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(once()).rejects.toThrow('accepted already');
  });

  it('refuses a public part that is longer than a log takes, and records nothing of that change', async () => {
    const appeal = await filedAppeal();
    const long = { ...accepted(appeal), body: { text: 'я'.repeat(40_000) } };
    await expect(desk.change({ make: async () => ({ events: [long], result: null }) })).rejects.toThrow(
      /longer than the log takes/,
    );
    const settled = await Promise.allSettled([desk.record([long]), desk.record([accepted(appeal)])]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('works in a command’s own transaction beside running intakes, and nothing forks', async () => {
    const appeal = await filedAppeal();
    const signer = await openLogBook(stage.intake.databaseUrl, `${stage.folder}/log.key`);
    const client = new pg.Client({ connectionString: stage.intake.databaseUrl });
    await client.connect();
    const command = async () => {
      for (let turn = 0; turn < 10; turn += 1) {
        await client.query('begin');
        await recordEvents(client, signer, [accepted(appeal), accepted(appeal)]);
        await client.query('commit');
      }
    };
    const filings = Array.from({ length: 40 }, () => stage.file(filing()));
    const records = Array.from({ length: 20 }, () => desk.record([accepted(appeal)]));
    await Promise.all([command(), ...filings, ...records]);
    await client.end();
    const { rows } = await stage.owner.query(
      'select count(*)::int as n, max(seq)::int as last, (select entries::int from register) as entries from events',
    );
    expect(rows[0].n).toBe(rows[0].last + 1);
    expect(rows[0].entries).toBe(rows[0].n);
  });
});
