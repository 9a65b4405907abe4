import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Checkpoint, readCheckpoint } from '../../register/checkpoint.ts';
import { readNoteKey } from '../../register/note-keys.ts';
import { consistencyProof, type ReadTile } from '../../register/prove.ts';
import { openNote } from '../../register/signed-note.ts';
import { tilePath } from '../../register/tiles.ts';
import { verifyConsistency } from '../../register/verify-proof.ts';
import { MACHINE } from '../fixtures/machine.ts';
import { filing } from '../fixtures/submissions.ts';
import { ORIGIN, openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { readRootKey } from '../root-key.ts';
import { audit } from './audit.ts';

const KILLS = 6;

let stage: TestIntake;
let second: { readonly process: ChildProcess; readonly url: string };

/** A second intake on the same database, in a process of its own that can be killed. */
function startSecond(): Promise<typeof second> {
  const child = spawn(process.execPath, ['src/intake/main.ts'], {
    env: {
      ...MACHINE,
      DATABASE_URL: stage.intake.databaseUrl,
      DAUYS_DATA: stage.folder,
      PORT: '0',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (url && printed.includes('Ctrl-C')) resolve({ process: child, url });
    });
    child.once('exit', () => reject(new Error(`The second intake ended:\n${printed}`)));
  });
}

beforeAll(async () => {
  stage = await openTestIntake();
  second = await startSecond();
}, 60_000);

afterAll(async () => {
  second?.process.kill('SIGKILL');
  await stage?.stop();
});

const readTile: ReadTile = async (tile) => {
  const response = await fetch(`${stage.intake.url}/log/${tilePath(tile)}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** Files the same appeal until somebody acknowledges it. */
async function fileUntilTaken(done: () => boolean): Promise<string[]> {
  const numbers: string[] = [];
  while (!done()) {
    const body = JSON.stringify(filing());
    for (let turn = 0; ; turn += 1) {
      const url = (numbers.length + turn) % 2 === 0 ? second.url : stage.intake.url;
      const answered = await fetch(`${url}/v1/appeals`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: ORIGIN },
        body,
      }).catch(() => undefined);
      const receipt = answered?.ok ? await answered.json().catch(() => undefined) : undefined;
      if (receipt) {
        numbers.push(receipt.number);
        break;
      }
    }
  }
  return numbers;
}

/** Takes checkpoints from both doors as they are handed out. */
async function watch(done: () => boolean): Promise<Set<string>> {
  const notes = new Set<string>();
  while (!done()) {
    for (const url of [stage.intake.url, second.url]) {
      const answered = await fetch(`${url}/log/checkpoint`).catch(() => undefined);
      const note = answered?.ok ? await answered.text().catch(() => undefined) : undefined;
      if (note) notes.add(note);
    }
  }
  return notes;
}

describe('two intakes on one database, one of them killed again and again', () => {
  it('never fork the log: every checkpoint handed out is consistent with the next, nothing acknowledged is lost', async () => {
    let over = false;
    const done = () => over;
    const watching = watch(done);
    const filing = Promise.all(Array.from({ length: 16 }, () => fileUntilTaken(done)));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 300));
      second.process.removeAllListeners('exit');
      second.process.kill('SIGKILL');
      second = await startSecond();
    }
    over = true;
    const numbers = (await filing).flat();
    const notes = await watching;
    expect(numbers.length).toBeGreaterThan(50);
    expect(new Set(numbers).size).toBe(numbers.length);
    const { rows } = await stage.owner.query<{ number: string }>('select number from appeals');
    const kept = new Set(rows.map(({ number }) => number));
    expect(numbers.filter((number) => !kept.has(number))).toEqual([]);

    const key = readNoteKey(await (await fetch(`${stage.intake.url}/log/key`)).text());
    const heads: Checkpoint[] = [];
    for (const note of notes) {
      const opened = await openNote(note, [key]);
      const head = opened.ok ? readCheckpoint(opened.text) : null;
      if (head && head.size > 0) heads.push(head);
    }
    heads.sort((one, other) => one.size - other.size);
    expect(heads.length).toBeGreaterThan(5);
    for (const [place, next] of heads.entries()) {
      const before = heads[place - 1];
      if (!before) continue;
      const proof = await consistencyProof(before.size, next.size, readTile);
      const claim = { oldSize: before.size, newSize: next.size, oldRoot: before.root, newRoot: next.root };
      expect(verifyConsistency({ ...claim, proof })).toBe(true);
    }

    const rootKey = await readRootKey(`${stage.folder}/intake.key`, false);
    const auditor = await stage.owner.connect();
    const found = await audit(auditor, { rootKey, held: [...notes] }).finally(() => auditor.release());
    expect(found.appeals).toBe(kept.size);
  }, 120_000);
});
