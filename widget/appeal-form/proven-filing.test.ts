// @vitest-environment happy-dom
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { filed } from '../../src/appeal/fixtures/submissions.ts';
import { TRAP_FIELD } from '../../src/appeal/proof-of-work.ts';
import { WidgetSubmissionSchema } from '../../src/appeal/widget-submission.ts';
import { ProvenFiling } from './proven-filing.ts';

const submission = v.parse(WidgetSubmissionSchema, filed);
const { agency } = submission;

let asked: string[];
/** What the intake answers to each sending, in turn; refusals of an expired proof. */
let refused: boolean[];
let proofs: (string | null)[];
let element: HTMLElement;
let now: number;

async function intake(url: string, init: RequestInit): Promise<Response> {
  asked.push(`${init.method} ${url.slice('https://intake.example/v1/'.length)}`);
  if (init.method === 'GET') {
    const parameters = {
      ...{ algorithm: 'PBKDF2/SHA-256', nonce: `0${asked.length}`.repeat(16), salt: '00ff'.repeat(8) },
      ...{ cost: 2, keyLength: 32, keyPrefix: '0', expiresAt: 4e9 },
    };
    return Response.json({ parameters, signature: 'ab' });
  }
  proofs.push(new Headers(init.headers).get('Dauys-Proof'));
  const type = `https://intake.example/problems/${refused.shift() ? 'proof-required' : 'invalid-submission'}`;
  return Response.json({ type, title: '', status: 403, detail: '' }, { status: 403 });
}

function openFiling(addressed = agency): ProvenFiling {
  const home = {
    element,
    settings: () => ({ baseUrl: 'https://intake.example', language: 'ru' as const, tries: 1, fetch: intake }),
    addressed: () => ({ agency: addressed, language: 'ru' as const }),
    signal: () => new AbortController().signal,
  };
  return new ProvenFiling(home, () => now);
}

beforeEach(() => {
  asked = [];
  refused = [];
  proofs = [];
  now = 1_800_000_000_000;
  element = document.createElement('div');
  element.attachShadow({ mode: 'open' }).innerHTML = `<input name="${TRAP_FIELD}">`;
});

describe('a proof', () => {
  it('is made once while the person looks, and waits for nobody at the sending', async () => {
    const filing = openFiling();
    filing.prepare();
    filing.prepare();
    await vi.waitFor(() => expect(asked).toEqual([`GET challenge?agency=${agency}`]));
    await filing.file(submission, undefined);
    expect(asked).toEqual([`GET challenge?agency=${agency}`, 'POST appeals']);
    expect(proofs).toEqual([expect.any(String)]);
  });

  it('is good for one sending', async () => {
    const filing = openFiling();
    filing.prepare();
    await filing.file(submission, undefined);
    await filing.file(submission, undefined);
    expect(asked.filter((one) => one.startsWith('GET'))).toHaveLength(2);
    expect(new Set(proofs).size).toBe(2);
  });

  it('is made anew where the page was left open, and where the intake takes it no more', async () => {
    const filing = openFiling();
    filing.prepare();
    now += 55 * 60_000;
    refused = [true];
    await filing.file(submission, undefined);
    expect(asked.filter((one) => one.startsWith('GET'))).toHaveLength(3);
    expect(new Set(proofs).size).toBe(2);
  });

  it('of another agency, or from before the trap was filled, is not used', async () => {
    const other = openFiling('OTHER');
    other.prepare();
    await other.file(submission, undefined);
    expect(asked.filter((one) => one.startsWith('GET'))).toHaveLength(2);
    const filing = openFiling();
    filing.prepare();
    element.shadowRoot?.querySelector('input')?.setAttribute('value', 'https://spam.example');
    await filing.file(submission, undefined);
    expect(asked).toContain(`GET challenge?agency=${agency}&trapped=yes`);
  });
});
