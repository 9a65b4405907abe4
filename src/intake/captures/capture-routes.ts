import type { Hono } from 'hono';
import { type DescribeRouteOptions, describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { CaptureFileSchema } from '../../appeal/capture-file.ts';
import { PART_TYPES } from '../../appeal/capture-statement.ts';
import { InstantSchema } from '../../appeal/post.ts';
import { sendFile } from '../evidence-store/attached-files.ts';
import { storing } from '../evidence-store/storing.ts';
import { signedIn } from '../http/access.ts';
import { answer, type IntakeContext, type IntakeEnv } from '../http/answers.ts';
import { openAppeal } from '../http/following.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { BEARER, json, numberParameter, parameter, problems, TOKEN } from '../http/route-descriptions.ts';
import type { FoundAppeal } from '../store/appeals.ts';
import { partsOfAppeal, readCapture } from './read-capture.ts';

const FOUND = ['wrong-agency', 'appeal-not-found', 'file-not-found'] as const;

/** The routes of captures, as the OpenAPI document tells them. */
const CAPTURE_ROUTES = {
  readCapture: {
    operationId: 'readCapture',
    summary: 'Read how a post was captured',
    description:
      'For officials of its agency: the post as it was recorded, the statement and its signature, the key that ' +
      'signed it, the posts that were merged into it or added since, each with its own, and the parts (picture, fragment, text). Saved as a file, `npm run verify` checks it.',
    tags: ['Files'],
    security: BEARER,
    parameters: [numberParameter],
    responses: {
      200: json(CaptureFileSchema, 'CaptureFile', 'How it was captured.'),
      ...problems(...TOKEN, ...FOUND),
    },
  },
  readCapturePart: {
    operationId: 'readCapturePart',
    summary: 'Read a part of a capture',
    description:
      'For officials of its agency. Always as a download, in a sandbox, never as part of a page; its digest is ' +
      'checked on the way out.',
    tags: ['Files'],
    security: BEARER,
    parameters: [numberParameter, parameter('digest', 'path', 'SHA-256, lower-case hex.')],
    responses: {
      200: {
        description: 'The part.',
        content: Object.fromEntries(
          PART_TYPES.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
        ),
      },
      ...problems(...TOKEN, ...FOUND, 'storage-unavailable'),
    },
  },
  tellTime: {
    operationId: 'tellTime',
    summary: 'Ask what time it is here',
    description: 'By which a client learns how far its own clock is from the register’s.',
    tags: ['Health'],
    responses: { 200: json(v.object({ now: InstantSchema }), 'Time', 'The intake’s clock.'), ...problems() },
  },
} satisfies Record<string, DescribeRouteOptions>;

/** The appeal that a request names, for an official of its agency: an applicant's code opens no capture. */
async function openForOfficial(c: IntakeContext, parts: AppParts): Promise<FoundAppeal> {
  await signedIn(c, parts);
  return openAppeal(c, parts);
}

/** Adds the routes by which captures are read again, and the clock that they are compared with. */
export function addCaptureRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  app.get('/v1/time', describeRoute(CAPTURE_ROUTES.tellTime), (c) =>
    answer(c, 200, { now: new Date().toISOString() }),
  );
  app.get('/v1/appeals/:number/capture', describeRoute(CAPTURE_ROUTES.readCapture), async (c) => {
    const found = await openForOfficial(c, parts);
    const capture = await readCapture(parts.database.reader, parts.rootKey, found);
    if (!capture) throw new Refusal('file-not-found');
    return answer(c, 200, capture);
  });
  app.get('/v1/appeals/:number/capture/:digest', describeRoute(CAPTURE_ROUTES.readCapturePart), (c) =>
    storing(c, parts, async () => {
      const { id } = await openForOfficial(c, parts);
      const stored = await partsOfAppeal(parts.database.reader, id);
      const part = stored.find(({ digest }) => digest === c.req.param('digest'));
      if (!part) throw new Refusal('file-not-found');
      return sendFile(c, parts, part);
    }),
  );
}
