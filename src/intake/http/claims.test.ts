import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_FRAGMENT } from '../../appeal/claim-fragment.ts';
import { asAuthor, type ClaimStage, openClaimStage, problemOf } from '../fixtures/claim-stage.ts';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;
let official: ClaimStage['official'];
let clipped: ClaimStage['clipped'];
let invited: ClaimStage['invited'];
let open: ClaimStage['open'];
let claim: ClaimStage['claim'];
let course: ClaimStage['course'];
let entriesOf: ClaimStage['entriesOf'];

beforeAll(async () => {
  ({ stage, official, clipped, invited, open, claim, course, entriesOf } = await openClaimStage());
}, 60_000);

afterAll(() => stage?.stop());

describe('an invitation', () => {
  it('is a link without a word about anybody, whose token the database does not hold', async () => {
    const { number } = await clipped();
    const { link, token } = await invited(number);
    expect(link).toBe(`${stage.intake.publicUrl}/demo/${CLAIM_FRAGMENT}${token}`);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const { rows } = await stage.owner.query<{ row: string }>(
      'select invitations::text as row from invitations',
    );
    expect(rows.map(({ row }) => row).join()).not.toContain(token);
    expect(stage.logged.join()).not.toContain(token);
    expect(await course(number)).toMatchObject({ open: true, invitations: [{ state: 'made' }], claim: null });
    expect(await entriesOf(number)).toEqual(['received', 'invited']);
  });

  it('leads to the page that the agency has told', async () => {
    await stage.owner.query(
      "update agencies set claim_page = 'https://akimat.example/otinish' where code = 'TLD'",
    );
    const { number } = await clipped();
    expect((await invited(number)).link).toMatch(/^https:\/\/akimat\.example\/otinish#dauys-claim=/);
    await stage.owner.query('update agencies set claim_page = null');
  });

  it('shows what was clipped, and that it was opened', async () => {
    const { number, url } = await clipped();
    const { token } = await invited(number);
    const { status, body } = await open(token);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      signal: number,
      agency: { code: 'TLD' },
      topic: 'water',
      post: { permalink: url, authorHandle: 'aigul_s', text: 'Третий день нет воды во дворе на Абая.' },
    });
    expect(JSON.stringify(body)).not.toContain('Серікбаев');
    expect((await course(number)).invitations).toMatchObject([{ state: 'opened' }]);
  });

  it('ends the one before it', async () => {
    const { number } = await clipped();
    const first = await invited(number);
    const second = await invited(number);
    expect(problemOf(await open(first.token))).toBe('410 invitation-revoked');
    expect((await open(second.token)).status).toBe(200);
    expect((await course(number)).invitations.map(({ state }: { state: string }) => state)).toEqual([
      'opened',
      'revoked',
    ]);
  });

  it('can be withdrawn, and made again', async () => {
    const { number } = await clipped();
    const { id, token } = await invited(number);
    const path = `/v1/appeals/${number}/invitations/${id}`;
    expect((await stage.ask('DELETE', path, { headers: official })).status).toBe(204);
    expect((await stage.ask('DELETE', path, { headers: official })).status).toBe(204);
    const refused = await open(token);
    expect(problemOf(refused)).toBe('410 invitation-revoked');
    expect(refused.body.title).toBe('Приглашение отозвано');
    expect(problemOf(await claim(token))).toBe('410 invitation-revoked');
    expect(await entriesOf(number)).toEqual(['received', 'invited', 'invitation-ended']);
    expect((await open((await invited(number)).token)).status).toBe(200);
  });

  it('expires', async () => {
    const { number } = await clipped();
    const { id, token } = await invited(number);
    await stage.owner.query(
      "update invitations set made_at = now() - interval '15 days', expires_at = now() - interval '1 day' where id = $1",
      [id],
    );
    expect(problemOf(await open(token))).toBe('410 invitation-expired');
    expect(problemOf(await claim(token))).toBe('410 invitation-expired');
    expect((await course(number)).invitations).toMatchObject([{ state: 'expired' }]);
  });

  it('that nobody made opens nothing, and guessing is slowed', async () => {
    const guesser = await openTestIntake();
    try {
      const guess = (token: string) =>
        guesser.ask('GET', '/v1/claim', { headers: { ...asAuthor(token), 'Accept-Language': 'kk' } });
      const answers: string[] = [];
      for (let tried = 0; tried < 32; tried += 1) {
        answers.push(problemOf(await guess(Buffer.alloc(32, tried).toString('base64url'))));
      }
      expect(new Set(answers)).toEqual(new Set(['404 invitation-unknown', '429 too-many-requests']));
    } finally {
      await guesser.stop();
    }
  }, 60_000);

  it('is for a signal alone, and for its own agency', async () => {
    const { body: filed } = await stage.file(filing());
    const path = `/v1/appeals/${filed.number}/invitations`;
    expect(problemOf(await stage.ask('POST', path, { headers: official }))).toBe('409 move-refused');
    expect(problemOf(await stage.ask('POST', path))).toBe('401 token-missing');
    expect(
      problemOf(await stage.ask('POST', '/v1/appeals/TLD-2026-999999-9/invitations', { headers: official })),
    ).toBe('404 appeal-not-found');
  });

  it('opens on the agency’s own pages alone', async () => {
    const { number } = await clipped();
    const { token } = await invited(number);
    const headers = { ...asAuthor(token), Origin: 'https://evil.example' };
    expect(problemOf(await stage.ask('GET', '/v1/claim', { headers }))).toBe('403 origin-refused');
    expect(problemOf(await stage.ask('POST', '/v1/claim', { headers, body: {} }))).toBe('403 origin-refused');
  });
});

