import type { DescribeRouteOptions } from 'hono-openapi';
import * as v from 'valibot';
import { named, parameter, problems } from '../http/route-descriptions.ts';

const Text = v.nullable(v.string());

const ServicesSchema = v.array(
  v.object({
    service_code: v.string(),
    service_name: v.string(),
    description: v.string(),
    metadata: v.boolean(),
    type: v.literal('realtime'),
    keywords: v.string(),
    group: v.string(),
  }),
);

const DefinitionSchema = v.object({
  service_code: v.string(),
  attributes: v.array(
    v.object({
      variable: v.boolean(),
      code: v.string(),
      datatype: v.string(),
      required: v.boolean(),
      datatype_description: v.string(),
      order: v.number(),
      description: v.string(),
      values: v.optional(v.array(v.object({ key: v.string(), name: v.string() }))),
    }),
  ),
});

const RequestsSchema = v.array(
  v.object({
    service_request_id: v.string(),
    status: v.picklist(['open', 'closed']),
    status_notes: v.string(),
    service_name: v.string(),
    service_code: v.string(),
    description: Text,
    agency_responsible: v.string(),
    service_notice: Text,
    requested_datetime: v.string(),
    updated_datetime: v.string(),
    expected_datetime: Text,
    address: Text,
    address_id: Text,
    zipcode: Text,
    lat: v.nullable(v.number()),
    long: v.nullable(v.number()),
    media_url: Text,
  }),
);

const FiledSchema = v.array(
  v.object({ service_request_id: v.string(), service_notice: v.string(), account_id: Text }),
);

const TokensSchema = v.array(v.object({ service_request_id: v.string(), token: v.string() }));

const ErrorsSchema = v.array(v.object({ code: v.number(), description: v.string() }));

const both = (schema: v.GenericSchema, ref: string, description: string) => ({
  description,
  content: {
    'application/json': { schema: named(schema, ref) },
    'text/xml': { schema: { type: 'string' as const } },
  },
});

const errors = (...statuses: readonly number[]) => ({
  ...problems(),
  ...Object.fromEntries(
    [...statuses, 500, 503].map((status) => [
      String(status),
      both(ErrorsSchema, 'Open311Errors', 'Why, in the standard’s own shape.'),
    ]),
  ),
});

const jurisdictionId = parameter(
  'jurisdiction_id',
  'query',
  'The agency’s code. It may be left out where the intake serves one agency.',
);
const file = (what: string) => parameter('file', 'path', `${what}, with \`.json\` or \`.xml\` behind it.`);
const tags = ['Open311'];

/** GeoReport v2 as the OpenAPI document tells it. */
export const OPEN311_ROUTES = {
  listServices: {
    summary: 'List the services: one for each topic',
    tags,
    parameters: [jurisdictionId],
    responses: { 200: both(ServicesSchema, 'Open311Services', 'The services.'), ...errors(400, 404) },
  },
  showService: {
    operationId: 'open311Service',
    summary: 'Get the attributes of a service',
    tags,
    parameters: [file('The service code'), jurisdictionId],
    responses: { 200: both(DefinitionSchema, 'Open311Definition', 'Its attributes.'), ...errors(400, 404) },
  },
  fileRequest: {
    summary: 'File a request',
    description:
      'Fields of GeoReport v2 and `attribute[postal_address]`. With surname, given name and postal address it is ' +
      'registered as an appeal (art. 63), without them recorded as a signal. Safe to retry with an `Idempotency-Key`.',
    tags,
    parameters: [
      parameter('Idempotency-Key', 'header', 'A UUIDv7 of the client’s, the same at every retry.'),
    ],
    requestBody: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            additionalProperties: { type: 'string' },
            required: ['api_key', 'service_code'],
          },
        },
      },
    },
    responses: {
      200: both(FiledSchema, 'Open311Filed', 'It was filed before under the same key.'),
      201: both(FiledSchema, 'Open311Filed', 'Its number.'),
      ...errors(400, 403, 404, 409, 413, 415),
    },
  },
  listRequests: {
    summary: 'List requests that came through Open311',
    description:
      'Without what anybody wrote and without places. At most 90 days and 1000 requests, the newest first.',
    tags,
    parameters: [
      jurisdictionId,
      parameter(
        'service_request_id',
        'query',
        'Up to 100 numbers, with commas; the other filters are then not looked at.',
      ),
      parameter('service_code', 'query', 'Codes, with commas.'),
      parameter('start_date', 'query', 'The earliest moment, with its offset.'),
      parameter('end_date', 'query', 'The latest moment, with its offset.'),
      parameter('status', 'query', '`open`, `closed`, or both with a comma.'),
    ],
    responses: { 200: both(RequestsSchema, 'Open311Requests', 'The requests.'), ...errors(400, 404) },
  },
  showRequest: {
    operationId: 'open311Request',
    summary: 'Get one request',
    tags,
    parameters: [file('The number'), jurisdictionId],
    responses: {
      200: both(RequestsSchema, 'Open311Requests', 'The request, in a list.'),
      ...errors(400, 404),
    },
  },
  showToken: {
    operationId: 'open311Token',
    summary: 'Get the number of what was filed under an Idempotency-Key',
    tags,
    parameters: [file('The key'), jurisdictionId],
    responses: { 200: both(TokensSchema, 'Open311Tokens', 'Its number.'), ...errors(400, 404) },
  },
} satisfies Record<string, DescribeRouteOptions>;
