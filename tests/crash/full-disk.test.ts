import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSubmissionId } from '../../src/client/submission-id.ts';
import { readNoteKey } from '../../src/register/note-keys.ts';
import { type IntakeStage, startIntakeStage, UNHINDERED } from '../stage/intake.ts';
import { crowd, formClient } from './citizens.ts';
import { nothingHandedOut } from './handed-out.ts';
import { letterOf } from './letters.ts';
import { isReady, until } from './misfortunes.ts';
import { judge } from './verdict.ts';

/** A disk of its own that is soon full: memory as a file system, which Linux lets root mount. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'dauys-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=192m,mode=755', 'tmpfs', folder], { stdio: 'pipe' });
    chmodSync(folder, 0o755);
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

const disk = smallDisk();
if (!disk) {
  console.warn('The full disk is NOT tested here: a small disk needs Linux and a root who may mount.');
}

let stage: IntakeStage;

beforeAll(async () => {
  if (!disk) return;
  const before = process.env.TMPDIR;
  process.env.TMPDIR = disk;
  stage = await startIntakeStage(UNHINDERED);
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
});

afterAll(async () => {
  await stage?.stop();
  if (!disk) return;
  execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true });
});

/** Takes all the room that is left, as a careless neighbour does. */
async function fillUp(file: string): Promise<void> {
  const handle = await open(file, 'a');
  try {
    for (;;) await handle.write(Buffer.alloc(64 * 1024));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    await handle.close();
  }
}

it.skipIf(!disk)(
  'refuses with 503 while the disk is full, keeps its word, and works by itself once there is room',
  async () => {
    const { url, dataFolder } = stage;
    const key = readNoteKey((await (await fetch(`${url}/log/key`)).text()).trim());
    const handedOut = nothingHandedOut();
    const closing = new AbortController();
    const over = AbortSignal.timeout(100_000);
    const citizens = crowd({ url, clients: 32, seed: 11, handedOut, closing: closing.signal, over });
    await until('The first receipts', () => handedOut.receipts.size > 200);

    const ballast = join(disk ?? '', 'ballast');
    const client = formClient(url, Math.random);
    let refusal: Awaited<ReturnType<typeof client.submit>> | undefined;
    await until('A filing is refused for want of room', async () => {
      await fillUp(ballast);
      const letter = letterOf(newSubmissionId(), Math.random);
      handedOut.filed.set(letter.id, letter);
      const answer = await client.submit(letter);
      if (answer.ok) handedOut.receipts.set(letter.id, answer.value);
      else refusal = answer;
      return !answer.ok;
    });
    expect(refusal).toMatchObject({ failure: { kind: 'problem', problem: { status: 503 } } });
    expect(await readFile(join(dataFolder, 'postgres/server.log'), 'utf8')).toContain('No space left');

    await rm(ballast);
    const before = handedOut.receipts.size;
    await until('The intake is ready again', () => isReady(url));
    await until('Somebody gets a receipt again', () => handedOut.receipts.size > before + 50);
    closing.abort();
    await citizens;
    const verdict = await judge(stage, handedOut, key, () => undefined);
    expect(verdict.faults).toEqual([]);
  },
  120_000,
);
