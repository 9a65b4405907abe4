import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { officialCaller } from './official-proof.ts';

const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
  'sign',
  'verify',
]);

describe('the proof of an official’s request', () => {
  it('is a JWT of the enrolled key for this method, address and token (RFC 9449, 4.2)', async () => {
    const caller = officialCaller({ token: 'secret', keys }, () => 1_800_000_000_000);
    const headers = await caller.headers('GET', 'https://intake.kz/v1/appeals?due=late#x');
    expect(headers.Authorization).toBe('DPoP secret');
    const { payload, protectedHeader } = await jwtVerify(headers.DPoP ?? '', keys.publicKey);
    expect(payload).toEqual({
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      htm: 'GET',
      htu: 'https://intake.kz/v1/appeals',
      // printf secret | openssl dgst -sha256 -binary | base64url
      ath: 'K7gNU3sdo-OL0wNhqoVWhr3g6s1xYv72ol_pe_Unols',
      iat: 1_800_000_000,
    });
    expect(protectedHeader).toEqual({
      typ: 'dpop+jwt',
      alg: 'ES256',
      jwk: { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) },
    });
  });

  it('is another one each time, dated by the intake’s clock once that is known', async () => {
    const caller = officialCaller({ token: 'secret', keys }, () => 1_800_000_000_000);
    caller.learnTime('https://late.kz/', '2027-01-15T09:00:00.000Z');
    caller.learnTime('https://late.kz/', 'not a time');
    const [one, other] = await Promise.all(
      ['https://late.kz/v1/me', 'https://intake.kz/v1/me'].map(async (address) => {
        const { DPoP = '' } = await caller.headers('GET', address);
        return (await jwtVerify(DPoP, keys.publicKey)).payload;
      }),
    );
    expect(one?.iat).toBe(Date.parse('2027-01-15T09:00:00Z') / 1000);
    expect(other?.iat).toBe(1_800_000_000);
    expect(one?.jti).not.toBe(other?.jti);
  });
});
