import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { unzipSync, zipSync } from 'fflate';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CapturePart, CaptureStatement } from '../../appeal/capture-statement.ts';
import { EnrolmentSchema, OfficialKeySchema } from '../../appeal/official.ts';
import { PostSchema } from '../../appeal/post.ts';
import { postDigestOf, signStatement, thumbprintOf } from '../../evidence/capture-statement.ts';
import { CaseFileSchema } from '../../evidence/case-file.ts';
import { captureFault } from '../../evidence/check-capture-file.ts';
import { isPackageSigned } from '../../evidence/wacz/archive-signature.ts';
import { newNoteKey, readNoteKey } from '../../register/note-keys.ts';
import { verifyReceipt } from '../../register/receipt.ts';
import { openNote } from '../../register/signed-note.ts';
import { checkedFetch as fetch } from '../fixtures/checked-fetch.ts';
import { rememberOfficial, signed } from '../fixtures/official-keys.ts';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { verifyArchive } from '../log-book/verify-archive.ts';

const FRAGMENT = Buffer.from('<!doctype html><meta charset="utf-8"><article>Третий день нет воды</article>');
const OFFICIAL = 'Серікбаев А. Н., бас маман';

let stage: TestIntake;
let keys: CryptoKeyPair;
let token: { Authorization: string };

beforeAll(async () => {
  stage = await openTestIntake();
  keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const publicKey = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const { body } = await stage.ask('POST', '/v1/enrolments', {
    body: { code: await stage.newCode(), name: OFFICIAL, publicKey },
  });
  token = rememberOfficial({ token: v.parse(EnrolmentSchema, body).token, keys });
}, 60_000);

afterAll(() => stage?.stop());

/** Clips a post with its signed fragment. @returns the number */
async function clipped(post: number): Promise<string> {
  const url = `${stage.intake.url}/v1/uploads`;
  await fetch(url, {
    method: 'POST',
    headers: { ...(await signed('POST', url, token)), 'Content-Type': 'text/html', 'Upload-Complete': '?1' },
    body: new Uint8Array(FRAGMENT),
  });
  const part: CapturePart = {
    ...{ role: 'fragment', mediaType: 'text/html' },
    ...{ digest: hash('sha256', FRAGMENT), bytes: FRAGMENT.length },
  };
  const { id, capture, post: clippedPost, ...rest } = clip(post);
  const key = v.parse(OfficialKeySchema, await crypto.subtle.exportKey('jwk', keys.publicKey));
  const statement: CaptureStatement = {
    ...{ v: 1, submission: id, capturedAt: capture.capturedAt },
    clock: { offsetMs: null, measuredAt: null },
    page: {
      ...{ url: capture.pageUrl, canonical: null, title: 'X', language: 'ru' },
      ...{ viewport: null, timeZone: null, signedIn: null },
    },
    ...{ tool: capture.tool, method: capture.method, key: await thumbprintOf(key) },
    ...{ post: await postDigestOf(v.parse(PostSchema, clippedPost)), parts: [part] },
  };
  const signature = await signStatement(statement, keys.privateKey);
  const submission = { ...rest, id, post: clippedPost, capture: { ...capture, statement, signature } };
  return (await stage.file(submission, token)).body.number;
}

async function wacz(number: string) {
  const url = `${stage.intake.url}/v1/appeals/${number}/evidence.wacz`;
  const response = await fetch(url, {
    headers: { ...(await signed('GET', url, token)), 'Accept-Language': 'ru' },
  });
  return { response, files: unzipSync(new Uint8Array(await response.arrayBuffer())) };
}

const read = (bytes: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(bytes));

