import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import * as v from 'valibot';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signWithNcaLayer } from '../../src/client/ncalayer.ts';
import type { SigningOutcome } from '../../src/client/ncalayer-answer.ts';
import { signedStatement, statementBytes } from '../../src/evidence/signed-statement.ts';
import { startNcaNode } from '../../src/intake/signatures/fixtures/ncanode-server.ts';
import { openSignatureVerifier } from '../../src/intake/signatures/signature-verifier.ts';
import { ROOT } from '../house/source-files.ts';
import { chromiumPath } from '../stage/browsers.ts';
import { type NcaLayerBehaviour, type NcaLayerStage, startNcaLayer } from '../stage/ncalayer.ts';

const IIN = '900101300017';
const never = new AbortController().signal;

let layer: NcaLayerStage;
let folder: string;
let bytes: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  layer = await startNcaLayer({ commonName: 'ТЕСТОВ ТЕСТ', patronymic: 'ТЕСТҰЛЫ', iin: IIN });
  // NCALayer brings a certificate for 127.0.0.1 and has the machine trust its root; so does this process.
  setDefaultCACertificates([...getCACertificates('default'), layer.rootPem]);
  folder = await mkdtemp(join(tmpdir(), 'dauys-authorities-'));
  await writeFile(join(folder, 'root.pem'), layer.rootPem);
  await writeFile(join(folder, 'authority.pem'), layer.authorityPem);
  const subject = {
    purpose: 'claim',
    id: '0192f3a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b',
    number: 'TLD-2026-000042-7',
    agency: 'TLD',
    text: 'Көшеміздегі жол екі жылдан бері жөнделмеген.',
  } as const;
  bytes = statementBytes(await signedStatement(subject, Date.now()));
});

afterAll(async () => {
  await layer.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  layer.behaviour = 'signs';
});

function endOf(outcome: SigningOutcome): string {
  return outcome.ok ? 'signed' : outcome.failure;
}

/** Every way it can end, however the client is run. */
const ENDS: readonly (readonly [NcaLayerBehaviour, string])[] = [
  ['signs', 'signed'],
  ['signs-in-pem', 'signed'],
  ['cancels', 'cancelled'],
  ['refuses-expired', 'certificate-expired'],
  ['refuses', 'certificate-refused'],
  ['silent', 'timeout'],
  ['never-greets', 'timeout'],
  ['goes-away', 'interrupted'],
  ['garbled', 'unreadable'],
  ['greets-with-nonsense', 'unreadable'],
  ['lacks-the-module', 'unreadable'],
];

describe('a citizen signs through NCALayer, in Node', () => {
  const sign = (signal = never, url = layer.url) =>
    signWithNcaLayer({ bytes, language: 'kk', signer: { iin: IIN } }, signal, {
      url,
      connectTimeout: 1_000,
      signTimeout: 1_000,
    });

  it('asks the module as its page describes, in the person’s language and for their own key', async () => {
    const steps: string[] = [];
    const onStep = (step: string) => steps.push(step);
    await signWithNcaLayer({ bytes, language: 'kk', signer: { iin: IIN }, onStep }, never, {
      url: layer.url,
    });
    expect(steps).toEqual(['connecting', 'choosing']);
    expect(layer.requests.at(-1)).toEqual({
      module: 'kz.gov.pki.knca.basics',
      method: 'sign',
      args: {
        allowedStorages: null,
        format: 'cms',
        data: Buffer.from(bytes).toString('base64'),
        signingParams: { decode: true, encapsulate: false, digested: false },
        signerParams: { extKeyUsageOids: ['1.3.6.1.5.5.7.3.4'], iin: IIN },
        locale: 'kk',
      },
    });
  });

  it.each(ENDS)('where NCALayer %s, it ends as %s', async (behaviour, end) => {
    layer.behaviour = behaviour;
    expect(endOf(await sign())).toBe(end);
  });

  it('finds out that NCALayer does not run, and stops when told to', async () => {
    expect(endOf(await sign(never, 'wss://127.0.0.1:1'))).toBe('absent');
    layer.behaviour = 'silent';
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 100);
    expect(endOf(await sign(stopping.signal))).toBe('aborted');
    expect(endOf(await sign(stopping.signal))).toBe('aborted');
    await expect.poll(() => layer.connections()).toBe(0);
  });

  it('and the register accepts it: by itself by RSA, through NCANode by GOST, and no expired key', async () => {
    const ncanode = await startNcaNode();
    const verifier = await openSignatureVerifier({ authorities: folder, ncanode: { url: ncanode.url } });
    const checked = async (behaviour: NcaLayerBehaviour) => {
      layer.behaviour = behaviour;
      const outcome = await sign();
      if (!outcome.ok) return outcome;
      const at = Temporal.Now.instant();
      return verifier.verify({ cms: outcome.cms, content: bytes, expected: { iin: IIN }, at }, never);
    };
    const signer = { iin: IIN, bin: null, name: 'ТЕСТОВ ТЕСТ ТЕСТҰЛЫ', organisation: null };
    expect(await checked('signs')).toMatchObject({ ok: true, signer, verifiedBy: 'register' });
    expect(await checked('signs-in-pem')).toMatchObject({ ok: true, verifiedBy: 'register' });
    expect(await checked('signs-by-gost')).toMatchObject({ ok: true, signer, verifiedBy: 'ncanode' });
    expect(await checked('signs-with-expired')).toMatchObject({ ok: false, refusal: 'expired' });
    await ncanode.stop();
  });
});

