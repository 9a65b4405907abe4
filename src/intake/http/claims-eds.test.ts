import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_FRAGMENT } from '../../appeal/claim-fragment.ts';
import { derOf, issue, type TestIdentity, testRoot } from '../../evidence/fixtures/test-authority.ts';
import { signCms } from '../../evidence/fixtures/test-signature.ts';
import { type StatementSubject, signedStatement, statementBytes } from '../../evidence/signed-statement.ts';
import { clip, filing } from '../fixtures/submissions.ts';
import { ORIGIN, openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;
let folder: string;
let official: { Authorization: string };
let author: TestIdentity;
let neighbour: TestIdentity;
let nextPost = 9_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-authorities-'));
  const root = await testRoot('Сынақ негізгі КО');
  author = await issue(root, { commonName: 'СЕРІКҚЫЗЫ АЙГҮЛ', iin: '900515300970' });
  neighbour = await issue(root, { commonName: 'ТЕСТОВ ТЕСТ', iin: '900101300017' });
  await writeFile(join(folder, 'root.cer'), derOf(root.certificate));
  stage = await openTestIntake({ signatures: { authorities: folder } });
  official = await stage.enrol();
}, 60_000);

afterAll(async () => {
  await stage?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Claims a fresh signal. @param changes how the signed statement differs from what it must be */
async function claimSigned(
  signer: TestIdentity,
  changes: Partial<StatementSubject> = {},
  submission = filing(),
) {
  nextPost += 1;
  const clipped = await stage.ask('POST', '/v1/appeals', { body: clip(nextPost), headers: official });
  const number = String(clipped.body.number);
  const made = await stage.ask('POST', `/v1/appeals/${number}/invitations`, { headers: official });
  const token = String(made.body.link).split(CLAIM_FRAGMENT)[1] ?? '';
  const { id, agency, text } = submission;
  const subject = { purpose: 'claim', id, number, agency, text, ...changes } as const;
  const content = statementBytes(await signedStatement(subject, Date.now()));
  const cms = Buffer.from(await signCms(content, signer)).toString('base64');
  const signature = { cms, content: Buffer.from(content).toString('base64') };
  const answer = await stage.ask('POST', '/v1/claim', {
    body: { submission, signature },
    headers: { Origin: ORIGIN, 'Dauys-Invitation': token, 'Accept-Language': 'ru' },
  });
  const course = await stage.ask('GET', `/v1/appeals/${number}/invitations`, { headers: official });
  return { ...answer, claim: course.body.claim };
}

describe('a claim signed with an EDS', () => {
  it('is of the highest grade, and the signature is kept sealed', async () => {
    const { status, body, claim } = await claimSigned(author);
    expect(status).toBe(201);
    expect(claim).toMatchObject({ identity: 'eds-signed', number: body.receipt.number });
    const headers = { 'Dauys-Tracking-Code': body.receipt.trackingCode };
    const followed = await stage.ask('GET', `/v1/appeals/${body.receipt.number}`, { headers });
    expect(followed.body.tags).toContain('author:eds-signed');
    const { rows } = await stage.owner.query<{ kept: Buffer; leaf: string }>(
      `select c.signature as kept, e.leaf from claims c join events e on e.appeal = c.signal
       where e.type = 'claimed' and c.identity = 'eds-signed'`,
    );
    expect(rows[0]?.kept.toString('latin1')).not.toContain('900515300970');
    expect(JSON.parse(rows[0]?.leaf ?? '{}').commitment).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['by another person', () => claimSigned(neighbour)],
    ['over another text', () => claimSigned(author, { text: 'Мүлде басқа мәтін.' })],
    ['for an ordinary filing', () => claimSigned(author, { purpose: 'filing', number: null })],
    ['over another signal', () => claimSigned(author, { number: 'TLD-2026-000001-4' })],
  ])('%s is refused, and nothing is claimed', async (_, send) => {
    const { status, body, claim } = await send();
    expect(`${status} ${body.type.split('/').at(-1)}`).toBe('422 signature-refused');
    expect(body.detail.length).toBeGreaterThan(40);
    expect(claim).toBeNull();
  });

  it('is refused where the applicant gave no IIN to hold it against', async () => {
    const submission = filing();
    if (submission.applicant.type !== 'person') throw new Error('A person files');
    const { iin: _, ...applicant } = submission.applicant;
    const { status, claim } = await claimSigned(author, {}, { ...submission, applicant });
    expect(status).toBe(422);
    expect(claim).toBeNull();
  });
});
