import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/appeal/appeal.ts';
import { appendLeaves, EMPTY_TREE } from '../../src/register/append.ts';
import { checkpointText } from '../../src/register/checkpoint.ts';
import { entryBytes } from '../../src/register/entry.ts';
import { leafHash } from '../../src/register/hashing.ts';
import { logProofText } from '../../src/register/log-proof.ts';
import { newNoteKey, readNoteSigner } from '../../src/register/note-keys.ts';
import { noteOf, signatureLine } from '../../src/register/signed-note.ts';
import { checkReceipt } from './receipt-check.ts';

const NAME = { kk: 'Үлгі', ru: 'Үлгі', en: 'Ulgi' };

const SHOWN: Receipt = {
  id: '019abcde-0000-7000-8000-000000000001',
  number: 'TLD-2026-000002-1',
  trackingCode: '4821903455127706',
  state: 'registered',
  receivedAt: '2026-11-24T09:00:00.000Z',
  registeredOn: '2026-11-24',
  deadline: { on: '2026-12-15', workingDays: 15, article: '76' },
  agency: { code: 'TLD', name: NAME, kato: '190000000' },
  takenBy: null,
  digest: 'a'.repeat(64),
};

/** A receipt file of a log with two entries, as an intake would give it. */
async function receiptFile() {
  const { secret, publicKey } = await newNoteKey('ulgi.example/log', 'log');
  const signer = await readNoteSigner(secret);
  const entry = entryBytes({
    v: 1,
    type: 'received',
    at: SHOWN.receivedAt,
    agency: 'TLD',
    number: SHOWN.number,
    by: 'applicant',
    body: { registeredOn: SHOWN.registeredOn, answerBy: '2026-12-15' },
  });
  const tree = appendLeaves(EMPTY_TREE, [leafHash(entryBytes({ v: 1 })), leafHash(entry)]);
  const text = checkpointText({ origin: 'ulgi.example/log', size: tree.size, root: tree.root });
  const checkpoint = noteOf(text, [await signatureLine(text, signer, new Date())]);
  return {
    format: 'dauys-receipt/1',
    number: SHOWN.number,
    agency: { code: 'TLD', name: NAME },
    receivedAt: SHOWN.receivedAt,
    registeredOn: SHOWN.registeredOn,
    answerBy: '2026-12-15',
    takenBy: null,
    filed: null,
    entry: new TextDecoder().decode(entry),
    proof: logProofText({ index: 1, hashes: tree.inclusionProof(1), checkpoint }),
    key: publicKey,
    timestamp: null,
  };
}

const intakeThat = (answers: () => Promise<Response>) => ({
  baseUrl: 'https://intake.example',
  language: 'kk' as const,
  tries: 1,
  fetch: answers,
});

describe('checking a receipt in the browser', () => {
  it('finds the entry that promises what the screen says', async () => {
    const file = await receiptFile();
    const found = await checkReceipt(
      intakeThat(async () => Response.json(file)),
      SHOWN,
    );
    expect(found).toMatchObject({ kind: 'holds', place: 2, total: 2 });
    expect(found.kind === 'holds' && JSON.parse(found.file)).toEqual(file);
  });

  it('says so where the log promises something else than the screen, or the proof is false', async () => {
    const file = await receiptFile();
    const intake = intakeThat(async () => Response.json(file));
    const later = { ...SHOWN, deadline: { on: '2026-12-25', workingDays: 15, article: '76' } };
    expect(await checkReceipt(intake, later)).toEqual({ kind: 'differs' });
    const forged = { ...file, entry: file.entry.replace('12-15', '12-25'), answerBy: '2026-12-25' };
    expect(
      await checkReceipt(
        intakeThat(async () => Response.json(forged)),
        later,
      ),
    ).toEqual({ kind: 'differs' });
  });

  it('accuses nobody where there is no connection', async () => {
    const intake = intakeThat(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await checkReceipt(intake, SHOWN)).toEqual({ kind: 'not-checked' });
  });
});
