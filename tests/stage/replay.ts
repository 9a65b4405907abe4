import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { ROOT } from '../house/source-files.ts';

/** ReplayWeb.page, which knows nothing of Dauys, on this machine. */
export interface ReplayStage {
  /** Opens the archive at one of its pages. @returns the frame in which the page is replayed */
  open(page: Page, address: string): Promise<Frame>;
  /** Whether the reader found the archive's signature to be of the key that it names. */
  signatureHolds(page: Page): Promise<unknown>;
  stop(): Promise<void>;
}

const READER = join(ROOT, 'node_modules/replaywebpage');

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

/** What the reader keeps of its own checks, in its own database. */
const SIGNATURE_CHECK = `(async () => {
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => done(opening.result);
    });
    if (!db.objectStoreNames.contains('verification')) continue;
    const found = await new Promise((done) => {
      const reading = db.transaction('verification').objectStore('verification').get('signature');
      reading.onsuccess = () => done(reading.result);
    });
    if (found) return found.matched;
  }
  return null;
})()`;

/** Serves the reader and an archive beside it. */
export async function startReplay(wacz: Uint8Array): Promise<ReplayStage> {
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const path = normalize(pathname === '/' ? '/index.html' : pathname);
      const body = path === '/case.wacz' ? wacz : await readFile(join(READER, path)).catch(() => null);
      if (body === null) {
        response.writeHead(404).end();
        return;
      }
      const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
      const start = Number(from ?? 0);
      const end = to ? Number(to) + 1 : body.length;
      response.writeHead(from === undefined ? 200 : 206, {
        'Content-Type': TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        'Accept-Ranges': 'bytes',
        'Content-Length': end - start,
        ...(from === undefined ? {} : { 'Content-Range': `bytes ${start}-${end - 1}/${body.length}` }),
      });
      response.end(request.method === 'HEAD' ? undefined : body.subarray(start, end));
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const bound = server.address();
  const origin = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  return {
    async open(page, address) {
      const asked = new URLSearchParams({ url: address, view: 'pages' });
      await page.goto(`${origin}/?source=${origin}/case.wacz#${asked}`);
      const isReplayed = (frame: Frame) => decodeURIComponent(frame.url()).includes(`mp_/${address}`);
      const deadline = Date.now() + 45_000;
      while (Date.now() < deadline) {
        const found = page.frames().find(isReplayed);
        if (found) return found;
        await page.waitForTimeout(100);
      }
      throw new Error(`Nothing is replayed: ${page.frames().map((frame) => frame.url())}`);
    },
    signatureHolds: (page) => page.evaluate(SIGNATURE_CHECK),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
