import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ended, folder, run, serverPid, stageProcesses, start, TIMEOUT } from './fixtures/intake-process.ts';
import { filing } from './fixtures/submissions.ts';
import { asker, ORIGIN } from './fixtures/test-intake.ts';

stageProcesses();

async function file(url: string, count: number) {
  const ask = await asker(url);
  return Promise.all(
    Array.from({ length: count }, () =>
      ask('POST', '/v1/appeals', { body: filing(), headers: { Origin: ORIGIN } }),
    ),
  );
}

describe('npm start', () => {
  it(
    'prints addresses, the first agency and its code once, and keeps all data for the second start',
    async () => {
      const first = await start();
      for (const name of ['intake.key', 'postgres.password', 'postgres']) {
        expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
      }
      const code = /Enrolment code +((?:\d{4} ){3}\d{4})/.exec(first.printed())?.[1] ?? '';
      expect(first.printed()).toContain('Үлгі қаласының әкімдігі');
      expect(first.printed()).toContain(`${first.url}/demo/`);
      expect(first.printed()).toContain(`${first.url}/widget/v1/dauys.js`);
      const ask = await asker(first.url);
      const { body: enrolled } = await ask('POST', '/v1/enrolments', { body: { code, name: 'А. А.' } });
      const [filed] = await file(first.url, 1);
      first.child.kill('SIGINT');
      expect(await ended(first.child)).toBe(0);
      expect(await serverPid()).toBeUndefined();

      const second = await start();
      expect(second.printed()).not.toContain('Enrolment code');
      const askSecond = await asker(second.url);
      const me = await askSecond('GET', '/v1/me', { headers: { Authorization: `DPoP ${enrolled.token}` } });
      expect(me.status).toBe(200);
      const appeal = await askSecond('GET', `/v1/appeals/${filed?.body.number}`, {
        headers: { 'Dauys-Tracking-Code': filed?.body.trackingCode },
      });
      expect(appeal.status).toBe(200);
      expect((await file(second.url, 1))[0]?.body.number).toMatch(/-000002-\d$/);
    },
    TIMEOUT,
  );

  it(
    'has lost nothing that it acknowledged after kill -9, and takes its PostgreSQL over',
    async () => {
      const first = await start();
      const submissions = Array.from({ length: 200 }, () => filing());
      const ask = await asker(first.url);
      const acknowledged: string[] = [];
      const sending = submissions.map((body) =>
        ask('POST', '/v1/appeals', { body, headers: { Origin: ORIGIN } }).then(
          ({ body: receipt }) => void acknowledged.push(receipt.number),
          () => undefined,
        ),
      );
      await expect.poll(() => acknowledged.length, { interval: 1 }).toBeGreaterThan(20);
      first.child.kill('SIGKILL');
      await Promise.all(sending);
      const server = await serverPid();
      expect(server).toBeDefined();

      const second = await start();
      expect(await serverPid()).toBe(server);
      const askSecond = await asker(second.url);
      const again = await Promise.all(
        submissions.map((body) => askSecond('POST', '/v1/appeals', { body, headers: { Origin: ORIGIN } })),
      );
      const numbers = again.map(({ body }) => body.number);
      expect(new Set(numbers).size).toBe(200);
      expect(numbers).toEqual(expect.arrayContaining(acknowledged));
      expect(numbers.map((number) => Number(number.slice(9, 15))).sort((one, other) => one - other)).toEqual(
        Array.from({ length: 200 }, (_, index) => index + 1),
      );
    },
    TIMEOUT,
  );

  it(
    'starts PostgreSQL again when it was killed, and loses nothing',
    async () => {
      const { url } = await start();
      const [before] = await file(url, 1);
      const server = await serverPid();
      if (server !== undefined) process.kill(server, 'SIGKILL');
      const ask = await asker(url);
      await expect.poll(async () => (await ask('GET', '/readyz')).status, { timeout: 20_000 }).toBe(200);
      expect(await serverPid()).not.toBe(server);
      const [after] = await file(url, 1);
      expect([before?.body.number, after?.body.number]).toEqual([
        expect.stringMatching(/-000001-\d$/),
        expect.stringMatching(/-000002-\d$/),
      ]);
    },
    TIMEOUT,
  );

  it(
    'refuses a second intake on the same folder and names the first, which goes on',
    async () => {
      const first = await start();
      const second = await run('main.ts');
      expect(second.code).toBe(1);
      expect(second.printed).toContain(`Another intake (process ${first.child.pid}) is running`);
      expect(second.printed).toContain('DAUYS_DATA');
      expect((await file(first.url, 1))[0]?.status).toBe(201);
    },
    TIMEOUT,
  );

  it(
    'finishes what it accepted when it is told to stop, and leaves no PostgreSQL behind',
    async () => {
      const first = await start();
      const ask = await asker(first.url);
      const submissions = Array.from({ length: 300 }, () => filing());
      const accepted: string[] = [];
      const sending = submissions.map((body) =>
        ask('POST', '/v1/appeals', { body, headers: { Origin: ORIGIN } }).then(
          ({ status, body: receipt }) => void (status === 201 && accepted.push(receipt.number)),
          // What came after it had stopped listening was told so by the network.
          () => undefined,
        ),
      );
      await expect.poll(() => accepted.length, { interval: 1 }).toBeGreaterThan(0);
      first.child.kill('SIGTERM');
      await Promise.all(sending);
      expect(await ended(first.child)).toBe(0);
      expect(await serverPid()).toBeUndefined();

      const second = await start();
      const askSecond = await asker(second.url);
      const again = await Promise.all(
        submissions.map((body) => askSecond('POST', '/v1/appeals', { body, headers: { Origin: ORIGIN } })),
      );
      const kept = again.filter(({ status }) => status === 200).map(({ body }) => body.number);
      expect(kept.sort()).toEqual(accepted.sort());
    },
    TIMEOUT,
  );

  it(
    'says which port is taken, and leaves nothing running',
    async () => {
      const first = await start();
      const port = new URL(first.url).port;
      const other = await mkdtemp(join(tmpdir(), 'dauys-main-'));
      await chmod(other, 0o755);
      const second = await run('main.ts', [], { PORT: port, DAUYS_DATA: other });
      expect(second.code).toBe(1);
      expect(second.printed).toContain(`Port ${port} on 127.0.0.1 is taken`);
      expect(await readdir(join(other, 'postgres'))).not.toContain('postmaster.pid');
      await rm(other, { recursive: true });
    },
    TIMEOUT,
  );

  it(
    'does not start with another key, nor without the key, nor with settings it cannot use',
    async () => {
      const first = await start();
      first.child.kill('SIGINT');
      await ended(first.child);
      await cp(join(folder, 'intake.key'), join(folder, 'kept.key'));
      await writeFile(join(folder, 'intake.key'), 'A'.repeat(43));
      expect(await run('main.ts')).toMatchObject({
        code: 1,
        printed: expect.stringContaining('is not the one that seals this database'),
      });
      await rm(join(folder, 'intake.key'));
      expect(await run('main.ts')).toMatchObject({ code: 1, printed: expect.stringContaining('is missing') });
      expect(await run('main.ts', [], { PORT: 'http', LOG_LEVEL: 'loud' })).toMatchObject({
        code: 1,
        printed: expect.stringMatching(/PORT: must be a whole number[\s\S]*LOG_LEVEL/),
      });
      await start({ DAUYS_KEY_FILE: join(folder, 'kept.key') });
    },
    TIMEOUT,
  );

  it(
    'logs what happened and nothing of whom',
    async () => {
      const { child, url, printed } = await start({ LOG_LEVEL: 'debug' });
      const code = /Enrolment code +((?:\d{4} ){3}\d{4})/.exec(printed())?.[1] ?? '';
      const ask = await asker(url);
      const { body: enrolled } = await ask('POST', '/v1/enrolments', {
        body: { code, name: 'Қызметкер Қ.' },
      });
      const submission = filing({ text: 'Құпия мәтін: баспалдақ сынған, адамдар құлап жатыр.' });
      const { body: receipt } = await ask('POST', '/v1/appeals', {
        body: submission,
        headers: { Origin: ORIGIN },
      });
      await ask('POST', '/v1/appeals', {
        body: { ...submission, consent: 'no' },
        headers: { Origin: ORIGIN },
      });
      await ask('GET', `/v1/appeals/${receipt.number}`, {
        headers: { 'Dauys-Tracking-Code': receipt.trackingCode },
      });
      await ask('GET', `/v1/posts?url=${encodeURIComponent('https://x.com/a/status/424242')}`, {
        headers: { Authorization: `DPoP ${enrolled.token}` },
      });
      child.kill('SIGTERM');
      await ended(child);
      const lines = printed().slice(printed().indexOf('Ctrl-C'));
      expect(lines).toContain('"route":"/v1/appeals/:number"');
      expect(lines.match(/"status":201/g)).toHaveLength(2);
      const secrets = [
        'Серікқызы',
        'Айгүл',
        '900515300970',
        '7011234567',
        '701 123',
        'Құпия',
        'Абай',
        'Қызметкер',
        receipt.trackingCode,
        receipt.number,
        receipt.digest,
        submission.id,
        enrolled.token,
        code,
        code.replaceAll(' ', ''),
        '424242',
        ORIGIN,
        '127.0.0.1',
      ];
      for (const secret of secrets) expect(lines).not.toContain(secret);
      const serverLog = await readFile(join(folder, 'postgres/server.log'), 'utf8');
      for (const secret of secrets.slice(0, -1)) expect(serverLog).not.toContain(secret);
    },
    TIMEOUT,
  );
});
