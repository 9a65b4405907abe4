import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatTrackingCode } from '../../appeal/tracking-code.ts';
import { newOfficialKey } from '../fixtures/official-keys.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake({ trustedProxies: 1 });
}, 60_000);

afterAll(() => stage?.stop());

let networks = 0;

/** Every enroller comes from a network of their own unless the test says otherwise. */
function enrol(body: unknown, network?: string) {
  networks += 1;
  return stage.ask('POST', '/v1/enrolments', {
    body,
    headers: { 'X-Forwarded-For': network ?? `10.1.0.${networks}`, 'Accept-Language': 'en' },
  });
}

const problemOf = ({ status, body }: { status: number; body: { type: string } }) => [
  status,
  body.type.split('/').at(-1),
];

describe('an official enrols a browser', () => {
  it('with the code that the first start printed', async () => {
    const { seeded } = stage.intake;
    const { status, body } = await enrol({ code: seeded?.enrolmentCode, name: ' Серікбаев А. Н. ' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ official: { name: 'Серікбаев А. Н.' }, agency: { code: 'TLD' } });
    expect(body.token.length).toBeGreaterThanOrEqual(43);
    const days = (Date.parse(body.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(90);
  });

  it('with a code as it is read out, and a key of their own', async () => {
    const { publicKey } = await newOfficialKey();
    const { status, body } = await enrol({
      code: ` ${formatTrackingCode(await stage.newCode()).replaceAll(' ', ' - ')}`,
      name: 'Ә. Ә.',
      publicKey,
    });
    expect(status).toBe(201);
    const { rows } = await stage.owner.query('select public_key from officials where id = $1', [
      body.official.id,
    ]);
    expect(rows).toEqual([{ public_key: publicKey }]);
  });

  it('once: a code that was used, has expired or never was is each told as such', async () => {
    const code = await stage.newCode();
    expect((await enrol({ code, name: 'А' })).status).toBe(201);
    expect(problemOf(await enrol({ code, name: 'А' }))).toEqual([403, 'enrolment-code-used']);
    const old = await stage.newCode('TLD', -1);
    expect(problemOf(await enrol({ code: old, name: 'А' }))).toEqual([403, 'enrolment-code-expired']);
    expect(problemOf(await enrol({ code: '0000000000000000', name: 'А' }))).toEqual([
      403,
      'enrolment-code-wrong',
    ]);
    expect(problemOf(await enrol({ code: 'abc', name: 'А' }))).toEqual([403, 'enrolment-code-wrong']);
  });

  it('once, also when two browsers use the code at the same moment', async () => {
    const code = await stage.newCode();
    const answers = await Promise.all(Array.from({ length: 8 }, () => enrol({ code, name: 'А' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(403)]);
  });

  it('only with a name', async () => {
    const { status, body } = await enrol({ code: await stage.newCode(), name: ' ' });
    expect([status, body.errors]).toMatchObject([400, [{ pointer: '/name', code: 'required' }]]);
  });

  it('and has to wait after ten wrong codes from one network', async () => {
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await enrol({ code: '0000000000000000', name: 'А' }, '192.0.2.1')).status).toBe(403);
    }
    const right = { code: await stage.newCode(), name: 'А' };
    const refused = await enrol(right, '192.0.2.1');
    expect(problemOf(refused)).toEqual([429, 'too-many-requests']);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await enrol(right, '192.0.2.2')).status).toBe(201);
  });

  it('and neither the code nor the token is kept in clear', async () => {
    const code = await stage.newCode();
    const { body } = await enrol({ code, name: 'А' });
    const { rows } = await stage.owner.query(
      'select (select json_agg(t)::text from tokens t) || (select json_agg(c)::text from enrolment_codes c) as all',
    );
    expect(rows[0].all).not.toContain(code);
    expect(rows[0].all).not.toContain(body.token);
    expect(rows[0].all).not.toContain(Buffer.from(body.token).toString('hex'));
  });
});

describe('a token', () => {
  it('tells whom it stands for', async () => {
    const token = await stage.enrol('Бақытжан Б.');
    const { status, body } = await stage.ask('GET', '/v1/me', { headers: token });
    expect(status).toBe(200);
    expect(body).toMatchObject({ official: { name: 'Бақытжан Б.' }, agency: { code: 'TLD' } });
  });

  it('ends when its bearer ends it', async () => {
    const token = await stage.enrol();
    expect((await stage.ask('DELETE', '/v1/me/token', { headers: token })).status).toBe(204);
    expect(problemOf(await stage.ask('GET', '/v1/me', { headers: token }))).toEqual([401, 'token-revoked']);
    expect(problemOf(await stage.ask('DELETE', '/v1/me/token', { headers: token }))).toEqual([
      401,
      'token-revoked',
    ]);
  });

  it('ends with its time', async () => {
    const token = await stage.enrol('Уақытша У.');
    await stage.owner.query(
      "update tokens set expires_at = now() - interval '1 second' where official = (select id from officials where name = 'Уақытша У.')",
    );
    const answer = await stage.ask('GET', '/v1/me', { headers: token });
    expect(problemOf(answer)).toEqual([401, 'token-expired']);
    expect(answer.headers.get('WWW-Authenticate')).toContain('DPoP');
  });

  it('is asked for where there is none', async () => {
    expect(problemOf(await stage.ask('GET', '/v1/me'))).toEqual([401, 'token-missing']);
  });
});
