import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { parseAccept } from 'hono/utils/accept';
import { type IntakeContext, problemAnswer } from './answers.ts';
import { PAGE_HEADERS } from './page.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const COMPRESSED = /^(text|application)\/|svg/;

type Coding = 'br' | 'gzip' | 'identity';

interface KeptFile {
  readonly changed: number;
  readonly bytes: Buffer;
  readonly etag: string;
  readonly coded: Map<Coding, Promise<Buffer>>;
}

/** Files of a folder, read and compressed once and again only when they change. */
export interface FileServer {
  /** @param path under the folder, as the address names it, percent-decoded */
  serve(c: IntakeContext, path: string, headers: Readonly<Record<string, string>>): Promise<Response>;
}

const deflate = promisify(gzip);
const brotli = promisify(brotliCompress);

function compress(bytes: Buffer, coding: Coding): Promise<Buffer> {
  if (coding === 'br') return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return coding === 'gzip' ? deflate(bytes, { level: 9 }) : Promise.resolve(bytes);
}

function codingFor(c: IntakeContext, type: string): Coding {
  if (!COMPRESSED.test(type)) return 'identity';
  const wanted = parseAccept(c.req.header('Accept-Encoding') ?? '').filter(({ q }) => q > 0);
  return wanted.some((wish) => wish.type === 'br')
    ? 'br'
    : wanted.some((wish) => wish.type === 'gzip')
      ? 'gzip'
      : 'identity';
}

/** Plain names only: no way up, no hidden file, nothing a file system reads in its own way. */
const PLAIN_PATH = /^(?:[A-Za-z0-9_-][\w.-]*\/)*[A-Za-z0-9_-][\w.-]*$/;

/** @param folder absolute; it need not exist yet, and may be built anew while the intake runs */
export function createFileServer(folder: string): FileServer {
  const kept = new Map<string, KeptFile>();

  async function find(path: string): Promise<KeptFile | undefined> {
    if (!PLAIN_PATH.test(path) || TYPES[extname(path)] === undefined) return undefined;
    const file = join(folder, path);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const known = kept.get(path);
    if (known?.changed === found.mtimeMs) return known;
    // A link inside the folder must not lead out of it.
    const [real, root] = await Promise.all([realpath(file), realpath(folder)]);
    if (!real.startsWith(root + sep)) return undefined;
    const bytes = await readFile(file);
    const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    const fresh = { changed: found.mtimeMs, bytes, etag, coded: new Map() };
    kept.set(path, fresh);
    return fresh;
  }

  return {
    async serve(c, path, headers) {
      const file = await find(path);
      if (!file) return problemAnswer(c, 'not-found');
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      const coding = codingFor(c, type);
      const etag = `"${file.etag}${coding === 'identity' ? '' : `-${coding}`}"`;
      const all = {
        ...(type.startsWith('text/html') ? PAGE_HEADERS : { 'X-Content-Type-Options': 'nosniff' }),
        'Content-Type': type,
        ETag: etag,
        Vary: 'Accept-Encoding',
        ...headers,
      };
      const asked = c.req
        .header('If-None-Match')
        ?.split(',')
        .map((tag) => tag.trim().replace(/^W\//, ''));
      if (asked?.includes(etag)) return new Response(null, { status: 304, headers: all });
      const coded = file.coded.get(coding) ?? compress(file.bytes, coding);
      file.coded.set(coding, coded);
      const body = new Uint8Array(await coded);
      return new Response(body, {
        status: 200,
        headers: { ...all, ...(coding === 'identity' ? {} : { 'Content-Encoding': coding }) },
      });
    },
  };
}

/** What other sites may load: the script revalidates, the chunks carry their hash and never change. */
export const WIDGET_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};
export const REVALIDATED = { 'Cache-Control': 'public, max-age=0, must-revalidate' };
export const IMMUTABLE = { 'Cache-Control': 'public, max-age=31536000, immutable' };
