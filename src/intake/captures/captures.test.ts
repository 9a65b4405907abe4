import { hash } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaptureStatement } from '../../appeal/capture-statement.ts';
import { EnrolmentSchema, OfficialKeySchema } from '../../appeal/official.ts';
import { PostSchema } from '../../appeal/post.ts';
import {
  postDigestOf,
  signStatement,
  statementFault,
  thumbprintOf,
} from '../../evidence/capture-statement.ts';
import { png } from '../evidence-store/fixtures/files.ts';
import { checkedFetch as fetch } from '../fixtures/checked-fetch.ts';
import { rememberOfficial, signed } from '../fixtures/official-keys.ts';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { audit } from '../log-book/audit.ts';
import { verifyCapture } from '../log-book/verify-capture.ts';
import { readRootKey } from '../root-key.ts';

let stage: TestIntake;
let token: { Authorization: string };
let keys: CryptoKeyPair;

async function enrolWithKey(pair: CryptoKeyPair) {
  const publicKey = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const { body } = await stage.ask('POST', '/v1/enrolments', {
    body: { code: await stage.newCode(), name: 'Серікбаев А. Н.', publicKey },
  });
  return rememberOfficial({ token: v.parse(EnrolmentSchema, body).token, keys: pair });
}

const newKeys = () =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);

beforeAll(async () => {
  stage = await openTestIntake();
  keys = await newKeys();
  token = await enrolWithKey(keys);
}, 60_000);

afterAll(() => stage?.stop());

async function upload(bytes: Buffer, type: string, as: Record<string, string> = token): Promise<Response> {
  const url = `${stage.intake.url}/v1/uploads`;
  return fetch(url, {
    method: 'POST',
    headers: { ...(await signed('POST', url, as)), 'Content-Type': type, 'Upload-Complete': '?1' },
    body: new Uint8Array(bytes),
  });
}

const FRAGMENT = Buffer.from('<!doctype html><meta charset="utf-8"><article>Көшеде су жоқ</article>');

/** A clip that is signed over its parts. @param change spoils what is signed, after the signature was made */
async function signedClip(
  post: number,
  parts: CaptureStatement['parts'],
  change: (statement: CaptureStatement) => CaptureStatement = (same) => same,
) {
  const body = clip(post);
  const key = v.parse(OfficialKeySchema, await crypto.subtle.exportKey('jwk', keys.publicKey));
  const statement: CaptureStatement = {
    v: 1,
    submission: body.id,
    capturedAt: body.capture.capturedAt,
    clock: { offsetMs: 12, measuredAt: '2026-11-24T09:04:00Z' },
    page: {
      url: body.capture.pageUrl,
      canonical: null,
      title: 'X',
      language: 'ru',
      viewport: { width: 1280, height: 900, scale: 1 },
      timeZone: 'Asia/Almaty',
      signedIn: true,
    },
    tool: body.capture.tool,
    method: body.capture.method,
    key: await thumbprintOf(key),
    post: await postDigestOf(v.parse(PostSchema, body.post)),
    parts,
  };
  const signature = await signStatement(statement, keys.privateKey);
  return { ...body, capture: { ...body.capture, statement: change(statement), signature } };
}

const pictureOf = (bytes: Buffer): CaptureStatement['parts'][number] => ({
  role: 'picture',
  mediaType: 'image/png',
  digest: hash('sha256', bytes),
  bytes: bytes.length,
});

const fragmentOf = (bytes: Buffer): CaptureStatement['parts'][number] => ({
  role: 'fragment',
  mediaType: 'text/html',
  digest: hash('sha256', bytes),
  bytes: bytes.length,
});

