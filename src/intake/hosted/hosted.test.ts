import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldErrors } from '../../i18n/field-errors/ru.ts';
import { messages as hosted } from '../../i18n/hosted/ru.ts';
import { messages as receipt } from '../../i18n/widget/receipt/ru.ts';
import { messages as status } from '../../i18n/widget/status/ru.ts';
import { ORIGIN, openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let test: TestIntake;
beforeAll(async () => {
  test = await openTestIntake({ filingLimit: 5 });
});
afterAll(() => test?.stop());

const LETTER = {
  text: 'На остановке по проспекту Абая две недели яма.\r\nПрошу <b>заделать</b>.',
  topic: 'roads',
  kind: 'application',
  kato: '190000000',
  address: 'проспект Абая, 12',
  type: 'person',
  familyName: 'Сәрсенқызы',
  givenName: 'Айгүл',
  iin: '',
  postalAddress: 'г. Үлгі, проспект Абая, 12',
  phone: '8 701 123 45 67',
  consent: 'yes',
};

/** What the browser sends for the form that a page holds, with some fields filled in. */
function sent(page: string, letter: Readonly<Record<string, string>> = LETTER): string {
  const hidden = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
  const facts = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
  return new URLSearchParams({ ...facts, ...letter }).toString();
}

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  test.ask('POST', `${path}?lang=ru`, {
    body,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      ...headers,
    },
  });

const openForm = async (): Promise<string> => (await test.ask('GET', '/appeal/TLD/plain?lang=ru')).body;
const appeals = async () => (await test.owner.query('select count(*)::int as n from appeals')).rows[0].n;

describe('the pages that the intake itself serves to citizens', () => {
  it('show the form under the agency’s name, and only its own sites may frame it', async () => {
    const { status: code, headers, body } = await test.ask('GET', '/appeal/tld?lang=kk&topic=roads');
    expect(code).toBe(200);
    expect(body).toContain('<html lang="kk">');
    expect(body).toContain('<dauys-appeal-form agency="TLD" topic="roads">');
    expect(body).toMatch(/<noscript>[\s\S]+action="\/appeal\/TLD\/plain\?lang=kk"[\s\S]+<\/noscript>/);
    const policy = headers.get('Content-Security-Policy');
    expect(policy).toContain(`frame-ancestors ${ORIGIN}`);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('X-Frame-Options')).toBeNull();
  });

  it('list the bodies, also where an address names none', async () => {
    expect((await test.ask('GET', '/appeal/')).body).toContain('href="/appeal/TLD?lang=kk"');
    const missed = await test.ask('GET', '/appeal/NONE?lang=ru');
    expect(missed.status).toBe(404);
    expect(missed.body).toContain(hosted.notHere.title);
    expect(missed.headers.get('X-Frame-Options')).toBe('DENY');
  });
});

describe('the page for webmasters', () => {
  it('offers every body, and tells whether a site is on its list', async () => {
    const { body, headers } = await test.ask('GET', '/embed/?lang=ru');
    expect(body).toContain('<option value="TLD">');
    expect(headers.get('Content-Security-Policy')).not.toContain('unsafe');
    const listed = async (origin: string) =>
      (await test.ask('GET', `/v1/agencies/TLD/origins?${new URLSearchParams({ origin })}`)).body;
    expect(await listed(ORIGIN)).toEqual({ listed: true });
    expect(await listed('https://elsewhere.example')).toEqual({ listed: false });
    expect((await test.ask('GET', '/v1/agencies/NONE/origins?origin=x')).status).toBe(404);
  });
});

