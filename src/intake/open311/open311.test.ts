import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';
import { addClient, endClient, listClients } from './clients.ts';

let stage: TestIntake;
let key: string;

const AUDIT = new URL('../log-book/audit-command.ts', import.meta.url).pathname;
const AT = '/open311/v2';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', 'Accept-Language': 'en' };
const REQUEST = {
  service_code: 'roads',
  lat: '43.238949',
  long: '76.889709',
  address_string: 'Абай даңғылы, 12',
  description: 'Екі аптадан бері көшеде шұңқыр бар.',
  email: 'aigul@mail.kz',
};
const PERSON = {
  first_name: 'Айгүл',
  last_name: 'Серікқызы',
  phone: '8 701 123 45 67',
  'attribute[postal_address]': 'Үлгі қ., Абай даңғылы, 12',
};

beforeAll(async () => {
  stage = await openTestIntake();
  key = (await addClient(stage.owner, { agency: 'TLD', name: 'City app' })) ?? '';
}, 60_000);

afterAll(() => stage?.stop());

function post(fields: Record<string, string>, headers = {}, format = 'json'): Promise<Answer> {
  const body = new URLSearchParams({ api_key: key, ...fields }).toString();
  return stage.ask('POST', `${AT}/requests.${format}`, { body, headers: { ...FORM, ...headers } });
}

const get = (path: string, headers = {}) =>
  stage.ask('GET', AT + path, { headers: { 'Accept-Language': 'en', ...headers } });

describe('an Open311 client', () => {
  it('finds the services and what each may ask', async () => {
    const { status, body } = await get('/services.json?jurisdiction_id=TLD');
    expect(status).toBe(200);
    expect(body[0]).toMatchObject({ service_code: 'roads', metadata: true, type: 'realtime' });
    const definition = await get('/services/roads.json');
    expect(definition.body.attributes.map(({ code }: { code: string }) => code)).toContain('postal_address');
    const xml = await get('/services/roads.xml');
    expect(xml.headers.get('Content-Type')).toBe('text/xml; charset=utf-8');
    expect(xml.body).toContain(
      '<service_definition><service_code>roads</service_code><attributes><attribute>',
    );
    expect(xml.body).toContain('<values><value><key>kk</key><name>Қазақша</name></value>');
    const kazakh = await get('/services.xml', { 'Accept-Language': 'kk' });
    expect(kazakh.body).toMatch(/<service_name>[^<]*[ғқңөұүһі][^<]*<\/service_name>/);
  });

  it('files what art. 63 asks for: it is registered, and followed with the tracking code', async () => {
    const { status, body } = await post({ ...REQUEST, ...PERSON });
    expect(status).toBe(201);
    expect(body).toHaveLength(1);
    const { service_request_id: number, service_notice: notice } = body[0];
    const code = /Tracking code: ([\d ]+)\./.exec(notice)?.[1] ?? '';
    const followed = await stage.ask('GET', `/v1/appeals/${number}`, {
      headers: { 'Dauys-Tracking-Code': code },
    });
    expect(followed.body).toMatchObject({
      state: 'registered',
      channel: 'open311',
      kind: 'message',
      topic: 'roads',
      place: { kato: '190000000', address: 'Абай даңғылы, 12' },
      tags: ['channel:open311', 'author:self-declared'],
    });
    expect(notice).toContain('due by');
  });

  it('files without a name: it is a signal, and says so', async () => {
    const { status, body } = await post(REQUEST);
    expect(status).toBe(201);
    expect(body[0].service_notice).toContain('It is not an appeal');
    const { rows } = await stage.owner.query(
      'select state, registered_on, tags, sealed_applicant is not null as sealed, body::text from appeals where number = $1',
      [body[0].service_request_id],
    );
    expect(rows[0]).toMatchObject({ state: 'signal', registered_on: null, sealed: true });
    expect(rows[0].tags).toContain('author:unverified');
    expect(rows[0].body).not.toContain('aigul@mail.kz');
    expect(stage.logged.join()).not.toContain(key);
  });

  it('answers in XML as well', async () => {
    const { status, body } = await post({ ...REQUEST, description: 'a <b> & c' }, {}, 'xml');
    expect(status).toBe(201);
    expect(body).toMatch(
      /<service_requests><request><service_request_id>TLD-\d{4}-\d{6}-\d<\/service_request_id>/,
    );
    const number = /<service_request_id>([^<]+)/.exec(body)?.[1];
    const one = await get(`/requests/${number}.xml`);
    expect(one.body).toContain(`<service_request_id>${number}</service_request_id><status>open</status>`);
    expect(one.body).toContain('<description/>');
  });

  it('retries under its own key, and asks for the number it lost', async () => {
    const headers = { 'Idempotency-Key': v7() };
    const first = await post(REQUEST, headers);
    const again = await post(REQUEST, headers);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    const token = await get(`/tokens/${headers['Idempotency-Key']}.json`);
    expect(token.body).toEqual([
      { service_request_id: first.body[0].service_request_id, token: headers['Idempotency-Key'] },
    ]);
    const other = await post({ ...REQUEST, description: 'Another matter' }, headers);
    expect([other.status, other.body[0].code]).toEqual([409, 409]);
    expect((await get(`/tokens/${v7()}.json`)).status).toBe(404);
  });

  it('places what has coordinates alone', async () => {
    const { body } = await post({ ...REQUEST, address_string: '' });
    const { rows } = await stage.owner.query('select body from appeals where number = $1', [
      body[0].service_request_id,
    ]);
    expect(rows[0].body).toMatchObject({
      place: { kato: '190000000', address: '43.238949, 76.889709' },
      position: { lat: 43.238949, long: 76.889709 },
    });
  });

  it('stands in the log as everything else does', async () => {
    const child = spawn(process.execPath, [AUDIT], {
      env: { ...process.env, DATABASE_URL: stage.intake.databaseUrl, DAUYS_DATA: stage.folder },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece) => {
        said += piece;
      });
    const [code] = await once(child, 'close');
    expect([said, code]).toEqual([expect.any(String), 0]);
  }, 30_000);

  it('lists what came, by topic, state and time, and never what was written or where', async () => {
    const before = new Date().toISOString();
    const filed = await post({ ...REQUEST, ...PERSON, service_code: 'gas' });
    const number = filed.body[0].service_request_id;
    const list = await get(`/requests.json?service_code=gas,heating&status=open&start_date=${before}`);
    expect(list.body).toHaveLength(1);
    expect(list.body[0]).toMatchObject({
      service_request_id: number,
      status: 'open',
      status_notes: 'Registered',
      service_name: 'Gas',
      description: null,
      address: null,
      lat: null,
    });
    expect(list.body[0].expected_datetime).toMatch(/^\d{4}-\d\d-\d\dT23:59:00\+05:00$/);
    await stage.owner.query("update appeals set standing = 'answered' where number = $1", [number]);
    expect((await get('/requests.json?service_code=gas&status=open')).body).toEqual([]);
    expect((await get('/requests.json?service_code=gas&status=closed')).body).toHaveLength(1);
    expect((await get(`/requests.json?service_request_id=${number},nothing`)).body).toHaveLength(1);
    expect((await get(`/requests.json?service_code=gas&end_date=${before}`)).body).toEqual([]);
  });

  it('does not find what came through another door', async () => {
    const { filing } = await import('../fixtures/submissions.ts');
    const { body } = await stage.file(filing());
    const { status, body: errors } = await get(`/requests/${body.number}.json`);
    expect(status).toBe(404);
    expect(errors).toEqual([{ code: 404, description: expect.stringContaining('Open311') }]);
  });
});

