import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { LANGUAGES, type Language } from '../../appeal/language.ts';
import { noteKeyText } from '../../register/note-keys.ts';
import { parseTilePath, TILE_WIDTH } from '../../register/tiles.ts';
import { cosignedNote } from '../log-book/cosignatures.ts';
import { type KeptCheckpoint, readBundle, readKeptCheckpoint, readTile } from '../log-book/read-log.ts';
import { receiptFile } from '../log-book/receipt-file.ts';
import { readTimestamp } from '../log-book/timestamping.ts';
import { cosign } from '../log-book/witness.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from './answers.ts';
import { openAppeal } from './following.ts';
import { logPage } from './log-page.ts';
import { LOG_ROUTES } from './log-route-descriptions.ts';
import { PAGE_HEADERS } from './page.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

const TEXT = { 'Content-Type': 'text/plain; charset=utf-8' };
const BYTES = { 'Content-Type': 'application/octet-stream' };
/** What a log's file says never changes. */
const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };
/** A checkpoint with its proof is a few kilobytes. */
const LONGEST_REQUEST = 64 * 1024;
/** A partial tile is never changed either, but soon nobody asks for it any more. */
const FOR_A_MINUTE = { 'Cache-Control': 'public, max-age=60' };

/** A file of the log: anybody on any page may read it. */
function file(
  c: IntakeContext,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(body, {
    headers: {
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'X-Request-Id': c.var.requestId,
      ...headers,
    },
  });
}

async function tile(c: IntakeContext, { database }: AppParts): Promise<Response> {
  const asked = parseTilePath(`tile/${c.req.param('path')}`);
  if (!asked) throw new Refusal('not-found');
  const bytes = asked.entries
    ? await readBundle(database.reader, asked)
    : Uint8Array.from(await readTile(database.reader, asked));
  if (!bytes || (!asked.entries && bytes.length < asked.width * 32)) throw new Refusal('not-found');
  return file(c, bytes, { ...BYTES, ...(asked.width === TILE_WIDTH ? FOR_EVER : FOR_A_MINUTE) });
}

/** The newest checkpoint. @throws Refusal `not-ready` where none was signed, which a started intake rules out */
async function newest({ database }: AppParts): Promise<KeptCheckpoint> {
  const checkpoint = await readKeptCheckpoint(database.reader);
  if (!checkpoint) throw new Refusal('not-ready');
  return checkpoint;
}

async function oldCheckpoint(c: IntakeContext, { database }: AppParts): Promise<Response> {
  const digits = c.req.param('size') ?? '';
  const size = /^(?:0|[1-9]\d{0,14})$/.test(digits) ? Number(digits) : undefined;
  const checkpoint = size === undefined ? undefined : await readKeptCheckpoint(database.reader, size);
  if (!checkpoint) throw new Refusal('not-found');
  // Cosignatures may still come, so it is not kept for ever.
  return file(c, await cosignedNote(database.reader, checkpoint), { ...TEXT, ...FOR_A_MINUTE });
}

/** `POST /log/witness/add-checkpoint`: cosigns another body's checkpoint (C2SP tlog-witness). */
async function addCheckpoint(c: IntakeContext, { database, witness }: AppParts): Promise<Response> {
  if (!witness) throw new Refusal('not-found');
  const length = Number(c.req.header('Content-Length') ?? Number.NaN);
  const body = length <= LONGEST_REQUEST ? await c.req.text() : '';
  const cosigned = await cosign(database.reader, witness, body, new Date());
  const { status } = cosigned;
  if (status === 200) return file(c, cosigned.line, { ...TEXT, 'Cache-Control': 'no-store' });
  const said = status === 409 ? `${cosigned.size}\n` : '';
  const type = status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8';
  return new Response(said, { status, headers: { 'Content-Type': type, 'Cache-Control': 'no-store' } });
}

async function timestamp(c: IntakeContext, { database }: AppParts): Promise<Response> {
  const digits = c.req.param('size') ?? '';
  const size = /^(?:0|[1-9]\d{0,14})$/.test(digits) ? Number(digits) : undefined;
  const kept = size === undefined ? undefined : await readTimestamp(database.reader, size);
  if (!kept) throw new Refusal('not-found');
  return file(c, Uint8Array.from(kept.token), { ...BYTES, ...FOR_EVER });
}

/** `GET /v1/appeals/{number}/receipt`: the receipt as a file that proves itself. */
async function receipt(c: IntakeContext, parts: AppParts): Promise<Response> {
  const found = await openAppeal(c, parts);
  const agency = await parts.agencies.find(found.agency);
  if (!agency) throw new Refusal('appeal-not-found');
  const log = { key: parts.logKey, rootKey: parts.rootKey };
  const made = await receiptFile(parts.database.reader, log, found.id, agency.agency);
  if (!made) throw new Refusal('not-found');
  return answer(c, 200, made, {
    'Content-Disposition': `attachment; filename="${found.number}.receipt.json"`,
  });
}

/** The language that the page's own links name, else the caller's. */
function askedLanguage(c: IntakeContext): Language {
  return LANGUAGES.find((language) => language === c.req.query('lang')) ?? languageOf(c);
}

/** Adds the public log (C2SP tlog-tiles under `/log/`) and the receipts that it proves. */
export function addLogRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  app.get('/v1/appeals/:number/receipt', describeRoute(LOG_ROUTES.showReceipt), (c) => receipt(c, parts));
  app.get('/log/key', describeRoute(LOG_ROUTES.showLogKey), (c) =>
    file(c, `${noteKeyText(parts.logKey)}\n`, { ...TEXT, 'Cache-Control': 'no-cache' }),
  );
  app.get('/log/checkpoint', describeRoute(LOG_ROUTES.showCheckpoint), async (c) =>
    file(c, await cosignedNote(parts.database.reader, await newest(parts)), {
      ...TEXT,
      'Cache-Control': 'no-cache',
    }),
  );
  app.get('/log/checkpoint/:size', describeRoute(LOG_ROUTES.showOldCheckpoint), (c) =>
    oldCheckpoint(c, parts),
  );
  app.get('/log/witness/key', describeRoute(LOG_ROUTES.showWitnessKey), (c) => {
    if (!parts.witness) throw new Refusal('not-found');
    return file(c, `${noteKeyText(parts.witness.signer.key)}\n`, { ...TEXT, 'Cache-Control': 'no-cache' });
  });
  app.post('/log/witness/add-checkpoint', describeRoute(LOG_ROUTES.addCheckpoint), (c) =>
    addCheckpoint(c, parts),
  );
  app.get('/log/timestamp/:size', describeRoute(LOG_ROUTES.showTimestamp), (c) => timestamp(c, parts));
  app.get('/log/tile/:path{.+}', describeRoute(LOG_ROUTES.showTile), (c) => tile(c, parts));
  app.get('/log', (c) => c.redirect('/log/'));
  app.get('/log/', async (c) =>
    c.html(
      logPage(
        askedLanguage(c),
        parts.logKey,
        await newest(parts),
        await readTimestamp(parts.database.reader),
      ),
      200,
      {
        ...PAGE_HEADERS,
        'Cache-Control': 'no-cache',
        Vary: 'Accept-Language',
      },
    ),
  );
}
