import { describe, expect, it } from 'vitest';
import { failureOf, signatureIn } from './ncalayer-answer.ts';

function failure(error: unknown, answer: string | null): string {
  const outcome = failureOf(error, answer);
  return outcome.ok ? 'none' : outcome.failure;
}

describe('what NCALayer says when it did not sign', () => {
  it('is told apart: closed by the person, expired, refused, gone, beyond understanding', () => {
    const cancelled = Object.assign(new Error('cancelled by user'), { canceledByUser: true });
    expect(failure(cancelled, '{"body":{},"status":true}')).toBe('cancelled');
    const refusal = (details: string) =>
      JSON.stringify({ status: false, code: 'SIGNING_FAILURE', message: 'An error', details });
    expect(failure(new Error(), refusal('CertificateExpiredException: NotAfter: Mon'))).toBe(
      'certificate-expired',
    );
    expect(failure(new Error(), refusal('Срок действия сертификата истёк'))).toBe('certificate-expired');
    expect(failure(new Error(), refusal('Сертификаттың мерзімі өтті'))).toBe('certificate-expired');
    expect(failure(new Error(), refusal('Сертификат отозван'))).toBe('certificate-refused');
    expect(failure(new Error(), '{"status":false}')).toBe('certificate-refused');
    expect(failure(new Error('NCALayer закрыл соединение.'), null)).toBe('interrupted');
    expect(failure(new Error(), '{"success":false,"errorCode":"MODULE_NOT_FOUND"}')).toBe('unreadable');
    expect(failure(new Error(), 'null')).toBe('unreadable');
  });
});

describe('the signature that NCALayer hands over', () => {
  it('is base64 of DER, with PEM lines or without', () => {
    expect(signatureIn('MAMCAQE=')).toEqual({ ok: true, cms: 'MAMCAQE=' });
    const pem = '-----BEGIN CMS-----\nMAMC\nAQE=\n-----END CMS-----\n';
    expect(signatureIn(pem)).toEqual({ ok: true, cms: 'MAMCAQE=' });
  });

  it('is nothing else', () => {
    for (const other of [undefined, null, '', 'hello', 'AQID', {}, ['MAMCAQE='], 42]) {
      expect(signatureIn(other)).toMatchObject({ ok: false, failure: 'unreadable' });
    }
  });
});