describe('a refusal', () => {
  const fields = (changes: Record<string, string>) => post({ ...REQUEST, ...changes });

  it.each([
    ['no key', { api_key: '' }, 403],
    ['a wrong key', { api_key: 'x'.repeat(43) }, 403],
    ['no service', { service_code: '' }, 400],
    ['an unknown service', { service_code: 'dragons' }, 404],
    ['no place', { address_string: '', lat: '' }, 400],
    ['an unknown jurisdiction', { jurisdiction_id: 'XX' }, 404],
    ['no description', { description: ' ' }, 400],
    ['coordinates that are none', { lat: 'north' }, 400],
    ['coordinates beyond the pole', { lat: '91' }, 400],
    ['an e-mail that is none', { email: 'aigul' }, 400],
    ['an IIN with a slip', { ...PERSON, 'attribute[iin]': '900515300971' }, 400],
    ['a script for a picture', { media_url: 'javascript:alert(1)' }, 400],
  ])('of %s has the standard’s shape', async (_, changes, status) => {
    const answer = await fields(changes);
    expect(answer.status).toBe(status);
    expect(answer.body[0]).toEqual({ code: status, description: expect.stringMatching(/\w/) });
  });

  it('names the form’s own fields, in the caller’s language, in both formats', async () => {
    const { body } = await post({ ...REQUEST, email: 'aigul' }, { 'Accept-Language': 'ru' }, 'xml');
    expect(body).toContain('<errors><error><code>400</code><description>email: ');
    expect(body).toMatch(/[а-я]/);
  });

  it('of JSON, of a key for another agency, of spans and states', async () => {
    const json = await stage.ask('POST', `${AT}/requests.json`, { body: REQUEST });
    expect(json.status).toBe(415);
    await stage.owner.query(
      "insert into agencies (code, name_kk, name_ru, name_en, kato) values ('ALM', 'а', 'б', 'c', '750000000')",
    );
    const other = await addClient(stage.owner, { agency: 'ALM', name: 'Other' });
    await new Promise((done) => setTimeout(done, 1_100));
    expect((await fields({ jurisdiction_id: 'TLD', api_key: other ?? '' })).status).toBe(403);
    // Now there are two agencies, so the client must say which.
    expect((await get('/services.json')).status).toBe(400);
    for (const query of [
      'start_date=2026-11-24',
      'status=lost',
      'start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z',
    ]) {
      expect((await get(`/requests.json?jurisdiction_id=TLD&${query}`)).status).toBe(400);
    }
  });

  it('meets a key as soon as it was ended', async () => {
    const made = (await addClient(stage.owner, { agency: 'TLD', name: 'Leaving' })) ?? '';
    const withIt = { jurisdiction_id: 'TLD', api_key: made };
    expect((await fields(withIt)).status).toBe(201);
    const client = await stage.owner.connect();
    try {
      const leaving = (await listClients(client)).find(({ name }) => name === 'Leaving');
      expect(await endClient(client, leaving?.id ?? '')).toBe(true);
    } finally {
      client.release();
    }
    expect((await fields(withIt)).status).toBe(403);
    expect(JSON.stringify((await stage.owner.query('select * from open311_clients')).rows)).not.toContain(
      made,
    );
  });
});
