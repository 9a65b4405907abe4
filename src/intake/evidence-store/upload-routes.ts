import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import {
  ATTACHMENT_MEDIA_TYPES,
  LARGEST_ATTACHMENT,
  type UploadTicket,
  UploadTicketRequestSchema,
} from '../../appeal/attachments.ts';
import type { FieldError } from '../../appeal/field-errors.ts';
import { assertOrigin, assertWithin, countWithin, officialToken, signedIn } from '../http/access.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from '../http/answers.ts';
import { fieldInWords, fieldsInWords } from '../http/field-problems.ts';
import { readJson } from '../http/json-body.ts';
import { networkOf } from '../http/network-address.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { createRateLimit } from '../rate-limit.ts';
import { partKey } from './blob-store.ts';
import { findFile, finishUpload } from './evidence.ts';
import { createQueue } from './queue.ts';
import { receiveBody } from './receive.ts';
import { FILE_ROUTES } from './route-descriptions.ts';
import { storing } from './storing.ts';
import { uploadFields, uploadLimit } from './upload-fields.ts';
import { stateOf } from './upload-state.ts';
import {
  beginUpload,
  findUpload,
  forgetUpload,
  issueTicket,
  readTicket,
  TEXT_TYPES,
  type TextType,
  TICKET_QUOTA,
  type Upload,
  type Uploader,
} from './uploads.ts';

/** Files that are joined and looked at in one moment: each is in memory as a whole. */
const JOINED_AT_ONCE = 2;

function faultyField(c: IntakeContext, name: string, code: FieldError): Refusal {
  return new Refusal('invalid-request', { errors: [fieldInWords(`/${name}`, code, languageOf(c))] });
}

