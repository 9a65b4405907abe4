import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SignatureRefusal } from '../appeal/signatures.ts';
import { base64Of } from './base64.ts';
import { LONGEST_CMS } from './cms-reading.ts';
import { type SignatureToVerify, type VerificationRules, verifySignature } from './cms-signature.ts';
import { AUTHENTICATION, issue, pemOf, type TestIdentity, testRoot } from './fixtures/test-authority.ts';
import { gostLabelledCms, signCms } from './fixtures/test-signature.ts';

const NOW = Temporal.Now.instant();
const IIN = '900101300017';
const TESTOV = { commonName: 'ТЕСТОВ ТЕСТ', surname: 'ТЕСТОВ', patronymic: 'ТЕСТҰЛЫ', iin: IIN };
const content = new TextEncoder().encode('{"agency":"TLD","text":"Жол жөнделмеген"}');
const never = new AbortController().signal;

let root: TestIdentity;
let authority: TestIdentity;
let person: TestIdentity;
let cms: Uint8Array<ArrayBuffer>;
let rules: VerificationRules;

beforeAll(async () => {
  root = await testRoot('Сынақ негізгі КО');
  authority = await issue(root, { commonName: 'Сынақ ҰКО (RSA)' }, { authority: true, pathLength: 0 });
  person = await issue(authority, TESTOV);
  cms = await signCms(content, person);
  rules = { trust: { roots: [root.certificate], intermediates: [authority.certificate] } };
});

function verify(given: Partial<SignatureToVerify>, by: VerificationRules = rules) {
  return verifySignature({ cms, content, at: NOW, ...given }, by, never);
}

async function refusal(
  given: Partial<SignatureToVerify>,
  by?: VerificationRules,
): Promise<SignatureRefusal | 'none'> {
  const check = await verify(given, by);
  return check.ok ? 'none' : check.refusal;
}

/** The same bytes with one of them changed. */
function flipped(bytes: Uint8Array, index: number, bits = 1): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  copy[index] = (copy[index] ?? 0) ^ bits;
  return copy;
}

