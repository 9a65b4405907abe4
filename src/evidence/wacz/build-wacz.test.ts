import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { CDXIndexer, WARCParser } from 'warcio';
import { captureFault } from '../check-capture-file.ts';
import { archiveKey, caseFileWith } from '../fixtures/case-file.ts';
import { hexOf } from '../hex.ts';
import { isPackageSigned } from './archive-signature.ts';
import { buildWacz, viewAddress } from './build-wacz.ts';
import type { ViewWords } from './capture-view.ts';

const WORDS: ViewWords = {
  language: 'en',
  ...{ notice: 'notice', author: 'author', address: 'address', published: 'published', captured: 'captured' },
  ...{ text: 'text', noText: 'none', picture: 'picture', media: 'media', markup: 'markup', around: 'around' },
};

const read = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const lines = (bytes: Uint8Array | undefined) => read(bytes).trim().split('\n');
const sha256 = async (bytes: Uint8Array) =>
  `sha256:${hexOf(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)))}`;

/** A package, taken apart by another program than wrote its records. */
async function packed(text?: string) {
  const { caseFile, stored } = await caseFileWith(text);
  const key = await archiveKey();
  const wacz = await buildWacz({ caseFile, parts: stored, words: WORDS, software: 'Dauys', key });
  return { wacz, caseFile, stored, files: unzipSync(wacz) };
}

let stage: Awaited<ReturnType<typeof packed>>;

beforeAll(async () => {
  stage = await packed();
});

async function recordAt(offset: number, length: number) {
  const archive = stage.files['archive/data.warc.gz'] ?? new Uint8Array();
  const record = await WARCParser.parse([archive.subarray(offset, offset + length)]);
  if (!record) throw new Error('There is no record');
  return { record, bytes: await record.readFully(false) };
}

