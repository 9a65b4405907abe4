import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../appeal/language.ts';
import { PROBLEMS } from '../../appeal/problem.ts';
import { ORIGIN, openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake({ publicUrl: 'https://appeals.ulgi.example/' });
}, 60_000);

afterAll(() => stage?.stop());

describe('the intake', () => {
  it('says that it lives and is ready', async () => {
    expect((await stage.ask('GET', '/healthz')).status).toBe(200);
    expect((await stage.ask('GET', '/readyz')).status).toBe(200);
  });

  it('answers what it does not know, and methods it does not take, with problems', async () => {
    const unknown = await stage.ask('GET', '/v1/nothing', { headers: { 'Accept-Language': 'en' } });
    expect([unknown.status, unknown.body]).toMatchObject([
      404,
      { title: 'There is no such page', status: 404 },
    ]);
    const method = await stage.ask('PUT', '/v1/appeals', { headers: { 'Accept-Language': 'en' } });
    expect([method.status, method.headers.get('Allow')]).toEqual([405, 'POST, GET, HEAD']);
    expect((await stage.ask('POST', '/v1/me')).headers.get('Allow')).toBe('GET, HEAD');
  });

  it('lists its agencies for anybody, and one of them for the pages that may show its form', async () => {
    const { body, headers } = await stage.ask('GET', '/v1/agencies', {
      headers: { Origin: 'https://any.example' },
    });
    expect(body.agencies).toEqual([
      {
        code: 'TLD',
        name: { kk: 'Үлгі қаласының әкімдігі', ru: 'Акимат города Үлгі', en: 'Ulgi City Akimat' },
        kato: '190000000',
      },
    ]);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    const one = (origin?: string) =>
      stage.ask('GET', '/v1/agencies/tld', origin === undefined ? {} : { headers: { Origin: origin } });
    expect((await one()).body.agency.code).toBe('TLD');
    expect((await one(ORIGIN)).status).toBe(200);
    expect((await one('https://appeals.ulgi.example')).status).toBe(200);
    const refused = await one('https://evil.example');
    expect([refused.status, refused.headers.get('Access-Control-Allow-Origin')]).toEqual([403, '*']);
    expect((await stage.ask('GET', '/v1/agencies/XX')).body.type).toMatch('/problems/agency-not-found');
  });

  it('forbids its answers to be kept, framed or sniffed', async () => {
    for (const path of ['/v1/agencies', '/v1/me', '/healthz']) {
      const { headers } = await stage.ask('GET', path);
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('Set-Cookie')).toBeNull();
    }
  });
});

describe('its OpenAPI document', () => {
  it('is valid OpenAPI 3.1 and names every route', async () => {
    const { body } = await stage.ask('GET', '/openapi.json');
    const checked = await new Validator().validate(body);
    expect(checked.errors).toBeUndefined();
    expect(checked.valid).toBe(true);
    expect(body.openapi).toMatch(/^3\.1/);
    expect(body.servers).toEqual([{ url: 'https://appeals.ulgi.example' }]);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/v1/appeals',
        '/v1/appeals/{number}',
        '/v1/posts',
        '/v1/enrolments',
        '/v1/me',
        '/v1/me/token',
        '/v1/agencies',
        '/v1/agencies/{code}',
        '/healthz',
        '/readyz',
      ]),
    );
  });

  it('has a page to read it, which loads nothing from elsewhere and runs nothing', async () => {
    const { status, headers, body } = await stage.ask('GET', '/docs/');
    expect(status).toBe(200);
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('Content-Security-Policy')).not.toContain('unsafe');
    expect(body).toContain('File an appeal, or clip a post as a signal');
    expect(body).not.toMatch(/<script|style="|https?:\/\/(?!appeals\.ulgi)/);
    expect((await stage.ask('GET', '/docs/page.css')).headers.get('Content-Type')).toContain('text/css');
    expect((await stage.ask('GET', '/docs')).headers.get('Location')).toBe('/docs/');
  });
});

describe('every problem', () => {
  it.each(PROBLEMS)('%s has a page in the caller’s language', async (name) => {
    const titles = await Promise.all(
      LANGUAGES.map(async (language) => {
        const { status, body } = await stage.ask('GET', `/problems/${name}`, {
          headers: { 'Accept-Language': language },
        });
        expect(status).toBe(200);
        expect(body).toContain(`<html lang="${language}">`);
        return /<h1>(.+?)<\/h1>/.exec(body)?.[1];
      }),
    );
    expect(new Set(titles).size).toBe(LANGUAGES.length);
  });

  it('that is none has none', async () => {
    expect((await stage.ask('GET', '/problems/nothing')).status).toBe(404);
  });
});