describe('a claim', () => {
  it('registers the signal anew, and both tell of each other', async () => {
    const { number, url } = await clipped();
    const { token } = await invited(number);
    const submission = filing();
    const { status, body } = await claim(token, submission);
    expect(status).toBe(201);
    expect(body.signal).toBe(number);
    expect(body.accountCode).toMatch(/^\d{6}$/);
    const { receipt } = body;
    expect(receipt).toMatchObject({ state: 'registered', deadline: { workingDays: 15 } });
    expect(receipt.number).not.toBe(number);

    const again = await claim(token, submission);
    expect(again).toMatchObject({ status: 200, body });
    expect(problemOf(await claim(token, { ...submission, text: 'Совсем другой текст обращения.' }))).toBe(
      '409 changed-under-same-id',
    );
    expect(problemOf(await claim(token))).toBe('409 invitation-used');
    expect(problemOf(await open(token))).toBe('409 invitation-used');

    const headers = { 'Dauys-Tracking-Code': receipt.trackingCode };
    const followed = await stage.ask('GET', `/v1/appeals/${receipt.number}`, { headers });
    expect(followed.body.tags).toEqual(
      expect.arrayContaining(['channel:widget', 'author:self-declared', 'platform:x', 'capture:platform']),
    );
    expect(followed.body.tags).not.toContain('author:unverified');
    expect(await entriesOf(number)).toEqual(['received', 'invited', 'claimed']);
    const { rows } = await stage.owner.query<{ leaf: string }>(
      'select e.leaf from events e join appeals a on a.id = e.appeal where a.number = any($1) order by e.seq',
      [[number, receipt.number]],
    );
    const leaves = rows.map(({ leaf }) => JSON.parse(leaf));
    expect(leaves.find(({ type }) => type === 'claimed').body).toEqual({
      identity: 'self-declared',
      appeal: receipt.number,
    });
    expect(leaves.find((leaf) => leaf.number === receipt.number).body.claims).toBe(number);

    const found = await stage.ask('GET', `/v1/posts?url=${encodeURIComponent(url)}`, { headers: official });
    expect(found.body.posts[0].records).toMatchObject([{ number: receipt.number, state: 'registered' }]);
    const post = { ...clip(1).post, permalink: url };
    const met = await stage.ask('POST', '/v1/appeals', { body: clip(1, { post }), headers: official });
    expect(met.body.records).toMatchObject([{ number: receipt.number }]);
    expect(await course(number)).toMatchObject({
      open: false,
      invitations: [{ state: 'claimed' }],
      claim: {
        number: receipt.number,
        identity: 'self-declared',
        accountCode: body.accountCode,
        provenAt: null,
      },
    });
    const path = `/v1/appeals/${number}/invitations`;
    expect(problemOf(await stage.ask('POST', path, { headers: official }))).toBe('409 move-refused');
  });

  it('happens once, however many send it at once', async () => {
    const { number } = await clipped();
    const { token } = await invited(number);
    const answers = await Promise.all(Array.from({ length: 8 }, () => claim(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    const { rows } = await stage.owner.query(
      'select max(serial)::int as last, count(*)::int as n from appeals group by agency, year',
    );
    expect(rows).toEqual(rows.map(({ last }) => ({ last, n: last })));
  });

  it('tells every wrong field, and takes nothing', async () => {
    const { number } = await clipped();
    const { token } = await invited(number);
    const refused = await claim(token, { ...filing(), text: '', consent: false });
    expect(problemOf(refused)).toBe('422 invalid-submission');
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(['/submission/text', '/submission/consent']),
    );
    expect((await course(number)).claim).toBeNull();
    expect((await claim(token, filing({ id: v7() }))).status).toBe(201);
  });
});
