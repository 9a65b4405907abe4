import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../fixtures/intake-process.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake();
}, 60_000);

afterAll(() => stage?.stop());

const FILE = fileURLToPath(new URL('./fixtures/kato.csv', import.meta.url));
const places = (...args: string[]) => run('places/places-command.ts', args, { DAUYS_DATA: stage.folder });

describe('npm run places', () => {
  it('brings the classifier over while the intake runs, and again changes nothing', async () => {
    const first = await places('import', FILE);
    expect(first).toEqual({
      code: 0,
      printed: '10 places are new or read otherwise now, 1 stood there so already, 0 were taken out.\n',
    });
    expect((await places('import', FILE)).printed).toMatch(/^0 places .* 11 stood there so already/);
    expect((await stage.ask('GET', '/v1/places/191030200')).body.name.ru).toBe('с.Кызылжар');
  }, 60_000);

  it('says what is wrong and changes nothing', async () => {
    expect(await places('import')).toMatchObject({
      code: 2,
      printed: expect.stringContaining('npm run places'),
    });
    expect(await places('import', 'no.csv')).toMatchObject({
      code: 1,
      printed: expect.stringMatching(/There is no file .*no\.csv\. Nothing was changed\./),
    });
  }, 60_000);
});
