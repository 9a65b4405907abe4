import { appendLeaves, EMPTY_TREE } from '../../src/register/append.ts';
import { checkpointText } from '../../src/register/checkpoint.ts';
import { entryBytes } from '../../src/register/entry.ts';
import { type Hash, leafHash } from '../../src/register/hashing.ts';
import { logProofText } from '../../src/register/log-proof.ts';
import { newNoteKey, readNoteKey, readNoteSigner } from '../../src/register/note-keys.ts';
import { verifyReceipt } from '../../src/register/receipt.ts';
import { noteOf, signatureLine } from '../../src/register/signed-note.ts';
import { median, type Report, rounded } from './report.ts';

const ENTRIES = 200_000;
const RECEIPTS = 500;
const ROUNDS = 5;

/**
 * Receipts checked a second, one after another on one core, as `npm run verify` and the citizen's browser do
 * it: the lines against the entry, the entry's way to the root, the signature under the root.
 */
export async function benchReceipts(report: Report): Promise<void> {
  const { secret, publicKey } = await newNoteKey('bench.example/log', 'log');
  const signer = await readNoteSigner(secret);
  const entryOf = (index: number) =>
    entryBytes({
      v: 1,
      type: 'received',
      at: '2026-11-24T09:00:00.000Z',
      agency: 'TLD',
      number: `TLD-2026-${index}`,
      by: 'applicant',
      body: { channel: 'widget', state: 'registered', registeredOn: '2026-11-24', answerBy: '2026-12-15' },
    });
  report.progress(`a log of ${ENTRIES} entries`);
  const leaves: Hash[] = Array.from({ length: ENTRIES }, (_, index) => leafHash(entryOf(index)));
  const tree = appendLeaves(EMPTY_TREE, leaves);
  const text = checkpointText({ origin: 'bench.example/log', size: tree.size, root: tree.root });
  const checkpoint = noteOf(text, [await signatureLine(text, signer, new Date())]);
  const receipts = Array.from({ length: RECEIPTS }, (_, place) => {
    const index = Math.floor((place * ENTRIES) / RECEIPTS);
    return {
      format: 'dauys-receipt/1',
      number: `TLD-2026-${index}`,
      agency: { code: 'TLD', name: { kk: 'Үлгі', ru: 'Үлгі', en: 'Ulgi' } },
      receivedAt: '2026-11-24T09:00:00.000Z',
      registeredOn: '2026-11-24',
      answerBy: '2026-12-15',
      takenBy: null,
      filed: null,
      entry: new TextDecoder().decode(entryOf(index)),
      proof: logProofText({ index, hashes: tree.inclusionProof(index), checkpoint }),
      key: publicKey,
      timestamp: null,
    };
  });
  const key = readNoteKey(publicKey);
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const began = performance.now();
    for (const receipt of receipts) {
      const checked = await verifyReceipt(receipt, key);
      if (!checked.ok) throw new Error(`A right receipt was refused: ${checked.fault}`);
    }
    // The first round warms the compiler up.
    if (round > 0) rates.push(RECEIPTS / ((performance.now() - began) / 1000));
  }
  report.table(`Receipts verified a second, one at a time, in a log of ${ENTRIES} entries`, [
    {
      what: 'receipts',
      'a second': rounded(median(rates)),
      'bytes each': JSON.stringify(receipts[1]).length,
    },
  ]);
}
