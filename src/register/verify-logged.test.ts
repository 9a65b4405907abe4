import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { appendLeaves, EMPTY_TREE } from './append.ts';
import { checkpointText, readCheckpoint } from './checkpoint.ts';
import { entryBytes } from './entry.ts';
import { leavesOf } from './fixtures/trees.ts';
import { EMPTY_ROOT, leafHash } from './hashing.ts';
import { logProofText, readLogProof } from './log-proof.ts';
import { newNoteKey, readNoteKey, readNoteSigner } from './note-keys.ts';
import { noteOf, signatureLine } from './signed-note.ts';
import { verifyLogged } from './verify-logged.ts';

const now = new Date('2026-11-24T09:05:00Z');
const entry = {
  type: 'received',
  number: 'TLD-2026-000042-5',
  at: '2026-11-24T14:05:00+05:00',
  digest: 'ab'.repeat(32),
};
const logKeys = await newNoteKey('tld.akimat.example/log', 'log');
const witnessKeys = await newNoteKey('qala.akimat.example/witness', 'witness');
const logKey = readNoteKey(logKeys.publicKey);
const witnessKey = readNoteKey(witnessKeys.publicKey);

/** A log with our entry in it, and what its citizen takes home. */
async function logged(before = 300, after = 12, origin = logKey.name) {
  const leaves = [...leavesOf(before), leafHash(entryBytes(entry)), ...leavesOf(after)];
  const { root, size, inclusionProof } = appendLeaves(EMPTY_TREE, leaves);
  const text = checkpointText({ origin, size, root });
  const lines = [
    await signatureLine(text, await readNoteSigner(logKeys.secret), now),
    await signatureLine(text, await readNoteSigner(witnessKeys.secret), now),
  ];
  const checkpoint = noteOf(text, lines);
  return { root, size, proof: logProofText({ index: before, hashes: inclusionProof(before), checkpoint }) };
}

afterEach(() => vi.unstubAllGlobals());

