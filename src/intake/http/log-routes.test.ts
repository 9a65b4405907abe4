import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../register/checkpoint.ts';
import { leafHash, sameHash } from '../../register/hashing.ts';
import { readNoteKey } from '../../register/note-keys.ts';
import { consistencyProof, type ReadTile, rootFromTiles } from '../../register/prove.ts';
import { verifyReceipt } from '../../register/receipt.ts';
import { openNote } from '../../register/signed-note.ts';
import { bundlePath, tilePath } from '../../register/tiles.ts';
import { verifyConsistency } from '../../register/verify-proof.ts';
import { checkedFetch as fetch } from '../fixtures/checked-fetch.ts';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake();
  await Promise.all(Array.from({ length: 300 }, () => stage.file(filing())));
}, 60_000);

afterAll(() => stage?.stop());

const get = (path: string) => fetch(`${stage.intake.url}/log/${path}`);
const textOf = async (path: string) => (await get(path)).text();

async function bytesOf(path: string): Promise<Uint8Array> {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

const overHttp: ReadTile = (tile) => bytesOf(tilePath(tile));

async function head() {
  const key = readNoteKey(await textOf('key'));
  const opened = await openNote(await textOf('checkpoint'), [key]);
  const checkpoint = opened.ok ? readCheckpoint(opened.text) : null;
  if (!checkpoint) throw new Error('No checkpoint of this key');
  return checkpoint;
}

describe('the public log', () => {
  it('is signed by the published key, and its tiles make the signed root', async () => {
    const { size, root, origin } = await head();
    expect(origin).toBe('dauys.local/tld');
    expect(size).toBe(300);
    expect(sameHash(await rootFromTiles(size, overHttp), root)).toBe(true);
  });

  it('gives the entries themselves, whose hashes are the tiles’', async () => {
    const bundle = Buffer.from(await bytesOf(bundlePath({ index: 1, width: 44 })));
    const hashes: Uint8Array[] = [];
    for (let at = 0; at < bundle.length; ) {
      const length = bundle.readUInt16BE(at);
      hashes.push(leafHash(bundle.subarray(at + 2, at + 2 + length)));
      at += 2 + length;
    }
    expect(Buffer.concat(hashes)).toEqual(
      Buffer.from(await bytesOf(tilePath({ level: 0, index: 1, width: 44 }))),
    );
  });

  it('lets any page read it, and full tiles be kept for ever', async () => {
    const full = await get('tile/0/000');
    expect(full.headers.get('Cache-Control')).toContain('immutable');
    expect(full.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect((await get('tile/0/001.p/44')).headers.get('Cache-Control')).not.toContain('immutable');
    for (const missing of [
      'tile/0/001',
      'tile/0/001.p/45',
      'tile/1/000.p/2',
      'tile/entries/002.p/1',
      'tile/x',
    ]) {
      expect([missing, (await get(missing)).status]).toEqual([missing, 404]);
    }
  });

  it('keeps every checkpoint, and each is consistent with the newest', async () => {
    const { rows } = await stage.owner.query<{ size: number }>(
      'select size::int from checkpoints where size > 0 order by size',
    );
    expect(rows.length).toBeGreaterThan(1);
    const newest = await head();
    const key = readNoteKey(await textOf('key'));
    for (const { size } of rows) {
      const opened = await openNote(await textOf(`checkpoint/${size}`), [key]);
      const old = opened.ok ? readCheckpoint(opened.text) : null;
      expect(old?.size).toBe(size);
      const proof = size === newest.size ? [] : await consistencyProof(size, newest.size, overHttp);
      expect(
        verifyConsistency({
          oldSize: size,
          newSize: newest.size,
          oldRoot: old?.root ?? new Uint8Array(),
          newRoot: newest.root,
          proof,
        }),
      ).toBe(true);
    }
    expect((await get(`checkpoint/${newest.size + 1}`)).status).toBe(404);
  });

  it('has a page in the reader’s language', async () => {
    const response = await fetch(`${stage.intake.url}/log/`, { headers: { 'Accept-Language': 'kk' } });
    const page = await response.text();
    expect(page).toContain('lang="kk"');
    expect(page).toContain('Жолданымдардың ашық журналы');
    expect(page).toContain((await textOf('key')).trim().replaceAll('+', '+'));
  });
});

async function filedReceipt() {
  const { body: filed } = await stage.file(filing());
  const { body, status } = await stage.ask('GET', `/v1/appeals/${filed.number}/receipt`, {
    headers: { 'Dauys-Tracking-Code': filed.trackingCode },
  });
  expect(status).toBe(200);
  return { filed, receipt: body };
}

/** Runs `npm run verify`. */
function verify(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['src/intake/log-book/verify-command.ts', ...args],
      (error, stdout, stderr) => {
        const code = typeof error?.code === 'number' ? error.code : 0;
        resolve({ code, said: stdout + stderr });
      },
    );
  });
}