describe('a signature that holds', () => {
  it('names the signer, the certificate and how it was checked', async () => {
    expect(await verify({ expected: { iin: IIN } })).toEqual({
      ok: true,
      signer: { iin: IIN, bin: null, name: 'ТЕСТОВ ТЕСТ ТЕСТҰЛЫ', organisation: null },
      certificate: {
        serial: expect.stringMatching(/^[0-9a-f]+$/),
        issuer: 'Сынақ ҰКО (RSA)',
        notBefore: person.certificate.notBefore.value.toISOString(),
        notAfter: person.certificate.notAfter.value.toISOString(),
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      claimedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      revocation: 'not-checked',
      verifiedBy: 'register',
    });
  });

  it('may come as base64, as PEM, with its content inside, by SHA-512, without attributes', async () => {
    expect(await refusal({ cms: base64Of(cms) })).toBe('none');
    expect(await refusal({ cms: pemOf('CMS', cms) })).toBe('none');
    expect(await refusal({ cms: pemOf('PKCS7', cms) })).toBe('none');
    expect(await refusal({ cms: await signCms(content, person, { attached: true }) })).toBe('none');
    expect(await refusal({ cms: await signCms(content, person, { hash: 'SHA-512' }) })).toBe('none');
    expect(await refusal({ cms: await signCms(content, person, { withoutAttributes: true }) })).toBe('none');
  });

  it('names the legal entity that a person signs for, and the entity that seals by itself', async () => {
    const head = await issue(authority, {
      ...TESTOV,
      organisation: 'ТОО «Үлгі»',
      bin: '150140000017',
    });
    const forEntity = await verify({ cms: await signCms(content, head) });
    expect(forEntity).toMatchObject({
      ok: true,
      signer: { iin: IIN, bin: '150140000017', organisation: 'ТОО «Үлгі»' },
    });
    const seal = await issue(authority, {
      commonName: 'ТОО «Үлгі»',
      organisation: 'ТОО «Үлгі»',
      serialNumber: 'BIN150140000017',
    });
    expect(await verify({ cms: await signCms(content, seal) })).toMatchObject({
      ok: true,
      signer: { iin: null, bin: '150140000017', name: 'ТОО «Үлгі»' },
    });
  });
});

describe('a signature that does not', () => {
  it('is over other content', async () => {
    const other = new TextEncoder().encode('{"agency":"TLD","text":"Жол жөнделген"}');
    expect(await refusal({ content: other })).toBe('wrong-content');
    expect(await refusal({ content: new Uint8Array() })).toBe('wrong-content');
    const attached = await signCms(other, person, { attached: true });
    expect(await refusal({ cms: attached })).toBe('wrong-content');
    // Time stamps and other promises are made in the same format: they are no signature of a statement.
    const stamp = await signCms(content, person, {
      attached: true,
      contentType: '1.2.840.113549.1.9.16.1.4',
    });
    expect(await refusal({ cms: stamp })).toBe('wrong-content');
  });

  it('fails for any changed byte of the content', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(content.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (index, bits, attached) => {
          const signature = attached ? await signCms(content, person, { attached }) : cms;
          const changed = flipped(content, index, bits);
          expect(await refusal({ cms: signature, content: changed })).toBe('wrong-content');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never names anyone else, whatever byte of the signature is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(cms.length - 1), fc.integer({ min: 1, max: 255 }), async (index, bits) => {
        const check = await verify({ cms: flipped(cms, index, bits) });
        if (check.ok) expect(check.signer.iin).toBe(IIN);
      }),
      { numRuns: 300 },
    );
  });

  it('is tampered with, or made by another key', async () => {
    // The signature's own bytes are the last ones.
    expect(await refusal({ cms: flipped(cms, cms.length - 1) })).toBe('broken-signature');
    const impostor: TestIdentity = { certificate: person.certificate, keys: authority.keys };
    expect(await refusal({ cms: await signCms(content, impostor) })).toBe('broken-signature');
    expect(await refusal({ cms: await signCms(content, person, { digests: 2 }) })).toBe('broken-signature');
    expect(await refusal({ cms: await signCms(content, person, { digests: 0 }) })).toBe('broken-signature');
  });

  it('is no CMS at all', async () => {
    expect(await refusal({ cms: '' })).toBe('not-cms');
    expect(await refusal({ cms: 'no signature, sorry' })).toBe('not-cms');
    expect(await refusal({ cms: base64Of(content) })).toBe('not-cms');
    expect(await refusal({ cms: new Uint8Array([0x30, 0x00]) })).toBe('not-cms');
    expect(await refusal({ cms: new Uint8Array([...cms, 0]) })).toBe('not-cms');
    expect(await refusal({ cms: new Uint8Array(LONGEST_CMS + 1) })).toBe('too-large');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (noise) => {
        expect(await refusal({ cms: noise })).toBe('not-cms');
      }),
      { numRuns: 200 },
    );
  });

  it('comes from an authority that nobody trusts, even when it brings it along', async () => {
    const stranger = await testRoot('Сынақ негізгі КО');
    const forged = await issue(stranger, TESTOV);
    const along = [stranger.certificate, root.certificate, authority.certificate];
    expect(await refusal({ cms: await signCms(content, forged, { along }) })).toBe('untrusted-chain');
    // Signed by oneself, with the root's own name.
    const own = await testRoot('Сынақ негізгі КО', { keyUsage: 0xc6 });
    expect(await refusal({ cms: await signCms(content, own, { along }) })).not.toBe('none');
    expect(await refusal({}, { trust: { roots: [], intermediates: [authority.certificate] } })).toBe(
      'untrusted-chain',
    );
  });

  it('hangs on a certificate that is no authority, or below one that allows none', async () => {
    const below = await issue(person, { commonName: 'ҰРЫ', iin: IIN });
    const trust = { roots: [root.certificate], intermediates: [authority.certificate, person.certificate] };
    expect(await refusal({ cms: await signCms(content, below) }, { trust })).toBe('untrusted-chain');

    const second = await issue(authority, { commonName: 'Екінші КО' }, { authority: true });
    const deep = await issue(second, TESTOV);
    const longer = { roots: [root.certificate], intermediates: [authority.certificate, second.certificate] };
    expect(await refusal({ cms: await signCms(content, deep) }, { trust: longer })).toBe('untrusted-chain');
  });

  it('uses an algorithm or a key that no longer binds', async () => {
    const sha1 = await signCms(content, person, { hash: 'SHA-1' });
    expect(await refusal({ cms: sha1 })).toBe('unsupported-algorithm');
    const short = await issue(authority, TESTOV, { modulusLength: 1024 });
    expect(await refusal({ cms: await signCms(content, short) })).toBe('untrusted-chain');
    const weakly = await issue(authority, TESTOV, { hash: 'SHA-1' });
    expect(await refusal({ cms: await signCms(content, weakly) })).toBe('untrusted-chain');
    const strange = await issue(authority, TESTOV, { unknownExtension: '1.2.3.4.5' });
    expect(await refusal({ cms: await signCms(content, strange) })).toBe('untrusted-chain');
  });
});

