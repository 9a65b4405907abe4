import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertReachable } from './reachable.ts';

/** An account that owns nothing here. */
const stranger = { uid: 54_321, gid: 54_321 };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-reach-'));
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'open/deep'), { recursive: true });
  await mkdir(join(folder, 'closed/deep'), { recursive: true });
  await chmod(join(folder, 'closed'), 0o700);
});

afterAll(() => rm(folder, { recursive: true }));

describe('the account of PostgreSQL', () => {
  it('reaches what stands open, and what does not exist yet', async () => {
    await assertReachable(join(folder, 'open/deep/postgres'), 'data', stranger);
    await assertReachable(join(folder, 'open/not/yet/postgres'), 'data', stranger);
  });

  it('does not pass a closed folder, and the message names it and what to do', async () => {
    const path = join(folder, 'closed/deep/postgres');
    await expect(assertReachable(path, 'data', stranger)).rejects.toThrow(
      new RegExp(
        `may not pass through ${folder}/closed .*DAUYS_DATA.*chmod o\\+x ${folder}/closed.*DATABASE_URL`,
      ),
    );
    await expect(assertReachable(path, 'programs', stranger)).rejects.toThrow(/move this checkout/);
  });

  it('passes a closed folder of its own', async () => {
    const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
    await assertReachable(join(folder, 'closed/deep/postgres'), 'data', own);
  });
});
