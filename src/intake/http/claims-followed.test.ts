import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClaimStage, openClaimStage, problemOf } from '../fixtures/claim-stage.ts';
import type { TestIntake } from '../fixtures/test-intake.ts';
import { audit } from '../log-book/audit.ts';
import { readRootKey } from '../root-key.ts';

let stage: TestIntake;
let official: ClaimStage['official'];
let clipped: ClaimStage['clipped'];
let invited: ClaimStage['invited'];
let open: ClaimStage['open'];
let claim: ClaimStage['claim'];
let entriesOf: ClaimStage['entriesOf'];

beforeAll(async () => {
  ({ stage, official, clipped, invited, open, claim, entriesOf } = await openClaimStage());
}, 60_000);

afterAll(() => stage?.stop());

describe('a clerk', () => {
  it('sees how far it is, and may neither invite nor confirm', async () => {
    const { number } = await clipped();
    const headers = await stage.enrol('Ким Е. В.', 'TLD', ['clerk']);
    const path = `/v1/appeals/${number}/invitations`;
    expect((await stage.ask('GET', path, { headers })).body).toMatchObject({ open: true, mayAct: false });
    expect(problemOf(await stage.ask('POST', path, { headers }))).toBe('403 role-missing');
    const proof = `/v1/appeals/${number}/account-proof`;
    expect(problemOf(await stage.ask('POST', proof, { headers }))).toBe('403 role-missing');
  });
});

describe('the funnel', () => {
  it('counts how far clipped posts came, and answers that were in time', async () => {
    const month = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 7);
    const read = async () => {
      const { body } = await stage.ask('GET', '/v1/funnel', { headers: official });
      return body.rows.find(
        (row: { month: string; platform: string }) => row.month === month && row.platform === 'x',
      );
    };
    const before = await read();
    await clipped();
    await invited((await clipped()).number);
    await open((await invited((await clipped()).number)).token);
    const { receipt } = (await claim((await invited((await clipped()).number)).token)).body;
    const move = (body: object) =>
      stage.ask('POST', `/v1/appeals/${receipt.number}/entries`, {
        headers: official,
        body: { id: v7(), ...body },
      });
    expect((await move({ type: 'accepted' })).status).toBeLessThan(300);
    expect(
      (await move({ type: 'answered', outcome: 'satisfied', reasons: 'Су қосылды.' })).status,
    ).toBeLessThan(300);
    const after = await read();
    const grown = ['clipped', 'invited', 'opened', 'claimed', 'registered', 'answeredInTime'].map(
      (stage) => after[stage] - before[stage],
    );
    expect(grown).toEqual([4, 3, 2, 1, 1, 1]);
    expect(problemOf(await stage.ask('GET', '/v1/funnel'))).toBe('401 token-missing');
  });
});

describe('the proof of an account', () => {
  it('is an official’s word that the code stands under the post', async () => {
    const { number } = await clipped();
    const path = `/v1/appeals/${number}/account-proof`;
    expect(problemOf(await stage.ask('POST', path, { headers: official }))).toBe('409 move-refused');
    const { token } = await invited(number);
    const { receipt } = (await claim(token)).body;
    expect(problemOf(await stage.ask('POST', path))).toBe('401 token-missing');
    const proven = await stage.ask('POST', path, { headers: official });
    expect(proven.body.claim).toMatchObject({ number: receipt.number, identity: 'account-proven' });
    const again = await stage.ask('POST', `/v1/appeals/${receipt.number}/account-proof`, {
      headers: official,
    });
    expect(again.body).toEqual(proven.body);
    expect(await entriesOf(receipt.number)).toEqual(['received', 'account-proven']);
    const { body } = await stage.ask('GET', `/v1/appeals/${receipt.number}`, { headers: official });
    expect(body.tags).toContain('author:account-proven');
    expect(body.tags).not.toContain('author:self-declared');
  });
});

describe('an audit', () => {
  it('finds nothing wrong with signals that were invited, left alone again, and claimed', async () => {
    const left = await clipped();
    const { id } = await invited(left.number);
    await stage.ask('DELETE', `/v1/appeals/${left.number}/invitations/${id}`, { headers: official });
    await invited((await clipped()).number);
    const taken = await clipped();
    expect((await claim((await invited(taken.number)).token)).status).toBe(201);
    await stage.ask('POST', `/v1/appeals/${taken.number}/account-proof`, { headers: official });
    const client = await stage.owner.connect();
    try {
      const rootKey = await readRootKey(`${stage.folder}/intake.key`, false);
      expect((await audit(client, { rootKey })).entries).toBeGreaterThan(8);
    } finally {
      client.release();
    }
  });
});
