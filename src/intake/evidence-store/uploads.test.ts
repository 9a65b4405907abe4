import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkedFetch as fetch } from '../fixtures/checked-fetch.ts';
import { signed } from '../fixtures/official-keys.ts';
import { docx, pdf, png, sha256 } from './fixtures/files.ts';
import { MEGABYTE, ORIGIN, openStage, problemOf, type Stage } from './fixtures/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

describe('an upload', () => {
  it('that was cut goes on where it stopped, in any pieces', async () => {
    const bytes = png(5 * MEGABYTE);
    const headers = await stage.ticket();
    const begun = await fetch(`${stage.url}/v1/uploads`, {
      method: 'POST',
      headers: {
        ...headers,
        'Upload-Complete': '?0',
        'Upload-Length': String(bytes.length),
        'Repr-Digest': `sha-256=:${Buffer.from(sha256(bytes), 'hex').toString('base64')}:`,
      },
    });
    expect(begun.status).toBe(201);
    const place = begun.headers.get('Location') ?? '';

    // A line that breaks in the middle of a piece.
    await new Promise<void>((done) => {
      const call = request(place, {
        method: 'PATCH',
        headers: {
          ...headers,
          'Content-Type': 'application/partial-upload',
          'Upload-Offset': '0',
          'Upload-Complete': '?1',
          'Content-Length': bytes.length,
        },
      });
      call.on('error', () => done());
      call.write(bytes.subarray(0, 2.5 * MEGABYTE), () => setTimeout(() => call.destroy(), 200));
    });

    // What came before the cut is kept to the last byte, though it is no whole block.
    let at = 0;
    for (let tries = 0; tries < 100 && at !== 2.5 * MEGABYTE; tries += 1) {
      await new Promise((later) => setTimeout(later, 50));
      const asked = await fetch(place, { method: 'HEAD', headers });
      expect(asked.headers.get('Upload-Complete')).toBe('?0');
      expect(asked.headers.get('Upload-Length')).toBe(String(bytes.length));
      at = Number(asked.headers.get('Upload-Offset'));
    }
    expect(at).toBe(2.5 * MEGABYTE);

    const append = (from: number, to: number, last: boolean) =>
      fetch(place, {
        method: 'PATCH',
        headers: {
          ...headers,
          'Content-Type': 'application/partial-upload',
          'Upload-Offset': String(from),
          'Upload-Complete': last ? '?1' : '?0',
        },
        body: new Uint8Array(bytes.subarray(from, to)),
      });
    const wrong = await append(at + 5, at + 10, false);
    expect(wrong.status).toBe(409);
    expect(wrong.headers.get('Upload-Offset')).toBe(String(at));
    expect((await append(at, at + 100_000, false)).status).toBe(204);
    const last = await append(at + 100_000, bytes.length, true);
    expect(last.status).toBe(200);
    expect(last.headers.get('Upload-Complete')).toBe('?1');
    expect((await last.json()).digest).toBe(sha256(bytes));

    // An answer that got lost can be asked for again.
    const told = await fetch(place, { headers });
    expect(told.headers.get('Upload-Complete')).toBe('?1');
    expect((await told.json()).digest).toBe(sha256(bytes));
    expect((await append(bytes.length, bytes.length, true)).status).toBe(409);
    const left = await readdir(join(stage.evidence, 'uploads'));
    expect(left.filter((name) => name.startsWith(place.split('/').at(-1) ?? '-'))).toEqual([]);
  });

  it('is looked at by its bytes: programs, pages, macros and lies are refused', async () => {
    const refused = [
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      Buffer.from('MZ\x90\x00 a program'),
      Buffer.from('GIF89a'),
      docx(true),
    ];
    for (const bytes of refused) {
      const answer = await stage.upload(bytes, undefined, { 'Content-Type': 'image/png' });
      expect(answer.status).toBe(415);
      expect(answer.headers.get('Upload-Complete')).toBe('?1');
      expect(await problemOf(answer)).toBe('file-type-refused');
    }
    for (const [bytes, mediaType] of [
      [pdf(), 'application/pdf'],
      [docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ] as const) {
      expect((await (await stage.upload(bytes)).json()).mediaType).toBe(mediaType);
    }
  });

  it('that arrives changed, too large, or of another length is refused', async () => {
    const bytes = png(10);
    const digest = `sha-256=:${Buffer.from(sha256(png(11)), 'hex').toString('base64')}:`;
    const changed = await stage.upload(bytes, undefined, { 'Repr-Digest': digest });
    expect([changed.status, await problemOf(changed)]).toEqual([422, 'file-digest-mismatch']);

    const large = await fetch(`${stage.url}/v1/uploads`, {
      method: 'POST',
      headers: {
        ...(await stage.ticket()),
        'Upload-Complete': '?0',
        'Upload-Length': String(20 * MEGABYTE + 1),
      },
    });
    expect([large.status, await problemOf(large)]).toEqual([413, 'file-too-large']);
    expect(large.headers.get('Upload-Limit')).toContain(`max-size=${20 * MEGABYTE}`);

    const longer = await stage.upload(bytes, undefined, { 'Upload-Length': '5' });
    expect(await problemOf(longer)).toBe('upload-length-mismatch');
    const nothing = await stage.upload(Buffer.alloc(0));
    expect(await problemOf(nothing)).toBe('invalid-request');
  });

  it('takes a file of exactly 20 MB', async () => {
    const bytes = png(20 * MEGABYTE - png().length - 12);
    expect(bytes.length).toBe(20 * MEGABYTE);
    expect((await stage.upload(bytes)).status).toBe(201);
  });

  it('needs leave: a page on the list or an official, and no stranger goes on with it', async () => {
    const asked = await fetch(`${stage.url}/v1/uploads/tickets`, {
      method: 'POST',
      headers: { Origin: 'https://stranger.example', 'Content-Type': 'application/json' },
      body: JSON.stringify({ agency: 'TLD' }),
    });
    expect(await problemOf(asked)).toBe('origin-refused');
    expect(await problemOf(await stage.upload(png(), {}))).toBe('upload-ticket-refused');
    expect(await problemOf(await stage.upload(png(), { 'Dauys-Upload-Ticket': 'x' }))).toBe(
      'upload-ticket-refused',
    );
    expect((await stage.upload(png(), { Authorization: 'Bearer nobody' })).status).toBe(401);

    const uploads = `${stage.url}/v1/uploads`;
    const leave = await signed('POST', uploads, await stage.official());
    const begun = await fetch(uploads, {
      method: 'POST',
      headers: { ...leave, 'Upload-Complete': '?0', 'Upload-Length': '100' },
    });
    const place = begun.headers.get('Location') ?? '';
    const other = await fetch(place, {
      method: 'DELETE',
      headers: await stage.ticket(),
    });
    expect(await problemOf(other)).toBe('upload-not-found');
  });

  it('can be cancelled, and two at once on one upload cannot both win', async () => {
    const headers = await stage.ticket();
    const bytes = png(2 * MEGABYTE);
    const begun = await fetch(`${stage.url}/v1/uploads`, {
      method: 'POST',
      headers: { ...headers, 'Upload-Complete': '?0', 'Upload-Length': String(bytes.length) },
    });
    const place = begun.headers.get('Location') ?? '';
    const both = await Promise.all(
      [0, 1].map(() =>
        fetch(place, {
          method: 'PATCH',
          headers: {
            ...headers,
            'Content-Type': 'application/partial-upload',
            'Upload-Offset': '0',
            'Upload-Complete': '?0',
          },
          body: new Uint8Array(bytes.subarray(0, 1000)),
        }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await fetch(place, { method: 'DELETE', headers })).status).toBe(204);
    expect((await fetch(place, { headers })).status).toBe(404);
  });

  it('has an end to what one ticket may bring', async () => {
    const headers = await stage.ticket();
    const answers = await Promise.all(Array.from({ length: 24 }, () => stage.upload(png(1), headers)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
  });

  it('is described, and the description is a valid OpenAPI document', async () => {
    const document = await (await fetch(`${stage.url}/openapi.json`)).json();
    const { Validator } = await import('@seriousme/openapi-schema-validator');
    const { valid, errors } = await new Validator().validate(document);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(Object.keys(document.paths['/v1/uploads/{id}'])).toEqual(['get', 'patch', 'delete']);
    expect(document.components.schemas).toHaveProperty('UploadedFile');
    expect(document.components.schemas).toHaveProperty('UploadState');
  });

  it('is offered to any page that asks first', async () => {
    const asked = await fetch(`${stage.url}/v1/uploads/abc`, {
      method: 'OPTIONS',
      headers: { Origin: ORIGIN, 'Access-Control-Request-Method': 'PATCH' },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Methods')).toContain('PATCH');
    expect(asked.headers.get('Access-Control-Allow-Headers')).toContain('Upload-Offset');
    expect(asked.headers.get('Accept-Patch')).toBe('application/partial-upload');
  });
});
