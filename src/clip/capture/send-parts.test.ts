import 'fake-indexeddb/auto';
import { hash } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import type { SubmissionInput } from '../../appeal/submission.ts';
import { clip, receiptFor } from '../../client/fixtures/clip.ts';
import type { Outcome } from '../../client/outcome.ts';
import type { Evidence } from './evidence.ts';
import { type EvidenceStore, openEvidenceStore } from './evidence-store.ts';
import { sendingParts } from './send-parts.ts';

const stores: EvidenceStore[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
});

const TEXT = 'Көшеде су жоқ';
const DIGEST = hash('sha256', TEXT);

/** A store with the parts of one submission in it. */
async function storeWith(submission: string): Promise<EvidenceStore> {
  const store = openEvidenceStore(`evidence ${Math.random()}`);
  stores.push(store);
  const evidence: Evidence = {
    id: `${submission}/${'a'.repeat(64)}`,
    place: { tabId: 1, windowId: 1, frameId: 0 },
    wanted: { permalink: null, text: null, method: 'platform', handle: null },
    startedAt: 0,
    state: 'ready',
    clock: { offsetMs: null, measuredAt: null },
    facts: null,
    trouble: null,
    picture: null,
    fragment: null,
    text: null,
    media: [],
    thread: null,
    choices: { keys: [], boxes: [] },
    parts: [
      {
        role: 'text',
        mediaType: 'text/plain',
        digest: DIGEST,
        bytes: Buffer.byteLength(TEXT),
        blob: new Blob([TEXT], { type: 'text/plain' }),
      },
    ],
  };
  await store.change(evidence.id, () => evidence);
  return store;
}

/** What a client says to a submission; each answer once. */
function sending(store: EvidenceStore, answers: Outcome<never>[], uploads: string[], line: { up: boolean }) {
  const submitted: SubmissionInput[] = [];
  const client = {
    async submit(submission: SubmissionInput): Promise<Outcome<never>> {
      submitted.push(submission);
      return answers.shift() ?? { ok: false, failure: { kind: 'offline' } };
    },
  };
  const settings = {
    baseUrl: 'https://intake.example',
    language: 'kk',
    tries: 1,
    async fetch(address: string, { body, headers }: RequestInit) {
      if (!line.up) throw new TypeError('No line');
      uploads.push(await new Response(body).text());
      expect(address).toBe('https://intake.example/v1/uploads');
      expect(new Headers(headers).get('Content-Type')).toBe('text/plain');
      expect(new Headers(headers).get('Repr-Digest')).toBe(
        `sha-256=:${Buffer.from(DIGEST, 'hex').toString('base64')}:`,
      );
      return Response.json({
        digest: DIGEST,
        mediaType: 'text/plain',
        size: Buffer.byteLength(TEXT),
        keptUntil: '2026-12-01T00:00:00Z',
      });
    },
  } as const;
  return { submitted, client: sendingParts(client, settings, store, () => 1_000) };
}

it('sends the parts before the clip, each once, however often the clip is tried', async () => {
  const submission = clip();
  const store = await storeWith(submission.id);
  const uploads: string[] = [];
  const line = { up: false };
  const { submitted, client } = sending(store, [], uploads, line);
  expect(await client.submit(submission)).toEqual({ ok: false, failure: { kind: 'offline' } });
  expect(submitted).toEqual([]);
  line.up = true;
  await client.submit(submission);
  await client.submit(submission);
  expect(uploads).toEqual([TEXT]);
  expect(submitted).toHaveLength(2);
  expect(await store.listOf(submission.id)).toHaveLength(1);
});

it('sends a part again that the intake has swept away, and keeps what a refused clip needs', async () => {
  const submission = clip();
  const store = await storeWith(submission.id);
  const uploads: string[] = [];
  const problem = (code: string) => ({
    ok: false as const,
    failure: {
      kind: 'problem' as const,
      problem: {
        type: 'https://intake.example/problems/invalid-submission',
        title: '',
        status: 422,
        detail: '',
        errors: [{ pointer: '/capture/statement/parts/0/digest', code, detail: '' }],
      },
    },
  });
  const answers = [problem('not-uploaded'), problem('wrong-type')];
  const { client } = sending(store, answers, uploads, { up: true });
  expect(await client.submit(submission)).toEqual({ ok: false, failure: { kind: 'timeout' } });
  expect(await client.submit(submission)).toMatchObject({ failure: { kind: 'problem' } });
  expect(uploads).toEqual([TEXT, TEXT]);
  expect(await store.listOf(submission.id)).toHaveLength(1);
});

it('lets go of the parts once the register has the clip', async () => {
  const submission = clip();
  const store = await storeWith(submission.id);
  const client = sendingParts(
    { submit: async () => ({ ok: true, value: receiptFor(submission.id) }) },
    { baseUrl: 'https://intake.example', language: 'kk', tries: 1, fetch: async () => new Response('no') },
    store,
    () => 1_000,
  );
  // The answer to the upload is no answer of an intake.
  expect((await client.submit(submission)).ok).toBe(false);
  expect(await store.listOf(submission.id)).toHaveLength(1);
  for (const { id } of await store.listOf(submission.id))
    await store.change(id, (kept) => kept && { ...kept, parts: [] });
  expect((await client.submit(submission)).ok).toBe(true);
  expect(await store.listOf(submission.id)).toEqual([]);
});
