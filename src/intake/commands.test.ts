import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ended, folder, run, serverPid, stageProcesses, start, TIMEOUT } from './fixtures/intake-process.ts';
import { asker } from './fixtures/test-intake.ts';

stageProcesses();

describe('the commands', () => {
  it(
    'work beside a running intake and without one',
    async () => {
      const none = await run('commands.ts', ['funnel']);
      expect(none).toMatchObject({ code: 1, printed: expect.stringContaining('There is no database in') });
      expect(await readdir(folder)).toEqual([]);
      const { child, url } = await start();
      expect(
        await run('commands.ts', [
          'agency',
          'add',
          'ALM',
          '--kk',
          'Алматы',
          '--ru',
          'Алматы',
          '--en',
          'Almaty',
          '--kato',
          '750000000',
          '--origin',
          'https://almaty.example',
        ]),
      ).toMatchObject({ code: 0, printed: expect.stringContaining('ALM was added') });
      const enrolment = await run('commands.ts', ['enrol', '--agency', 'ALM', '--days', '3']);
      const code = /((?:\d{4} ){3}\d{4})/.exec(enrolment.printed)?.[1];
      const ask = await asker(url);
      const { status, body } = await ask('POST', '/v1/enrolments', { body: { code, name: 'А. А.' } });
      expect([status, body.agency.code]).toEqual([201, 'ALM']);

      const added = await run('commands.ts', ['agency', 'origin', 'add', 'ALM', 'https://x.example/']);
      expect(added.printed).toContain('https://x.example may now show');
      const removed = await run('commands.ts', [
        'agency',
        'origin',
        'remove',
        'ALM',
        'https://almaty.example',
      ]);
      expect(removed.printed).toContain('no longer');
      expect((await run('commands.ts', ['agency', 'list'])).printed).toMatch(/ALM.+https:\/\/x\.example\n/);

      expect((await run('commands.ts', ['officials', 'list'])).printed).toContain('А. А.');
      expect(await run('commands.ts', ['officials', 'revoke', body.official.id])).toMatchObject({ code: 0 });
      const me = await ask('GET', '/v1/me', { headers: { Authorization: `DPoP ${body.token}` } });
      expect(me.body.type).toMatch('token-revoked');

      child.kill('SIGTERM');
      await ended(child);
      expect((await run('commands.ts', ['officials', 'list'])).printed).toContain('signed out');
      expect(await serverPid()).toBeUndefined();
    },
    TIMEOUT,
  );

  it.each([
    [[], 'npm run agency'],
    [['agency', 'add', 'alm'], 'The code'],
    [['agency', 'add', 'ALM', '--kk', 'a'], '--ru is missing'],
    [['agency', 'origin', 'add', 'ALM', 'https://a.example/page'], 'must be an origin'],
    [['agency', 'map', 'ALM', 'https://a.example/{z}/{x}.png'], '{y}'],
    [['agency', 'map', 'ALM', 'https://a.example/{z}/{x}/{y}', '--by', '©', '--at', 'here'], '--at cannot'],
    [['enrol', '--days', '3'], '--agency is missing'],
    [['enrol', '--bogus'], '--bogus'],
    [['officials', 'revoke', 'x'], 'The id cannot be used'],
  ])(
    'tell what %j lacks',
    async (args, message) => {
      const { code, printed } = await run('commands.ts', args);
      expect([code, printed]).toEqual([2, expect.stringContaining(message)]);
    },
    TIMEOUT,
  );
});
