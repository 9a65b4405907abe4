import { resolver } from 'hono-openapi';
import { HookMessageSchema } from './message.ts';

/** The shape of a message, for the OpenAPI document. */
export async function hookMessageShape() {
  return (await resolver(HookMessageSchema).toOpenAPISchema()).schema;
}

const header = (name: string, description: string) => ({
  name,
  in: 'header' as const,
  description,
  required: true,
  schema: { type: 'string' as const },
});

/** What the intake posts to a hook (OpenAPI 3.1, `webhooks`). */
export const HOOK_DESCRIPTION = {
  entry: {
    post: {
      operationId: 'tellEntry',
      summary: 'An entry of an appeal was made',
      description:
        'Posted to every hook of the agency, at least once, the entries of one appeal in their order. Signed as Standard ' +
        'Webhooks 1.0 says. Hooks are added on the command line: `npm run hooks`.',
      parameters: [
        header('webhook-id', 'The message’s own id, the same at every try.'),
        header('webhook-timestamp', 'The moment of this try, in seconds since 1970.'),
        header(
          'webhook-signature',
          '`v1,` and HMAC-SHA256 over `id.timestamp.body` with the hook’s secret, in base64.',
        ),
      ],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/HookMessage' } } },
      },
      responses: { '2XX': { description: 'Taken. Anything else is tried again later.' } },
    },
  },
};
