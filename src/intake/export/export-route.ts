import type { Hono } from 'hono';
import { type DescribeRouteOptions, describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import type { OfficialRole } from '../../appeal/official.ts';
import { hasRole } from '../course/allowed.ts';
import { signedIn } from '../http/access.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from '../http/answers.ts';
import { fieldInWords } from '../http/field-problems.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { BEARER, parameter, problems, TOKEN } from '../http/route-descriptions.ts';
import { exportedRows } from './exported-rows.ts';
import { sinceOf } from './since.ts';
import { EXPORT_FORMATS, writtenRows } from './written-rows.ts';

/** Whoever only clips has no need of everything at once. */
const EXPORTERS: readonly OfficialRole[] = ['officer', 'head', 'administrator'];

const MEDIA_TYPES = { csv: 'text/csv', ndjson: 'application/x-ndjson' };

const EXPORT_ROUTE = {
  operationId: 'exportAppeals',
  summary: 'Get the agency’s records as CSV or NDJSON',
  description:
    'Streams every record of the official’s agency in the order of their numbers, without what is sealed: no applicant’s ' +
    'name, IIN, contact or postal address. CSV has a byte order mark and is safe to open in a spreadsheet.',
  tags: ['Appeals'],
  security: BEARER,
  parameters: [
    parameter('format', 'query', '`csv`, or `ndjson`.', { type: 'string', enum: [...EXPORT_FORMATS] }),
    parameter(
      'since',
      'query',
      'Only what was received since a day in Kazakhstan, or a moment with its offset.',
    ),
  ],
  responses: {
    200: {
      description: 'The records.',
      content: {
        'text/csv': { schema: { type: 'string' } },
        'application/x-ndjson': { schema: { type: 'string' } },
      },
    },
    ...problems(...TOKEN, 'invalid-request', 'role-missing'),
  },
} satisfies DescribeRouteOptions;

/** A body that is read from the register only as fast as it is taken; who goes away ends the reading. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(utf8.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

/** `GET /v1/export`: an official takes the agency's records out, at whatever pace the reader reads. */
async function exportAppeals(c: IntakeContext, parts: AppParts): Promise<Response> {
  const caller = await signedIn(c, parts);
  if (!hasRole(caller, EXPORTERS)) throw new Refusal('role-missing', { roles: EXPORTERS });
  const language = languageOf(c);
  const format = v.safeParse(v.picklist(EXPORT_FORMATS), c.req.query('format') ?? 'csv');
  const asked = c.req.query('since');
  const since = asked === undefined ? undefined : sinceOf(asked);
  const errors = [
    ...(format.success ? [] : [fieldInWords('/format', 'unknown-value', language)]),
    ...(since === null ? [fieldInWords('/since', 'not-a-date-time', language)] : []),
  ];
  if (!format.success || since === null) throw new Refusal('invalid-request', { errors });

  const rows = exportedRows(parts.database.reader, { agency: caller.agency, since }, c.req.raw.signal);
  const lines = writtenRows(rows, format.output);
  const bare = answer(c, 200, null, {
    'Content-Type': `${MEDIA_TYPES[format.output]}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${caller.agency}.${format.output}"`,
  });
  return new Response(streamOf(lines), { status: 200, headers: bare.headers });
}

export function addExportRoute(app: Hono<IntakeEnv>, parts: AppParts): void {
  app.get('/v1/export', describeRoute(EXPORT_ROUTE), (c) => exportAppeals(c, parts));
}