/** Texts are for officials: what a citizen attaches must say by its own bytes what it is. */
function textTypeOf(c: IntakeContext, { official }: Uploader): TextType | null {
  const said = c.req.header('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
  return (official !== null && TEXT_TYPES.find((type) => type === said)) || null;
}

function stateFields(upload: Upload, now: Date): Record<string, string> {
  return {
    'Upload-Offset': String(upload.received),
    'Upload-Complete': upload.digest === null ? '?0' : '?1',
    'Upload-Length': String(upload.length),
    'Upload-Limit': uploadLimit((upload.keptUntil.getTime() - now.getTime()) / 1000),
  };
}

/** Adds the routes by which files come in (IETF draft "Resumable Uploads for HTTP"). */
export function addUploadRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  const { evidence: store, database } = parts;
  const pool = database.reader;
  const tickets = createRateLimit(120, 600);
  const begun = createRateLimit(600, 600);
  const joining = createQueue(JOINED_AT_ONCE);

  async function uploaderOf(c: IntakeContext): Promise<Uploader> {
    const ticket = c.req.header('Dauys-Upload-Ticket');
    if (ticket !== undefined) {
      const uploader = await readTicket(pool, ticket, new Date());
      if (!uploader) throw new Refusal('upload-ticket-refused');
      return uploader;
    }
    if (officialToken(c) === undefined) throw new Refusal('upload-ticket-refused');
    const { official, agency } = await signedIn(c, parts);
    return { agency, ticket: null, official: official.id };
  }

  async function uploadOf(c: IntakeContext): Promise<Upload> {
    const uploader = await uploaderOf(c);
    const upload = await findUpload(pool, uploader, c.req.param('id') ?? '', new Date());
    if (!upload) throw new Refusal('upload-not-found');
    return upload;
  }

  async function drop(upload: Upload): Promise<void> {
    await Promise.all(upload.parts.map((part) => store.remove(partKey(part))));
    await forgetUpload(pool, upload.id);
  }

  /** Takes a request's body and, where it says that it is the last, ends the upload. */
  async function take(
    c: IntakeContext,
    upload: Upload,
    complete: boolean,
    status: number,
  ): Promise<Response> {
    const received = await receiveBody(pool, store, upload, c.req.raw.body);
    const now = new Date();
    if (!received.ok) {
      if (received.reason === 'too-long') {
        await drop(received.upload);
        throw new Refusal('upload-length-mismatch');
      }
      const current = await uploadOf(c);
      throw new Refusal('upload-offset-mismatch', { headers: stateFields(current, now) });
    }
    const { upload: grown } = received;
    const location = { Location: `${parts.publicUrl}/v1/uploads/${upload.id}` };
    if (!complete) {
      return answer(c, status === 201 ? 201 : 204, status === 201 ? stateOf(grown) : null, {
        ...stateFields(grown, now),
        ...(status === 201 ? location : {}),
      });
    }
    if (grown.received < grown.length) {
      await drop(grown);
      throw new Refusal('upload-length-mismatch', { headers: { 'Upload-Complete': '?1' } });
    }
    const finished = await joining(() => finishUpload(pool, store, grown, new Date()));
    if (!finished.ok) {
      await drop(grown);
      throw new Refusal(finished.reason, { headers: { 'Upload-Complete': '?1' } });
    }
    return answer(c, status, finished.file, {
      'Upload-Complete': '?1',
      'Upload-Offset': String(grown.length),
      ...(status === 201 ? location : {}),
    });
  }

  app.post('/v1/uploads/tickets', describeRoute(FILE_ROUTES.issueTicket), async (c) => {
    const network = networkOf(c, parts.trustedProxies);
    assertWithin(tickets, network);
    const wish = v.safeParse(UploadTicketRequestSchema, await readJson(c));
    if (!wish.success) {
      throw new Refusal('invalid-request', { errors: fieldsInWords(wish.issues, languageOf(c)) });
    }
    const agency = await parts.agencies.find(wish.output.agency);
    if (!agency) throw new Refusal('agency-not-found');
    assertOrigin(c, parts, agency);
    countWithin(tickets, network);
    const { ticket, expiresAt } = await issueTicket(pool, agency.agency.code, new Date());
    const given: UploadTicket = {
      ticket,
      expiresAt: expiresAt.toISOString(),
      mostFiles: TICKET_QUOTA.files,
      mostBytes: TICKET_QUOTA.bytes,
      largestFile: LARGEST_ATTACHMENT,
      mediaTypes: ATTACHMENT_MEDIA_TYPES,
    };
    return answer(c, 201, given);
  });

  app.post('/v1/uploads', describeRoute(FILE_ROUTES.beginUpload), (c) =>
    storing(c, parts, async () => {
      const uploader = await uploaderOf(c);
      const network = networkOf(c, parts.trustedProxies);
      if (uploader.ticket) {
        countWithin(begun, network);
      }
      const fields = uploadFields(c);
      // Without the field it is an upload as any form makes one: all of it, at once.
      const complete = fields.complete ?? true;
      const length = fields.length ?? (complete ? fields.contentLength : undefined);
      if (length === undefined) throw faultyField(c, 'Upload-Length', 'required');
      if (length === 0) throw faultyField(c, 'Upload-Length', 'too-short');
      if (complete && fields.contentLength !== undefined && fields.contentLength !== length) {
        throw new Refusal('upload-length-mismatch');
      }
      if (length > LARGEST_ATTACHMENT) {
        throw new Refusal('file-too-large', {
          headers: { 'Upload-Limit': uploadLimit() },
        });
      }
      const wish = { length, announced: fields.announced ?? null, textType: textTypeOf(c, uploader) };
      const upload = await beginUpload(pool, uploader, wish, parts.mostWaiting, new Date());
      if (!upload) throw new Refusal('upload-quota-reached', { headers: { 'Retry-After': '3600' } });
      return take(c, upload, complete, 201);
    }),
  );

  // Also answers HEAD, by which a sender learns where to go on.
  app.get('/v1/uploads/:id', describeRoute(FILE_ROUTES.showUpload), async (c) => {
    const upload = await uploadOf(c);
    const fields = stateFields(upload, new Date());
    const file = upload.digest === null ? undefined : await findFile(pool, upload.agency, upload.digest);
    return answer(c, 200, file ?? stateOf(upload), fields);
  });

  app.patch('/v1/uploads/:id', describeRoute(FILE_ROUTES.appendToUpload), (c) =>
    storing(c, parts, async () => {
      const upload = await uploadOf(c);
      const { offset, complete, length, contentLength } = uploadFields(c);
      const type = c.req.header('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
      if (type !== 'application/partial-upload') throw faultyField(c, 'Content-Type', 'unknown-value');
      if (offset === undefined) throw faultyField(c, 'Upload-Offset', 'required');
      if (complete === undefined) throw faultyField(c, 'Upload-Complete', 'required');
      if (offset !== upload.received || upload.digest !== null) {
        throw new Refusal('upload-offset-mismatch', {
          headers: { ...stateFields(upload, new Date()) },
        });
      }
      const rest = upload.length - upload.received;
      const wrong =
        (length !== undefined && length !== upload.length) ||
        (contentLength !== undefined && (contentLength > rest || (complete && contentLength !== rest)));
      if (wrong) throw new Refusal('upload-length-mismatch');
      return take(c, upload, complete, 200);
    }),
  );

  app.delete('/v1/uploads/:id', describeRoute(FILE_ROUTES.cancelUpload), (c) =>
    storing(c, parts, async () => {
      await drop(await uploadOf(c));
      return answer(c, 204, null);
    }),
  );

  const preflight = (c: IntakeContext) =>
    answer(c, 204, null, {
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE',
      'Access-Control-Allow-Headers':
        'Authorization, DPoP, Content-Type, Accept-Language, Dauys-Upload-Ticket, Repr-Digest, Upload-Complete, Upload-Length, Upload-Offset',
      'Access-Control-Max-Age': '600',
      'Accept-Patch': 'application/partial-upload',
      'Upload-Limit': uploadLimit(),
      ...(c.req.header('Access-Control-Request-Private-Network') === 'true'
        ? { 'Access-Control-Allow-Private-Network': 'true' }
        : {}),
    });
  app.options('/v1/uploads', preflight);
  app.options('/v1/uploads/*', preflight);
}
