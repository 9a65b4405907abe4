import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { digestOf } from '../../evidence/canonical-json.ts';
import { filing } from '../fixtures/submissions.ts';
import { ORIGIN, openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake();
}, 60_000);

afterAll(() => stage?.stop());

const inRussian = { 'Accept-Language': 'ru' };

describe('a citizen files', () => {
  it('gets a receipt with a number, a tracking code and the legal deadline', async () => {
    const submission = filing();
    const { status, body } = await stage.file(submission);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: submission.id,
      state: 'registered',
      agency: { code: 'TLD', name: { ru: 'Акимат города Үлгі' } },
      takenBy: null,
      deadline: { workingDays: 15, article: '76' },
    });
    expect(parseAppealNumber(body.number)).toMatchObject({ ok: true, agency: 'TLD' });
    expect(body.trackingCode).toMatch(/^\d{16}$/);
    expect(body.registeredOn >= body.receivedAt.slice(0, 10)).toBe(true);
    expect(body.deadline.on > body.registeredOn).toBe(true);
  });

  it('gets twenty working days for a complaint', async () => {
    const { body } = await stage.file(filing({ kind: 'complaint' }));
    expect(body.deadline).toMatchObject({ workingDays: 20, article: '91-100' });
  });

  it('gets the digest of what was accepted: the cleaned submission in canonical JSON', async () => {
    const submission = filing({ text: '  Жол бұзылған,\u0000 қатты\r\nтоңып тұрмыз. ' });
    const { body } = await stage.file(submission);
    const accepted = {
      ...submission,
      text: 'Жол бұзылған, қатты\nтоңып тұрмыз.',
      applicant: { ...submission.applicant, phone: '+77011234567' },
    };
    expect(body.digest).toBe(await digestOf(accepted));
  });

  it('gets the same receipt for the same body again, and no second appeal', async () => {
    const submission = filing();
    const first = await stage.file(submission);
    const again = await stage.file({ ...submission, text: `${submission.text}  ` });
    expect(first.status).toBe(201);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
  });

  it('gets one appeal out of sixty-four sendings at once', async () => {
    const submission = filing();
    const answers = await Promise.all(Array.from({ length: 64 }, () => stage.file(submission)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(63);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const { rows } = await stage.owner.query('select count(*) as n from appeals where id = $1', [
      submission.id,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('is told when another body comes under the same id, and the first one stays', async () => {
    const submission = filing();
    const first = await stage.file(submission);
    const other = await stage.file({ ...submission, topic: 'water' }, inRussian);
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({
      type: `${stage.intake.publicUrl}/problems/changed-under-same-id`,
      title: 'Это обращение уже принято с другим содержанием',
    });
    expect((await stage.file(submission)).body).toEqual(first.body);
  });

  it('never has the name, the IIN or the phone in clear in the database', async () => {
    const submission = filing();
    await stage.file(submission);
    const { rows } = await stage.owner.query(
      "select a::text || coalesce(e.leaf, '') as everything from appeals a join events e on e.appeal = a.id where a.id = $1",
      [submission.id],
    );
    expect(rows[0].everything).toContain('шұңқыр');
    for (const secret of [
      'Серікқызы',
      'Айгүл',
      '900515300970',
      '7011234567',
      'Абай даңғылы, 12"}, "consent',
    ]) {
      expect(rows[0].everything).not.toContain(secret);
    }
  });
});

describe('what a citizen sends wrong', () => {
  it('is named field by field in the language asked for', async () => {
    const { status, headers, body } = await stage.file(
      { ...filing({ text: 'қысқа', consent: false as true }), bogus: 1, place: { kato: '999999999' } },
      { 'Accept-Language': 'en;q=0.5, ru' },
    );
    expect(status).toBe(422);
    expect(headers.get('Content-Type')).toContain('application/problem+json');
    expect(headers.get('Content-Language')).toBe('ru');
    expect(body.errors).toEqual([
      { pointer: '/place/kato', code: 'unknown-place', detail: expect.stringContaining('Такого места нет') },
      { pointer: '/text', code: 'too-short', detail: expect.any(String) },
      { pointer: '/consent', code: 'consent-required', detail: expect.any(String) },
      { pointer: '/bogus', code: 'unknown-field', detail: 'Такого поля нет.' },
    ]);
  });

  it('is named when the agency does not exist', async () => {
    const { status, body } = await stage.file(filing({ agency: 'XYZ' }));
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ pointer: '/agency', code: 'unknown-agency' }]);
  });

  it.each([
    ['no JSON', '{"channel":', 400, 'malformed-json'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, 'malformed-json'],
    ['nothing', '', 400, 'malformed-json'],
    ['a number', '1', 422, 'invalid-submission'],
    ['an array a hundred thousand deep', '['.repeat(100_000), 400, 'malformed-json'],
    ['a known prototype', '{"__proto__":{"channel":"widget"}}', 422, 'invalid-submission'],
    ['too much', Buffer.alloc(512 * 1024 + 1, 0x20), 413, 'too-large'],
    [
      'a list without end',
      JSON.stringify({ ...filing(), attachments: Array(501).fill({}) }),
      413,
      'too-large',
    ],
    ['lists without end', JSON.stringify(Array(11).fill(Array(480).fill({}))), 413, 'too-large'],
    ['deeper than any call', '['.repeat(200_000) + ']'.repeat(200_000), 413, 'too-large'],
  ])('%s is refused as such', async (_, body, status, problem) => {
    const answer = await stage.ask('POST', '/v1/appeals', { body, headers: { Origin: ORIGIN } });
    expect([answer.status, answer.body.type]).toEqual([
      status,
      expect.stringMatching(`/problems/${problem}$`),
    ]);
  });

  it('is refused in another media type', async () => {
    const answer = await stage.ask('POST', '/v1/appeals', {
      body: 'a=b',
      headers: { 'Content-Type': 'text/plain' },
    });
    expect([answer.status, answer.headers.get('Accept')]).toEqual([415, 'application/json']);
  });

  it('is stopped at the limit when its length was not announced', async () => {
    let sent = 0;
    const status = await new Promise((resolve, reject) => {
      const sending = request(`${stage.intake.url}/v1/appeals`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' },
      });
      const timer = setInterval(() => {
        sent += 1;
        if (sent > 200) sending.end();
        else sending.write(Buffer.alloc(16 * 1024, 0x20));
      }, 2);
      sending.on('response', (response) => {
        clearInterval(timer);
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
    });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(100);
  });

  const hostile = [
    ['NUL', 'a\u0000b'.repeat(10)],
    ['lone surrogates', '\ud800 шұңқыр бар \udfff'],
    ['bidirectional overrides', '\u202eтекст наоборот\u2066 здесь'],
    ['four-byte characters', '🕳️🚧'.repeat(50)],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['SQL', "'); drop table appeals; -- \\' $1 \" E'\\x'"],
    ['array syntax', '{"a","b"},NULL,\\N,{{}}'],
    ['20,000 characters', 'ұ'.repeat(20_000)],
  ] as const;

  it.each(hostile)('survives %s in every text field', async (_, text) => {
    const applicant = {
      type: 'person',
      familyName: [...text].slice(0, 100).join(''),
      givenName: [...text].slice(0, 100).join(''),
      postalAddress: [...text].slice(0, 300).join(''),
    } as const;
    const submission = filing({
      text,
      place: { kato: '190000000', address: [...text].slice(0, 300).join('') },
      applicant,
    });
    const { status, body } = await stage.file(submission);
    expect(status).toBe(201);
    const { rows } = await stage.owner.query("select body ->> 'text' as text from appeals where id = $1", [
      body.id,
    ]);
    expect(rows[0].text).not.toMatch(/[\u202e\u2066]|\p{Surrogate}|\p{Cc}/u);
    expect((await stage.file(submission)).status).toBe(200);
  });

  it('is refused whole when a text is too long', async () => {
    const { status, body } = await stage.file(filing({ text: 'ұ'.repeat(20_001) }));
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/text', code: 'too-long' }]]);
  });
});

describe('a page', () => {
  it('may file only from an origin on the agency’s list, and can read why not', async () => {
    for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`, `${ORIGIN}:8443`]) {
      const { status, headers, body } = await stage.file(filing(), { Origin: origin });
      expect([origin, status, body.type]).toEqual([
        origin,
        403,
        expect.stringMatching('/problems/origin-refused$'),
      ]);
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    }
    const { status } = await stage.ask('POST', '/v1/appeals', { body: filing() });
    expect(status).toBe(403);
  });

  it('of the intake itself may file, by each of its names', async () => {
    const port = new URL(stage.intake.url).port;
    for (const host of ['127.0.0.1', 'localhost']) {
      expect((await stage.file(filing(), { Origin: `http://${host}:${port}` })).status).toBe(201);
    }
  });

  it('may file from an origin that was added while the intake runs', async () => {
    const origin = 'https://new.example';
    expect((await stage.file(filing(), { Origin: origin })).status).toBe(403);
    await stage.owner.query("update agencies set origins = array_append(origins, $1) where code = 'TLD'", [
      origin,
    ]);
    await expect
      .poll(async () => (await stage.file(filing(), { Origin: origin })).status, { timeout: 3000 })
      .toBe(201);
  });

  it('gets its preflight answered, also into a private network', async () => {
    const { status, headers } = await stage.ask('OPTIONS', '/v1/appeals', {
      headers: {
        Origin: ORIGIN,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
        'Access-Control-Request-Private-Network': 'true',
      },
    });
    expect(status).toBe(204);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Allow-Headers')).toContain('Content-Type');
    expect(headers.get('Access-Control-Allow-Methods')).toContain('POST');
    expect(headers.get('Access-Control-Allow-Private-Network')).toBe('true');
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });
});
