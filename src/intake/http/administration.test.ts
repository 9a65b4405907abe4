import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;
let chief: { Authorization: string };

beforeAll(async () => {
  stage = await openTestIntake();
  chief = await stage.enrol('Б. Б.', 'TLD', ['administrator']);
}, 60_000);

afterAll(() => stage?.stop());

const officials = async () =>
  (await stage.ask('GET', '/v1/officials', { headers: chief })).body.officials as {
    id: string;
    name: string;
    roles: string[];
    standsUntil: string | null;
  }[];

describe('an administrator', () => {
  it('makes a code that gives its roles, sees who enrolled, and revokes them', async () => {
    const made = await stage.ask('POST', '/v1/enrolment-codes', {
      body: { roles: ['clerk', 'officer'] },
      headers: chief,
    });
    expect(made.status).toBe(201);
    const { body } = await stage.ask('POST', '/v1/enrolments', {
      body: { code: made.body.code, name: 'Жаңа маман' },
    });
    expect(body.roles).toEqual(['clerk', 'officer']);
    const token = { Authorization: `DPoP ${body.token}` };
    const listed = (await officials()).find(({ id }) => id === body.official.id);
    expect(listed).toMatchObject({ name: 'Жаңа маман', standsUntil: expect.any(String) });

    const path = `/v1/officials/${body.official.id}/tokens`;
    expect((await stage.ask('DELETE', path, { headers: chief })).status).toBe(204);
    expect((await stage.ask('GET', '/v1/me', { headers: token })).status).toBe(401);
    expect((await officials()).find(({ id }) => id === body.official.id)?.standsUntil).toBeNull();
  });

  it('reaches no other agency, and nobody else does any of it', async () => {
    await stage.owner.query(
      "insert into agencies (code, name_kk, name_ru, name_en, kato) values ('ALM', 'а', 'а', 'a', '750000000')",
    );
    // The intake looks for new agencies once a second.
    const known = async () => (await stage.ask('GET', '/v1/agencies/ALM')).status;
    await expect.poll(known, { timeout: 5000 }).toBe(200);
    const stranger = await stage.enrol('А. А.', 'ALM');
    const [mine] = await officials();
    const path = `/v1/officials/${mine?.id}/tokens`;
    expect((await stage.ask('DELETE', path, { headers: stranger })).status).toBe(404);
    expect((await officials()).map(({ name }) => name)).not.toContain('А. А.');
    const head = await stage.enrol('О. О.', 'TLD', ['head', 'officer', 'clerk']);
    for (const [method, asked] of [
      ['GET', '/v1/officials'],
      ['POST', '/v1/enrolment-codes'],
      ['DELETE', path],
    ] as const) {
      const { status, body } = await stage.ask(method, asked, {
        headers: head,
        ...(method === 'POST' ? { body: { roles: ['administrator'] } } : {}),
      });
      expect([status, body.roles]).toEqual([403, ['administrator']]);
    }
    const none = await stage.ask('POST', '/v1/enrolment-codes', { body: { roles: [] }, headers: chief });
    expect(none.status).toBe(400);
  });
});