/** What the bundle for browsers holds, by file name. */
async function bundle(): Promise<Map<string, string>> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(ROOT, 'src/client/ncalayer.ts'),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'ncalayer.js', chunkFileNames: '[name].js' },
      },
    },
  });
  const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.fileName, chunk.code]] : [])));
}

const PAGE = `
  import { signWithNcaLayer } from './ncalayer.js';
  window.sign = (bytes, settings, stopAfter) => {
    const stopping = new AbortController();
    if (stopAfter) setTimeout(() => stopping.abort(), stopAfter);
    return signWithNcaLayer({ bytes: Uint8Array.from(bytes), language: 'ru' }, stopping.signal, settings);
  };
  document.title = 'ready';
`;

const OutcomeSchema = v.variant('ok', [
  v.object({ ok: v.literal(true), cms: v.string() }),
  v.object({ ok: v.literal(false), failure: v.string(), detail: v.string() }),
]);

describe('a citizen signs through NCALayer, in Chromium', () => {
  let files: Map<string, string>;
  let server: Server;
  let browser: BrowserContext;
  let profile: string;
  let page: Page;
  let session: CDPSession | undefined;
  const said: string[] = [];

  beforeAll(async () => {
    files = await bundle();
    files.set('page.js', PAGE);
    server = createServer((request, response) => {
      const name = (request.url ?? '/').slice(1);
      const code = files.get(name);
      response.setHeader(
        'Content-Security-Policy',
        `default-src 'none'; script-src 'self'; connect-src ${layer.url} wss://127.0.0.1:1`,
      );
      response.setHeader('Content-Type', code === undefined ? 'text/html' : 'text/javascript');
      response.end(code ?? '<!doctype html><title>…</title><script type="module" src="/page.js"></script>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const site = `127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
    profile = await mkdtemp(join(tmpdir(), 'dauys-chromium-'));
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--ignore-certificate-errors',
        // The page stands for an akimat's on the internet, so that the browser guards the way to NCALayer.
        `--ip-address-space-overrides=${site}=public`,
      ],
    });
    page = await browser.newPage();
    await allow('granted', `http://${site}`);
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(`http://${site}/`);
    await page.waitForFunction('document.title === "ready"');
  });

  afterAll(async () => {
    await browser?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    server.close();
    server.closeAllConnections();
  });

  /** What the person told the browser about programs on the device. */
  async function allow(setting: 'granted' | 'denied', origin = new URL(page.url()).origin) {
    // The session stays: with it would go what the person said.
    session ??= await browser.newCDPSession(page);
    await session.send('Browser.setPermission', {
      permission: { name: 'loopback-network' },
      setting,
      origin,
    });
  }

  async function sign(url = layer.url, stopAfter = 0) {
    const settings = { url, connectTimeout: 2_000, signTimeout: 1_500 };
    const call = [[...bytes], settings, stopAfter].map((part) => JSON.stringify(part)).join(', ');
    return v.parse(OutcomeSchema, await page.evaluate(`window.sign(${call})`));
  }

  it.each(ENDS)('where NCALayer %s, it ends as %s', async (behaviour, end) => {
    layer.behaviour = behaviour;
    const outcome = await sign();
    expect(outcome.ok ? 'signed' : outcome.failure).toBe(end);
  });

  it('makes a signature that the register accepts', async () => {
    const outcome = await sign();
    if (!outcome.ok) throw new Error(outcome.detail);
    const verifier = await openSignatureVerifier({ authorities: folder });
    const given = { cms: outcome.cms, content: bytes, at: Temporal.Now.instant() };
    expect(await verifier.verify(given, never)).toMatchObject({ ok: true, signer: { iin: IIN } });
  });

  it('tells absent from forbidden, and stops when told to', async () => {
    expect(await sign('wss://127.0.0.1:1')).toMatchObject({ failure: 'absent' });
    await allow('denied');
    expect(await sign()).toMatchObject({ failure: 'blocked' });
    await allow('granted');
    expect(await sign()).toMatchObject({ ok: true });
    layer.behaviour = 'silent';
    expect(await sign(layer.url, 200)).toMatchObject({ failure: 'aborted' });
  });

  it('throws nothing into the page and asks for nothing that its policy forbids', () => {
    const faults = said.filter(
      (text) => !/ERR_(CONNECTION_REFUSED|UNSAFE_PORT|BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS)/.test(text),
    );
    expect(faults).toEqual([]);
  });

  it('loads the library only when it is needed, and no verifier at all', () => {
    const entry = files.get('ncalayer.js') ?? '';
    expect(entry).not.toContain('kmdMultisign');
    const all = [...files.values()].join('');
    expect(all).toContain('kmdMultisign');
    expect(all).not.toContain('SignedData');
  });
});