describe('the file of a case', () => {
  it('holds what is known of a record, which can be checked with nothing else, and says who took it', async () => {
    const number = await clipped(901);
    const { status, body } = await stage.ask('GET', `/v1/appeals/${number}/case-file`, { headers: token });
    expect(status).toBe(200);
    const caseFile = v.parse(CaseFileSchema, body);
    expect(caseFile.appeal.entries.at(-1)).toMatchObject({ type: 'read', by: 'official', name: OFFICIAL });
    expect(caseFile.capture && (await captureFault(caseFile.capture))).toBeNull();
    expect((await verifyReceipt(caseFile.receipt)).ok).toBe(true);
  });

  it('packs the evidence, signed with a key that the log vouches for', async () => {
    const number = await clipped(902);
    const { response, files } = await wacz(number);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('application/wacz');
    expect(response.headers.get('Content-Disposition')).toContain(`${number}.wacz`);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');

    const { signedData } = read(files['datapackage-digest.json']);
    expect(await isPackageSigned(signedData)).toBe(true);
    const { body: logKey } = await stage.ask('GET', '/log/key');
    const note = new TextDecoder().decode(files['dauys/archive-key.txt']);
    const opened = await openNote(note, [readNoteKey(logKey.trim())]);
    expect(opened.ok && opened.text.split('\n').slice(0, 3)).toEqual([
      'dauys-archive-key/1',
      logKey.split('+')[0],
      signedData.publicKey,
    ]);

    expect(await captureFault(read(files['dauys/capture.json']))).toBeNull();
    expect((await verifyReceipt(read(files['dauys/receipt.json']))).ok).toBe(true);
    expect(read(files['datapackage.json']).title).toBe(number);
    const { body: appeal } = await stage.ask('GET', `/v1/appeals/${number}`, { headers: token });
    expect(appeal.entries.filter(({ type }: { type: string }) => type === 'read')).toHaveLength(1);
  });

  it('is checked again at the terminal, and shows what was altered', async () => {
    const number = await clipped(906);
    const { files } = await wacz(number);
    const { body } = await stage.ask('GET', '/log/key');
    const logKey = readNoteKey(body.trim());
    const pack = (changes: Record<string, Uint8Array>) => zipSync({ ...files, ...changes }, { level: 0 });
    const whole = await verifyArchive(pack({}), logKey);
    expect([whole.holds, whole.text]).toEqual([true, expect.stringContaining('vouches for the key')]);
    expect(whole.text).toContain('This capture holds.');
    expect((await verifyArchive(pack({}))).text).toContain('is not shown');

    const words = new TextEncoder();
    const altered = await verifyArchive(pack({ 'pages/pages.jsonl': words.encode('{}') }), logKey);
    expect([altered.holds, altered.text]).toEqual([
      false,
      expect.stringContaining('pages.jsonl was altered'),
    ]);
    const added = await verifyArchive(pack({ 'archive/more.warc.gz': new Uint8Array(3) }), logKey);
    expect(added.text).toContain('was added');
    // The same name twice: the true one is behind the false one, and other programs show the first they find.
    const twice = Buffer.from(
      zipSync({ 'pages/pages.jsonX': words.encode('{}'), ...files }, { level: 0 }),
    ).toString('latin1');
    const doubled = await verifyArchive(Buffer.from(twice.replaceAll('.jsonX', '.jsonl'), 'latin1'), logKey);
    expect([doubled.holds, doubled.text]).toEqual([
      false,
      expect.stringContaining('pages.jsonl is in the archive twice'),
    ]);
    const unseen = Buffer.from(twice.replaceAll('pages/pages.jsonX', '__proto__/\u001b[2JXYZ'), 'latin1');
    expect((await verifyArchive(unseen, logKey)).text).toContain(
      '__proto__/ [2JXYZ is not in the archive’s list',
    );
    const proto = Buffer.from(zipSync({ ...files, proto_XXX: words.encode('{}') }, { level: 0 }));
    const hidden = Buffer.from(proto.toString('latin1').replaceAll('proto_XXX', '__proto__'), 'latin1');
    expect((await verifyArchive(hidden, logKey)).text).toContain('__proto__ is not in the archive’s list');
    const description = { ...read(files['datapackage.json']), title: 'Басқа' };
    const relabelled = pack({ 'datapackage.json': words.encode(JSON.stringify(description)) });
    expect((await verifyArchive(relabelled, logKey)).text).toContain('list of its files was altered');
    const stranger = readNoteKey((await newNoteKey('dauys.local/other', 'log')).publicKey);
    expect((await verifyArchive(pack({}), stranger)).text).toContain('another body made it');
    expect((await verifyArchive(words.encode('PK'))).holds).toBe(false);
  });

  it('signs every package with the one key of the intake', async () => {
    const number = await clipped(903);
    const [one, other] = [await wacz(number), await wacz(number)].map(
      ({ files }) => read(files['datapackage-digest.json']).signedData,
    );
    expect(one.publicKey).toBe(other.publicKey);
    expect(one.signature).not.toBe(other.signature);
  });

  it('tells where it came from as W3C PROV', async () => {
    const number = await clipped(904);
    const { status, headers, body } = await stage.ask('GET', `/v1/appeals/${number}/provenance`, {
      headers: token,
    });
    expect([status, headers.get('Content-Type')]).toEqual([200, 'application/ld+json']);
    const { body: appeal } = await stage.ask('GET', `/v1/appeals/${number}`, { headers: token });
    const record = body['@graph'].find((node: { '@id': string }) => node['@id'] === `urn:dauys:${number}`);
    expect(record['dauys:tag']).toEqual(appeal.tags);
    const told = body['@graph'].flatMap((node: { 'dauys:entry'?: string }) => node['dauys:entry'] ?? []);
    expect(told).toEqual(appeal.entries.map(({ type }: { type: string }) => type));
  });

  it('is only for officials of the agency, and packs nothing that nobody clipped', async () => {
    const { body: receipt } = await stage.file(filing());
    const paths = ['case-file', 'provenance', 'evidence.wacz'].map(
      (each) => `/v1/appeals/${receipt.number}/${each}`,
    );
    for (const path of paths) {
      const code = { 'Dauys-Tracking-Code': receipt.trackingCode };
      expect((await stage.ask('GET', path, { headers: code })).status).toBe(401);
    }
    const answers = await Promise.all(paths.map((path) => stage.ask('GET', path, { headers: token })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404]);
    expect(answers[0]?.body.capture).toBeNull();
    const whole = JSON.stringify(answers.map(({ body }) => body));
    for (const personal of ['Серікқызы', '900515300970', '701 123']) expect(whole).not.toContain(personal);
  });

  it('is refused where a part was changed in the store', async () => {
    const number = await clipped(905);
    const { rows } = await stage.owner.query('select digest, agency from evidence limit 1');
    const [{ digest, agency }] = rows;

    const at = `${stage.folder}/evidence/${agency}/${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}`;
    await writeFile(at, 'changed');
    const { status, body } = await stage.ask('GET', `/v1/appeals/${number}/evidence.wacz`, {
      headers: token,
    });
    expect([status, body.type.split('/').at(-1)]).toEqual([404, 'file-not-found']);
  });
});
