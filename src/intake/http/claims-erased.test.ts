import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { type ClaimStage, openClaimStage, problemOf } from '../fixtures/claim-stage.ts';
import { filing } from '../fixtures/submissions.ts';
import { eraseApplicant } from '../log-book/erase-applicant.ts';
import { openLogBook } from '../log-book/open-log-book.ts';

let claims: ClaimStage;

beforeAll(async () => {
  claims = await openClaimStage();
}, 60_000);

afterAll(() => claims?.stage.stop());

async function erase(typed: string): Promise<void> {
  const { owner, intake, folder } = claims.stage;
  const signer = await openLogBook(intake.databaseUrl, `${folder}/log.key`);
  const number = parseAppealNumber(typed);
  if (!number.ok) throw new Error(`${typed} is no number`);
  const client = await owner.connect();
  try {
    await eraseApplicant(client, signer, { number, reason: 'asked', actor: 'register', keepText: false });
  } finally {
    client.release();
  }
}

describe('a signal whose post was erased', () => {
  it('can be claimed by no link that was given before, and nobody is invited to it', async () => {
    const { number } = await claims.clipped();
    const { token } = await claims.invited(number);
    await erase(number);
    expect(problemOf(await claims.open(token))).toBe('410 invitation-revoked');
    expect(problemOf(await claims.claim(token, filing({ id: v7() })))).toBe('410 invitation-revoked');
    const again = await claims.stage.ask('POST', `/v1/appeals/${number}/invitations`, {
      headers: claims.official,
    });
    expect(problemOf(again)).toBe('409 move-refused');
  });
});
