import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { describeRoute } from 'hono-openapi';
import { addCaptureRoutes } from '../captures/capture-routes.ts';
import { addCaseFileRoutes } from '../case-file/case-file-routes.ts';
import { addAttachedFileRoutes } from '../evidence-store/attached-files.ts';
import { addUploadRoutes } from '../evidence-store/upload-routes.ts';
import { addExportRoute } from '../export/export-route.ts';
import { Overloaded } from '../group-commit.ts';
import { addHostedRoutes } from '../hosted/hosted-routes.ts';
import { addOpen311Routes } from '../open311/open311-routes.ts';
import { isUnavailable, sqlState } from '../store/database.ts';
import { listAgencies, showAgency } from './agencies.ts';
import { answer, type IntakeContext, type IntakeEnv, problemAnswer } from './answers.ts';
import { addChallengeRoute } from './challenge.ts';
import { addClaimRoutes } from './claim-routes.ts';
import { addCourseRoutes } from './course-routes.ts';
import { addFiguresRoute } from './figures.ts';
import { fileAppeal } from './filing.ts';
import { addFollowUpRoutes } from './follow-ups.ts';
import { followAppeal } from './following.ts';
import { addLogRoutes } from './log-routes.ts';
import { addMatterMoves } from './matter-moves.ts';
import { addMatterRoutes } from './matters.ts';
import { endToken, enrolOfficial, showMe } from './officials.ts';
import { addPages } from './pages.ts';
import type { AppParts } from './parts.ts';
import { addPlaceRoutes } from './places.ts';
import { lookUpPosts } from './posts.ts';
import { Refusal } from './refusal.ts';
import { ROUTES } from './route-descriptions.ts';
import { addSeenRoutes } from './seen-routes.ts';

/** Answers a browser that asks whether a page may call: any page may ask, the agency's list then decides. */
function preflight(c: IntakeContext): Response {
  return answer(c, 204, null, {
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Access-Control-Allow-Headers':
      'Authorization, DPoP, Content-Type, Accept-Language, Dauys-Tracking-Code, Dauys-Invitation, Dauys-Proof',
    'Access-Control-Max-Age': '600',
    ...(c.req.header('Access-Control-Request-Private-Network') === 'true'
      ? { 'Access-Control-Allow-Private-Network': 'true' }
      : {}),
  });
}

/**
 * Puts the routes together.
 *
 * @example createApp(parts).request('/healthz') // no server is needed to ask
 */
export function createApp(parts: AppParts): Hono<IntakeEnv> {
  const app = new Hono<IntakeEnv>();

  app.use(async (c, next) => {
    const started = performance.now();
    c.set('requestId', randomUUID());
    c.set('problemBase', parts.publicUrl);
    await next();
    // Method, route, status and time; never an address, a query, a header or a body.
    parts.log.info({
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      request: c.var.requestId,
    });
  });

  app.onError((error, c) => {
    if (error instanceof Refusal) return problemAnswer(c, error.problem, error.details);
    if (error instanceof Overloaded || isUnavailable(error)) {
      parts.log.warn({ request: c.var.requestId, fault: error.message, sqlState: sqlState(error) });
      return problemAnswer(c, 'not-ready');
    }
    // A database error's message may quote what it was given, so only its code is logged.
    const state = sqlState(error);
    parts.log.error({ request: c.var.requestId, ...(state ? { sqlState: state } : { fault: error.stack }) });
    return problemAnswer(c, 'internal');
  });
  app.notFound((c) => problemAnswer(c, 'not-found'));

  app.post('/v1/appeals', describeRoute(ROUTES.fileAppeal), (c) => fileAppeal(c, parts));
  app.get('/v1/appeals/:number', describeRoute(ROUTES.followAppeal), (c) => followAppeal(c, parts));
  addCourseRoutes(app, parts);
  app.get('/v1/posts', describeRoute(ROUTES.lookUpPosts), (c) => lookUpPosts(c, parts));
  addSeenRoutes(app, parts);
  app.post('/v1/enrolments', describeRoute(ROUTES.enrolOfficial), (c) => enrolOfficial(c, parts));
  app.get('/v1/me', describeRoute(ROUTES.showMe), (c) => showMe(c, parts));
  app.delete('/v1/me/token', describeRoute(ROUTES.endToken), (c) => endToken(c, parts));
  app.get('/v1/agencies', describeRoute(ROUTES.listAgencies), (c) => listAgencies(c, parts));
  app.get('/v1/agencies/:code', describeRoute(ROUTES.showAgency), (c) => showAgency(c, parts));
  app.get('/healthz', describeRoute(ROUTES.isAlive), (c) => answer(c, 200, { status: 'alive' }));
  app.get('/readyz', describeRoute(ROUTES.isReady), async (c) => {
    if (!(await parts.isReady())) throw new Refusal('not-ready');
    return answer(c, 200, { status: 'ready' });
  });
  addChallengeRoute(app, parts);
  addPlaceRoutes(app, parts);
  addMatterRoutes(app, parts);
  addMatterMoves(app, parts);
  addFollowUpRoutes(app, parts);
  addFiguresRoute(app, parts);
  addUploadRoutes(app, parts);
  addAttachedFileRoutes(app, parts);
  addCaptureRoutes(app, parts);
  addCaseFileRoutes(app, parts);
  addLogRoutes(app, parts);
  addClaimRoutes(app, parts);
  addOpen311Routes(app, parts);
  addExportRoute(app, parts);
  app.options('/v1/*', preflight);
  addPages(app, parts);
  addHostedRoutes(app, parts);

  const allowed = new Map<string, Set<string>>();
  for (const { method, path } of app.routes) {
    if (method === 'ALL' || path === '/v1/*') continue;
    allowed.set(path, new Set([...(allowed.get(path) ?? []), method]));
  }
  for (const [path, methods] of allowed) {
    const allow = [...methods]
      .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
      .join(', ');
    app.all(path, () => {
      throw new Refusal('method-not-allowed', { headers: { Allow: allow } });
    });
  }
  return app;
}