describe('whose certificate and when', () => {
  it('is expired or not yet valid at the time of receipt, whatever clock the signer had', async () => {
    const expired = await issue(authority, TESTOV, { notAfter: new Date(NOW.epochMilliseconds - 1000) });
    const backdated = { signedAt: new Date(NOW.epochMilliseconds - 3_600_000) };
    expect(await refusal({ cms: await signCms(content, expired, backdated) })).toBe('expired');
    const early = await issue(authority, TESTOV, { notBefore: new Date(NOW.epochMilliseconds + 60_000) });
    expect(await refusal({ cms: await signCms(content, early) })).toBe('not-yet-valid');
    const later = NOW.add({ hours: 24 * 366 });
    expect(await refusal({ at: later })).toBe('expired');
  });

  it('is a key to log in with, or an authority', async () => {
    const login = await issue(authority, TESTOV, {
      keyUsage: AUTHENTICATION,
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'],
    });
    expect(await refusal({ cms: await signCms(content, login) })).toBe('wrong-key-usage');
    expect(await refusal({ cms: await signCms(content, authority) })).toBe('wrong-key-usage');
  });

  it('is another person, another body, or nobody', async () => {
    expect(await refusal({ expected: { iin: '900101300025' } })).toBe('other-person');
    expect(await refusal({ expected: { iin: IIN, bin: '150140000017' } })).toBe('other-person');
    expect(await refusal({ expected: {} })).toBe('none');
    const nameless = await issue(authority, { commonName: 'ТЕСТОВ ТЕСТ' });
    expect(await refusal({ cms: await signCms(content, nameless) })).toBe('no-identity');
    const odd = await issue(authority, { commonName: 'ТЕСТОВ ТЕСТ', iin: '9001013000171' });
    expect(await refusal({ cms: await signCms(content, odd) })).toBe('no-identity');
  });

  it('is revoked, or its authority cannot say', async () => {
    const asks = (answer: 'good' | 'revoked' | 'unknown'): VerificationRules => ({
      ...rules,
      revocation: async (certificate, issuer) => {
        expect(certificate.serialNumber.isEqual(person.certificate.serialNumber)).toBe(true);
        expect(issuer.subject.isEqual(authority.certificate.subject)).toBe(true);
        return answer;
      },
    });
    expect(await verify({}, asks('good'))).toMatchObject({ ok: true, revocation: 'good' });
    expect(await refusal({}, asks('revoked'))).toBe('revoked');
    expect(await refusal({}, asks('unknown'))).toBe('revocation-unknown');
  });
});

describe('a signature by GOST', () => {
  it('is handed on once it is seen to speak of the right content', async () => {
    expect(await refusal({ cms: await gostLabelledCms(content, person) })).toBe('needs-ncanode');
    const attached = await gostLabelledCms(content, person, { attached: true });
    expect(await refusal({ cms: attached })).toBe('needs-ncanode');
    expect(await refusal({ cms: attached, content: flipped(content, 3) })).toBe('wrong-content');
  });
});
