import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Webhook } from 'standardwebhooks';
import { v7 } from 'uuid';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MACHINE } from '../fixtures/machine.ts';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { readRootKey } from '../root-key.ts';
import type { HookPace } from './deliver.ts';
import { openReceiver, type Receiver } from './fixtures/receiver.ts';
import { addHook, listDead, listHooks, removeHook, retryDead } from './hooks.ts';
import { HookMessageSchema, secretInWords } from './message.ts';
import { takeDue } from './queue.ts';

const COMMAND = new URL('hooks-command.ts', import.meta.url).pathname;
const LOOPBACK = ['127.0.0.0/8', '::1'];
const PACE: HookPace = { every: 20, backoff: { base: 10, cap: 50 }, mostTries: 4 };
const settings = { hookNetworks: LOOPBACK, hookPace: PACE };

let stage: TestIntake;
let token: { Authorization: string };
let receiver: Receiver;
let hook: string;

beforeAll(async () => {
  stage = await openTestIntake(settings);
  token = await stage.enrol();
}, 60_000);

afterAll(() => stage?.stop());

beforeEach(async () => {
  receiver = await openReceiver();
  hook = (await addHook(stage.owner, { agency: 'TLD', address: receiver.address })) ?? '';
});

afterEach(async () => {
  await removeHook(stage.owner, hook);
  await receiver.close();
});

const filed = async () => (await stage.file(filing())).body.number;

async function move(number: string, made: Record<string, unknown>): Promise<void> {
  const { status } = await stage.ask('POST', `/v1/appeals/${number}/entries`, {
    body: { id: v7(), ...made },
    headers: token,
  });
  expect(status).toBe(201);
}

const ANSWER = { type: 'answered', outcome: 'satisfied', reasons: 'Шұңқыр жөнделді, құпия сөз.' };

/** Files and answers. @returns the number */
async function answered(): Promise<string> {
  const number = await filed();
  await move(number, { type: 'accepted' });
  await move(number, ANSWER);
  return number;
}

const COURSE = ['received', 'accepted', 'answered'];
const told = (number: string, at = receiver) => expect.poll(() => at.taken(number), { timeout: 10_000 });

describe('a hook', () => {
  it('is told each entry with its state, times and place in the log, signed, and nothing of a person', async () => {
    const number = await answered();
    await told(number).toEqual(COURSE);
    const key = await readRootKey(`${stage.folder}/intake.key`, false);
    const verifier = new Webhook(secretInWords(key.hookSecret(hook)));
    for (const { headers, text, message } of receiver.arrived) {
      expect(verifier.verify(text, headers)).toEqual(message);
      expect(v.parse(HookMessageSchema, message)).toEqual(message);
      expect(headers['webhook-id']).toBe(`${hook}_${message.data.log.index}`);
      expect(() => verifier.verify(text.replace('TLD', 'TLE'), headers)).toThrow();
      for (const secret of ['Серікқызы', 'Серікбаев', '900515300970', 'құпия', 'Абай', 'шұңқыр']) {
        expect(text).not.toContain(secret);
      }
    }
    const { body } = await stage.ask('GET', `/v1/appeals/${number}`, { headers: token });
    const last = receiver.arrived.at(-1)?.message;
    expect(last).toMatchObject({
      type: 'appeal.answered',
      timestamp: body.entries.at(-1).at,
      data: {
        state: 'answered',
        registeredOn: body.registeredOn,
        deadline: { original: body.term.original },
      },
    });
    expect(receiver.arrived.map(({ message }) => message.data.state)).toEqual([
      'registered',
      'accepted',
      'answered',
    ]);
    const { body: entry } = await stage.ask('GET', `/log/checkpoint`);
    expect(entry).toContain(last?.data.log.origin);
    const { rows } = await stage.owner.query('select type from events where seq = $1', [
      last?.data.log.index,
    ]);
    expect(rows).toEqual([{ type: 'answered' }]);
  });

  it('is told of signals without a deadline, and of no other agency', async () => {
    await stage.owner.query(
      `insert into agencies (code, name_kk, name_ru, name_en, kato, origins)
       select 'HKA', name_kk, name_ru, name_en, kato, origins from agencies where code = 'TLD'`,
    );
    await expect
      .poll(async () => (await stage.file(filing({ agency: 'HKA' }))).status, { timeout: 3000 })
      .toBe(201);
    const { body } = await stage.file(clip(8_801), token);
    await told(body.number).toEqual(['received']);
    expect(receiver.arrived).toHaveLength(1);
    expect(receiver.arrived[0]?.message.data).toMatchObject({
      state: 'signal',
      deadline: null,
      registeredOn: null,
    });
  });

  it('is told an appeal’s entries in their order through failures, and the others’ meanwhile', async () => {
    let refusals = 3;
    const first = await filed();
    receiver.react = ({ message }) => (message.data.number === first && refusals-- > 0 ? 500 : 200);
    await move(first, { type: 'accepted' });
    await move(first, ANSWER);
    const other = await answered();
    await Promise.all([told(first).toEqual(COURSE), told(other).toEqual(COURSE)]);
    const tries = receiver.arrived.filter(({ message }) => message.data.number === first);
    expect(tries.length).toBeGreaterThanOrEqual(5);
    const ids = tries.map(({ headers }) => headers['webhook-id']);
    // Each entry's tries come one after another: none of a later one before the earlier was taken.
    expect(ids).toEqual([...ids].sort((one, two) => Number(one?.split('_')[1]) - Number(two?.split('_')[1])));
    expect(receiver.mostAtOnce).toBe(1);
  });

  it('that takes an entry never is given up on, the next entries go on, and a retry tells it again', async () => {
    const number = await filed();
    receiver.react = ({ message }) => (message.data.entry === 'received' ? 400 : 200);
    await told(number).toEqual([]);
    await expect
      .poll(() => listDead(stage.owner, hook), { timeout: 10_000 })
      .toMatchObject([{ number, type: 'received', tries: 4, fault: 'it answered 400' }]);
    await move(number, { type: 'accepted' });
    await told(number).toEqual(['accepted']);
    expect(await listHooks(stage.owner)).toMatchObject([{ id: hook, dead: 1, waiting: 0 }]);
    receiver.react = () => 200;
    expect(await retryDead(stage.owner, hook)).toBe(1);
    await told(number).toEqual(['accepted', 'received']);
    expect(await listDead(stage.owner, hook)).toEqual([]);
  });

  it('is told from a place in the log on, as far back as the first', async () => {
    const again = await openReceiver();
    const id = (await addHook(stage.owner, { agency: 'TLD', address: again.address, from: 0 })) ?? '';
    const { rows } = await stage.owner.query("select seq::int from events where agency = 'TLD' order by seq");
    await expect.poll(() => again.arrived.length, { timeout: 10_000 }).toBe(rows.length);
    await removeHook(stage.owner, id);
    await again.close();
    expect(await addHook(stage.owner, { agency: 'TLD', address: receiver.address })).toBeNull();
    expect(await addHook(stage.owner, { agency: 'NIX', address: 'https://a.kz/' })).toBeUndefined();
  });
});