describe('verifyLogged', () => {
  it('finds the entry in the log with the proof and the key alone', async () => {
    const { proof, root, size } = await logged();
    const shown = { ok: true, origin: logKey.name, index: 300, size, root };
    expect(await verifyLogged(entryBytes(entry), proof, logKey)).toEqual({ ...shown, witnesses: [] });
    expect(await verifyLogged(entryBytes(entry), proof, logKey, [witnessKey])).toEqual({
      ...shown,
      witnesses: [{ name: witnessKey.name, at: now }],
    });
  });

  it('works for the only entry of a log', async () => {
    const { proof } = await logged(0, 0);
    expect(await verifyLogged(entryBytes(entry), proof, logKey)).toMatchObject({
      ok: true,
      index: 0,
      size: 1,
    });
  });

  it('does not care in which order the entry’s fields come', async () => {
    const { proof } = await logged();
    const shuffled = Object.fromEntries(Object.entries(entry).reverse());
    expect(await verifyLogged(entryBytes(shuffled), proof, logKey)).toMatchObject({ ok: true });
  });

  it('says what is wrong with an altered entry, proof, checkpoint or key', async () => {
    const { proof } = await logged();
    const bytes = entryBytes(entry);
    const backdated = entryBytes({ ...entry, at: '2026-11-20T14:05:00+05:00' });
    expect(await verifyLogged(backdated, proof, logKey)).toEqual({ ok: false, reason: 'not-included' });
    const elsewhere = proof.replace('index 300', 'index 299');
    expect(await verifyLogged(bytes, elsewhere, logKey)).toEqual({ ok: false, reason: 'not-included' });
    const grown = proof.replace('\n313\n', '\n314\n');
    expect(await verifyLogged(bytes, grown, logKey)).toEqual({ ok: false, reason: 'signature' });
    const stranger = readNoteKey((await newNoteKey('tld.akimat.example/log', 'log')).publicKey);
    expect(await verifyLogged(bytes, proof, stranger)).toEqual({ ok: false, reason: 'unknown-key' });
    expect(await verifyLogged(bytes, proof, stranger, [witnessKey])).toEqual({
      ok: false,
      reason: 'unknown-key',
    });
    const { proof: other } = await logged(300, 12, 'qala.akimat.example/log');
    expect(await verifyLogged(bytes, other, logKey)).toEqual({ ok: false, reason: 'other-log' });
    for (const broken of ['', 'hello', proof.slice(0, 60), `x${proof}`]) {
      expect(await verifyLogged(bytes, broken, logKey)).toEqual({ ok: false, reason: 'shape' });
    }
  });

  it('takes nothing for a checkpoint that the log signed for another purpose', async () => {
    const line = await signatureLine('not a checkpoint\n', await readNoteSigner(logKeys.secret), now);
    const checkpoint = noteOf('not a checkpoint\n', [line]);
    const proof = logProofText({ index: 0, hashes: [], checkpoint });
    expect(await verifyLogged(entryBytes(entry), proof, logKey)).toEqual({ ok: false, reason: 'shape' });
  });

  it('never accepts a proof in which a character changed, and never throws', async () => {
    const { proof } = await logged();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: proof.length - 1 }),
        fc.constantFrom('0', 'A', '\n', ' ', '—', 'z'),
        async (at, put) => {
          fc.pre(proof[at] !== put);
          const altered = proof.slice(0, at) + put + proof.slice(at + 1);
          const verdict = await verifyLogged(entryBytes(entry), altered, logKey, [witnessKey]);
          // A witness's own line may be damaged into one of an unknown key; then that witness counts no more.
          if (verdict.ok) expect(verdict.witnesses).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('says so where the browser cannot check Ed25519', async () => {
    const { proof } = await logged();
    vi.stubGlobal('crypto', {});
    expect(await verifyLogged(entryBytes(entry), proof, logKey)).toEqual({
      ok: false,
      reason: 'not-supported',
    });
    const importKey = () => Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError'));
    vi.stubGlobal('crypto', { subtle: { importKey } });
    expect(await verifyLogged(entryBytes(entry), proof, logKey)).toEqual({
      ok: false,
      reason: 'not-supported',
    });
  });
});

describe('checkpoints and proofs as text', () => {
  it('are read back as they were written', async () => {
    const { proof } = await logged();
    const read = readLogProof(proof);
    expect(read && logProofText(read)).toBe(proof);
    const checkpoint = { origin: 'a.example/log', size: 0, root: EMPTY_ROOT };
    expect(readCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint);
  });

  it('pass over extension lines and extra data', async () => {
    const { proof } = await logged();
    expect(readLogProof(proof.replace('\nindex', '\nextra YQ==\nindex'))).toEqual(readLogProof(proof));
    const text = checkpointText({ origin: 'a.example/log', size: 5, root: EMPTY_ROOT });
    expect(readCheckpoint(`${text}an extension\n`)).toMatchObject({ size: 5 });
  });

  it.each([
    ['no newline at the end', 'a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
    ['a leading zero', 'a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'],
    ['a size beyond all sizes', 'a\n9999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'],
    ['a negative size', 'a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'],
    ['half a root', 'a\n1\n47DEQpj8HBSa\n'],
    ['no origin', '\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'],
    ['an empty extension line', 'a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n'],
    ['one line', 'a'],
  ])('refuse a checkpoint with %s', (_, text) => {
    expect(readCheckpoint(text)).toBeNull();
  });

  it('refuse to write what could not be read', () => {
    const good = { origin: 'a.example/log', size: 5, root: EMPTY_ROOT };
    for (const bad of [
      { origin: 'a b' },
      { origin: '' },
      { size: -1 },
      { size: 0.5 },
      { root: new Uint8Array(31) },
    ]) {
      expect(() => checkpointText({ ...good, ...bad })).toThrow(RangeError);
    }
  });
});

describe('entryBytes', () => {
  it('is canonical JSON in UTF-8', () => {
    expect(new TextDecoder().decode(entryBytes({ б: 1, a: [true, null] }))).toBe('{"a":[true,null],"б":1}');
  });

  it('refuses what is no JSON or too long for the log', () => {
    expect(() => entryBytes(undefined)).toThrow(TypeError);
    expect(() => entryBytes({ text: 'я'.repeat(40_000) })).toThrow(RangeError);
  });
});
