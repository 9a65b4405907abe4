import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

/** One page of a site: its HTML and whatever headers its server adds. */
export interface SitePage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody's website on the loopback address, with an origin of its own. */
export interface Site {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** Sets what stands at a path, such as `/`. */
  put(path: string, page: SitePage): void;
  close(): Promise<void>;
}

/** Starts a website. */
export async function openSite(): Promise<Site> {
  const pages = new Map<string, SitePage>();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://site').pathname);
    if (!page) return response.writeHead(404).end();
    const headers = {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Encoding': 'gzip',
      ...page.headers,
    };
    return response.writeHead(200, headers).end(gzipSync(page.html));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The site has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    put: (path, page) => void pages.set(path, page),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
