import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officialCaller } from '../../client/official-proof.ts';
import { enrolAt, newOfficialKey } from '../fixtures/official-keys.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;
let second: TestIntake;
let token: string;
let keys: CryptoKeyPair;
let address: string;

beforeAll(async () => {
  stage = await openTestIntake();
  second = await openTestIntake({ databaseUrl: stage.intake.databaseUrl, dataFolder: stage.folder });
  address = `${stage.intake.url}/v1/me`;
  const { pair, publicKey } = await newOfficialKey();
  keys = pair;
  const wish = { code: await stage.newCode(), name: 'Серікбаев А. Н.', publicKey };
  token = (await stage.ask('POST', '/v1/enrolments', { body: wish })).body.token;
}, 60_000);

afterAll(async () => {
  await second?.intake.stop();
  await stage?.stop();
});

const proof = (method = 'GET', at = address, now = Date.now()) =>
  officialCaller({ token, keys }, () => now).headers(method, at);

async function ask(headers: Readonly<Record<string, string>>, at = stage) {
  const { status, body } = await at.ask('GET', '/v1/me', { headers: { ...headers } });
  return status === 200 ? 200 : `${status} ${body.type.split('/').at(-1)}`;
}

/** A proof with another claim or header than it must have. */
async function bent(claims: Record<string, unknown>, header: Record<string, unknown> = {}) {
  const { DPoP = '' } = await proof();
  const [head = '', payload = ''] = DPoP.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  const made = await new SignJWT({ ...JSON.parse(payload), ...claims })
    .setProtectedHeader({ ...JSON.parse(head), ...header })
    .sign(keys.privateKey);
  return { Authorization: `DPoP ${token}`, DPoP: made };
}

describe('an official’s request', () => {
  it('is answered with a proof of the enrolled key, whatever its query', async () => {
    expect(await ask(await proof())).toBe(200);
    const list = '/v1/appeals?due=late';
    const headers = await proof('GET', stage.intake.url + list);
    expect((await stage.ask('GET', list, { headers: { ...headers } })).status).toBe(200);
  });

  it('is refused with the token alone, on every route for officials', async () => {
    expect(await ask({ Authorization: `Bearer ${token}` })).toBe('401 proof-missing');
    expect(await ask({ Authorization: `DPoP ${token}` })).toBe('401 proof-missing');
    const { DPoP = '' } = await proof();
    expect(await ask({ Authorization: `Bearer ${token}`, DPoP })).toBe('401 proof-missing');
    const { body: document } = await stage.ask('GET', '/openapi.json');
    const guarded = Object.entries<Record<string, { security?: object[] }>>(document.paths).flatMap(
      ([path, item]) =>
        Object.entries(item)
          .filter(([, { security = [] }]) => security.some((way) => 'official' in way))
          .map(([method]) => [method.toUpperCase(), path.replace(/\{[^}]+\}/g, 'x')] as const),
    );
    expect(guarded.length).toBeGreaterThan(10);
    for (const [method, path] of guarded) {
      const body = method === 'POST' ? { channel: 'extension' } : undefined;
      const { status } = await stage.ask(method, path, { body, headers: { Authorization: `DPoP ${token}` } });
      expect([method, path, status]).toEqual([method, path, 401]);
    }
  });

  it('is refused when it comes a second time, also at another intake of the same register', async () => {
    const headers = await bent({ htu: `${second.intake.url}/v1/me` });
    expect(await ask(headers, second)).toBe(200);
    expect(await ask(headers, second)).toBe('401 proof-replayed');
    const both = await openTestIntake({
      databaseUrl: stage.intake.databaseUrl,
      dataFolder: stage.folder,
      publicUrl: second.intake.url,
    });
    expect(await ask(headers, both)).toBe('401 proof-replayed');
    await both.intake.stop();
    const once = await proof();
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(once)));
    expect(answers.filter((answer) => answer === 200)).toHaveLength(1);
  });

  it('is refused with a proof for another method, address, token or key', async () => {
    const refused = '401 proof-refused';
    expect(await ask(await proof('DELETE'))).toBe(refused);
    expect(await ask(await proof('GET', `${stage.intake.url}/v1/appeals`))).toBe(refused);
    expect(await ask(await proof('GET', 'https://evil.example/v1/me'))).toBe(refused);
    expect(await ask(await bent({ ath: 'A'.repeat(43) }))).toBe(refused);
    const { pair } = await newOfficialKey();
    expect(await ask(await officialCaller({ token, keys: pair }).headers('GET', address))).toBe(refused);
    const other = await enrolAt(stage.intake.url, { code: await stage.newCode(), name: 'Басқа Б.' });
    const { DPoP = '' } = await proof();
    expect(await ask({ Authorization: other.headers.Authorization, DPoP })).toBe(refused);
  });

  it('is refused with what is no proof at all', async () => {
    const refused = '401 proof-refused';
    for (const DPoP of ['x', 'a.b.c', `${'a'.repeat(3_000)}.b.c`]) {
      expect(await ask({ Authorization: `DPoP ${token}`, DPoP })).toBe(refused);
    }
    expect(await ask(await bent({}, { typ: 'JWT' }))).toBe(refused);
    expect(await ask(await bent({}, { jwk: undefined }))).toBe(refused);
    expect(await ask(await bent({ jti: '1' }))).toBe(refused);
    expect(await ask(await bent({ iat: 'now' }))).toBe(refused);
    const unsigned = (await bent({})).DPoP.split('.').slice(0, 2).join('.');
    expect(await ask({ Authorization: `DPoP ${token}`, DPoP: `${unsigned}.` })).toBe(refused);
  });

  it('is refused when dated at another time, and told what time it is', async () => {
    for (const skew of [-600_000, 600_000]) {
      const headers = await proof('GET', address, Date.now() + skew);
      const { status, body } = await stage.ask('GET', '/v1/me', { headers: { ...headers } });
      expect([status, body.type.split('/').at(-1)]).toEqual([401, 'proof-stale']);
      expect(Math.abs(Date.parse(body.serverTime) - Date.now())).toBeLessThan(60_000);
    }
    expect(await ask(await proof('GET', address, Date.now() - 60_000))).toBe(200);
  });
});

describe('a key', () => {
  it('that is no point on the curve is not enrolled, and the code stays good', async () => {
    const code = await stage.newCode();
    const publicKey = { kty: 'EC', crv: 'P-256', x: 'a'.repeat(43), y: 'b'.repeat(43) };
    const { status, body } = await stage.ask('POST', '/v1/enrolments', {
      body: { code, name: 'А', publicKey },
    });
    expect([status, body.errors]).toMatchObject([400, [{ pointer: '/publicKey', code: 'unknown-value' }]]);
    expect((await stage.ask('POST', '/v1/enrolments', { body: { code, name: 'А' } })).status).toBe(201);
  });
});
