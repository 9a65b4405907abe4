import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { clip, receiptFor } from './fixtures/clip.ts';
import type { OfficialCaller } from './intake-call.ts';
import { createIntakeClient, type IntakeSettings } from './intake-client.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** A real server that gives the listed answers one after another, the last one for ever. */
async function serverAnswering(...answers: Answer[]) {
  const seen: { line: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
    answers[Math.min(seen.length, answers.length) - 1]?.(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ended.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, seen };
}

function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  };
}

function problem(status: number, name: string, headers: Record<string, string> = {}): Answer {
  return json(
    status,
    { type: `https://intake.kz/problems/${name}`, title: name, status, detail: name },
    headers,
  );
}

const hangUp: Answer = (request) => request.socket.destroy();
const neverEnd: Answer = (_request, response) => {
  response.writeHead(201, { 'Content-Type': 'application/json' });
  response.write('{');
};

/** An official whose proof tells what it was made for, and by which clock. */
function officialAt(clock: { time: string } = { time: '0' }): OfficialCaller {
  return {
    headers: async (method, address) => ({
      Authorization: 'DPoP secret',
      DPoP: `${method} ${new URL(address).pathname} ${clock.time}`,
    }),
    learnTime(_address, serverTime) {
      clock.time = serverTime;
    },
  };
}

const official = officialAt();

/** A client that does not really wait between tries, but remembers how long it would have. */
function clientOf(baseUrl: string, settings: Partial<IntakeSettings> = {}) {
  const pauses: number[] = [];
  const client = createIntakeClient({
    baseUrl,
    language: 'kk',
    random: () => 1,
    wait: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    ...settings,
  });
  return { client, pauses };
}

describe('submit', () => {
  it('sends the submission once and gives the receipt', async () => {
    const submission = clip();
    const { baseUrl, seen } = await serverAnswering(json(201, receiptFor(submission.id)));
    const { client } = clientOf(`${baseUrl}/`, { official });
    expect(await client.submit(submission)).toEqual({ ok: true, value: receiptFor(submission.id) });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.line).toBe('POST /v1/appeals');
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual(submission);
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'DPoP secret',
      dpop: 'POST /v1/appeals 0',
      'accept-language': 'kk',
      'content-type': 'application/json',
    });
  });

  it('tries again, with the same body, when the connection breaks', async () => {
    const submission = clip();
    const { baseUrl, seen } = await serverAnswering(hangUp, hangUp, json(200, receiptFor(submission.id)));
    const { client, pauses } = clientOf(baseUrl);
    expect(await client.submit(submission)).toMatchObject({ ok: true });
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1);
    expect(pauses).toEqual([500, 1000]);
  });

  it('says it is offline when every try failed', async () => {
    const { baseUrl, seen } = await serverAnswering(hangUp);
    expect(await clientOf(baseUrl).client.submit(clip())).toEqual({
      ok: false,
      failure: { kind: 'offline' },
    });
    expect(seen).toHaveLength(3);
  });

  it('gives up an answer that never ends', async () => {
    const { baseUrl } = await serverAnswering(neverEnd);
    const { client } = clientOf(baseUrl, { timeout: 60, tries: 1 });
    expect(await client.submit(clip())).toEqual({ ok: false, failure: { kind: 'timeout' } });
  });

  it('waits as long as a busy intake asks, in seconds or until a date', async () => {
    const submission = clip();
    const { baseUrl } = await serverAnswering(
      problem(503, 'not-ready', { 'Retry-After': '4' }),
      problem(429, 'too-many-requests', { 'Retry-After': 'Tue, 24 Nov 2026 09:00:06 GMT' }),
      json(201, receiptFor(submission.id)),
    );
    const now = () => Date.parse('2026-11-24T09:00:00Z');
    const { client, pauses } = clientOf(baseUrl, { random: () => 0, now });
    expect(await client.submit(submission)).toMatchObject({ ok: true });
    expect(pauses).toEqual([4000, 6000]);
  });

  it('hands back a pause that is longer than its patience', async () => {
    const { baseUrl, seen } = await serverAnswering(
      problem(429, 'too-many-requests', { 'Retry-After': '60' }),
    );
    const outcome = await clientOf(baseUrl).client.submit(clip());
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'problem', retryAfter: 60_000 } });
    expect(seen).toHaveLength(1);
  });

  it('hands a refusal back at once, with its fields', async () => {
    const errors = [{ pointer: '/topic', code: 'required', detail: 'Бұл өрісті толтырыңыз.' }];
    const { baseUrl, seen } = await serverAnswering(
      json(422, {
        type: 'https://intake.kz/problems/invalid-submission',
        title: 't',
        status: 422,
        detail: 'd',
        errors,
      }),
    );
    const outcome = await clientOf(baseUrl).client.submit(clip());
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'problem', problem: { errors } } });
    expect(seen).toHaveLength(1);
  });

  it('tries again past a proxy that answers in its own words while the intake restarts', async () => {
    const submission = clip();
    const proxy: Answer = (_request, response) => {
      response.writeHead(502, { 'Content-Type': 'text/html' });
      response.end('<h1>Bad gateway</h1>');
    };
    const { baseUrl } = await serverAnswering(proxy, json(201, receiptFor(submission.id)));
    expect(await clientOf(baseUrl).client.submit(submission)).toMatchObject({ ok: true });
  });

  it('never takes a page that is no intake for an acceptance', async () => {
    const portal: Answer = (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end('<h1>Welcome to the airport</h1>');
    };
    const { baseUrl } = await serverAnswering(portal);
    const outcome = await clientOf(baseUrl).client.submit(clip());
    expect(outcome).toEqual({ ok: false, failure: { kind: 'unreadable', status: 200 } });
  });

  it('stops when its caller stops it, while sending and while waiting', async () => {
    const { baseUrl } = await serverAnswering(neverEnd);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    const { client } = clientOf(baseUrl);
    expect(await client.submit(clip(), stop.signal)).toEqual({ ok: false, failure: { kind: 'aborted' } });

    const broken = await serverAnswering(hangUp);
    const stopWaiting = new AbortController();
    const waiting = createIntakeClient({ baseUrl: broken.baseUrl, language: 'en', random: () => 1 });
    setTimeout(() => stopWaiting.abort(), 100);
    const started = performance.now();
    expect(await waiting.submit(clip(), stopWaiting.signal)).toEqual({
      ok: false,
      failure: { kind: 'aborted' },
    });
    expect(performance.now() - started).toBeLessThan(450);
  });
});

