import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WidgetSubmission } from '../../appeal/submission.ts';
import { derOf, issue, type TestIdentity, testRoot } from '../../evidence/fixtures/test-authority.ts';
import { signCms } from '../../evidence/fixtures/test-signature.ts';
import { type StatementSubject, signedStatement, statementBytes } from '../../evidence/signed-statement.ts';
import { filing } from '../fixtures/submissions.ts';
import { ORIGIN, openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;
let folder: string;
let applicant: TestIdentity;
let neighbour: TestIdentity;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-authorities-'));
  const root = await testRoot('Сынақ негізгі КО');
  applicant = await issue(root, { commonName: 'СЕРІКҚЫЗЫ АЙГҮЛ', iin: '900515300970' });
  neighbour = await issue(root, { commonName: 'ТЕСТОВ ТЕСТ', iin: '900101300017' });
  await writeFile(join(folder, 'root.cer'), derOf(root.certificate));
  stage = await openTestIntake({ signatures: { authorities: folder } });
}, 60_000);

afterAll(async () => {
  await stage?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A signature over a filing. @param changes how the signed statement differs from what it must be */
async function signatureOf(
  signer: TestIdentity,
  { id, agency, text }: WidgetSubmission,
  changes: Partial<StatementSubject> = {},
) {
  const subject = { purpose: 'filing', id, number: null, agency, text, ...changes } as const;
  const content = statementBytes(await signedStatement(subject, Date.now()));
  const cms = Buffer.from(await signCms(content, signer)).toString('base64');
  return { cms, content: Buffer.from(content).toString('base64') };
}

const send = (body: object) =>
  stage.ask('POST', '/v1/appeals', { body, headers: { Origin: ORIGIN, 'Accept-Language': 'ru' } });

describe('an appeal that is filed with an EDS', () => {
  it('says so, keeps the signature sealed and commits to it in its entry', async () => {
    expect((await stage.ask('GET', '/v1/agencies/TLD')).body.eds).toBe(true);
    const submission = filing();
    const { status, body } = await send({
      ...submission,
      signature: await signatureOf(applicant, submission),
    });
    expect(status).toBe(201);
    const headers = { 'Dauys-Tracking-Code': body.trackingCode };
    const followed = await stage.ask('GET', `/v1/appeals/${body.number}`, { headers });
    expect(followed.body.tags).toContain('author:eds-signed');
    expect(followed.body.tags).not.toContain('author:self-declared');
    const { rows } = await stage.owner.query<{ box: Buffer; leaf: string; body: string }>(
      `select f.box, e.leaf, a.body::text from filing_signatures f
       join events e on e.appeal = f.appeal and e.type = 'received' join appeals a on a.id = f.appeal`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.box.toString('latin1')).not.toContain('900515300970');
    expect(rows[0]?.body).not.toContain('signature');
    expect(JSON.parse(rows[0]?.leaf ?? '{}').body.signature).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same appeal when it is signed anew, or sent again without its signature', async () => {
    const submission = filing();
    const first = await send({ ...submission, signature: await signatureOf(applicant, submission) });
    const again = await send({ ...submission, signature: await signatureOf(applicant, submission) });
    const bare = await send(submission);
    expect([first.status, again.status, bare.status]).toEqual([201, 200, 200]);
    expect(again.body.number).toBe(first.body.number);
  });

  it.each([
    ['by another person', () => neighbour, {}],
    ['over another text', () => applicant, { text: 'Мүлде басқа мәтін.' }],
    ['for a claim', () => applicant, { purpose: 'claim', number: 'TLD-2026-000001-4' }],
  ] as const)('%s is refused, and nothing is filed', async (_, signer, changes) => {
    const submission = filing();
    const signature = await signatureOf(signer(), submission, changes);
    const { status, body } = await send({ ...submission, signature });
    expect(status).toBe(422);
    expect(body.type).toMatch(/signature-refused$/);
    const { rows } = await stage.owner.query('select 1 from appeals where id = $1', [submission.id]);
    expect(rows).toEqual([]);
  });
});
