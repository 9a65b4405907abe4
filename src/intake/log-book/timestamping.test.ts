import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeInToken } from '../../evidence/timestamp.ts';
import { readLogProof } from '../../register/log-proof.ts';
import { verifyReceipt } from '../../register/receipt.ts';
import { checkedFetch as fetch } from '../fixtures/checked-fetch.ts';
import { filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { stampNewest } from './timestamping.ts';

const run = promisify(execFile);

const CONFIGURATION = `
[tsa]
default_tsa = local
[local]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[req]
distinguished_name = name
[name]
[tsa_cert]
extendedKeyUsage = critical,timeStamping
`;

/** A time-stamp authority of OpenSSL's own making, on loopback. */
interface Authority {
  readonly url: string;
  readonly folder: string;
  /** What it answers next instead of a token. */
  spoil: ((answer: Buffer) => Buffer | number | 'hang') | undefined;
  asked: number;
  stop(): Promise<void>;
}

async function openAuthority(): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'dauys-tsa-'));
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  await writeFile(join(folder, 'tsa.cnf'), CONFIGURATION);
  await writeFile(join(folder, 'serial'), '01\n');
  const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '30', '-config', 'tsa.cnf'];
  await openssl('req', '-x509', ...made, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Test CA');
  await openssl(
    'req',
    '-new',
    ...made.slice(0, 3),
    '-config',
    'tsa.cnf',
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.csr',
    '-subj',
    '/CN=Test TSA',
  );
  await openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '30',
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'tsa_cert',
    '-out',
    'tsa.pem',
  );

  const authority: Authority = {
    url: '',
    folder,
    spoil: undefined,
    asked: 0,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true });
    },
  };
  const server: Server = createServer(async (request, response) => {
    authority.asked += 1;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    await writeFile(join(folder, 'query.tsq'), Buffer.concat(parts));
    await openssl(
      'ts',
      '-reply',
      '-config',
      'tsa.cnf',
      '-queryfile',
      'query.tsq',
      '-signer',
      'tsa.pem',
      '-inkey',
      'tsa.key',
      '-out',
      'reply.tsr',
    );
    const answer = await readFile(join(folder, 'reply.tsr'));
    const spoilt = authority.spoil ? authority.spoil(answer) : answer;
    if (spoilt === 'hang') return;
    if (typeof spoilt === 'number') response.writeHead(spoilt).end();
    else response.writeHead(200, { 'Content-Type': 'application/timestamp-reply' }).end(spoilt);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return Object.assign(authority, { url: `http://127.0.0.1:${port}/` });
}

let stage: TestIntake;
let authority: Authority;
const patient = new AbortController().signal;

beforeAll(async () => {
  authority = await openAuthority();
  stage = await openTestIntake({ timestampAuthority: authority.url });
}, 60_000);

afterAll(async () => {
  await stage?.stop();
  await authority?.stop();
});

const bytesOf = async (path: string) =>
  Buffer.from(await (await fetch(`${stage.intake.url}/log/${path}`)).arrayBuffer());

describe('a time-stamp on a checkpoint', () => {
  it('is fetched in the background by itself, and OpenSSL finds it right', async () => {
    await expect.poll(async () => (await fetch(`${stage.intake.url}/log/timestamp/0`)).status).toBe(200);
    const { folder } = authority;
    await writeFile(join(folder, 'note'), await bytesOf('checkpoint/0'));
    await writeFile(join(folder, 'token'), await bytesOf('timestamp/0'));
    const verify = ['ts', '-verify', '-data', 'note', '-in', 'token', '-token_in', '-CAfile', 'ca.pem'];
    const { stdout } = await run('openssl', verify, { cwd: folder });
    expect(stdout).toContain('Verification: OK');
    await writeFile(join(folder, 'note'), 'another');
    await expect(run('openssl', verify, { cwd: folder })).rejects.toThrow();
  });

  it('travels in the receipts that it covers', async () => {
    const { body: filed } = await stage.file(filing());
    const asked = { headers: { 'Dauys-Tracking-Code': filed.trackingCode } };
    const { body: early } = await stage.ask('GET', `/v1/appeals/${filed.number}/receipt`, asked);
    expect(early.timestamp).toBeNull();
    expect(await stampNewest(stage.owner, authority.url, patient)).toMatchObject({ ok: true, size: 1 });
    await stage.file(filing());
    const { body: receipt } = await stage.ask('GET', `/v1/appeals/${filed.number}/receipt`, asked);
    expect(receipt.timestamp.authority).toBe(authority.url);
    expect(await verifyReceipt(receipt)).toMatchObject({ ok: true, logged: { size: 1 } });
    const note = new TextEncoder().encode(readLogProof(receipt.proof)?.checkpoint);
    const token = Buffer.from(receipt.timestamp.token, 'base64');
    const at = await timeInToken(token, note);
    expect(Math.abs((at?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(await timeInToken(token, new TextEncoder().encode('another'))).toBeNull();
  });

  it('is not asked for twice', async () => {
    await stage.file(filing());
    await stampNewest(stage.owner, authority.url, patient);
    const before = authority.asked;
    expect(await stampNewest(stage.owner, authority.url, patient)).toEqual({ ok: true, size: null });
    expect(authority.asked).toBe(before);
  });

  it('that goes wrong harms nothing: another’s answer, rubbish, a refusal, no answer', async () => {
    await stage.file(filing());
    let old: Buffer = Buffer.alloc(0);
    authority.spoil = (answer) => {
      old = answer;
      return 500;
    };
    expect(await stampNewest(stage.owner, authority.url, patient)).toMatchObject({
      ok: false,
      why: 'it answered 500',
    });
    for (const spoilt of [old, Buffer.from('rubbish'), old.subarray(0, 50)]) {
      authority.spoil = () => spoilt;
      expect(await stampNewest(stage.owner, authority.url, patient)).toMatchObject({
        ok: false,
        why: 'it gave no token over what was asked',
      });
    }
    expect(await stampNewest(stage.owner, 'http://127.0.0.1:1/', patient)).toMatchObject({ ok: false });
    authority.spoil = () => 'hang';
    const stopping = new AbortController();
    const hanging = stampNewest(stage.owner, authority.url, stopping.signal);
    setTimeout(() => stopping.abort(), 200);
    await expect(hanging).rejects.toThrow();
    expect((await stage.file(filing())).status).toBe(201);
    authority.spoil = undefined;
  });
});
