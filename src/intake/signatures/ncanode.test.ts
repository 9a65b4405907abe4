import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { base64Of } from '../../evidence/base64.ts';
import {
  AUTHENTICATION,
  issue,
  type TestIdentity,
  testRoot,
} from '../../evidence/fixtures/test-authority.ts';
import { gostLabelledCms, signCms } from '../../evidence/fixtures/test-signature.ts';
import { serialOf } from '../../evidence/signer-certificate.ts';
import { type NcaNodeServer, startNcaNode } from './fixtures/ncanode-server.ts';
import { type NcaNode, verifyWithNcaNode } from './ncanode.ts';

const NOW = Temporal.Now.instant();
const IIN = '900101300017';
const content = new TextEncoder().encode('{"agency":"TLD"}');

let server: NcaNodeServer;
let authority: TestIdentity;
let person: TestIdentity;
let cms: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  server = await startNcaNode();
  authority = await testRoot('Сынақ ҰКО (GOST)');
  person = await issue(authority, { commonName: 'ТЕСТОВ ТЕСТ', iin: IIN });
  cms = await gostLabelledCms(content, person);
});

afterAll(() => server.stop());

beforeEach(() => {
  server.verdict = 'valid';
});

function verify(given: object = {}, node: Partial<NcaNode> = {}, signal = new AbortController().signal) {
  return verifyWithNcaNode({ cms, content, at: NOW, ...given }, { url: server.url, ...node }, signal);
}

async function refusal(given?: object, node?: Partial<NcaNode>): Promise<string> {
  const check = await verify(given, node);
  return check.ok ? 'none' : check.refusal;
}

describe('a signature that NCANode verifies', () => {
  it('is sent with the content as its document asks, and comes back with its signer', async () => {
    expect(await verify({ expected: { iin: IIN } }, { url: `${server.url}/` })).toMatchObject({
      ok: true,
      signer: { iin: IIN, bin: null, name: 'ТЕСТОВ ТЕСТ' },
      certificate: { issuer: 'Сынақ ҰКО (GOST)' },
      revocation: 'good',
      verifiedBy: 'ncanode',
    });
    expect(server.requests.at(-1)).toEqual({
      revocationCheck: ['OCSP'],
      cms: base64Of(cms),
      data: base64Of(content),
    });
  });

  it('may be attached, by RSA, and need not be asked about', async () => {
    expect(await refusal({ cms: await gostLabelledCms(content, person, { attached: true }) })).toBe('none');
    expect(await refusal({ cms: await signCms(content, person) })).toBe('none');
    expect(await verify({}, { revocation: [] })).toMatchObject({ ok: true, revocation: 'not-checked' });
    expect(server.requests.at(-1)?.revocationCheck).toEqual([]);
  });
});

describe('what NCANode refuses', () => {
  it('is told by its name', async () => {
    server.verdict = 'broken';
    expect(await refusal()).toBe('broken-signature');
    server.verdict = 'revoked';
    expect(await refusal()).toBe('revoked');
    server.verdict = 'unknown-authority';
    expect(await refusal()).toBe('untrusted-chain');
    server.verdict = 'ocsp-down';
    expect(await refusal()).toBe('revocation-unknown');
    server.verdict = {
      status: 400,
      body: '{"status":400,"message":"message-digest attribute value does not match calculated value"}',
    };
    expect(await refusal()).toBe('broken-signature');
  });
});

describe('what NCANode would let pass', () => {
  it('is stopped here: a signer without a certificate, or with another one', async () => {
    server.verdict = 'no-certificate';
    expect(await refusal()).toBe('broken-signature');
    const other = { valid: true, serialNumber: 'abc', revocations: [] };
    server.verdict = {
      status: 200,
      body: JSON.stringify({ valid: true, signers: [{ certificates: [other] }] }),
    };
    expect(await refusal()).toBe('broken-signature');
    server.verdict = { status: 200, body: JSON.stringify({ valid: true, signers: [] }) };
    expect(await refusal()).toBe('broken-signature');
    const ours = { ...other, serialNumber: serialOf(person.certificate) };
    for (const signers of [
      [{ certificates: [ours] }, { certificates: [other] }],
      [{ certificates: [ours, other] }],
    ]) {
      server.verdict = { status: 200, body: JSON.stringify({ valid: true, signers }) };
      expect(await refusal()).toBe('broken-signature');
    }
    // The service's own document calls the list by another name than its code does.
    const signers = [{ signers: [ours] }];
    server.verdict = { status: 200, body: JSON.stringify({ valid: true, signers }) };
    expect(await refusal()).toBe('none');
  });

  it('is stopped before it is asked: other content inside, a login key, another person, an expired key', async () => {
    const asked = server.requests.length;
    const other = new TextEncoder().encode('{"agency":"ABC"}');
    const attached = await gostLabelledCms(other, person, { attached: true });
    expect(await refusal({ cms: attached })).toBe('wrong-content');
    const subject = { commonName: 'ТЕСТОВ ТЕСТ', iin: IIN };
    const login = await issue(authority, subject, { keyUsage: AUTHENTICATION });
    expect(await refusal({ cms: await gostLabelledCms(content, login) })).toBe('wrong-key-usage');
    expect(await refusal({ expected: { iin: '900101300025' } })).toBe('other-person');
    expect(await refusal({ at: NOW.add({ hours: 24 * 366 }) })).toBe('expired');
    expect(await refusal({ cms: 'no signature' })).toBe('not-cms');
    expect(server.requests.length).toBe(asked);
  });
});

describe('when NCANode is not itself', () => {
  it('lets nobody in: down, silent, failing, speaking of something else', async () => {
    expect(await refusal({}, { url: 'http://127.0.0.1:1' })).toBe('ncanode-unavailable');
    server.verdict = 'silent';
    expect(await refusal({}, { timeout: 100 })).toBe('ncanode-unavailable');
    const bodies = ['', 'null', '[]', '<html>', '{"valid":true}', '{"valid":"true","signers":[]}'];
    for (const body of bodies) {
      server.verdict = { status: 200, body };
      expect(await refusal()).toBe('ncanode-unavailable');
    }
    const ours = { valid: true, serialNumber: serialOf(person.certificate) };
    const long = JSON.stringify({ valid: true, signers: [{ certificates: [ours] }] });
    server.verdict = { status: 200, body: long.padEnd(300_000) };
    expect(await refusal()).toBe('ncanode-unavailable');
    for (const status of [401, 404, 500, 503]) {
      server.verdict = { status, body: '{"status":500,"message":"Internal error"}' };
      expect(await refusal()).toBe('ncanode-unavailable');
    }
  });

  it('is not waited for by whoever gave up', async () => {
    server.verdict = 'silent';
    const giving = new AbortController();
    const waiting = verify({}, {}, giving.signal);
    setTimeout(() => giving.abort(new Error('gave up')), 50);
    await expect(waiting).rejects.toThrow('gave up');
  });
});