describe('the form without scripts', () => {
  it('files an appeal once, however often it is sent, and follows it by number and code', async () => {
    const before = await appeals();
    const body = sent(await openForm());
    const first = await post('/appeal/TLD/plain', body);
    expect(first.status).toBe(201);
    expect(first.headers.get('Cache-Control')).toBe('no-store');
    expect(first.body).toContain(receipt.title);
    const again = await post('/appeal/TLD/plain', body);
    expect(again.status).toBe(200);
    expect(again.body).toBe(first.body);
    expect(await appeals()).toBe(before + 1);

    const standing = await post('/appeal/TLD/status', sent(first.body, {}));
    expect(standing.status).toBe(200);
    expect(standing.body).toContain(status.course);
    expect(standing.body).toContain('<dd>Дороги и тротуары</dd>');
    expect(standing.body).not.toContain('Сәрсенқызы');
  });

  it('takes what was changed after the receipt for another appeal, and says so first', async () => {
    const page = await openForm();
    await post('/appeal/TLD/plain', sent(page));
    const changed = await post('/appeal/TLD/plain', sent(page, { ...LETTER, address: 'проспект Абая, 14' }));
    expect(changed.status).toBe(200);
    expect(changed.body).toContain(hosted.taken.title);
    const once = await post(
      '/appeal/TLD/plain',
      sent(changed.body, { ...LETTER, address: 'проспект Абая, 14' }),
    );
    expect(once.status).toBe(201);
  });

  it('names every field to be mended, at the field and in a list, and keeps what was typed', async () => {
    const before = await appeals();
    const { status: code, body } = await post(
      '/appeal/TLD/plain',
      sent(await openForm(), { ...LETTER, givenName: '', iin: '123', consent: '', topic: '"><script>' }),
    );
    expect(code).toBe(422);
    expect(await appeals()).toBe(before);
    expect(body).toContain(hosted.mistakes(4));
    for (const field of ['givenName', 'iin', 'consent', 'topic']) {
      expect(body).toContain(`<li><a href="#${field}">`);
      expect(body).toContain(`id="${field}-error"`);
    }
    expect(body).toContain(fieldErrors['iin-length']);
    expect(body).toContain('value="123"');
    expect(body).toContain('Прошу &lt;b&gt;заделать&lt;/b&gt;.</textarea>');
    expect(body).not.toContain('<script>');
  });

  it('is shown in another language with all that was typed, and files nothing', async () => {
    const before = await appeals();
    const page = await openForm();
    const switched = await post('/appeal/TLD/plain/language?lang=kk', sent(page, { ...LETTER, consent: '' }));
    expect(switched.status).toBe(200);
    expect(switched.body).toContain('<html lang="kk">');
    expect(switched.body).toContain('Прошу &lt;b&gt;заделать&lt;/b&gt;.</textarea>');
    const id = /name="id" value="([^"]+)"/;
    expect(id.exec(switched.body)?.[1]).toBe(id.exec(page)?.[1]);
    expect(await appeals()).toBe(before);
  });

  it('takes an organisation, and leaves the fields of a person alone', async () => {
    const { status: code, body } = await post(
      '/appeal/TLD/plain',
      sent(await openForm(), { ...LETTER, type: 'organisation', name: 'ОСИ «Абай 12»', bin: '1' }),
    );
    expect(code).toBe(422);
    expect(body).toContain('id="bin-error"');
    expect(body).toContain('id="representative-error"');
    expect(body).not.toContain('id="familyName-error"');
  });

  it('takes nothing that another site’s page sends', async () => {
    const before = await appeals();
    const body = sent(await openForm());
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'none' },
    ]) {
      const refused = await post('/appeal/TLD/plain', body, headers);
      expect(refused.status).toBe(403);
      expect(refused.body).toContain(hosted.fromElsewhere.title);
    }
    expect(await appeals()).toBe(before);
  });

  it('asks for patience where a network sends too many, and keeps what was typed', async () => {
    let last = await post('/appeal/TLD/plain', sent(await openForm()));
    for (let more = 0; more < 6 && last.status === 201; more += 1) {
      last = await post('/appeal/TLD/plain', sent(await openForm()));
    }
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(last.body).toContain('value="проспект Абая, 12"');
  });
});

describe('the status without scripts', () => {
  it('says what is wrong with what was typed, and tells nothing of numbers it cannot open', async () => {
    const slips = await post('/appeal/TLD/status', sent('', { number: '', code: '123' }));
    expect(slips.status).toBe(422);
    expect(slips.body).toContain(status.number.missing);
    expect(slips.body).toContain(status.codeShape);
    const unknown = { number: 'TLD-2020-000001-0', code: '1234 5678 9012 3452' };
    const none = await post('/appeal/TLD/status', sent('', unknown));
    expect([404, 422]).toContain(none.status);
    expect(none.body).toContain('value="TLD-2020-000001-0"');
  });
});
