import { OCSPRequest } from 'pkijs';
import { beforeAll, describe, expect, it } from 'vitest';
import { issue, type TestIdentity, testRoot } from './fixtures/test-authority.ts';
import { ocspAnswer, type TestAnswer } from './fixtures/test-ocsp.ts';
import { type OcspQuestion, ocspQuestion, standingFrom } from './ocsp.ts';

const NOW = Temporal.Now.instant();
const OCSP_SIGNING = ['1.3.6.1.5.5.7.3.9'];
const good: TestAnswer = { status: 'good', thisUpdate: new Date(NOW.epochMilliseconds - 60_000) };

let authority: TestIdentity;
let person: TestIdentity;
let responder: TestIdentity;
let question: OcspQuestion;

beforeAll(async () => {
  authority = await testRoot('Сынақ ҰКО');
  person = await issue(authority, { commonName: 'ТЕСТОВ ТЕСТ', iin: '900101300017' });
  responder = await issue(authority, { commonName: 'Сынақ OCSP' }, { extendedKeyUsage: OCSP_SIGNING });
  question = await ocspQuestion(person.certificate, authority.certificate);
});

async function standing(answer: TestAnswer, by: TestIdentity = authority, at = NOW) {
  const bytes = await ocspAnswer(person.certificate, authority.certificate, by, answer);
  return standingFrom(bytes, question, person.certificate, authority.certificate, at);
}

describe('asking whether a certificate still stands', () => {
  it('asks about this certificate, with a nonce that is never the same', async () => {
    const { tbsRequest } = OCSPRequest.fromBER(question.request);
    const serial = tbsRequest.requestList[0]?.reqCert.serialNumber;
    expect(serial?.isEqual(person.certificate.serialNumber)).toBe(true);
    const again = await ocspQuestion(person.certificate, authority.certificate);
    expect(again.nonce).not.toEqual(question.nonce);
  });

  it('believes the issuer and a responder that the issuer appointed', async () => {
    expect(await standing(good)).toBe('good');
    expect(await standing({ ...good, status: 'revoked' })).toBe('revoked');
    expect(await standing({ ...good, status: 'unknown' })).toBe('unknown');
    const along = [responder.certificate];
    expect(await standing({ ...good, along }, responder)).toBe('good');
    expect(await standing({ ...good, status: 'revoked', along }, responder)).toBe('revoked');
    expect(await standing({ ...good, nonce: new Uint8Array(question.nonce) })).toBe('good');
  });

  it('believes nobody else', async () => {
    const along = [person.certificate];
    expect(await standing({ ...good, along }, person)).toBe('unknown');
    const stranger = await testRoot('Сынақ ҰКО');
    expect(await standing({ ...good, along: [stranger.certificate] }, stranger)).toBe('unknown');
    const theirs = await issue(stranger, { commonName: 'OCSP' }, { extendedKeyUsage: OCSP_SIGNING });
    expect(await standing({ ...good, along: [theirs.certificate] }, theirs)).toBe('unknown');
    const retired = await issue(
      authority,
      { commonName: 'OCSP' },
      { extendedKeyUsage: OCSP_SIGNING, notAfter: new Date(NOW.epochMilliseconds - 1000) },
    );
    expect(await standing({ ...good, along: [retired.certificate] }, retired)).toBe('unknown');
  });

  it('takes no old answer, none for later, none to another question', async () => {
    const at = (minutes: number) => new Date(NOW.epochMilliseconds + minutes * 60_000);
    expect(await standing({ ...good, thisUpdate: at(-25 * 60) })).toBe('unknown');
    expect(await standing({ ...good, thisUpdate: at(-60), nextUpdate: at(-10) })).toBe('unknown');
    expect(await standing({ ...good, thisUpdate: at(-60 * 24 * 3), nextUpdate: at(10) })).toBe('good');
    expect(await standing({ ...good, thisUpdate: at(10) })).toBe('unknown');
    expect(await standing({ ...good, nonce: new Uint8Array(32) })).toBe('unknown');
  });

  it('takes nothing that is about another certificate, changed, or no answer', async () => {
    const { certificate } = person;
    const issuer = authority.certificate;
    const other = await issue(authority, { commonName: 'БАСҚА', iin: '900101300025' });
    const aboutOther = await ocspAnswer(other.certificate, issuer, authority, good);
    expect(await standingFrom(aboutOther, question, certificate, issuer, NOW)).toBe('unknown');
    const revoked = await ocspAnswer(certificate, issuer, authority, { ...good, status: 'revoked' });
    for (let index = 0; index < revoked.length; index += 7) {
      const changed = new Uint8Array(revoked);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(await standingFrom(changed, question, certificate, issuer, NOW)).not.toBe('good');
    }
    const nothing = [new Uint8Array(), new Uint8Array([0x30, 3, 0x0a, 1, 6])];
    for (const answer of nothing) {
      expect(await standingFrom(answer, question, certificate, issuer, NOW)).toBe('unknown');
    }
  });
});
