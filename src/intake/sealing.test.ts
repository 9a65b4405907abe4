import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTrackingCode } from '../appeal/tracking-code.ts';
import { randomShare } from './random-bytes.ts';
import { readRootKey, rootKeyFrom } from './root-key.ts';
import { seal, unseal } from './sealing.ts';

const root = rootKeyFrom(Buffer.alloc(32, 7));
const other = rootKeyFrom(Buffer.alloc(32, 8));
const ID = '019abcde-0000-7000-8000-000000000001';
const APPLICANT = '{"familyName":"Серікқызы"}';
const parts = { applicant: APPLICANT, submission: Buffer.from('{"whole":true}') };

describe('an applicant', () => {
  it('is sealed and opened again by the agency’s key', () => {
    const { key, applicant } = seal(root.agencyKey('TLD'), ID, parts);
    expect(unseal(root.agencyKey('TLD'), ID, key, applicant ?? Buffer.alloc(0))).toBe(APPLICANT);
    expect(applicant?.includes(Buffer.from('Серікқызы'))).toBe(false);
  });

  it('stays shut to another agency, another root key, another appeal, and a changed byte', () => {
    const { key, applicant } = seal(root.agencyKey('TLD'), ID, parts);
    const sealed = applicant ?? Buffer.alloc(0);
    expect(() => unseal(root.agencyKey('ALM'), ID, key, sealed)).toThrow();
    expect(() => unseal(other.agencyKey('TLD'), ID, key, sealed)).toThrow();
    expect(() => unseal(root.agencyKey('TLD'), ID.replace('1', '2'), key, sealed)).toThrow();
    for (const at of [0, 12, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => unseal(root.agencyKey('TLD'), ID, key, changed)).toThrow();
    }
  });

  it('who files the same twice leaves two commitments that have nothing in common', () => {
    const twice = [1, 2].map(() => seal(root.agencyKey('TLD'), ID, parts));
    expect(twice[0]?.commitment).not.toBe(twice[1]?.commitment);
    expect(twice[0]?.commitment).not.toBe(createHash('sha256').update(parts.submission).digest('hex'));
    expect(twice[0]?.applicant).not.toEqual(twice[1]?.applicant);
  });

  it('is absent from a signal, which still has its commitment', () => {
    const { applicant, commitment } = seal(root.agencyKey('TLD'), ID, { ...parts, applicant: null });
    expect(applicant).toBeNull();
    expect(commitment).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the root key', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dauys-key-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives each appeal one tracking code, and another key another one', () => {
    const code = root.trackingCode(ID);
    expect(parseTrackingCode(code)).toEqual({ ok: true, digits: code });
    expect(root.trackingCode(ID)).toBe(code);
    expect(other.trackingCode(ID)).not.toBe(code);
    expect(root.fingerprint).not.toBe(other.fingerprint);
  });

  it('is made once, for its owner alone, and read again', async () => {
    const file = join(folder, 'made.key');
    const made = await readRootKey(file, true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readRootKey(file, false)).fingerprint).toBe(made.fingerprint);
    expect(Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url')).toHaveLength(32);
  });

  it('may be written in hex', async () => {
    const file = join(folder, 'hex.key');
    await writeFile(file, `${'07'.repeat(32)}\n`);
    expect((await readRootKey(file, false)).fingerprint).toBe(root.fingerprint);
  });

  it('is not made where one must be, and not taken where it is none', async () => {
    await expect(readRootKey(join(folder, 'no.key'), false)).rejects.toThrow(/is missing/);
    await writeFile(join(folder, 'short.key'), 'c2hvcnQ');
    await expect(readRootKey(join(folder, 'short.key'), true)).rejects.toThrow(/does not hold 32 bytes/);
  });
});

describe('random shares', () => {
  it('are of the length asked for and never the same', () => {
    const shares = Array.from({ length: 2000 }, (_, index) => randomShare(12 + (index % 53)));
    expect(shares.map(({ length }) => length)).toEqual(shares.map((_, index) => 12 + (index % 53)));
    expect(new Set(shares.map((share) => share.subarray(0, 12).toString('hex'))).size).toBe(2000);
  });
});
