import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from '../../appeal/attachments.ts';

/** Milliseconds. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a ticket lets its holder upload. */
export const TICKET_STANDS = 2 * HOUR;

/** How long an upload that stopped may be taken up again, and a finished one tell how it ended. */
export const UPLOAD_STANDS = 24 * HOUR;

/** How long a file stays that no appeal names: an outbox may well be without a line over a long weekend. */
export const UNNAMED_STANDS = 5 * 24 * HOUR;

/** What one ticket is good for: one appeal's files, with some that were chosen wrongly. */
export const TICKET_QUOTA = { files: 2 * MOST_ATTACHMENTS, bytes: MOST_ATTACHMENTS * LARGEST_ATTACHMENT };

/** What an official may upload in a day. */
export const OFFICIAL_QUOTA = { files: 2_000, bytes: 10 * 1024 ** 3 };

/** The texts that an official may upload as parts of a capture. */
export const TEXT_TYPES = ['text/html', 'text/plain'] as const;

export type TextType = (typeof TEXT_TYPES)[number];

/** Who uploads: the holder of a ticket, or an official. */
export type Uploader =
  | { readonly agency: string; readonly ticket: Buffer; readonly official: null }
  | { readonly agency: string; readonly ticket: null; readonly official: string };

/** An upload as the database has it. */
export interface Upload {
  readonly id: string;
  readonly agency: string;
  readonly length: number;
  readonly received: number;
  readonly parts: readonly string[];
  readonly announced: string | null;
  /** What an official says a text is; `null` where the bytes themselves decide. */
  readonly textType: TextType | null;
  /** Set once the whole is stored. */
  readonly digest: string | null;
  readonly keptUntil: Date;
}

const COLUMNS =
  'id, agency, length, received, parts, announced, text_type as "textType", digest, kept_until as "keptUntil"';

function hashOf(ticket: string): Buffer {
  return createHash('sha256').update(ticket).digest();
}

/** Gives leave to upload for a while. */
export async function issueTicket(pool: pg.Pool, agency: string, now: Date) {
  const ticket = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + TICKET_STANDS);
  await pool.query('insert into upload_tickets (hash, agency, expires_at) values ($1, $2, $3)', [
    hashOf(ticket),
    agency,
    expiresAt,
  ]);
  return { ticket, expiresAt };
}

/** @returns `undefined` for a ticket that is unknown or has expired */
export async function readTicket(pool: pg.Pool, ticket: string, now: Date): Promise<Uploader | undefined> {
  const hash = hashOf(ticket);
  const { rows } = await pool.query<{ agency: string }>(
    'select agency from upload_tickets where hash = $1 and expires_at > $2',
    [hash, now],
  );
  return rows[0] && { agency: rows[0].agency, ticket: hash, official: null };
}

/** Files and bytes that an uploader began, and bytes that lie in the store for nobody yet. */
async function used(client: pg.PoolClient, uploader: Uploader, now: Date) {
  const day = new Date(now.getTime() - 24 * HOUR);
  const { rows } = await client.query<{ files: number; bytes: number; waiting: number }>(
    `select count(*) as files, coalesce(sum(length), 0)::bigint as bytes,
       (select coalesce(sum(size), 0)::bigint from evidence where kept_until < 'infinity')
         + (select coalesce(sum(length), 0)::bigint from uploads where digest is null) as waiting
     from uploads where ${uploader.ticket ? 'ticket = $1' : 'official = $1 and begun_at > $2'}`,
    uploader.ticket ? [uploader.ticket] : [uploader.official, day],
  );
  return rows[0] ?? { files: 0, bytes: 0, waiting: 0 };
}

/**
 * Begins an upload, within what its uploader and the whole store may hold.
 *
 * @param wish.length of the whole file, in bytes
 * @param mostWaiting bytes that may lie in the store without an appeal that names them
 * @returns `undefined` where one more would be too many
 */
export async function beginUpload(
  pool: pg.Pool,
  uploader: Uploader,
  wish: { readonly length: number; readonly announced: string | null; readonly textType: TextType | null },
  mostWaiting: number,
  now: Date,
): Promise<Upload | undefined> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // One after the other for one uploader, so that two at once cannot both be the last that fits.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `upload ${uploader.official ?? uploader.ticket.toString('hex')}`,
    ]);
    const { files, bytes, waiting } = await used(client, uploader, now);
    const quota = uploader.ticket ? TICKET_QUOTA : OFFICIAL_QUOTA;
    const fits =
      files < quota.files && bytes + wish.length <= quota.bytes && waiting + wish.length <= mostWaiting;
    const { rows } = fits
      ? await client.query<Upload>(
          `insert into uploads (id, agency, ticket, official, length, announced, text_type, begun_at, kept_until)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${COLUMNS}`,
          [
            randomUUID(),
            uploader.agency,
            uploader.ticket,
            uploader.official,
            wish.length,
            wish.announced,
            wish.textType,
            now,
            new Date(now.getTime() + UPLOAD_STANDS),
          ],
        )
      : { rows: [] };
    await client.query('commit');
    client.release();
    return rows[0];
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Finds an upload for whoever began it; anybody else's is not there. */
export async function findUpload(
  pool: pg.Pool,
  uploader: Uploader,
  id: string,
  now: Date,
): Promise<Upload | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const { rows } = await pool.query<Upload>(
    `select ${COLUMNS} from uploads
     where id::text = $1 and kept_until > $2 and ${uploader.ticket ? 'ticket = $3' : 'official = $3'}`,
    [id, now, uploader.ticket ?? uploader.official],
  );
  return rows[0];
}

/**
 * Adds a part that is in the store already.
 *
 * @returns the upload as it is now; `undefined` where another request has added to it meanwhile
 */
export async function addPart(
  pool: pg.Pool,
  upload: Upload,
  part: { readonly name: string; readonly size: number },
): Promise<Upload | undefined> {
  const { rows } = await pool.query<Upload>(
    `update uploads set received = received + $3, parts = parts || $4::text
     where id = $1 and received = $2 and digest is null returning ${COLUMNS}`,
    [upload.id, upload.received, part.size, part.name],
  );
  return rows[0];
}

/** Forgets an upload; its parts are the caller's to remove. */
export async function forgetUpload(pool: pg.Pool, id: string): Promise<void> {
  await pool.query('delete from uploads where id = $1', [id]);
}
