import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProof } from '../../client/proof.ts';
import { checkedFetch as fetch } from '../fixtures/checked-fetch.ts';
import { filing } from '../fixtures/submissions.ts';
import { ORIGIN, openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake({ proofNeeded: true, trustedProxies: 1, filingLimit: 30 });
}, 60_000);

afterAll(() => stage?.stop());

/** As a page's form asks for one and solves it. */
async function proof(network = '192.0.2.1'): Promise<string> {
  const fetchAsPage = (url: string, init: RequestInit) =>
    fetch(url, { ...init, headers: { ...init.headers, Origin: ORIGIN, 'X-Forwarded-For': network } });
  const settings = { baseUrl: stage.intake.url, language: 'ru', fetch: fetchAsPage } as const;
  const made = await makeProof(settings, { agency: 'TLD' });
  if (!made.ok || made.value === undefined) throw new Error('No proof was made');
  return made.value;
}

const send = (submission: unknown, solved: string) => stage.file(submission, { 'Dauys-Proof': solved });

async function challenge(query: string, network = '192.0.2.7') {
  const headers = { Origin: ORIGIN, 'X-Forwarded-For': network };
  return stage.ask('GET', `/v1/challenge?${query}`, { headers });
}

const triesOf = async (query: string, network?: string) =>
  (await challenge(query, network)).body.parameters.data.tries;

describe('the proof of work of a filing', () => {
  it('is asked for, and one that was made opens the register', async () => {
    const refused = await stage.file(filing(), { 'Accept-Language': 'kk' });
    expect([refused.status, refused.body.type]).toEqual([
      403,
      expect.stringMatching('/problems/proof-required'),
    ]);
    expect(refused.body.detail).toContain('Dauys-Proof');
    expect((await send(filing(), await proof())).status).toBe(201);
  });

  it('serves one submission, however often that is sent, and no other', async () => {
    const [submission, solved] = [filing(), await proof()];
    const first = await send(submission, solved);
    const again = await send(submission, solved);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect((await send({ ...submission, id: v7() }, solved)).status).toBe(403);
  });

  it('is worth nothing when forged, of another agency, unsolved, or no proof at all', async () => {
    const good = JSON.parse(atob(await proof()));
    const { challenge: asked, solution } = good;
    const forged = [
      { challenge: { ...asked, parameters: { ...asked.parameters, expiresAt: 4e9 } }, solution },
      { challenge: asked, solution: { ...solution, derivedKey: '00'.repeat(32) } },
      { challenge: asked, solution: { ...solution, counter: -1 } },
      null,
    ].map((one) => btoa(JSON.stringify(one)));
    for (const header of [...forged, 'no base64 at all', 'A'.repeat(5_000)]) {
      expect((await send(filing(), header)).status).toBe(403);
    }
    expect((await send(filing(), btoa(JSON.stringify(good)))).status).toBe(201);
  });

  it('costs more for a network that files a lot, and a heap of cheap ones will not do', async () => {
    expect(await triesOf('agency=tld')).toBe(256);
    const early = await proof();
    for (let filed = 0; filed < 26; filed += 1) {
      const from = { 'X-Forwarded-For': '192.0.2.7', 'Dauys-Proof': await proof('192.0.2.7') };
      expect((await stage.file(filing(), from)).status).toBe(201);
    }
    expect(await triesOf('agency=TLD')).toBe(1024);
    expect(await triesOf('agency=TLD', '192.0.2.8')).toBe(256);
    const late = await stage.file(filing(), { 'X-Forwarded-For': '192.0.2.7', 'Dauys-Proof': early });
    expect(late.status).toBe(403);
  });

  it('is asked of each of many that are sent at once at the price and within the limit of that moment', async () => {
    const network = '192.0.2.10';
    const solved = await Promise.all(Array.from({ length: 40 }, () => proof(network)));
    const sent = await Promise.all(
      solved.map((one) => stage.file(filing(), { 'X-Forwarded-For': network, 'Dauys-Proof': one })),
    );
    const taken = sent.filter(({ status }) => status === 201);
    // After twenty-five the work costs four times as much, and those were solved while it was cheap.
    expect(taken).toHaveLength(25);
    expect(sent.filter(({ status }) => status === 403)).toHaveLength(15);
  });

  it('is much harder where the field that nobody sees was filled in, and is never refused', async () => {
    expect(await triesOf('agency=TLD&trapped=yes', '192.0.2.9')).toBe(256 * 32);
  });

  it('is given to the pages of the agency alone', async () => {
    expect((await challenge('agency=NONE')).status).toBe(404);
    const elsewhere = await stage.ask('GET', '/v1/challenge?agency=TLD', {
      headers: { Origin: 'https://elsewhere.example' },
    });
    expect(elsewhere.status).toBe(403);
  });
});
