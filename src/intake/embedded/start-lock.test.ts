import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withStartLock } from './start-lock.ts';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-lock-'));
  file = join(folder, 'starting.lock');
});

afterAll(() => rm(folder, { recursive: true }));

describe('the lock of a start', () => {
  it('lets one start after the other', async () => {
    let inside = 0;
    const most: number[] = [];
    await Promise.all(
      [1, 2, 3].map(() =>
        withStartLock(file, async () => {
          inside += 1;
          most.push(inside);
          await new Promise((resolve) => setTimeout(resolve, 30));
          inside -= 1;
        }),
      ),
    );
    expect(most).toEqual([1, 1, 1]);
  });

  it('is given back when the start fails', async () => {
    await expect(withStartLock(file, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken over from a process that is gone, named or not', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(file, String(pid));
    expect(await withStartLock(file, async () => 'started')).toBe('started');
    await writeFile(file, '');
    await utimes(file, new Date(0), new Date(0));
    expect(await withStartLock(file, async () => 'started')).toBe('started');
  });
});
