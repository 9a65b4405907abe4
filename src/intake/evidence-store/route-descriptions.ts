import type { DescribeRouteOptions } from 'hono-openapi';
import * as v from 'valibot';
import {
  ATTACHMENT_MEDIA_TYPES,
  AttachedFilesSchema,
  UploadedFileSchema,
  UploadTicketRequestSchema,
  UploadTicketSchema,
} from '../../appeal/attachments.ts';
import {
  BEARER,
  BODY,
  json,
  numberParameter,
  parameter,
  problems,
  sent,
  TOKEN,
} from '../http/route-descriptions.ts';
import { UploadStateSchema } from './upload-state.ts';
import { TEXT_TYPES } from './uploads.ts';

/** What an upload came to: an applicant's file, or a part of a capture, which may be text. */
const StoredEvidenceSchema = v.object({
  ...UploadedFileSchema.entries,
  mediaType: v.picklist([...ATTACHMENT_MEDIA_TYPES, ...TEXT_TYPES]),
});

const LEAVE = [{ uploadTicket: [] }, ...BEARER];

const id = parameter('id', 'path', 'As `Location` named it.');

const complete = parameter(
  'Upload-Complete',
  'header',
  '`?1` where this request brings the last byte, `?0` where more will follow.',
);

const binary = (type: string) => ({
  required: false,
  content: { [type]: { schema: { type: 'string' as const, format: 'binary' } } },
});

const field = (description: string) => ({ description, schema: { type: 'string' as const } });

const STATE_FIELDS = {
  'Upload-Offset': field('Bytes that are kept: where to go on.'),
  'Upload-Complete': field('`?1` once the whole file is stored.'),
  'Upload-Limit': field('`max-size` in bytes, and `max-age`, the seconds for which the upload still stands.'),
};

const REFUSED = ['upload-ticket-refused', ...TOKEN] as const;
const TAKEN = [
  'invalid-request',
  'upload-length-mismatch',
  'file-too-large',
  'file-type-refused',
  'file-digest-mismatch',
  'storage-unavailable',
] as const;

