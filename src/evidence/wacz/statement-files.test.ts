import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { caseFileWith } from '../fixtures/case-file.ts';
import { derSignature, keyPem, statementFiles } from './statement-files.ts';

describe('the papers of a signed statement', () => {
  it('are what OpenSSL verifies: the bytes, a DER signature, a PEM key', async () => {
    // A signature begins with a zero, or with a high bit, only now and then.
    for (let round = 0; round < 20; round += 1) {
      const { capture, key } = (await caseFileWith()).caseFile.capture;
      const files = new Map(statementFiles(capture, 1));
      const statement = files.get('dauys/statement-1.json') ?? new Uint8Array();
      const signature = files.get('dauys/statement-1.sig') ?? new Uint8Array();
      const pem = createPublicKey(key ? await keyPem(key) : '');
      expect(verify('sha256', statement, pem, signature)).toBe(true);
      expect(verify('sha256', Uint8Array.of(...statement, 32), pem, signature)).toBe(false);
    }
  });

  it('writes whole numbers without needless zeros and never as negative ones', () => {
    const raw = new Uint8Array(64);
    raw[31] = 0x80;
    raw[63] = 1;
    expect([...derSignature(raw)]).toEqual([0x30, 7, 2, 2, 0, 0x80, 2, 1, 1]);
  });

  it('are none where nothing was signed', async () => {
    const { caseFile } = await caseFileWith();
    const { signature: _, ...unsigned } = caseFile.capture.capture;
    expect(statementFiles(unsigned, 1)).toEqual([]);
  });
});
