import { createPublicKey, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Capture } from '../appeal/capture.ts';
import { type CaptureStatement, CaptureStatementSchema } from '../appeal/capture-statement.ts';
import { type OfficialKey, OfficialKeySchema } from '../appeal/official.ts';
import { PostSchema } from '../appeal/post.ts';
import { base64urlOf, bytesOfBase64url } from './base64url.ts';
import {
  isSignedBy,
  postDigestOf,
  signStatement,
  statementFault,
  thumbprintOf,
} from './capture-statement.ts';

const ID = '019ab4c0-0000-7000-8000-000000000001';

const POST = v.parse(PostSchema, {
  platform: 'x',
  kind: 'post',
  permalink: 'https://x.com/a/status/1',
  parentPermalink: null,
  authorName: 'Айгүл',
  authorHandle: 'aigul',
  authorUrl: null,
  publishedAt: null,
  publishedLabel: 'вчера',
  text: 'Көшеде су жоқ',
  truncated: false,
  media: [],
  counters: [],
});

async function signed(changes: Partial<CaptureStatement> = {}) {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const key = v.parse(OfficialKeySchema, await crypto.subtle.exportKey('jwk', keys.publicKey));
  const statement: CaptureStatement = {
    v: 1,
    submission: ID,
    capturedAt: '2026-11-25T10:00:00.000Z',
    clock: { offsetMs: -40, measuredAt: '2026-11-25T09:59:00.000Z' },
    page: {
      url: 'https://x.com/home',
      canonical: null,
      title: 'X',
      language: 'ru',
      viewport: { width: 1280, height: 900, scale: 1.5 },
      timeZone: 'Asia/Almaty',
      signedIn: null,
    },
    tool: 'Dauys/0.1.0 Chrome/156',
    method: 'platform',
    key: await thumbprintOf(key),
    post: await postDigestOf(POST),
    parts: [{ role: 'picture', mediaType: 'image/png', digest: 'a'.repeat(64), bytes: 12 }],
    ...changes,
  };
  const capture: Capture = {
    capturedAt: '2026-11-25T10:00:00.000Z',
    pageUrl: 'https://x.com/home',
    tool: 'Dauys/0.1.0 Chrome/156',
    method: 'platform',
    postDigest: await postDigestOf(POST),
    statement,
    signature: await signStatement(statement, keys.privateKey),
  };
  return { key, statement, capture, subject: { id: ID, post: POST, capture } };
}

describe('a capture statement', () => {
  it('holds for its key, submission, post and capture, and for nothing else', async () => {
    const { key, capture, subject } = await signed();
    const other = await signed();
    expect(await statementFault(subject, key)).toBeNull();
    expect(await statementFault(subject, null)).toBe('no-key');
    expect(await statementFault(subject, other.key)).toBe('other-key');
    expect(await statementFault({ ...subject, id: ID.replace(/1$/, '2') }, key)).toBe('other-submission');
    expect(await statementFault({ ...subject, post: { ...POST, text: 'су бар' } }, key)).toBe('other-post');
    const later = { ...capture, capturedAt: '2026-11-25T10:00:01.000Z' };
    expect(await statementFault({ ...subject, capture: later }, key)).toBe('other-capture');
    const { signature: _, ...unsigned } = capture;
    expect(await statementFault({ ...subject, capture: unsigned }, key)).toBe('unsigned');
  });

  it('holds for a post that a later version reads with more members', async () => {
    const { key, subject } = await signed();
    const later = { ...POST, mood: null, places: [], pinned: false };
    expect(await statementFault({ ...subject, post: later }, key)).toBeNull();
    expect(await statementFault({ ...subject, post: { ...POST, truncated: true } }, key)).toBe('other-post');
  });

  it('is broken by any change of a part', async () => {
    const { key, statement, capture } = await signed();
    const changed = { ...statement, parts: [{ ...statement.parts[0], digest: 'b'.repeat(64) }] };
    expect(await isSignedBy(v.parse(CaptureStatementSchema, changed), capture.signature ?? '', key)).toBe(
      false,
    );
    expect(await isSignedBy(statement, 'x'.repeat(86), key)).toBe(false);
    expect(await isSignedBy(statement, 'x', key)).toBe(false);
    const broken: OfficialKey = { ...key, x: '!' };
    expect(await isSignedBy(statement, capture.signature ?? '', broken)).toBe(false);
  });

  it('is verified by Node’s own crypto from the canonical JSON', async () => {
    const { key, statement, capture } = await signed();
    const publicKey = createPublicKey({ key, format: 'jwk' });
    const bytes = Buffer.from(canonicalize(statement) ?? '');
    const signature = Buffer.from(capture.signature ?? '', 'base64url');
    expect(verify('sha256', bytes, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  });

  it('reads as it is written: the schema changes nothing that is signed', async () => {
    const { statement } = await signed({});
    const titled = { ...statement, page: { ...statement.page, title: '  два   пробела \u200b' } };
    expect(v.parse(CaptureStatementSchema, titled)).toEqual(titled);
  });

  it('names a key as RFC 7638 does', async () => {
    // The example key of RFC 7517; its name was computed by another implementation.
    const key = {
      kty: 'EC',
      crv: 'P-256',
      x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
      y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
    } as const;
    expect(await thumbprintOf(key)).toBe('cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s');
  });
});

describe('base64url', () => {
  it('comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = base64urlOf(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(bytesOfBase64url(text)).toEqual(new Uint8Array(bytes));
      }),
    );
    expect(bytesOfBase64url('a+b')).toBeNull();
  });
});