describe('the other doors', () => {
  it('sends a tracking code in a header and nothing of it in the address', async () => {
    const { baseUrl, seen } = await serverAnswering(problem(404, 'appeal-not-found'));
    await clientOf(baseUrl).client.appeal('TLD-2026-000042-7', { trackingCode: '4821 9034 5512 7706 қ' });
    expect(seen[0]?.line).toBe('GET /v1/appeals/TLD-2026-000042-7');
    expect(seen[0]?.headers['dauys-tracking-code']).toBe('4821 9034 5512 7706');
  });

  it('asks for any number of posts in questions that fit, and keeps their order', async () => {
    const echo: Answer = (request, response, body) => {
      const urls = new URL(request.url ?? '', 'http://intake.kz').searchParams.getAll('url');
      const posts = urls.map((url) => ({ url, permalink: null, records: [] }));
      json(200, { posts })(request, response, body);
    };
    const { baseUrl, seen } = await serverAnswering(echo);
    const short = Array.from({ length: 60 }, (_, n) => `https://x.com/a/status/${n}`);
    const long = Array.from({ length: 9 }, (_, n) => `https://news.kz/${n}?${'ә'.repeat(300)}`);
    const outcome = await clientOf(baseUrl).client.posts([...short, ...long]);
    expect(outcome.ok && outcome.value.posts.map(({ url }) => url)).toEqual([...short, ...long]);
    expect(Math.max(...seen.map(({ line }) => line.length))).toBeLessThan(8_000);
    expect(await clientOf(baseUrl).client.posts([])).toEqual({ ok: true, value: { posts: [] } });
  });

  it('tries an enrolment once only: its code may have been used by the try that was lost', async () => {
    const { baseUrl, seen } = await serverAnswering(hangUp);
    const outcome = await clientOf(baseUrl).client.enrol({
      code: 'ABCD',
      name: 'Серікбаев А. Н.',
      publicKey: { kty: 'EC', crv: 'P-256', x: 'a'.repeat(43), y: 'b'.repeat(43) },
    });
    expect(outcome).toEqual({ ok: false, failure: { kind: 'offline' } });
    expect(seen).toHaveLength(1);
  });

  it('corrects its clock by the intake’s and sends once more, even what goes only once', async () => {
    const serverTime = '2026-11-24T09:00:00.000Z';
    const stale = { type: 'https://intake.kz/problems/proof-stale', title: 't', status: 401, detail: 'd' };
    const { baseUrl, seen } = await serverAnswering(
      json(401, { ...stale, serverTime }),
      json(200, { applicant: null }),
    );
    const { client } = clientOf(baseUrl, { official: officialAt({ time: 'wrong' }) });
    expect(await client.applicant('TLD-2026-000001-1')).toEqual({ ok: true, value: null });
    expect(seen.map(({ headers }) => String(headers.dpop).split(' ')[2])).toEqual(['wrong', serverTime]);
  });

  it('gives up where the clock cannot be corrected', async () => {
    const stale = { type: 'https://intake.kz/problems/proof-stale', title: 't', status: 401, detail: 'd' };
    const { baseUrl, seen } = await serverAnswering(json(401, { ...stale, serverTime: 'never' }));
    expect(await clientOf(baseUrl, { official }).client.me()).toMatchObject({ ok: false });
    expect(seen).toHaveLength(2);
  });

  it('signs anew what a browser sent twice by itself, unless it may go only once', async () => {
    const submission = clip();
    const { baseUrl, seen } = await serverAnswering(
      problem(401, 'proof-replayed'),
      json(200, receiptFor(submission.id)),
      problem(401, 'proof-replayed'),
    );
    const { client } = clientOf(baseUrl, { official });
    expect(await client.submit(submission)).toMatchObject({ ok: true });
    expect(await client.applicant('TLD-2026-000001-1')).toMatchObject({ ok: false });
    expect(seen).toHaveLength(3);
  });

  it('reads agencies, one agency and whose token it is, and signs out', async () => {
    const { agency } = receiptFor('x');
    const me = {
      official: { id: '1', name: 'А. Н.' },
      roles: ['officer'],
      agency,
      expiresAt: '2027-01-01T00:00:00Z',
    };
    const { baseUrl, seen } = await serverAnswering(
      json(200, { agencies: [agency] }),
      json(200, { agency }),
      json(200, me),
      (_request, response) => response.writeHead(204).end(),
    );
    const { client } = clientOf(baseUrl, { official });
    expect(await client.agencies()).toEqual({ ok: true, value: [agency] });
    expect(await client.agency('TLD')).toEqual({ ok: true, value: agency });
    expect(await client.me()).toEqual({ ok: true, value: me });
    expect(await client.signOut()).toEqual({ ok: true, value: null });
    expect(seen.map(({ line }) => line)).toEqual([
      'GET /v1/agencies',
      'GET /v1/agencies/TLD',
      'GET /v1/me',
      'DELETE /v1/me/token',
    ]);
  });
});
