import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { filed } from '../appeal/fixtures/submissions.ts';
import { WidgetSubmissionSchema } from '../appeal/submission.ts';
import { deriveInSlices } from './derive-in-slices.ts';
import { fileWithProof, makeProof } from './proof.ts';
import { deriveByTheBrowser, solveChallenge } from './solve-proof.ts';

const bytes = (text: string) => Uint8Array.from(new TextEncoder().encode(text));
const hex = (key: Uint8Array) => Buffer.from(key).toString('hex');

const challenge = (nonce: string) => ({
  parameters: {
    algorithm: 'PBKDF2/SHA-256' as const,
    nonce,
    salt: '00ff'.repeat(8),
    cost: 2,
    keyLength: 32,
    keyPrefix: '0',
    expiresAt: 4e9,
  },
  signature: 'ab',
});

describe('a challenge', () => {
  it('is worked at by the same derivation in the browser and in slices (RFC 7914, 11)', async () => {
    const expected = '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc';
    for (const derive of [deriveByTheBrowser, deriveInSlices]) {
      expect(hex(await derive(bytes('passwd'), bytes('salt'), 1, 32))).toBe(expected);
    }
  });

  it('goes back as it came, with the counter whose key begins as it wants', async () => {
    const asked = challenge('11'.repeat(16));
    for (const derive of [deriveByTheBrowser, deriveInSlices]) {
      const solved = JSON.parse(atob((await solveChallenge(asked, undefined, derive)) ?? ''));
      expect(solved.challenge).toEqual(asked);
      expect(solved.solution.derivedKey).toMatch(/^0[0-9a-f]{63}$/);
    }
  });

  it('is left when the signal stops the work', async () => {
    expect(await solveChallenge(challenge('22'.repeat(16)), AbortSignal.abort())).toBeUndefined();
  });
});

const submission = v.parse(WidgetSubmissionSchema, filed);

/** An intake that gives challenges and answers filings as told, and what came to it. */
function intakeThat(answers: readonly number[]) {
  const asked: string[] = [];
  const proofs: (string | undefined)[] = [];
  const left = [...answers];
  const receipt = {
    ...{
      id: submission.id,
      number: 'TLD-2026-000001-0',
      trackingCode: null,
      state: 'registered',
    },
    ...{
      receivedAt: '2026-11-24T09:00:00Z',
      registeredOn: '2026-11-24',
      deadline: null,
      takenBy: null,
      digest: '',
    },
    agency: { code: 'TLD', name: { kk: 'Ү', ru: 'У', en: 'U' }, kato: '190000000' },
  };
  const settings = {
    baseUrl: 'https://intake.example',
    language: 'ru' as const,
    tries: 1,
    fetch: async (url: string, init: RequestInit) => {
      asked.push(`${init.method} ${url.slice('https://intake.example'.length)}`);
      if (init.method === 'GET') return Response.json(challenge(`0${asked.length}`.repeat(16)));
      proofs.push(new Headers(init.headers).get('Dauys-Proof') ?? undefined);
      const status = left.shift() ?? 201;
      const type = `https://intake.example/problems/${status === 403 ? 'proof-required' : 'invalid-submission'}`;
      return status === 201
        ? Response.json(receipt, { status })
        : Response.json({ type, title: '', status, detail: '' }, { status });
    },
  };
  return { settings, asked, proofs };
}

describe('a filing with its proof', () => {
  it('asks for a challenge, solves it and sends', async () => {
    const { settings, asked, proofs } = intakeThat([201]);
    expect(await fileWithProof(settings, submission, { trapped: true })).toMatchObject({ ok: true });
    expect(asked).toEqual(['GET /v1/challenge?agency=TLD&trapped=yes', 'POST /v1/appeals']);
    expect(proofs[0]).toBeDefined();
  });

  it('makes another proof once where the one that was made beforehand is good no more', async () => {
    const { settings, asked, proofs } = intakeThat([403, 201]);
    const proof = makeProof(settings, { agency: 'TLD' });
    expect(await fileWithProof(settings, submission, { proof })).toMatchObject({ ok: true });
    expect(asked.filter((one) => one.startsWith('GET'))).toHaveLength(2);
    expect(new Set(proofs).size).toBe(2);
  });

  it('gives up after the second refusal, and at once where something else is wrong', async () => {
    const { settings, proofs } = intakeThat([403, 403, 201]);
    expect(await fileWithProof(settings, submission)).toMatchObject({ ok: false });
    expect(proofs).toHaveLength(2);
    const other = intakeThat([422]);
    expect(await fileWithProof(other.settings, submission)).toMatchObject({ ok: false });
    expect(other.proofs).toHaveLength(1);
  });
});
