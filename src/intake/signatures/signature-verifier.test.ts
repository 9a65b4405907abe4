import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derOf, issue, pemOf, type TestIdentity, testRoot } from '../../evidence/fixtures/test-authority.ts';
import { gostLabelledCms, signCms } from '../../evidence/fixtures/test-signature.ts';
import { serialOf } from '../../evidence/signer-certificate.ts';
import { type NcaNodeServer, startNcaNode } from './fixtures/ncanode-server.ts';
import { openSignatureVerifier, type SignatureSettings } from './signature-verifier.ts';

const NOW = Temporal.Now.instant();
const content = new TextEncoder().encode('{"agency":"TLD"}');
const never = new AbortController().signal;

let folder: string;
let root: TestIdentity;
let authority: TestIdentity;
let person: TestIdentity;
let ncanode: NcaNodeServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-authorities-'));
  root = await testRoot('Сынақ негізгі КО');
  authority = await issue(root, { commonName: 'Сынақ ҰКО' }, { authority: true });
  person = await issue(authority, { commonName: 'ТЕСТОВ ТЕСТ', iin: '900101300017' });
  await writeFile(join(folder, 'root.cer'), derOf(root.certificate));
  await writeFile(join(folder, 'authority.pem'), pemOf('CERTIFICATE', derOf(authority.certificate)));
  await writeFile(join(folder, 'README.txt'), 'not a certificate, and not read');
  ncanode = await startNcaNode();
});

afterAll(async () => {
  await ncanode.stop();
  await rm(folder, { recursive: true, force: true });
});

async function check(settings: SignatureSettings, cms: Uint8Array) {
  const verifier = await openSignatureVerifier(settings);
  const found = await verifier.verify({ cms, content, at: NOW }, never);
  return found.ok ? found.verifiedBy : found.refusal;
}

describe('the verifier that an agency configured', () => {
  it('verifies RSA by its own authorities and hands GOST to NCANode', async () => {
    const settings = { authorities: folder, ncanode: { url: ncanode.url } };
    expect(await check(settings, await signCms(content, person))).toBe('register');
    expect(await check(settings, await gostLabelledCms(content, person))).toBe('ncanode');
  });

  it('says what it cannot do without NCANode, and asks it everything without authorities', async () => {
    expect(await check({ authorities: folder }, await gostLabelledCms(content, person))).toBe(
      'needs-ncanode',
    );
    expect(await check({ ncanode: { url: ncanode.url } }, await signCms(content, person))).toBe('ncanode');
  });

  it('accepts nothing when nothing is configured', async () => {
    expect(await check({}, await signCms(content, person))).toBe('untrusted-chain');
    expect(await check({}, await gostLabelledCms(content, person))).toBe('needs-ncanode');
  });

  it('does not start on a folder that holds no root, a broken file, or that is not there', async () => {
    const other = await mkdtemp(join(tmpdir(), 'dauys-authorities-'));
    await expect(openSignatureVerifier({ authorities: join(other, 'none') })).rejects.toThrow('none');
    await expect(openSignatureVerifier({ authorities: other })).rejects.toThrow('no authority');
    await writeFile(
      join(other, 'broken.crt'),
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    );
    await expect(openSignatureVerifier({ authorities: other })).rejects.toThrow('broken.crt');
    await rm(other, { recursive: true, force: true });
  });
});

const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).startsWith('OpenSSL 3');
  } catch {
    return false;
  }
})();

describe.skipIf(!hasOpenssl)('reading signatures that are not ours (OpenSSL)', () => {
  it('accepts them: detached or attached, DER or with BER’s open ends, SHA-256 or SHA-512', async () => {
    const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', person.keys.privateKey));
    await writeFile(join(folder, 'person.key'), pemOf('PRIVATE KEY', key));
    await writeFile(join(folder, 'person.txt'), pemOf('CERTIFICATE', derOf(person.certificate)));
    await writeFile(join(folder, 'content'), content);
    const signed = (...options: string[]) =>
      execFileSync(
        'openssl',
        ['cms', '-sign', '-binary', '-signer', 'person.txt', '-inkey', 'person.key', '-in', 'content']
          .concat(['-outform', 'DER'])
          .concat(options),
        { cwd: folder },
      );
    const settings = { authorities: folder };
    expect(await check(settings, signed())).toBe('register');
    expect(await check(settings, signed('-nodetach', '-stream'))).toBe('register');
    expect(await check(settings, signed('-md', 'sha512'))).toBe('register');
    expect(await check(settings, signed('-noattr'))).toBe('register');
    expect(await check(settings, signed('-md', 'sha1'))).toBe('unsupported-algorithm');
    expect(await check(settings, signed('-nocerts'))).toBe('not-cms');
  });
});

describe.skipIf(!hasOpenssl)('asking an OCSP responder that is not ours (OpenSSL)', () => {
  let responder: Server;
  let url: string;
  let revoked: TestIdentity;
  let unheardOf: TestIdentity;

  beforeAll(async () => {
    revoked = await issue(authority, { commonName: 'ҰРЛАНҒАН КІЛТ', iin: '900101300017' });
    unheardOf = await issue(authority, { commonName: 'БЕЛГІСІЗ', iin: '900101300017' });
    const line = (state: string, { certificate }: TestIdentity) => {
      const serial = serialOf(certificate).toUpperCase();
      return `${state}\t${serial.length % 2 ? `0${serial}` : serial}\tunknown\t/CN=test\n`;
    };
    await writeFile(
      join(folder, 'index'),
      line('V\t301231235959Z\t', person) + line('R\t301231235959Z\t260101000000Z', revoked),
    );
    const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', authority.keys.privateKey));
    await writeFile(join(folder, 'authority.key'), pemOf('PRIVATE KEY', key));
    // OpenSSL's own listener would be open to the whole network: here it answers from behind ours.
    responder = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      await writeFile(join(folder, 'question'), Buffer.concat(parts));
      execFileSync(
        'openssl',
        [
          'ocsp',
          '-reqin',
          'question',
          '-index',
          'index',
          '-CA',
          'authority.pem',
          '-respout',
          'answer',
        ].concat(['-rsigner', 'authority.pem', '-rkey', 'authority.key', '-nmin', '5', '-rmd', 'sha256']),
        { cwd: folder, stdio: 'ignore' },
      );
      response.end(await readFile(join(folder, 'answer')));
    });
    await new Promise<void>((resolve) => responder.listen(0, '127.0.0.1', resolve));
    const address = responder.address();
    url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/`;
  });

  afterAll(() => {
    responder.close();
  });

  it('is told good, revoked and unknown', async () => {
    const settings = { authorities: folder, ocspUrl: url };
    expect(await check(settings, await signCms(content, person))).toBe('register');
    expect(await check(settings, await signCms(content, revoked))).toBe('revoked');
    expect(await check(settings, await signCms(content, unheardOf))).toBe('revocation-unknown');
  });

  it('lets nobody in when it does not answer', async () => {
    const settings = { authorities: folder, ocspUrl: 'http://127.0.0.1:1/' };
    expect(await check(settings, await signCms(content, person))).toBe('revocation-unknown');
  });
});