describe('a receipt', () => {
  it('proves with the key alone what was promised', async () => {
    const key = readNoteKey(await textOf('key'));
    const { filed, receipt } = await filedReceipt();
    expect(receipt).toMatchObject({
      number: filed.number,
      receivedAt: filed.receivedAt,
      registeredOn: filed.registeredOn,
      answerBy: filed.deadline.on,
      filed: { digest: filed.digest },
    });
    expect(await verifyReceipt(receipt, key)).toMatchObject({ ok: true, keyGiven: true, filedProven: true });
    expect(JSON.stringify(receipt)).not.toMatch(/Серікқызы|900515300970/);
    expect(JSON.stringify(receipt)).not.toContain(filed.trackingCode);
  });

  it('is for whoever holds the code, and for officials of the agency', async () => {
    const { filed } = await filedReceipt();
    expect((await stage.ask('GET', `/v1/appeals/${filed.number}/receipt`)).status).toBe(404);
    const token = await stage.enrol();
    const clipped = await stage.file(clip(900), token);
    const { body } = await stage.ask('GET', `/v1/appeals/${clipped.body.number}/receipt`, { headers: token });
    expect(body).toMatchObject({ registeredOn: null, answerBy: null, takenBy: 'Серікбаев А. Н.' });
    expect(await verifyReceipt(body)).toMatchObject({ ok: true, keyGiven: false });
  });

  it('does not hold once any of its lines is altered', async () => {
    const { receipt } = await filedReceipt();
    const forged: readonly [string, Record<string, unknown>][] = [
      ['number', { number: 'TLD-2026-000001-1' }],
      ['agency', { agency: { ...receipt.agency, code: 'ALM' } }],
      ['received-at', { receivedAt: '2026-11-01T00:00:00.000Z' }],
      ['registered-on', { registeredOn: '2026-11-02' }],
      ['answer-by', { answerBy: '2027-01-01' }],
      ['filed', { filed: { ...receipt.filed, digest: 'a'.repeat(64) } }],
      [
        'not-included',
        { ...receipt, entry: receipt.entry.replace('"channel":"widget"', '"channel":"desk"') },
      ],
      [
        'signature',
        { proof: receipt.proof.replace('\n301\n', '\n999\n').replace(/(\n\n.*\n)\d+\n/, '$1999\n') },
      ],
      ['shape', { proof: receipt.proof.slice(10) }],
      ['not-a-receipt', { format: 'other' }],
      ['key', { key: 'nonsense' }],
    ];
    for (const [fault, change] of forged) {
      expect([fault, await verifyReceipt({ ...receipt, ...change })]).toEqual([fault, { ok: false, fault }]);
    }
  });

  it('is checked from the command line, offline, in plain words', async () => {
    const { filed, receipt } = await filedReceipt();
    const path = join(stage.folder, 'receipt.json');
    await writeFile(path, JSON.stringify(receipt));
    const keyFile = join(stage.folder, 'key.txt');
    await writeFile(keyFile, await textOf('key'));
    const good = await verify(path, '--key', keyFile);
    expect(good).toEqual({
      code: 0,
      said: expect.stringContaining(`${filed.number} came to Ulgi City Akimat`),
    });
    const named = join(stage.folder, 'named.json');
    const name = { ...receipt.agency.name, en: 'Everybody\u001b[1A\u001b[2K\n  It is proven that' };
    await writeFile(
      named,
      JSON.stringify({ ...receipt, agency: { ...receipt.agency, name }, takenBy: '\u001b[8m' }),
    );
    const { said } = await verify(named, '--key', keyFile);
    expect(said).not.toContain('\u001b');
    expect(said).toContain(`${filed.number} came to Everybody [1A [2K It is proven that (TLD)`);
    expect(said).toContain('Not proven by the log: that TLD is called so, and that [8m took it.');
    await writeFile(path, JSON.stringify({ ...receipt, answerBy: '2027-05-01' }));
    expect(await verify(path)).toEqual({
      code: 1,
      said: expect.stringContaining('The deadline was altered'),
    });
    const stranger = 'other.example/log+'.concat((await textOf('key')).trim().split('+').slice(1).join('+'));
    expect((await verify(path, '--key', stranger)).code).toBe(2);
    expect((await verify()).code).toBe(2);
  });
});
