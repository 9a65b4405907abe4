import type { DescribeRouteOptions } from 'hono-openapi';
import { ReceiptFileSchema } from '../../register/receipt.ts';
import { BEARER, json, numberParameter, parameter, problems, TOKEN } from './route-descriptions.ts';

const text = (description: string) => ({
  description,
  content: { 'text/plain': { schema: { type: 'string' as const } } },
});

/** The routes of the public log, as the OpenAPI document tells them. */
export const LOG_ROUTES = {
  showReceipt: {
    operationId: 'showReceipt',
    summary: 'Get the receipt of an appeal as a file that proves itself',
    description:
      'What was promised, the log’s entry that says the same, and the proof that the entry is in the log. ' +
      '`npm run verify` checks it offline with the public key alone.',
    tags: ['Log'],
    security: [{}, ...BEARER],
    parameters: [
      numberParameter,
      parameter('Dauys-Tracking-Code', 'header', 'Sixteen digits; spaces and dashes do not matter.'),
    ],
    responses: {
      200: json(ReceiptFileSchema, 'ReceiptFile', 'The receipt.'),
      ...problems(...TOKEN, 'wrong-agency', 'appeal-not-found', 'not-found', 'too-many-requests'),
    },
  },
  showLogKey: {
    operationId: 'showLogKey',
    summary: 'Get the log’s public key',
    description: 'A C2SP signed-note verifier key; its name is the log’s origin.',
    tags: ['Log'],
    responses: { 200: text('The key and a newline.'), ...problems() },
  },
  showCheckpoint: {
    operationId: 'showCheckpoint',
    summary: 'Get the log’s newest checkpoint',
    description: 'A signed note (C2SP tlog-checkpoint): origin, size, root hash.',
    tags: ['Log'],
    responses: { 200: text('The signed note.'), ...problems() },
  },
  showOldCheckpoint: {
    operationId: 'showOldCheckpoint',
    summary: 'Get a checkpoint as it was signed at a size',
    description: 'One was signed for each batch; a size in between has none.',
    tags: ['Log'],
    parameters: [parameter('size', 'path', 'The number of entries it covers.')],
    responses: { 200: text('The signed note.'), ...problems('not-found') },
  },
  showWitnessKey: {
    operationId: 'showWitnessKey',
    summary: 'Get the key with which this intake cosigns other bodies’ logs',
    tags: ['Log'],
    responses: { 200: text('A C2SP signed-note verifier key.'), ...problems('not-found') },
  },
  addCheckpoint: {
    operationId: 'addCheckpoint',
    summary: 'Have another body’s checkpoint cosigned',
    description:
      'C2SP tlog-witness, `add-checkpoint`: the old size, a consistency proof, the signed checkpoint. For logs that this intake watches.',
    tags: ['Log'],
    requestBody: { required: true, content: { 'text/plain': { schema: { type: 'string' as const } } } },
    responses: {
      200: text('The cosignature line.'),
      ...problems('not-found'),
      400: { description: 'No such request.' },
      403: { description: 'Not signed by that log.' },
      404: {
        description: 'Not a log that is watched here; `not-found` where none is.',
        content: { ...text('').content, ...problems('not-found')['404']?.content },
      },
      409: {
        description: 'The old size is not the one that was cosigned last, which the answer tells.',
        content: { 'text/x.tlog.size': { schema: { type: 'string' as const } } },
      },
      422: { description: 'The proof does not show that the log only grew.' },
    },
  },
  showTimestamp: {
    operationId: 'showTimestamp',
    summary: 'Get the time-stamp of a checkpoint',
    description:
      'An RFC 3161 token, DER, over the signed note of `/log/checkpoint/SIZE`: ' +
      '`openssl ts -verify -data NOTE -in TOKEN -token_in -CAfile AUTHORITY`.',
    tags: ['Log'],
    parameters: [parameter('size', 'path', 'The number of entries that the checkpoint covers.')],
    responses: {
      200: {
        description: 'The token.',
        content: { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } },
      },
      ...problems('not-found'),
    },
  },
  showTile: {
    operationId: 'showTile',
    summary: 'Get a tile of the tree, or a bundle of entries',
    description:
      'C2SP tlog-tiles: `tile/L/N`, `tile/L/N.p/W`, `tile/entries/N`, `tile/entries/N.p/W`. Full ones never change.',
    tags: ['Log'],
    parameters: [parameter('path', 'path', 'Such as `0/x001/x234/067`, `1/000.p/17` or `entries/000`.')],
    responses: {
      200: {
        description: 'The bytes.',
        content: { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } },
      },
      ...problems('not-found'),
    },
  },
} satisfies Record<string, DescribeRouteOptions>;
