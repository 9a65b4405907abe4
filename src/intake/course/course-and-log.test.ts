import { hash } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { canonicalJson } from '../../evidence/canonical-json.ts';
import { filing } from '../fixtures/submissions.ts';
import { eraseApplicant } from '../log-book/erase-applicant.ts';
import { type AuditedRegister, openAuditedRegister } from '../log-book/fixtures/audited-register.ts';

let stage: AuditedRegister;
let token: { Authorization: string };

beforeAll(async () => {
  stage = await openAuditedRegister();
  token = await stage.enrol();
}, 120_000);

afterAll(() => stage?.stop());

async function moved(...moves: readonly Record<string, unknown>[]) {
  const { body: receipt } = await stage.file(filing());
  for (const move of moves) {
    const path = `/v1/appeals/${receipt.number}/entries`;
    const { status } = await stage.ask('POST', path, { body: { id: v7(), ...move }, headers: token });
    expect(status).toBe(201);
  }
  return receipt;
}

/** Everything that a text could be tried against once its person is gone. */
async function digests(): Promise<string[]> {
  const { rows } = await stage.owner.query<{ digest: string }>(
    "select encode(digest, 'hex') as digest from moves",
  );
  return rows.map(({ digest }) => digest);
}

describe('the course of an appeal and the log', () => {
  it('agree, and an audit names an appeal that somebody moved behind the software’s back', async () => {
    const refused = { type: 'answered', outcome: 'refused', reasons: 'Бюджетте қаралмаған.' };
    await moved({ type: 'accepted' }, refused);
    const { number } = await moved({ type: 'handed-over', to: 'Полиция' }, { type: 'accepted' });
    expect(await stage.found()).toBe('nothing');
    expect(await digests()).toHaveLength(4);
    await stage.intruder.query("update appeals set standing = 'answered' where number = $1", [number]);
    expect(await stage.found()).toBe(`The standing of ${number} is answered; its entry says accepted.`);
    await stage.intruder.query("update appeals set standing = 'accepted' where number = $1", [number]);
  });

  it('keep no digest that a text could be tried against', async () => {
    const id = v7();
    await moved({ id, type: 'answered', outcome: 'satisfied', reasons: 'Жөнделді.' });
    const guess = { id, type: 'answered', outcome: 'satisfied', reasons: 'Жөнделді.' };
    expect(await digests()).not.toContain(hash('sha256', canonicalJson(guess)));
  });

  it('stay readable when the person was erased: what was done, and nothing of what was said', async () => {
    const receipt = await moved({
      type: 'forwarded',
      to: '«Үлгі Су» КММ',
      applicantTold: true,
      reasons: 'Айгүлдің мәселесі.',
    });
    const number = parseAppealNumber(receipt.number);
    if (!number.ok) throw new Error('Not a number');
    await eraseApplicant(stage.auditor, stage.signer, {
      number,
      reason: 'the applicant asked for it',
      actor: 'register',
      keepText: false,
    });
    const { status, body } = await stage.ask('GET', `/v1/appeals/${receipt.number}`, { headers: token });
    expect([status, body.state]).toEqual([200, 'forwarded']);
    expect(body.entries).toMatchObject([
      { type: 'received' },
      { type: 'forwarded', text: null, to: null },
      { type: 'erased' },
    ]);
    const applicant = await stage.ask('GET', `/v1/appeals/${receipt.number}/applicant`, { headers: token });
    expect(applicant.body).toEqual({ applicant: null });
    expect(await stage.found()).toBe('nothing');
  });
});
