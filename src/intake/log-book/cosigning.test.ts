import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCheckpointText } from '../../register/add-checkpoint.ts';
import { appendLeaves, EMPTY_TREE } from '../../register/append.ts';
import { newNoteKey, readNoteKey } from '../../register/note-keys.ts';
import { verifyReceipt } from '../../register/receipt.ts';
import { openNote } from '../../register/signed-note.ts';
import { checkedFetch as fetch } from '../fixtures/checked-fetch.ts';
import { filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { haveCosigned, readWatcher, type Watcher } from './cosignatures.ts';
import { leafHashOf } from './entries.ts';
import { type LogSigner, logSignerFrom } from './log-signer.ts';
import { openLogBook } from './open-log-book.ts';

let body: TestIntake;
let signer: LogSigner;
let witness: TestIntake;
let watcher: Watcher;
const patient = new AbortController().signal;

beforeAll(async () => {
  body = await openTestIntake();
  signer = await openLogBook(body.intake.databaseUrl, `${body.folder}/log.key`);
  witness = await openTestIntake({ logOrigin: 'other.example/log', watchedLogs: [signer.key] });
  const key = await (await fetch(`${witness.intake.url}/log/witness/key`)).text();
  watcher = readWatcher(`${witness.intake.url}/log/witness#${key.trim()}`);
}, 60_000);

afterAll(async () => {
  await body?.stop();
  await witness?.stop();
});

const haveIt = () => haveCosigned(body.owner, signer.key, watcher, patient);

async function ask(text: string): Promise<{ status: number; said: string }> {
  const answer = await fetch(`${watcher.url}/add-checkpoint`, { method: 'POST', body: text });
  return { status: answer.status, said: await answer.text() };
}

/** The head of a log of made-up entries, signed by whoever. */
function forged(size: number, by: LogSigner, salt = ''): string {
  const leaves = Array.from({ length: size }, (_, index) => leafHashOf(`${salt}${index}`));
  return by.checkpoint(appendLeaves(EMPTY_TREE, leaves));
}

describe('a log that another body watches', () => {
  it('is cosigned as it grows, and its checkpoints and receipts carry the line', async () => {
    const { body: filed } = await body.file(filing());
    expect(await haveIt()).toEqual({ ok: true, size: 1 });
    expect(await haveIt()).toEqual({ ok: true, size: null });
    await Promise.all(Array.from({ length: 20 }, () => body.file(filing())));
    expect(await haveIt()).toEqual({ ok: true, size: 21 });

    const note = await (await fetch(`${body.intake.url}/log/checkpoint`)).text();
    const opened = await openNote(note, [signer.key, watcher.key]);
    expect(opened).toMatchObject({ ok: true, signatures: [{ at: null }, { key: watcher.key }] });

    const { body: receipt } = await body.ask('GET', `/v1/appeals/${filed.number}/receipt`, {
      headers: { 'Dauys-Tracking-Code': filed.trackingCode },
    });
    const checked = await verifyReceipt(receipt, signer.key, [watcher.key]);
    expect(checked).toMatchObject({
      ok: true,
      logged: { size: 1, witnesses: [{ name: 'other.example/log/witness' }] },
    });
  });

  it('goes on from where the witness stands when an answer was lost on its way', async () => {
    const client = await body.owner.connect();
    await client.query(
      `set session_replication_role = 'replica'; delete from cosignatures; reset session_replication_role`,
    );
    client.release();
    await body.file(filing());
    expect(await haveIt()).toEqual({ ok: true, size: 22 });
  });

  it('is not cosigned once it was rewritten, cut off or forked', async () => {
    const fork = forged(40, signer);
    expect(await ask(addCheckpointText({ oldSize: 22, proof: [], checkpoint: fork }))).toMatchObject({
      status: 422,
    });
    expect(await ask(addCheckpointText({ oldSize: 0, proof: [], checkpoint: fork }))).toEqual({
      status: 409,
      said: '22\n',
    });
    const same = forged(22, signer, 'other ');
    expect(await ask(addCheckpointText({ oldSize: 22, proof: [], checkpoint: same }))).toMatchObject({
      status: 409,
    });
    const shorter = forged(5, signer);
    expect(await ask(addCheckpointText({ oldSize: 22, proof: [], checkpoint: shorter }))).toMatchObject({
      status: 400,
    });
    await body.file(filing());
    expect(await haveIt()).toEqual({ ok: true, size: 23 });
  });

  it('is told apart from logs that nobody asked to watch, strangers’ keys and rubbish', async () => {
    const stranger = await logSignerFrom((await newNoteKey('stranger.example/log', 'log')).secret);
    const impostor = await logSignerFrom((await newNoteKey(signer.key.name, 'log')).secret);
    const add = (checkpoint: string) => ask(addCheckpointText({ oldSize: 0, proof: [], checkpoint }));
    expect(await add(forged(3, stranger))).toMatchObject({ status: 404 });
    expect(await add(forged(3, impostor))).toMatchObject({ status: 403 });
    expect(await ask('old 0\nrubbish\n\n')).toMatchObject({ status: 400 });
    expect(await ask('')).toMatchObject({ status: 400 });
    const none = await fetch(`${body.intake.url}/log/witness/add-checkpoint`, {
      method: 'POST',
      body: 'old 0\n\n',
    });
    expect(none.status).toBe(404);
  });

  it('goes on alone while the witness is away or signs with another key', async () => {
    await body.file(filing());
    const away = { ...watcher, url: 'http://127.0.0.1:1' };
    expect(await haveCosigned(body.owner, signer.key, away, patient)).toMatchObject({ ok: false });
    const other = readNoteKey((await newNoteKey('third.example/witness', 'witness')).publicKey);
    expect(await haveCosigned(body.owner, signer.key, { ...watcher, key: other }, patient)).toMatchObject({
      ok: false,
      why: 'its answer is not signed with its key',
    });
    expect((await body.file(filing())).status).toBe(201);
  });
});
