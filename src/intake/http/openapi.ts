import type { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import packageJson from '../../../package.json' with { type: 'json' };
import { HOOK_DESCRIPTION, hookMessageShape } from '../hooks/description.ts';
import type { IntakeEnv } from './answers.ts';

/** The OpenAPI 3.1 document, made from the routes' own schemas. */
export type OpenApiDocument = Awaited<ReturnType<typeof generateSpecs>>;

/** @param publicUrl where people reach the intake */
export async function openApiDocument(app: Hono<IntakeEnv>, publicUrl: string): Promise<OpenApiDocument> {
  return generateSpecs(app, {
    documentation: {
      info: {
        title: 'Dauys',
        version: packageJson.version,
        description:
          'The intake of appeals: every door sends the same submission and gets a receipt with a number. ' +
          'Refusals are problems (RFC 9457) in Kazakh, Russian or English, as `Accept-Language` asks. There are no cookies.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: publicUrl }],
      webhooks: HOOK_DESCRIPTION,
      tags: [
        { name: 'Appeals', description: 'Filing, following, meeting a post again.' },
        { name: 'Claims', description: 'From a clipped post to an appeal, through its author alone.' },
        { name: 'Places', description: 'Finding a place by its name.' },
        { name: 'Files', description: 'Uploading, resumably, and reading what an appeal carries.' },
        { name: 'Log', description: 'The public log that nobody can rewrite, and receipts that it proves.' },
        { name: 'Officials', description: 'Who may clip.' },
        { name: 'Open311', description: 'GeoReport v2, for civic clients that speak it.' },
        { name: 'Agencies', description: 'Whom an appeal is addressed to.' },
        { name: 'Health', description: 'For whoever operates the intake.' },
      ],
      components: {
        schemas: { HookMessage: await hookMessageShape() },
        securitySchemes: {
          uploadTicket: {
            type: 'apiKey',
            in: 'header',
            name: 'Dauys-Upload-Ticket',
            description: 'Leave to upload for a while.',
          },
          official: {
            type: 'http',
            scheme: 'dpop',
            description:
              'The token that an enrolment gave, as `Authorization: DPoP TOKEN`, and in `DPoP` a proof made for this one ' +
              'request with the enrolled key (RFC 9449; ES256). A token alone, and a proof seen before, are refused.',
          },
        },
      },
    },
    defaultValidationErrorResponse: false,
    exclude: [],
    // The addresses of Open311 end in .json and .xml, and are no files.
    excludeStaticFile: false,
  });
}
