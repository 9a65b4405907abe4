import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

const COMMAND = new URL('./import-command.ts', import.meta.url).pathname;
const AUDIT = new URL('../log-book/audit-command.ts', import.meta.url).pathname;

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake();
}, 60_000);

afterAll(() => stage?.stop());

function begin(command: string, args: string[]) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawn(process.execPath, [command, ...args], {
    env: {
      ...env,
      DATABASE_URL: stage.intake.databaseUrl,
      DAUYS_DATA: stage.folder,
      INIT_CWD: stage.folder,
    },
  });
}

async function run(args: string[], command = COMMAND) {
  const child = begin(command, args);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += piece;
    });
  const [code] = await once(child, 'close');
  return { code, said };
}

const put = (name: string, text: string) => writeFile(join(stage.folder, name), text);

async function found(number: string) {
  const { rows } = await stage.owner.query(
    `select number, state, registered_on, year, channel, tags, topic, body, sealed_applicant is not null as sealed
     from appeals where channel = 'import' and body ->> 'foreignNumber' = $1`,
    [number],
  );
  return rows;
}

const PERSON = { family_name: 'Серікқызы', given_name: 'Айгүл', postal_address: 'Үлгі қ., Абай даңғылы, 12' };

describe('another register', () => {
  it('comes over from CSV: appeals with their day, signals without', async () => {
    await put(
      'old.csv',
      '\ufeffnumber;text;registered_on;topic;family_name;given_name;postal_address\r\n' +
        'ЖТ-17;"Жол бұзылған;\r\nекі апта болды";2025-12-20;roads;Серікқызы;Айгүл;Үлгі қ.\r\n' +
        'ЖТ-18;Қоқыс шығарылмайды;;waste;;;\r\n',
    );
    const { code, said } = await run(['old.csv', '--agency', 'TLD']);
    expect([said, code]).toEqual(['2 brought over, 0 were there before, 0 refused.\n', 0]);
    expect(await found('ЖТ-17')).toMatchObject([
      {
        number: expect.stringMatching(/^TLD-2025-000001-/),
        state: 'registered',
        registered_on: '2025-12-20',
        tags: ['channel:import', 'author:self-declared'],
        topic: 'roads',
        sealed: true,
        body: { text: 'Жол бұзылған;\nекі апта болды', kind: 'application', language: 'kk' },
      },
    ]);
    expect(await found('ЖТ-18')).toMatchObject([{ state: 'signal', registered_on: null, sealed: false }]);
  }, 30_000);

  it('tells why each row was refused, and brings over the others', async () => {
    const rows = [
      { number: 1, text: 'Су жоқ', registered_on: '2026-11-02', ...PERSON },
      { number: 2, text: 'Су жоқ', registered_on: '2026-11-02', ...PERSON, iin: '900515300971' },
      { number: 3, text: '', topic: 'dragons' },
      { number: 4, text: 'Су жоқ', ...PERSON },
      { number: 5, text: 'Су жоқ', registered_on: '2999-01-01', ...PERSON },
      { number: 6, text: 'Су жоқ', colour: 'red' },
      { text: 'Су жоқ' },
      { number: 8, text: 'Су жоқ', registered_on: '2026-02-30', ...PERSON },
    ];
    await put('rows.ndjson', `${rows.map((row) => JSON.stringify(row)).join('\n')}\n{broken\n"text"\n`);
    const { said } = await run(['rows.ndjson', '--agency', 'TLD']);
    expect(said).toContain('1 brought over, 0 were there before, 9 refused.');
    const report = await readFile(join(stage.folder, 'rows.ndjson.refused.ndjson'), 'utf8');
    const refused = report
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(refused.map(({ line, pointer, code }) => `${line} ${pointer} ${code}`).sort()).toEqual(
      [
        '2 /iin iin-check-digit',
        '3 /text required',
        '3 /topic unknown-value',
        '4 /registered_on required',
        '5 /registered_on not-a-date-time',
        '6 /colour unknown-field',
        '7 /number required',
        '8 /registered_on not-a-date-time',
        '9  malformed',
        '10  wrong-type',
      ].sort(),
    );
    expect(refused[0].reason).toMatch(/\w{3}/);
  }, 30_000);

  it('goes on after it was killed, brings nothing over twice and changes nothing that it brought', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) =>
      JSON.stringify({ number: `M-${n}`, text: `Шұңқыр ${n}`, registered_on: '2026-10-05', ...PERSON }),
    );
    await put('many.ndjson', many.join('\n'));
    const child = begin(COMMAND, ['many.ndjson', '--agency', 'TLD']);
    const closed = once(child, 'close');
    const brought = async () =>
      (await stage.owner.query("select count(*) as n from appeals where body ->> 'foreignNumber' like 'M-%'"))
        .rows[0].n;
    while ((await brought()) === 0) await new Promise((done) => setTimeout(done, 5));
    child.kill('SIGKILL');
    await closed;
    const before = await brought();
    expect(before).toBeLessThan(5_000);
    const again = await run(['many.ndjson', '--agency', 'TLD']);
    expect(again.said).toBe(`${5_000 - before} brought over, ${before} were there before, 0 refused.\n`);
    expect(await brought()).toBe(5_000);

    await put('changed.ndjson', (many[7] ?? '').replace('Шұңқыр 7', 'Басқа мәтін'));
    expect((await run(['changed.ndjson', '--agency', 'TLD'])).said).toContain('1 refused');
    expect((await found('M-7'))[0].body.text).toBe('Шұңқыр 7');
  }, 60_000);

  it('stands in the log as everything else does', async () => {
    const { code, said } = await run([], AUDIT);
    expect([said, code]).toEqual([expect.any(String), 0]);
  }, 60_000);

  it('needs a file and an agency that are there', async () => {
    expect((await run(['none.csv', '--agency', 'TLD'])).said).toContain('There is no file');
    expect((await run(['old.csv', '--agency', 'XX'])).said).toContain('There is no agency XX');
    expect((await run(['old.csv'])).code).toBe(2);
  }, 30_000);
});
