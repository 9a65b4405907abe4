import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../appeal/appeal-number.ts';
import { clip, filing } from './fixtures/submissions.ts';
import { asker, ORIGIN, openTestIntake, type TestIntake } from './fixtures/test-intake.ts';
import { startIntake } from './intake.ts';
import { createLog } from './log.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake();
}, 60_000);

afterAll(() => stage?.stop());

async function addAgency(code: string): Promise<void> {
  await stage.owner.query(
    "insert into agencies (code, name_kk, name_ru, name_en, kato, origins) values ($1, 'а', 'а', 'a', '750000000', $2)",
    [code, [ORIGIN]],
  );
}

const serialOf = (number: string) => {
  const parsed = parseAppealNumber(number);
  return parsed.ok ? parsed.serial : Number.NaN;
};

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function serialsOf(agency: string): Promise<number[]> {
  const { rows } = await stage.owner.query<{ serial: number }>(
    'select serial from appeals where agency = $1 order by serial',
    [agency],
  );
  return rows.map(({ serial }) => serial);
}

/** From now on the database refuses rows of one topic, as it would any row that breaks a rule of its own. */
async function poison(topic: string): Promise<void> {
  await stage.owner.query(`alter table appeals add constraint poison check (topic <> '${topic}')`);
}

describe('numbers', () => {
  it('run from 1 to 500 without a gap for five hundred filings at once', async () => {
    await addAgency('GAP');
    const answers = await Promise.all(upTo(500).map(() => stage.file(filing({ agency: 'GAP' }))));
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(answers.map(({ body }) => serialOf(body.number)).sort((one, other) => one - other)).toEqual(
      upTo(500),
    );
    const { rows } = await stage.owner.query('select last_serial from counters where agency = $1', ['GAP']);
    expect(rows).toEqual([{ last_serial: 500 }]);
  });

  it('have no gap where a row was refused, and its neighbours are accepted', async () => {
    await addAgency('PSN');
    await poison('animals');
    const answers = await Promise.all(
      upTo(40).map((item) =>
        stage.file(filing({ agency: 'PSN', topic: item % 10 === 0 ? 'animals' : 'roads' })),
      ),
    );
    await stage.owner.query('alter table appeals drop constraint poison');
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(36);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const { status, body } of refused)
      expect([status, body.type]).toEqual([500, expect.stringMatching('internal')]);
    expect(await serialsOf('PSN')).toEqual(upTo(36));
    expect((await stage.file(filing({ agency: 'PSN' }))).status).toBe(201);
    expect(await serialsOf('PSN')).toEqual(upTo(37));
  });

  it('of several agencies run apart, with the entries in one order', async () => {
    await Promise.all(['ONE', 'TWO'].map(addAgency));
    await Promise.all(upTo(60).map((item) => stage.file(filing({ agency: item % 2 === 0 ? 'ONE' : 'TWO' }))));
    expect(await serialsOf('ONE')).toEqual(upTo(30));
    expect(await serialsOf('TWO')).toEqual(upTo(30));
    const { rows } = await stage.owner.query<{ seq: number }>('select seq::int from events order by seq');
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index));
    const { rows: head } = await stage.owner.query('select entries::int from register');
    expect(head).toEqual([{ entries: rows.length }]);
  });
});

describe('two intakes on one database', () => {
  it('give every number once and accept every submission once', async () => {
    await addAgency('DUO');
    const other = await startIntake({
      databaseUrl: stage.intake.databaseUrl,
      dataFolder: stage.folder,
      port: 0,
      host: '127.0.0.1',
      log: createLog('silent'),
      proofNeeded: false,
    });
    try {
      const askOther = await asker(other.url);
      const submissions = upTo(150).map(() => filing({ agency: 'DUO' }));
      const answers = await Promise.all(
        submissions.flatMap((body) => [
          stage.file(body),
          askOther('POST', '/v1/appeals', { body, headers: { Origin: ORIGIN } }),
        ]),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(150);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(150);
      expect(await serialsOf('DUO')).toEqual(upTo(150));

      const token = await stage.enrol('А. А.', 'DUO');
      const clips = await Promise.all(
        upTo(20).map((item) => {
          const body = clip(77, { agency: 'DUO' });
          return item % 2 === 0
            ? stage.file(body, token)
            : askOther('POST', '/v1/appeals', { body, headers: token });
        }),
      );
      expect(clips.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(clips.filter(({ body }) => body.records?.length === 1)).toHaveLength(19);

      // The same id for two agencies: one of them has it, whoever came first.
      await addAgency('TRE');
      const id = filing().id;
      const race = await Promise.all([
        stage.file(filing({ id, agency: 'DUO' })),
        askOther('POST', '/v1/appeals', { body: filing({ id, agency: 'TRE' }), headers: { Origin: ORIGIN } }),
      ]);
      expect(race.map(({ status }) => status).sort()).toEqual([201, 409]);
    } finally {
      await other.stop();
    }
  });
});

describe('a lost database connection', () => {
  it('in the middle of a batch is a 503 that may be tried again', async () => {
    const blocker = new pg.Client({ connectionString: stage.intake.databaseUrl });
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('select 1 from register for update');
    const submissions = upTo(20).map(() => filing());
    const waiting = Promise.all(submissions.map((submission) => stage.file(submission)));
    await expect
      .poll(async () => {
        const { rows } = await stage.owner.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dauys intake' and wait_event_type = 'Lock'",
        );
        return rows.length;
      })
      .toBeGreaterThan(0);
    await blocker.query('rollback');
    await blocker.end();
    const answers = await waiting;
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, headers } of refused) {
      expect(status).toBe(503);
      expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
    }
    const again = await Promise.all(submissions.map((submission) => stage.file(submission)));
    expect(again.every(({ status }) => status === 200 || status === 201)).toBe(true);
    const { rows } = await stage.owner.query('select count(*)::int as n from appeals where id = any($1)', [
      submissions.map(({ id }) => id),
    ]);
    expect(rows).toEqual([{ n: 20 }]);
  });
});

describe('the register’s clock', () => {
  it('does not go back when the database’s does', async () => {
    await stage.owner.query("update register set last_received_at = last_received_at + interval '1 hour'");
    const { body: first } = await stage.file(filing());
    const { body: second } = await stage.file(filing());
    expect(Date.parse(first.receivedAt)).toBeGreaterThan(Date.now() + 3_500_000);
    expect(Date.parse(second.receivedAt)).toBeGreaterThanOrEqual(Date.parse(first.receivedAt));
  });
});
