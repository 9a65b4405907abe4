import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeNewSecret } from './durable-files.ts';
import { readLogSigner } from './log-book/log-signer.ts';
import { readWitnessSigner } from './log-book/witness.ts';
import { readRootKey } from './root-key.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-secrets-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

afterEach(() => void vi.restoreAllMocks());

/** Counts how often something was made durable. */
async function watchSyncs() {
  const handle = await open(join(folder, 'any'), 'w');
  await handle.close();
  return vi.spyOn(Object.getPrototypeOf(handle), 'sync');
}

describe('a new key', () => {
  it.each([
    ['of the intake', 'intake.key', (file: string) => readRootKey(file, true)],
    ['of the log', 'log.key', (file: string) => readLogSigner(file, 'akimat.example/log')],
    ['of a witness', 'witness.key', (file: string) => readWitnessSigner(file, 'akimat.example/log/witness')],
  ])(
    '%s is on the disk, with its name, before anything is sealed or signed with it',
    async (_, name, make) => {
      const syncs = await watchSyncs();
      await make(join(folder, name));
      expect(syncs).toHaveBeenCalledTimes(2);
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
      await make(join(folder, name));
      expect(syncs).toHaveBeenCalledTimes(2);
    },
  );

  it('is written over no other', async () => {
    const file = join(folder, 'one');
    await writeNewSecret(file, 'бір');
    await expect(writeNewSecret(file, 'екі')).rejects.toThrow('EEXIST');
    expect(await readFile(file, 'utf8')).toBe('бір');
  });
});