/** The routes of files, as the OpenAPI document tells them. */
export const FILE_ROUTES = {
  issueTicket: {
    operationId: 'issueUploadTicket',
    summary: 'Get leave to upload, for a page that shows the form',
    description:
      'The page must be on the agency’s list (`Origin`). The ticket goes into the header `Dauys-Upload-Ticket`, stands for two ' +
      'hours and is good for the files of one appeal. Officials need none: their token and key do.',
    tags: ['Files'],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: sent(UploadTicketRequestSchema, 'UploadTicketRequest') } },
    },
    responses: {
      201: json(UploadTicketSchema, 'UploadTicket', 'The ticket and what it is good for.'),
      ...problems(...BODY, 'invalid-request', 'origin-refused', 'agency-not-found', 'too-many-requests'),
    },
  },
  beginUpload: {
    operationId: 'beginUpload',
    summary: 'Upload a file, whole or its first part',
    description:
      'Follows the IETF draft “Resumable Uploads for HTTP”, without its interim answers (104). To be able to go on after a cut, ' +
      'send `Upload-Complete: ?0` with an empty body first: the answer’s `Location` is the upload, to which `PATCH` adds. ' +
      'Without `Upload-Complete` the body is the whole file. What the file is, its own bytes say: ' +
      `${ATTACHMENT_MEDIA_TYPES.map((type) => `\`${type}\``).join(', ')}; up to 20 MiB. ` +
      'An official may also send text as a part of a capture, with `Content-Type: text/html` or `text/plain`. ' +
      'A file that no appeal names within five days is removed.',
    tags: ['Files'],
    security: LEAVE,
    parameters: [
      complete,
      parameter('Upload-Length', 'header', 'Bytes of the whole file; needed unless the body is all of it.'),
      parameter(
        'Repr-Digest',
        'header',
        'RFC 9530: `sha-256=:BASE64:` of the whole file, which is then checked.',
      ),
    ],
    requestBody: binary('application/octet-stream'),
    responses: {
      201: {
        description: 'The file is stored (`Upload-Complete: ?1`), or its upload has begun (`?0`).',
        headers: { Location: field('The upload.'), ...STATE_FIELDS },
        content: {
          'application/json': {
            schema: {
              anyOf: [
                { $ref: '#/components/schemas/UploadedFile' },
                { $ref: '#/components/schemas/UploadState' },
              ],
            },
          },
        },
      },
      // `upload-not-found`: the sweep took it away while it was being stored.
      ...problems(...REFUSED, ...TAKEN, 'upload-not-found', 'upload-quota-reached', 'too-many-requests'),
    },
  },
  showUpload: {
    operationId: 'showUpload',
    summary: 'Ask where an upload stands',
    description:
      '`HEAD` answers the same fields without a body. A finished upload tells what the file was found to be.',
    tags: ['Files'],
    security: LEAVE,
    parameters: [id],
    responses: {
      200: {
        ...json(
          v.union([UploadStateSchema, StoredEvidenceSchema]),
          'UploadState',
          'How much is kept; once it is complete, what the file was found to be.',
        ),
        headers: STATE_FIELDS,
      },
      ...problems(...REFUSED, 'upload-not-found'),
    },
  },
  appendToUpload: {
    operationId: 'appendToUpload',
    summary: 'Add to an upload',
    description:
      'What came before a cut line is kept. With a wrong `Upload-Offset` nothing is added and the answer tells the right one.',
    tags: ['Files'],
    security: LEAVE,
    parameters: [
      id,
      complete,
      parameter('Upload-Offset', 'header', 'Where the body begins in the file: as many bytes as are kept.'),
    ],
    requestBody: binary('application/partial-upload'),
    responses: {
      200: {
        ...json(StoredEvidenceSchema, 'UploadedFile', 'The file is stored.'),
        headers: STATE_FIELDS,
      },
      204: { description: 'Added; more may follow.', headers: STATE_FIELDS },
      ...problems(...REFUSED, ...TAKEN, 'upload-not-found', 'upload-offset-mismatch'),
    },
  },
  cancelUpload: {
    operationId: 'cancelUpload',
    summary: 'Give an upload up',
    tags: ['Files'],
    security: LEAVE,
    parameters: [id],
    responses: {
      204: { description: 'It is forgotten.' },
      ...problems(...REFUSED, 'upload-not-found', 'storage-unavailable'),
    },
  },
  listAttachments: {
    operationId: 'listAttachments',
    summary: 'List the files of an appeal',
    description:
      'Those that its applicant attached; the files of its answer are named in the answer. ' +
      'For whoever holds its tracking code, and for officials of its agency.',
    tags: ['Files'],
    security: [{}, ...BEARER],
    parameters: [numberParameter, parameter('Dauys-Tracking-Code', 'header', 'Sixteen digits.')],
    responses: {
      200: json(AttachedFilesSchema, 'AttachedFiles', 'In the order they were put.'),
      ...problems(...TOKEN, 'wrong-agency', 'appeal-not-found', 'too-many-requests'),
    },
  },
  readAttachment: {
    operationId: 'readAttachment',
    summary: 'Read a file of an appeal or of its answer',
    description:
      'Always as a download, in a sandbox, never as part of a page. Its digest is checked on the way out: an answer that breaks off is not the file.',
    tags: ['Files'],
    security: [{}, ...BEARER],
    parameters: [
      numberParameter,
      parameter('digest', 'path', 'SHA-256, lower-case hex.'),
      parameter('Dauys-Tracking-Code', 'header', 'Sixteen digits.'),
    ],
    responses: {
      200: {
        description: 'The file.',
        content: Object.fromEntries(
          ATTACHMENT_MEDIA_TYPES.map((type) => [
            type,
            { schema: { type: 'string' as const, format: 'binary' } },
          ]),
        ),
      },
      ...problems(
        ...TOKEN,
        'wrong-agency',
        'appeal-not-found',
        'file-not-found',
        'too-many-requests',
        'storage-unavailable',
      ),
    },
  },
} satisfies Record<string, DescribeRouteOptions>;
