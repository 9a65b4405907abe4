import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formPreloads } from './preloads.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-preloads-'));
  await mkdir(join(folder, 'v1'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('what the hosted form asks for ahead', () => {
  it('is what stands before the first question, in the language of the page', async () => {
    const names = [
      'dauys',
      'chunks/shared-a_1',
      'chunks/appeal-form-b',
      'chunks/counter-c',
      'chunks/form-kk-d',
    ];
    const files = Object.fromEntries([...names, 'chunks/form-ru-e'].map((name) => [`${name}.js`, 'sha384-']));
    await writeFile(join(folder, 'v1/integrity.json'), JSON.stringify({ version: '0123456789ab', files }));
    const links = await formPreloads(folder, 'kk');
    expect(links.map(String)).toEqual(
      ['shared-a_1', 'appeal-form-b', 'form-kk-d'].map(
        (name) => `<link rel="modulepreload" href="/widget/v1/chunks/${name}.js">`,
      ),
    );
  });

  it('is nothing where the widget was not built', async () => {
    expect(await formPreloads(join(folder, 'nowhere'), 'kk')).toEqual([]);
  });
});
