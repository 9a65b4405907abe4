import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureInWords } from './failure-in-words.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-words-'));
});
afterAll(() => rm(folder, { recursive: true }));

const told = (doing: Promise<unknown>) => doing.then(() => 'it went well', failureInWords);

describe('what a command could not do', () => {
  it('names the file and what is wrong with it', async () => {
    const file = join(folder, 'receipt.json');
    expect(await told(readFile(file))).toBe(`${file} is not there. Nothing was changed.`);
    expect(await told(readFile(folder))).toBe(
      `${folder} is a folder, and a file is needed. Nothing was changed.`,
    );
  });

  it('says that the database does not answer, however many addresses were tried', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const client = new pg.Client({ host, port: 1, user: 'x', database: 'x' });
      expect(await told(client.connect())).toMatch(/^The database does not answer \(.*(127\.0\.0\.1|::1)/);
    }
  });

  it('keeps words that somebody wrote', () => {
    expect(failureInWords(new Error('A reason is needed.'))).toBe('A reason is needed.');
    expect(failureInWords('no')).toBe('no');
  });
});
