import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauys-widget-'));
  await mkdir(join(folder, 'widget/v1/chunks'), { recursive: true });
  await mkdir(join(folder, 'widget/demo'));
  await writeFile(join(folder, 'secret.js'), 'secret');
  await writeFile(join(folder, 'widget/v1/dauys.js'), 'export const first = 1;'.repeat(50));
  await writeFile(join(folder, 'widget/v1/chunks/form-abc123.js'), 'export const form = 1;');
  await writeFile(join(folder, 'widget/v1/.hidden.js'), 'hidden');
  await writeFile(join(folder, 'widget/demo/index.html'), '<!doctype html><title>Үлгі</title>');
  await symlink(join(folder, 'secret.js'), join(folder, 'widget/v1/link.js'));
  stage = await openTestIntake({ widgetFolder: join(folder, 'widget') });
}, 60_000);

afterAll(async () => {
  await stage?.stop();
  await rm(folder, { recursive: true });
});

/** Asks without tidying the address, as no browser would. */
function raw(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; bytes: number }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(stage.intake.url);
      request({ hostname, port, path, headers }, (response) => {
        let bytes = 0;
        response.on('data', (chunk) => (bytes += chunk.length));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }),
        );
      })
        .on('error', reject)
        .end();
    },
  );
}

describe('the widget', () => {
  it('may be loaded by any site, and asks each time whether it changed', async () => {
    const { status, headers, body } = await stage.ask('GET', '/widget/v1/dauys.js');
    expect(status).toBe(200);
    expect(body).toContain('first');
    expect(headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate');
    const etag = headers.get('ETag') ?? '';
    const again = await stage.ask('GET', '/widget/v1/dauys.js', { headers: { 'If-None-Match': etag } });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it('comes anew when it was built anew', async () => {
    const before = await stage.ask('GET', '/widget/v1/dauys.js');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await writeFile(join(folder, 'widget/v1/dauys.js'), 'export const second = 2;'.repeat(50));
    const after = await stage.ask('GET', '/widget/v1/dauys.js');
    expect(after.body).toContain('second');
    expect(after.headers.get('ETag')).not.toBe(before.headers.get('ETag'));
  });

  it('comes compressed to whoever can read it so', async () => {
    const plain = await raw('/widget/v1/dauys.js', { 'Accept-Encoding': 'identity' });
    for (const coding of ['br', 'gzip']) {
      const coded = await raw('/widget/v1/dauys.js', { 'Accept-Encoding': coding });
      expect(coded.headers['content-encoding']).toBe(coding);
      expect(coded.bytes).toBeLessThan(plain.bytes / 2);
      expect(coded.headers.etag).not.toBe(plain.headers.etag);
    }
    expect(
      (await raw('/widget/v1/dauys.js', { 'Accept-Encoding': 'br;q=0, gzip' })).headers['content-encoding'],
    ).toBe('gzip');
  });

  it('has chunks that are kept for ever', async () => {
    const { headers } = await stage.ask('GET', '/widget/v1/chunks/form-abc123.js');
    expect(headers.get('Cache-Control')).toContain('immutable');
  });

  it.each([
    '/widget/../secret.js',
    '/widget/v1/../../../secret.js',
    '/widget/v1/%2e%2e/%2e%2e/secret.js',
    '/widget/v1/..%2f..%2f..%2fsecret.js',
    '/widget/v1/..%5c..%5csecret.js',
    '/widget//etc/passwd',
    '/widget/v1/link.js',
    '/widget/v1/.hidden.js',
    '/widget/v1/dauys.js%00.html',
    '/widget/v1/%ff',
    '/widget/v1/',
    '/widget/v1/chunks',
    '/demo/../../secret.js',
  ])('lets nobody out of its folder by %s', async (path) => {
    expect((await raw(path)).status).toBe(404);
  });
});

describe('the demo page', () => {
  it('stands at /demo/, under a strict policy, and / leads there', async () => {
    const { status, headers, body } = await stage.ask('GET', '/demo/');
    expect([status, body]).toEqual([200, expect.stringContaining('Үлгі')]);
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect((await stage.ask('GET', '/')).headers.get('Location')).toBe('/demo/');
    expect((await stage.ask('GET', '/demo')).headers.get('Location')).toBe('/demo/');
  });
});
