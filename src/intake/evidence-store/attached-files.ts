import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type pg from 'pg';
import * as v from 'valibot';
import { type AttachedFile, FileDigestSchema } from '../../appeal/attachments.ts';
import { answer, type IntakeContext, type IntakeEnv } from '../http/answers.ts';
import { openAppeal } from '../http/following.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { evidenceKey, type StoredBlob } from './blob-store.ts';
import { FILE_ROUTES } from './route-descriptions.ts';
import { storing } from './storing.ts';

/** A file of an appeal on its way out. */
export interface StoredFile extends Omit<AttachedFile, 'mediaType'> {
  readonly mediaType: string;
  /** In whose part of the store it lies. */
  readonly agency: string;
}

async function filesOf(pool: pg.Pool, appeal: string): Promise<StoredFile[]> {
  const { rows } = await pool.query<StoredFile>({
    name: 'attached-files',
    text: `select a.digest, a.name, e.media_type as "mediaType", e.size, a.agency
           from attachments a join evidence e using (agency, digest) where a.appeal = $1 and a.role is null order by a.position`,
    values: [appeal],
  });
  return rows;
}

/**
 * A file that was attached to an appeal or came with its answer.
 *
 * @throws Refusal `file-not-found` where it has none of that digest
 */
export async function fileOf(pool: pg.Pool, appeal: string, digest: string): Promise<StoredFile> {
  if (!v.is(FileDigestSchema, digest)) throw new Refusal('file-not-found');
  const { rows } = await pool.query<StoredFile>({
    name: 'attached-file',
    text: `select a.digest, a.name, e.media_type as "mediaType", e.size, a.agency
           from attachments a join evidence e using (agency, digest)
           where a.appeal = $1 and a.digest = $2 and coalesce(a.role, 'answer') = 'answer'`,
    values: [appeal, digest],
  });
  const [file] = rows;
  if (!file) throw new Refusal('file-not-found');
  return file;
}

/**
 * Hands the bytes on while it computes their digest, one chunk behind: a file that was changed in the store
 * never reaches its reader whole, and the broken answer shows it.
 */
async function* verified(blob: StoredBlob, digest: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | undefined;
  for await (const chunk of blob.bytes) {
    if (held) yield held;
    hash.update(chunk);
    held = chunk;
  }
  if (hash.digest('hex') !== digest) throw new Error('A stored file is not what its digest says');
  if (held) yield held;
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

/** RFC 6266: a name in plain ASCII for old readers and the real one beside it. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

/** What keeps a file from ever running as part of a page, whatever it is and whoever opens its address. */
const INERT = {
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Disposition, Content-Length, ETag, X-Request-Id',
};

/**
 * Sends a file as a download in a sandbox, its digest checked on the way.
 *
 * @throws Refusal `file-not-found` where it is not in the store
 */
export async function sendFile(c: IntakeContext, parts: AppParts, file: StoredFile): Promise<Response> {
  const blob = await parts.evidence.get(evidenceKey(file.agency, file.digest));
  if (!blob) {
    parts.log.error({ request: c.var.requestId, fault: 'A file of an appeal is not in the evidence store' });
    throw new Refusal('file-not-found');
  }
  const headers = {
    ...INERT,
    'Content-Type': file.mediaType,
    'Content-Length': String(blob.size),
    'Content-Disposition': disposition(file.name),
    ETag: `"${file.digest}"`,
    'X-Request-Id': c.var.requestId,
  };
  if (c.req.method === 'HEAD') {
    await blob.bytes.cancel();
    return new Response(null, { headers });
  }
  return new Response(streamOf(verified(blob, file.digest)), { headers });
}

/** Adds the routes by which the files of an appeal go out, to whoever may read the appeal. */
export function addAttachedFileRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  app.get('/v1/appeals/:number/attachments', describeRoute(FILE_ROUTES.listAttachments), async (c) => {
    const { id } = await openAppeal(c, parts);
    const files = await filesOf(parts.database.reader, id);
    return answer(c, 200, {
      attachments: files.map(({ digest, name, mediaType, size }) => ({ digest, name, mediaType, size })),
    });
  });
  app.get('/v1/appeals/:number/attachments/:digest', describeRoute(FILE_ROUTES.readAttachment), (c) =>
    storing(c, parts, async () => {
      const { id } = await openAppeal(c, parts);
      return sendFile(c, parts, await fileOf(parts.database.reader, id, c.req.param('digest')));
    }),
  );
}