describe('intakes on one database', () => {
  it('tell each entry once, side by side', async () => {
    const second = await openTestIntake({
      ...settings,
      databaseUrl: stage.intake.databaseUrl,
      dataFolder: stage.folder,
    });
    receiver.react = async () => {
      await new Promise((later) => setTimeout(later, 5));
      return 200;
    };
    const numbers = await Promise.all(Array.from({ length: 25 }, answered));
    for (const number of numbers) await told(number).toEqual(COURSE);
    expect(receiver.arrived).toHaveLength(75);
    expect(receiver.mostAtOnce).toBe(1);
    await second.owner.end();
    await second.intake.stop();
  });

  it('go on with what another one held when it died, and with what one gave back when it stopped', async () => {
    const second = await openTestIntake({
      ...settings,
      databaseUrl: stage.intake.databaseUrl,
      dataFolder: stage.folder,
    });
    let held = 0;
    receiver.react = () => {
      held += 1;
      return held <= 2 ? () => undefined : 200;
    };
    const numbers = [await filed(), await filed()];
    await expect.poll(() => held).toBe(2);
    // Whichever holds them, one stops in the middle of a message; neither waits for an answer.
    await second.owner.end();
    await second.intake.stop();
    // As if the process of the other had been killed: its leases end by themselves.
    await stage.owner.query('update hook_deliveries set taken_until = now()');
    for (const number of numbers) await told(number).toEqual(['received']);

    receiver.react = () => 503;
    const number = await filed();
    await expect
      .poll(() => receiver.arrived.some(({ message }) => message.data.number === number))
      .toBe(true);
    await expect.poll(async () => (await takeDue(stage.owner, hook, 9)).length, { interval: 1 }).toBe(1);
    receiver.react = () => 200;
    expect(receiver.taken(number)).toEqual([]);
    await stage.owner.query('update hook_deliveries set taken_until = now()');
    await told(number).toEqual(['received']);
  });
});

describe('npm run hooks', () => {
  async function run(args: string[], env: Record<string, string> = {}) {
    const child = spawn(process.execPath, [COMMAND, ...args], {
      env: { ...MACHINE, DAUYS_DATA: stage.folder, ...env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    const [code] = await once(child, 'close');
    return { code, said };
  }

  it('adds, lists, shows what was given up, retries and removes', async () => {
    const other = await openReceiver();
    other.react = () => 500;
    const refused = await run(['add', other.address, '--agency', 'TLD']);
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('DAUYS_HOOK_NETWORKS')]);
    const env = { DAUYS_HOOK_NETWORKS: LOOPBACK.join(' ') };
    const added = await run(['add', other.address, '--agency', 'TLD'], env);
    expect(added).toMatchObject({ code: 0, said: expect.stringMatching(/whsec_[\w+/]{43}=/) });
    const id = /Hook (\S+)/.exec(added.said)?.[1] ?? '';
    const number = await filed();
    await expect.poll(() => listDead(stage.owner, id), { timeout: 10_000 }).toHaveLength(1);
    expect((await run(['list'])).said).toContain(`${id}  TLD     0 waiting  1 dead  ${other.address}`);
    expect((await run(['dead', id])).said).toMatch(
      new RegExp(`${number}  received  4 tries .*: it answered 500`),
    );
    other.react = () => 200;
    expect(await run(['retry', id])).toMatchObject({ code: 0, said: expect.stringContaining('One entry') });
    await told(number, other).toEqual(['received']);
    expect((await run(['dead'])).said).toContain('Nothing was given up.');
    expect((await run(['remove', id])).code).toBe(0);
    expect((await run(['remove', id])).code).toBe(1);
    expect((await run(['add', 'http://akimat.kz/', '--agency', 'TLD'])).code).toBe(2);
    await other.close();
  }, 60_000);
});
