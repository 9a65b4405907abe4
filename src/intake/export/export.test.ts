import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signed } from '../fixtures/official-keys.ts';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

const COMMAND = new URL('./export-command.ts', import.meta.url).pathname;
const MANY = 50_000;

let stage: TestIntake;
let official: { Authorization: string };

beforeAll(async () => {
  stage = await openTestIntake();
  official = await stage.enrol();
  await stage.file(filing({ text: '=HYPERLINK("http://evil.example") деп жазылған' }));
  await stage.ask('POST', '/v1/appeals', { body: clip(1), headers: official });
}, 60_000);

afterAll(() => stage?.stop());

async function run(args: string[], flags: string[] = []) {
  const child = spawn(process.execPath, [...flags, COMMAND, ...args], {
    env: { ...process.env, DATABASE_URL: stage.intake.databaseUrl, INIT_CWD: stage.folder },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece));
  const [code] = await once(child, 'close');
  return { code, said };
}

const get = (query: string, headers = {}) =>
  stage.ask('GET', `/v1/export${query}`, { headers: { 'Accept-Language': 'en', ...headers } });

describe('an official', () => {
  it('takes the records out as CSV, without formulas and without who wrote', async () => {
    const { status, headers, body } = await get('', official);
    expect(status).toBe(200);
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="TLD.csv"');
    const [head, first] = body.split('\r\n');
    expect(head).toMatch(/^\ufeff?number,agency,foreign_number,state/);
    expect(first).toContain(`"'=HYPERLINK(""http://evil.example"")`);
    for (const secret of ['Серікқызы', 'Айгүл,', '900515300970', '7011234567'])
      expect(body).not.toContain(secret);
  });

  it('takes them out as NDJSON, and only since a moment', async () => {
    const all = await get('?format=ndjson', official);
    const rows = all.body
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line));
    expect(rows).toMatchObject([
      { state: 'registered', channel: 'widget', tags: ['channel:widget', 'author:self-declared'], files: 0 },
      { state: 'signal', channel: 'extension', platform: 'x', registered_on: null, answer_by: null },
    ]);
    expect(rows[0].answer_by > rows[0].registered_on).toBe(true);
    const since = encodeURIComponent(rows[1].received_at);
    expect((await get(`?format=ndjson&since=${since}`, official)).body.trim().split('\n')).toHaveLength(1);
    expect((await get('?format=ndjson&since=2999-01-01', official)).body).toBe('');
  });

  it('needs a token, a role, and a question that can be understood', async () => {
    expect((await get('')).status).toBe(401);
    const wrong = await get('?format=xls&since=yesterday', official);
    expect([wrong.status, wrong.body.errors]).toMatchObject([
      400,
      [{ pointer: '/format' }, { pointer: '/since' }],
    ]);
    await stage.owner.query("update officials set roles = '{clerk}'");
    expect((await get('', official)).status).toBe(403);
    await stage.owner.query("update officials set roles = '{officer}'");
  });
});

describe('the operator', () => {
  it('writes a file that is only theirs, and never over another', async () => {
    const { code, said } = await run(['--format', 'ndjson', '--agency', 'TLD', '--to', 'out.ndjson']);
    expect([said, code]).toEqual([expect.stringContaining('2 records were written'), 0]);
    const file = join(stage.folder, 'out.ndjson');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(2);
    expect((await run(['--to', 'out.ndjson'])).said).toContain('there already');
    expect((await run(['--agency', 'XX'])).said).toContain('There is no agency XX');
    expect((await run(['--format', 'xls'])).code).toBe(2);
  }, 30_000);
});

describe(`a register of ${MANY} records`, () => {
  beforeAll(async () => {
    // 200 MB of texts: whoever held them all would need more memory than is given below.
    await stage.owner.query(
      `insert into appeals (id, agency, year, serial, number, channel, state, kind, topic, kato, language, tags, body,
         digest, received_at)
       select gen_random_uuid(), 'TLD', 2025, n, 'TLD-2025-' || n, 'widget', 'registered', 'application', 'roads',
         '190000000', 'kk', '{channel:widget}', jsonb_build_object('text', repeat('Жол бұзылған. ', 150)),
         repeat('a', 64), '2025-03-01T10:00:00Z'
       from generate_series(1, $1::int) as n`,
      [MANY],
    );
    await stage.owner.query('analyze appeals');
  }, 120_000);

  it('leaves through the command in 64 MB of heap', async () => {
    const { code, said } = await run(['--format', 'csv', '--to', 'many.csv'], ['--max-old-space-size=64']);
    expect([said, code]).toEqual([expect.stringContaining('50,002 records were written'), 0]);
    expect((await stat(join(stage.folder, 'many.csv'))).size).toBeGreaterThan(180_000_000);
  }, 120_000);

  it('leaves through the API while the intake holds no more than a few pages', async () => {
    const address = `${stage.intake.url}/v1/export?format=ndjson`;
    const response = await fetch(address, { headers: await signed('GET', address, official) });
    // What is held, not what waits to be collected: other work of the intake leaves garbage too.
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    const held = () => {
      if (typeof collect === 'function') collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const before = held();
    let [bytes, lines, most, looked] = [0, 0, 0, 0];
    for await (const piece of response.body ?? []) {
      bytes += piece.length;
      for (const byte of piece) if (byte === 10) lines += 1;
      if (bytes < looked + 8_000_000) continue;
      looked = bytes;
      most = Math.max(most, held());
    }
    expect(lines).toBe(MANY + 2);
    expect(bytes).toBeGreaterThan(180_000_000);
    expect(most - before).toBeLessThan(100_000_000);
  }, 120_000);
});