describe('a signed capture', () => {
  it('is checked on arrival, kept, and can be checked again by its agency', async () => {
    const picture = png(300);
    expect((await upload(picture, 'image/png')).status).toBe(201);
    const uploaded = await upload(FRAGMENT, 'text/html; charset=utf-8');
    expect((await uploaded.json()).mediaType).toBe('text/html');

    const body = await signedClip(501, [pictureOf(picture), fragmentOf(FRAGMENT)]);
    const { status, body: receipt } = await stage.file(body, token);
    expect(status).toBe(201);
    expect((await stage.file(body, token)).status).toBe(200);

    const { body: appeal } = await stage.ask('GET', `/v1/appeals/${receipt.number}`, { headers: token });
    expect(appeal.tags).toEqual(
      expect.arrayContaining(['capture:signed', 'picture:included', 'fragment:included', 'clock:checked']),
    );
    const files = await stage.ask('GET', `/v1/appeals/${receipt.number}/attachments`, { headers: token });
    expect(files.body.attachments).toEqual([]);

    const { body: kept } = await stage.ask('GET', `/v1/appeals/${receipt.number}/capture`, {
      headers: token,
    });
    expect(kept.official).toBe('Серікбаев А. Н.');
    expect(kept.parts.map((part: { name: string }) => part.name)).toEqual(['picture.png', 'fragment.html']);
    const { submission: id, post, capture, key } = kept;
    expect(await statementFault({ id, post, capture }, key)).toBeNull();
    expect((await verifyCapture(kept)).text).toContain('This capture holds.');
    const official = 'А. А.\u001b[2J\n\n  Everything holds\u202e';
    expect((await verifyCapture({ ...kept, official })).text).toContain(
      'А. А. [2J Everything holds captured',
    );
    const altered = { ...kept, post: { ...post, text: 'Басқа сөз' } };
    expect((await verifyCapture(altered)).text).toContain('The post is not the one that was signed');
    expect((await verifyCapture({ ...kept, parts: [] })).holds).toBe(false);

    const address = `${stage.intake.url}/v1/appeals/${receipt.number}/capture/${hash('sha256', FRAGMENT)}`;
    const part = await fetch(address, { headers: await signed('GET', address, token) });
    expect(Buffer.from(await part.arrayBuffer())).toEqual(FRAGMENT);
    expect(part.headers.get('Content-Disposition')).toMatch(/^attachment;/);
    expect(part.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(part.headers.get('Content-Security-Policy')).toContain('sandbox');
  });

  it('is refused where anything in it is not what was signed', async () => {
    const spoiled: ((statement: CaptureStatement) => CaptureStatement)[] = [
      (statement) => ({ ...statement, capturedAt: '2026-11-24T14:04:31+05:00' }),
      (statement) => ({ ...statement, parts: [] }),
      (statement) => ({ ...statement, key: 'x'.repeat(43) }),
    ];
    for (const change of spoiled) {
      const { status, body } = await stage.file(await signedClip(502, [fragmentOf(FRAGMENT)], change), token);
      expect([status, body.type.split('/').at(-1)]).toEqual([422, 'capture-refused']);
    }
    const other = await signedClip(503, []);
    const moved = { ...other, post: { ...other.post, text: 'Басқа сөз' } };
    expect((await stage.file(moved, token)).body.errors).toEqual([
      { pointer: '/capture/statement/post', code: 'wrong-type', detail: 'other-post' },
    ]);
    const { signature: _, ...unsigned } = other.capture;
    expect((await stage.file({ ...other, capture: unsigned }, token)).status).toBe(422);
    expect((await stage.file(await signedClip(504, []), await stage.enrol())).body.errors[0].detail).toBe(
      'other-key',
    );
    const colleague = await enrolWithKey(await newKeys());
    expect((await stage.file(await signedClip(504, []), colleague)).body.errors[0].detail).toBe('other-key');
  });

  it('is checked, kept and shown as well where a post is added to a record', async () => {
    const { body: receipt } = await stage.file(await signedClip(520, [fragmentOf(FRAGMENT)]), token);
    const picture = png(302);
    const added = async (
      post: number,
      parts: CaptureStatement['parts'],
      spoil?: (statement: CaptureStatement) => CaptureStatement,
    ) => {
      const { id, post: seen, capture } = await signedClip(post, parts, spoil);
      return { id, post: seen, capture };
    };
    const add = (body: unknown, headers = token) =>
      stage.ask('POST', `/v1/appeals/${receipt.number}/posts`, { body, headers });

    const early = await add(await added(521, [pictureOf(picture)]));
    expect([early.status, early.body.errors[0].pointer, early.body.errors[0].code]).toEqual([
      422,
      '/capture/statement/parts/0/digest',
      'not-uploaded',
    ]);
    const spoiled = await added(522, [], (statement) => ({
      ...statement,
      capturedAt: '2026-11-24T14:04:31+05:00',
    }));
    const refused = await add(spoiled);
    expect([refused.status, refused.body.type.split('/').at(-1)]).toEqual([422, 'capture-refused']);
    expect((await add(await added(523, []), await stage.enrol())).body.errors[0].detail).toBe('other-key');

    await upload(picture, 'image/png');
    // The fragment is among the record's files already: it is linked once.
    const whole = await added(524, [pictureOf(picture), fragmentOf(FRAGMENT)]);
    expect((await add(whole)).status).toBe(201);
    expect((await add(whole)).status).toBe(200);
    const { statement: _, signature: __, ...plain } = (await added(525, [])).capture;
    const unsigned = { ...(await added(525, [])), capture: plain };
    expect((await add(unsigned)).status).toBe(201);

    const { body: kept } = await stage.ask('GET', `/v1/appeals/${receipt.number}/capture`, {
      headers: token,
    });
    expect(kept.more.map((each: { added: { submission: string } }) => each.added.submission)).toEqual([
      whole.id,
      unsigned.id,
    ]);
    expect(kept.parts.map((part: { name: string }) => part.name)).toEqual(['fragment.html', 'picture.png']);
    const verdict = await verifyCapture(kept);
    expect(verdict.text).toContain('This capture holds.');
    expect(verdict.text).toContain('added a post that was captured at');
    expect(verdict.text).toContain('NOT signed');
    const [first, second] = kept.more;
    const altered = { ...kept, more: [{ ...first, post: { ...first.post, text: 'Басқа сөз' } }, second] };
    expect((await verifyCapture(altered)).text).toContain('The post is not the one that was signed');
    const moved = {
      ...kept,
      more: [{ ...first, added: { ...first.added, submission: second.added.submission } }, second],
    };
    expect((await verifyCapture(moved)).text).toContain('another submission');

    const client = await stage.owner.connect();
    const rootKey = await readRootKey(`${stage.folder}/intake.key`, false);
    await expect(audit(client, { rootKey })).resolves.toMatchObject({ older: 0 });
    client.release();
  });

  it('is the first of a record that a citizen filed, once a post is added to it', async () => {
    const { body: receipt } = await stage.file(filing());
    const none = await stage.ask('GET', `/v1/appeals/${receipt.number}/capture`, { headers: token });
    expect(none.status).toBe(404);
    const { id, post, capture } = await signedClip(530, []);
    const added = await stage.ask('POST', `/v1/appeals/${receipt.number}/posts`, {
      body: { id, post, capture },
      headers: token,
    });
    expect(added.status).toBe(201);
    const { body: kept } = await stage.ask('GET', `/v1/appeals/${receipt.number}/capture`, {
      headers: token,
    });
    expect([kept.submission, kept.more, kept.official]).toEqual([id, [], 'Серікбаев А. Н.']);
    expect((await verifyCapture(kept)).holds).toBe(true);
  });

  it('is refused while a part of it is not there', async () => {
    const { status, body } = await stage.file(await signedClip(505, [pictureOf(png(301))]), token);
    expect([status, body.errors[0].pointer, body.errors[0].code]).toEqual([
      422,
      '/capture/statement/parts/0/digest',
      'not-uploaded',
    ]);
  });

  it('is not for whoever holds no token of the agency', async () => {
    const { body: receipt } = await stage.file(await signedClip(506, []), token);
    expect((await stage.ask('GET', `/v1/appeals/${receipt.number}/capture`)).status).toBe(401);
    const { body: plain } = await stage.file(clip(507), token);
    const unsigned = await stage.ask('GET', `/v1/appeals/${plain.number}/capture`, { headers: token });
    expect(unsigned.body.capture.statement).toBeUndefined();
  });

  it('may carry text from officials alone, and only what is text', async () => {
    const asked = await stage.ask('POST', '/v1/uploads/tickets', {
      body: { agency: 'TLD' },
      headers: { Origin: 'https://akimat.example' },
    });
    const citizen = { 'Dauys-Upload-Ticket': asked.body.ticket };
    expect((await upload(FRAGMENT, 'text/html', citizen)).status).toBe(415);
    expect((await upload(Buffer.from([0x3c, 0, 0xff]), 'text/html')).status).toBe(415);
    expect((await upload(FRAGMENT, 'application/javascript')).status).toBe(415);
  });

  it('is swept when no clip names its parts, and kept when one does', async () => {
    const { rows } = await stage.owner.query(
      'select role, count(*)::int as count from attachments group by role order by role',
    );
    expect(rows).toEqual([
      { role: 'fragment', count: 2 },
      { role: 'picture', count: 2 },
    ]);
    const { rows: kept } = await stage.owner.query(
      "select count(*)::int as count from evidence where kept_until = 'infinity'",
    );
    expect(kept).toEqual([{ count: 3 }]);
  });
});

describe('the intake’s clock', () => {
  it('is told to whoever asks', async () => {
    const { status, body } = await stage.ask('GET', '/v1/time');
    expect(status).toBe(200);
    expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(60_000);
  });
});
