import type { Hono } from 'hono';
import { type DescribeRouteOptions, describeRoute } from 'hono-openapi';
import {
  ClaimCourseSchema,
  ClaimedSchema,
  ClaimOfferSchema,
  ClaimRequestSchema,
  FunnelSchema,
  MadeInvitationSchema,
} from '../../appeal/claim.ts';
import type { IntakeEnv } from './answers.ts';
import { claim, showClaim } from './claims.ts';
import { invitationDesk } from './invitations.ts';
import type { AppParts } from './parts.ts';
import {
  BEARER,
  BODY,
  json,
  numberParameter,
  parameter,
  problems,
  sent,
  TOKEN,
} from './route-descriptions.ts';

const AT_NUMBER = [...TOKEN, 'wrong-agency', 'role-missing', 'appeal-not-found', 'move-refused'] as const;
const INVITED = [
  ...(['invitation-unknown', 'invitation-expired', 'invitation-revoked', 'invitation-used'] as const),
  ...(['origin-refused', 'too-many-requests'] as const),
] as const;

const token = parameter(
  'Dauys-Invitation',
  'header',
  'What stands behind `#dauys-claim=` in the link. It is never put into an address, so no log has it.',
);

/** The routes of the claim, as the OpenAPI document tells them. */
const CLAIM_ROUTES = {
  invite: {
    operationId: 'inviteAuthor',
    summary: 'Invite the author of a clipped post',
    description:
      'Makes a one-time link that stands for fourteen days, and ends the one before it. The link is shown this once; there is no personal data in it.',
    tags: ['Claims'],
    security: BEARER,
    parameters: [numberParameter],
    responses: {
      201: json(MadeInvitationSchema, 'MadeInvitation', 'The link.'),
      ...problems(...AT_NUMBER, 'too-many-requests'),
    },
  },
  course: {
    operationId: 'showClaimCourse',
    summary: 'See how far a signal is on its way to an appeal',
    description: 'Under the number of the signal, or of the appeal that its author made of it.',
    tags: ['Claims'],
    security: BEARER,
    parameters: [numberParameter],
    responses: { 200: json(ClaimCourseSchema, 'ClaimCourse', 'How far.'), ...problems(...AT_NUMBER) },
  },
  end: {
    operationId: 'endInvitation',
    summary: 'End an invitation',
    tags: ['Claims'],
    security: BEARER,
    parameters: [numberParameter, parameter('id', 'path', 'The invitation’s id.')],
    responses: { 204: { description: 'Its link opens nothing.' }, ...problems(...AT_NUMBER) },
  },
  prove: {
    operationId: 'proveAccount',
    summary: 'Confirm that the author’s code was seen from the post’s own account',
    description: 'Said again it changes nothing.',
    tags: ['Claims'],
    security: BEARER,
    parameters: [numberParameter],
    responses: { 200: json(ClaimCourseSchema, 'ClaimCourse', 'Confirmed.'), ...problems(...AT_NUMBER) },
  },
  funnel: {
    operationId: 'showFunnel',
    summary: 'See how many clipped posts became appeals',
    description:
      'Of the official’s own agency, per platform and month of clipping: clipped, invited, opened, claimed, registered, answered in time.',
    tags: ['Claims'],
    security: BEARER,
    responses: { 200: json(FunnelSchema, 'Funnel', 'The newest month first.'), ...problems(...TOKEN) },
  },
  show: {
    operationId: 'showClaim',
    summary: 'See what was clipped, as its author',
    tags: ['Claims'],
    parameters: [token],
    responses: { 200: json(ClaimOfferSchema, 'ClaimOffer', 'What was clipped.'), ...problems(...INVITED) },
  },
  claim: {
    operationId: 'claim',
    summary: 'Make the signal an appeal, as its author',
    description:
      'Registered anew: a number, a tracking code and a term of its own. Sending the same body again under the same id answers 200 with the same receipt.',
    tags: ['Claims'],
    parameters: [token],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: sent(ClaimRequestSchema, 'ClaimRequest') } },
    },
    responses: {
      200: json(ClaimedSchema, 'Claimed', 'It had been accepted already: the same receipt.'),
      201: json(ClaimedSchema, 'Claimed', 'Registered, and durable.'),
      ...problems(...BODY, ...INVITED, 'changed-under-same-id', 'invalid-submission', 'signature-refused'),
    },
  },
} satisfies Record<string, DescribeRouteOptions>;

/** Adds the way from a signal to an appeal: the officials' side and the author's. */
export function addClaimRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  const desk = invitationDesk(parts);
  const invitations = '/v1/appeals/:number/invitations';
  app.post(invitations, describeRoute(CLAIM_ROUTES.invite), (c) => desk.make(c));
  app.get(invitations, describeRoute(CLAIM_ROUTES.course), (c) => desk.list(c));
  app.delete(`${invitations}/:id`, describeRoute(CLAIM_ROUTES.end), (c) => desk.end(c));
  app.post('/v1/appeals/:number/account-proof', describeRoute(CLAIM_ROUTES.prove), (c) => desk.prove(c));
  app.get('/v1/funnel', describeRoute(CLAIM_ROUTES.funnel), (c) => desk.funnel(c));
  app.get('/v1/claim', describeRoute(CLAIM_ROUTES.show), (c) => showClaim(c, parts));
  app.post('/v1/claim', describeRoute(CLAIM_ROUTES.claim), (c) => claim(c, parts));
}
