import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkedFetch as fetch } from '../fixtures/checked-fetch.ts';
import { signed } from '../fixtures/official-keys.ts';
import { png, sha256 } from './fixtures/files.ts';
import { inDays, openStage, picture, type Stage, submission } from './fixtures/stage.ts';
import { releaseFiles } from './linking.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

describe('a file and its appeal', () => {
  it('goes up in one piece, is named by the appeal, and comes back to who holds the tracking code', async () => {
    const bytes = png(50_000);
    const uploaded = await stage.upload(bytes);
    expect(uploaded.status).toBe(201);
    expect(uploaded.headers.get('Upload-Complete')).toBe('?1');
    expect(await uploaded.json()).toMatchObject({
      digest: sha256(bytes),
      mediaType: 'image/png',
      size: bytes.length,
    });

    const answer = await stage.file(submission([picture(bytes, 'C:\\fakepath\\Көше «түн».exe')]));
    expect(answer.status).toBe(201);
    const receipt = await answer.json();
    const headers = { 'Dauys-Tracking-Code': receipt.trackingCode };
    const listed = await fetch(`${stage.url}/v1/appeals/${receipt.number}/attachments`, { headers });
    expect(await listed.json()).toEqual({
      attachments: [
        { digest: sha256(bytes), name: 'Көше «түн».png', mediaType: 'image/png', size: bytes.length },
      ],
    });

    const address = `${stage.url}/v1/appeals/${receipt.number}/attachments/${sha256(bytes)}`;
    const got = await fetch(address, { headers });
    expect(sha256(Buffer.from(await got.arrayBuffer()))).toBe(sha256(bytes));
    expect(got.headers.get('Content-Type')).toBe('image/png');
    expect(got.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="[ -~]+"; filename\*=UTF-8''%D0%9A/,
    );
    expect(got.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(got.headers.get('Content-Security-Policy')).toContain('sandbox');

    const asOfficial = await signed('GET', address, await stage.official());
    expect((await fetch(address, { headers: asOfficial })).status).toBe(200);
    expect((await fetch(address)).status).toBe(404);
    expect((await fetch(address, { headers: { 'Dauys-Tracking-Code': '0'.repeat(16) } })).status).toBe(404);
    const other = await (await stage.file(submission())).json();
    const stranger = { 'Dauys-Tracking-Code': other.trackingCode };
    expect((await fetch(address, { headers: stranger })).status).toBe(404);
    for (const strange of ['%00', '..%2f..%2fintake.key', sha256(bytes).toUpperCase()]) {
      const answer = await fetch(address.replace(sha256(bytes), strange), {
        headers: { 'Dauys-Tracking-Code': receipt.trackingCode },
      });
      expect([strange, answer.status]).toEqual([strange, 404]);
    }
    const elsewhere = `${stage.url}/v1/appeals/${other.number}/attachments/${sha256(bytes)}`;
    expect((await fetch(elsewhere, { headers: stranger })).status).toBe(404);
  });

  it('is refused with its place in the list when it was never uploaded, or is another kind', async () => {
    const here = png(10);
    await stage.upload(here);
    const body = submission([picture(here), picture(png(11)), { ...picture(here), mediaType: 'image/jpeg' }]);
    const answer = await stage.file(body);
    expect(answer.status).toBe(422);
    expect((await answer.json()).errors).toEqual([
      {
        pointer: '/attachments/1/digest',
        code: 'not-uploaded',
        detail: 'Этого файла на сервере нет. Загрузите его ещё раз.',
      },
    ]);
    const wrongKind = await stage.file(submission([{ ...picture(here), mediaType: 'image/jpeg' }]));
    expect((await wrongKind.json()).errors[0].pointer).toBe('/attachments/0/digest');
  });

  it('does not hold up the appeals beside it, and the same appeal again gets the same receipt', async () => {
    const bytes = png(300);
    await stage.upload(bytes);
    const good = submission([picture(bytes)]);
    const bodies = [
      submission(),
      submission([picture(png(7))]),
      good,
      submission(),
      submission([picture(bytes)]),
    ];
    const answers = await Promise.all(bodies.map((body) => stage.file(body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 422, 201, 201, 201]);
    const again = await stage.file(good);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(await answers[2]?.json());
  });

  it('that was changed in the store never reaches its reader whole', async () => {
    const bytes = png(900_000);
    const digest = sha256(bytes);
    await stage.upload(bytes);
    const receipt = await (await stage.file(submission([picture(bytes)]))).json();
    await writeFile(stage.placeOf(bytes), Buffer.concat([bytes.subarray(0, -1), Buffer.from([0])]));
    const got = fetch(`${stage.url}/v1/appeals/${receipt.number}/attachments/${digest}`, {
      headers: { 'Dauys-Tracking-Code': receipt.trackingCode },
    });
    // Read whole, as the check reads it: the line breaks before its end.
    await expect(got).rejects.toThrow('terminated');
  });
});

describe('the sweep', () => {
  it('removes what no appeal names, in time, and nothing else', async () => {
    const named = png(100);
    const alone = png(101);
    await stage.upload(named);
    await stage.upload(alone);
    const receipt = await (await stage.file(submission([picture(named)]))).json();
    await stage.sweep(inDays(4));
    expect((await stage.file(submission([picture(alone)]))).status).toBe(201);

    const lost = png(102);
    await stage.upload(lost);
    const { files, uploads } = await stage.sweep(inDays(6));
    expect(files).toBeGreaterThan(0);
    expect(uploads).toBeGreaterThan(0);
    expect((await stage.file(submission([picture(lost)]))).status).toBe(422);
    const got = await fetch(`${stage.url}/v1/appeals/${receipt.number}/attachments/${sha256(named)}`, {
      headers: { 'Dauys-Tracking-Code': receipt.trackingCode },
    });
    expect(got.status).toBe(200);
    await got.arrayBuffer();
    expect(await readdir(join(stage.evidence, 'uploads'))).toEqual([]);
  });

  it('takes the files of an erased appeal, unless another has the same', async () => {
    const own = png(200);
    const shared = png(201);
    await stage.upload(own);
    await stage.upload(shared);
    const erased = submission([picture(own), picture(shared)]);
    await stage.file(erased);
    await stage.file(submission([picture(shared)]));
    const client = await stage.pool.connect();
    const released = await releaseFiles(client, erased.id);
    client.release();
    expect(released).toBe(2);
    await stage.sweep(inDays(1));
    const place = (bytes: Buffer) => readFile(stage.placeOf(bytes));
    await expect(place(own)).rejects.toThrow();
    expect(sha256(await place(shared))).toBe(sha256(shared));
  });

  it('beside uploads and appeals of the same file loses none', async () => {
    const bytes = png(400);
    const headers = await stage.official();
    let sweeping = true;
    const sweeper = (async () => {
      while (sweeping) {
        await stage.sweep(inDays(6));
        await new Promise((later) => setTimeout(later, 15));
      }
    })();

    /** Uploads and files until an appeal has the file, as a client does that is told to upload again. */
    async function insist(): Promise<string> {
      for (let tries = 0; tries < 40; tries += 1) {
        const uploaded = await stage.upload(bytes, headers);
        // The sweep may have taken the upload itself away in the middle of it.
        if (uploaded.status !== 201) continue;
        const answer = await stage.file(submission([picture(bytes)]));
        if (answer.status === 422) continue;
        const { number, trackingCode } = await answer.json();
        const got = await fetch(`${stage.url}/v1/appeals/${number}/attachments/${sha256(bytes)}`, {
          headers: { 'Dauys-Tracking-Code': trackingCode },
        });
        return sha256(Buffer.from(await got.arrayBuffer())) === sha256(bytes) ? 'kept' : 'lost';
      }
      return 'never filed';
    }
    const outcomes = await Promise.all(Array.from({ length: 8 }, insist));
    sweeping = false;
    await sweeper;
    expect(outcomes).toEqual(Array.from({ length: 8 }, () => 'kept'));
  });
});
