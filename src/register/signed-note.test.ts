import { describe, expect, it } from 'vitest';
import { newNoteKey, noteKeyText, readNoteKey, readNoteSigner } from './note-keys.ts';
import { noteOf, openNote, signatureLine, withSignatures } from './signed-note.ts';

/** The example in the documentation of Go's note package: a key published to be used in examples. */
const GO = {
  publicKey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  secret: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const now = new Date('2026-11-24T09:05:00Z');
const text = 'tld.akimat.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';

async function twoSigners() {
  const log = await newNoteKey('tld.akimat.example/log', 'log');
  const witness = await newNoteKey('qala.akimat.example/witness', 'witness');
  const lines = [
    await signatureLine(text, await readNoteSigner(log.secret), now),
    await signatureLine(text, await readNoteSigner(witness.secret), now),
  ];
  return {
    log: readNoteKey(log.publicKey),
    witness: readNoteKey(witness.publicKey),
    note: noteOf(text, lines),
    lines,
  };
}

describe('note keys', () => {
  it('are written and read in the published form', async () => {
    for (const published of [
      GO.publicKey,
      'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
    ]) {
      expect(noteKeyText(readNoteKey(published))).toBe(published);
    }
    const { key } = await readNoteSigner(GO.secret);
    expect(noteKeyText(key)).toBe(GO.publicKey);
  });

  it('are made anew each time, with a secret that gives the public half', async () => {
    const [one, other] = [await newNoteKey('a.example/log', 'log'), await newNoteKey('a.example/log', 'log')];
    expect(one.publicKey).not.toBe(other.publicKey);
    const { key, privateKey } = await readNoteSigner(one.secret);
    expect(noteKeyText(key)).toBe(one.publicKey);
    expect(privateKey.extractable).toBe(false);
  });

  it.each([
    '',
    'a.example/log',
    GO.publicKey.replace('c74f20a3', 'c74f20a4'),
    GO.publicKey.replace('Peter', 'Pater'),
    GO.publicKey.replace('ARpc', 'ARpd'),
    GO.publicKey.replace('+ARpc', '+AhpC'),
    GO.publicKey.slice(0, -4),
    GO.secret,
  ])('refuse %j', (broken) => {
    expect(() => readNoteKey(broken)).toThrow(RangeError);
  });

  it('refuse a broken secret, and a name with a space or a plus', async () => {
    await expect(readNoteSigner(GO.publicKey)).rejects.toThrow(RangeError);
    await expect(readNoteSigner(GO.secret.replace('c74f20a3', 'c74f20a4'))).rejects.toThrow(RangeError);
    for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u00a0b']) {
      await expect(newNoteKey(name, 'log')).rejects.toThrow(RangeError);
    }
  });
});

describe('signed notes', () => {
  it('are signed and opened as Go’s tools do', async () => {
    expect(await signatureLine(GO.text, await readNoteSigner(GO.secret), now)).toBe(GO.line);
    const opened = await openNote(noteOf(GO.text, [GO.line]), [readNoteKey(GO.publicKey)]);
    expect(opened).toMatchObject({ ok: true, text: GO.text, signatures: [{ at: null }] });
  });

  it('open with the log’s key, a witness’s or both, and say when the witness signed', async () => {
    const { log, witness, note } = await twoSigners();
    expect(await openNote(note, [log])).toMatchObject({
      ok: true,
      text,
      signatures: [{ key: log, at: null }],
    });
    expect(await openNote(note, [witness])).toMatchObject({
      ok: true,
      signatures: [{ key: witness, at: now }],
    });
    expect(await openNote(note, [witness, log])).toMatchObject({
      ok: true,
      signatures: [{ key: log }, { key: witness }],
    });
  });

  it('can be signed by further witnesses later', async () => {
    const { log, witness, lines } = await twoSigners();
    const note = withSignatures(noteOf(text, lines.slice(0, 1)), lines.slice(1));
    expect(await openNote(note, [log, witness])).toMatchObject({
      signatures: [{ key: log }, { key: witness }],
    });
  });

  it('are refused when the text or a known signature was altered', async () => {
    const { log, witness, note, lines } = await twoSigners();
    const [logLine = '', witnessLine = ''] = lines;
    expect(await openNote(note.replace('\n0\n', '\n1\n'), [log])).toEqual({ ok: false, reason: 'signature' });
    expect(await openNote(note.replace('\n0\n', '\n1\n'), [witness])).toEqual({
      ok: false,
      reason: 'signature',
    });
    const flipped = logLine.replace(/.(?=.{10}=*\n$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    expect(await openNote(noteOf(text, [flipped, witnessLine]), [log, witness])).toMatchObject({ ok: false });
    // A witness's time is signed too.
    const bytes = Uint8Array.from(atob(witnessLine.trim().split(' ')[2] ?? ''), (letter) =>
      letter.charCodeAt(0),
    );
    bytes[11] = (bytes[11] ?? 0) ^ 1;
    const otherTime = `— ${witness.name} ${btoa(String.fromCharCode(...bytes))}\n`;
    expect(await openNote(noteOf(text, [otherTime]), [witness])).toEqual({ ok: false, reason: 'signature' });
  });

  it('are refused when nobody at hand signed them, even under the same name', async () => {
    const { note } = await twoSigners();
    const namesake = readNoteKey((await newNoteKey('tld.akimat.example/log', 'log')).publicKey);
    expect(await openNote(note, [namesake])).toEqual({ ok: false, reason: 'unknown-key' });
    expect(await openNote(note, [])).toEqual({ ok: false, reason: 'unknown-key' });
  });

  it.each([
    '',
    'text\n',
    'text\n\n',
    'text\n\nnot a signature\n',
    GO.text + GO.line,
    `${GO.text}\n${GO.line}`.slice(0, -1),
    `${GO.text}\n${GO.line.replace('—', '-')}`,
    `${GO.text}\n${GO.line.replace('=', '')}`,
    `${GO.text}\n${GO.line.replace(/\n$/, ' and more\n')}`,
    `${GO.text}\r\n${GO.line}`,
    `a\u0000${GO.text}\n${GO.line}`,
    `${'a'.repeat(200_000)}\n\n${GO.line}`,
  ])('of the wrong shape are none: %j', async (note) => {
    expect(await openNote(note, [readNoteKey(GO.publicKey)])).toEqual({ ok: false, reason: 'shape' });
  });

  it('are not made of a text that could not be read back', async () => {
    const signer = await readNoteSigner(GO.secret);
    for (const broken of ['', '\n', 'no newline', 'a\tb\n', 'a\ud800\n']) {
      await expect(signatureLine(broken, signer, now)).rejects.toThrow(RangeError);
    }
  });
});
