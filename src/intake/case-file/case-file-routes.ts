import type { Hono } from 'hono';
import { type DescribeRouteOptions, describeRoute } from 'hono-openapi';
import { CaseFileSchema } from '../../evidence/case-file.ts';
import { provenanceOf } from '../../evidence/provenance.ts';
import { buildWacz } from '../../evidence/wacz/build-wacz.ts';
import { caseFileMessages } from '../../i18n/case-file/messages.ts';
import { storing } from '../evidence-store/storing.ts';
import { answer, type IntakeContext, type IntakeEnv, languageOf } from '../http/answers.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { BEARER, json, numberParameter, problems, TOKEN } from '../http/route-descriptions.ts';
import { gatherCaseFile, partBytes } from './gather.ts';

const FOUND = ['wrong-agency', 'appeal-not-found'] as const;
const RECORDED = 'That an official took it is an entry of the record.';

/** The routes of case files, as the OpenAPI document tells them. */
const CASE_FILE_ROUTES = {
  readCaseFile: {
    operationId: 'readCaseFile',
    summary: 'Get all that is known of a record, to print it',
    description:
      'For officials of its agency: its course, how the post was captured, and the receipt that proves its entry. ' +
      `Without the applicant’s personal data. ${RECORDED}`,
    tags: ['Files'],
    security: BEARER,
    parameters: [numberParameter],
    responses: {
      200: json(CaseFileSchema, 'CaseFile', 'The case file.'),
      ...problems(...TOKEN, ...FOUND),
    },
  },
  readProvenance: {
    operationId: 'readProvenance',
    summary: 'Get how a record came to be, as W3C PROV',
    description:
      'For officials of its agency: PROV-O in JSON-LD, its context within it. Officials by their keys and the names that ' +
      `the record gives, the post’s author as an unverified account, no applicant’s name. ${RECORDED}`,
    tags: ['Files'],
    security: BEARER,
    parameters: [numberParameter],
    responses: {
      200: {
        description: 'The provenance.',
        content: {
          'application/ld+json': {
            schema: {
              type: 'object',
              required: ['@context', '@graph'],
              properties: {
                '@context': { type: 'object' },
                '@graph': { type: 'array', items: { type: 'object' } },
              },
            },
          },
        },
      },
      ...problems(...TOKEN, ...FOUND),
    },
  },
  readEvidence: {
    operationId: 'readEvidence',
    summary: 'Get a clipped record’s evidence as a web archive',
    description:
      'For officials of its agency: WACZ 1.1.1 with the captured parts as WARC records, the statement as it was signed, ' +
      'the receipt and the provenance. Its `datapackage.json` is signed as an anonymous signature of wacz-auth 0.1.0 with a ' +
      'key that the log’s key vouches for (`dauys/archive-key.txt`). It claims no domain and no time-stamp. ' +
      RECORDED,
    tags: ['Files'],
    security: BEARER,
    parameters: [numberParameter],
    responses: {
      200: {
        description: 'The archive.',
        content: { 'application/wacz': { schema: { type: 'string', format: 'binary' } } },
      },
      ...problems(...TOKEN, ...FOUND, 'file-not-found', 'storage-unavailable'),
    },
  },
} satisfies Record<string, DescribeRouteOptions>;

/** What made a package, as it names itself. */
const SOFTWARE = 'Dauys 0.1.0';

async function evidence(c: IntakeContext, parts: AppParts): Promise<Response> {
  const { id, caseFile } = await gatherCaseFile(c, parts);
  const { capture } = caseFile;
  if (!capture) throw new Refusal('file-not-found');
  const language = languageOf(c);
  const wacz = await buildWacz({
    caseFile: { ...caseFile, capture },
    parts: await partBytes(id, parts),
    words: { language, ...caseFileMessages(language).view },
    software: SOFTWARE,
    key: parts.archiveKey,
  });
  const { headers } = answer(c, 200, null, {
    'Content-Type': 'application/wacz',
    'Content-Disposition': `attachment; filename="${caseFile.appeal.number}.wacz"`,
  });
  return new Response(wacz, { headers });
}

/** Adds the routes by which the file of a case goes out. */
export function addCaseFileRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  app.get('/v1/appeals/:number/case-file', describeRoute(CASE_FILE_ROUTES.readCaseFile), async (c) =>
    answer(c, 200, (await gatherCaseFile(c, parts)).caseFile),
  );
  app.get('/v1/appeals/:number/provenance', describeRoute(CASE_FILE_ROUTES.readProvenance), async (c) => {
    const { caseFile } = await gatherCaseFile(c, parts);
    return answer(c, 200, provenanceOf(caseFile), {
      'Content-Type': 'application/ld+json',
      'Content-Disposition': `attachment; filename="${caseFile.appeal.number}.provenance.jsonld"`,
    });
  });
  app.get('/v1/appeals/:number/evidence.wacz', describeRoute(CASE_FILE_ROUTES.readEvidence), (c) =>
    storing(c, parts, () => evidence(c, parts)),
  );
}