describe('a package of evidence', () => {
  it('is stored, not packed: a reader takes single records out of it', () => {
    const { wacz, files } = stage;
    const text = new TextDecoder('latin1').decode(wacz);
    for (const path of Object.keys(files)) {
      const at = text.indexOf(path) - 30;
      expect([path, wacz[at + 8]]).toEqual([path, 0]);
    }
  });

  it('names every file with its size and digest, and only those', async () => {
    const { files } = stage;
    const { resources, wacz_version } = JSON.parse(read(files['datapackage.json']));
    expect(wacz_version).toBe('1.1.1');
    const named = resources.map(({ path }: { path: string }) => path);
    expect([...named, 'datapackage.json', 'datapackage-digest.json'].sort()).toEqual(
      Object.keys(files).sort(),
    );
    for (const { path, hash, bytes } of resources) {
      const file = files[path] ?? new Uint8Array();
      expect([path, bytes, hash]).toEqual([path, file.length, await sha256(file)]);
    }
  });

  it('is signed over the digest of that list, and no more is claimed', async () => {
    const { files } = stage;
    const { path, hash, signedData } = JSON.parse(read(files['datapackage-digest.json']));
    expect([path, hash]).toEqual([
      'datapackage.json',
      await sha256(files['datapackage.json'] ?? new Uint8Array()),
    ]);
    expect(signedData.hash).toBe(hash);
    expect(signedData.created).toBe(JSON.parse(read(files['datapackage.json'])).created);
    expect(signedData.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(await isPackageSigned(signedData)).toBe(true);
    expect(await isPackageSigned({ ...signedData, hash: hash.replace(/.$/, 'x') })).toBe(false);
    expect(await isPackageSigned({ ...signedData, publicKey: 'AAAA' })).toBe(false);
    for (const claim of ['domain', 'domainCert', 'timeSignature', 'crossSignedCert']) {
      expect(signedData).not.toHaveProperty(claim);
    }
  });

  it('has an index in which every line leads to its record, as warcio itself would index it', async () => {
    const { files } = stage;
    const own = lines(files['indexes/index.cdx']);
    expect(own).toEqual([...own].sort());
    for (const line of own) {
      const { url, offset, length, digest, recordDigest } = JSON.parse(line.slice(line.indexOf('{')));
      const lies = files['archive/data.warc.gz']?.subarray(Number(offset), Number(offset) + Number(length));
      expect(recordDigest).toBe(await sha256(lies ?? new Uint8Array()));
      const { record, bytes } = await recordAt(Number(offset), Number(length));
      expect([record.warcTargetURI, record.warcPayloadDigest]).toEqual([url, digest]);
      expect(digest).toBe(await sha256(bytes));
    }
    const indexed: string[] = [];
    async function* reader() {
      yield files['archive/data.warc.gz'] ?? new Uint8Array();
    }
    const archive = { filename: 'data.warc.gz', reader: reader() };
    for await (const { url, offset } of new CDXIndexer().iterIndex([archive])) {
      indexed.push(`${url} ${offset}`);
    }
    const ownPlaces = own.map((line) => JSON.parse(line.slice(line.indexOf('{'))));
    expect(indexed.sort()).toEqual(ownPlaces.map(({ url, offset }) => `${url} ${offset}`).sort());
  });

  it('keeps the parts to the byte, and the statement as it was signed', async () => {
    const { files, caseFile, stored } = stage;
    const archive = files['archive/data.warc.gz'] ?? new Uint8Array();
    const found: Record<string, Uint8Array> = {};
    for await (const record of WARCParser.iterRecords([archive])) {
      found[`${record.warcType} ${record.warcTargetURI ?? ''}`] = await record.readFully(false);
    }
    const page = viewAddress(caseFile.appeal.number, 1);
    expect(
      Object.keys(found)
        .map((name) => name.replace(page, ''))
        .sort(),
    ).toEqual([
      'metadata statement.json',
      'resource ',
      'resource fragment.html',
      'resource picture.png',
      'resource text.txt',
      'warcinfo ',
    ]);
    const parts = caseFile.capture.capture.statement?.parts ?? [];
    for (const [index, name] of ['picture.png', 'fragment.html'].entries()) {
      const bytes = found[`resource ${page}${name}`];
      expect(bytes).toEqual(stored.get(parts[index]?.digest ?? ''));
    }
    expect(found[`metadata ${page}statement.json`]).toEqual(files['dauys/statement-1.json']);
    expect(read(found[`resource ${page}text.txt`])).toBe('Третий день нет воды.');
  });

  it('carries papers that can be checked with nothing of Dauys', async () => {
    const { files } = stage;
    expect(await captureFault(JSON.parse(read(files['dauys/capture.json'])))).toBeNull();
    expect(read(files['dauys/official-key.pem'])).toMatch(/^-----BEGIN PUBLIC KEY-----\n[\w+/=\n]+-----END/);
    expect(JSON.parse(read(files['dauys/provenance.jsonld']))['@graph'].length).toBeGreaterThan(5);
    const [head, page] = lines(files['pages/pages.jsonl']).map((line) => JSON.parse(line));
    expect(head.format).toBe('json-pages-1.0');
    expect(page).toMatchObject({
      url: viewAddress(stage.caseFile.appeal.number, 1),
      text: 'Третий день нет воды.',
    });
  });

  it('shows what a stranger wrote as words', async () => {
    const { files } = await packed('<script>alert(1)</script>"&');
    const own = lines(files['indexes/index.cdx']).find((line) => line.includes('"mime":"text/html"')) ?? '';
    const { offset, length } = JSON.parse(own.slice(own.indexOf('{')));
    const archive = files['archive/data.warc.gz'] ?? new Uint8Array();
    const record = await WARCParser.parse([
      archive.subarray(Number(offset), Number(offset) + Number(length)),
    ]);
    const view = read(await record?.readFully(false));
    expect(view).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;');
    expect(view).not.toContain('<script');
  });
});
