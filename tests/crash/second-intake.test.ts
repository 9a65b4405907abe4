import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MACHINE } from '../../src/intake/fixtures/machine.ts';
import { readNoteKey } from '../../src/register/note-keys.ts';
import { ROOT } from '../house/source-files.ts';
import { type IntakeStage, startIntakeStage, UNHINDERED } from '../stage/intake.ts';
import { crowd } from './citizens.ts';
import { nothingHandedOut } from './handed-out.ts';
import { until } from './misfortunes.ts';
import { judge } from './verdict.ts';

let stage: IntakeStage;

beforeAll(async () => {
  stage = await startIntakeStage(UNHINDERED);
});

afterAll(() => stage?.stop());

/** Starts another intake on the same folder, as somebody does who forgot about the first. */
function startSecond(): { readonly child: ChildProcess; readonly ended: Promise<string> } {
  const child = spawn(process.execPath, ['src/intake/main.ts'], {
    cwd: ROOT,
    env: { ...MACHINE, DAUYS_DATA: stage.dataFolder, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
      });
    }
    child.once('exit', () => resolve(printed));
  });
  return { child, ended };
}

it('does not let a second intake onto the same data, whichever comes first after a crash', async () => {
  const { url } = stage;
  const key = readNoteKey((await (await fetch(`${url}/log/key`)).text()).trim());
  const handedOut = nothingHandedOut();
  const closing = new AbortController();
  const over = AbortSignal.timeout(80_000);
  const citizens = crowd({ url, clients: 16, seed: 13, handedOut, closing: closing.signal, over });
  await until('The first receipts', () => handedOut.receipts.size > 50);
  expect(await startSecond().ended).toMatch(/Another intake \(process \d+\) is running[\s\S]*DAUYS_DATA/);

  await stage.kill();
  const second = startSecond();
  const restarted = await stage.restart().then(
    () => 'open',
    (error: unknown) => String(error),
  );
  // Where it was the quicker one, it works until it is told to stop.
  if (restarted !== 'open') second.child.kill('SIGTERM');
  const printed = await second.ended;
  const [open, refused] = restarted === 'open' ? [restarted, printed] : [printed, restarted];
  expect(open).toMatch(/open/);
  expect(refused).toContain('Another intake (process');
  if (restarted !== 'open') await stage.restart();
  const before = handedOut.receipts.size;
  await until('Somebody gets a receipt again', () => handedOut.receipts.size > before + 50);
  closing.abort();
  await citizens;
  const verdict = await judge(stage, handedOut, key, () => undefined);
  expect(verdict.faults).toEqual([]);
}, 100_000);
