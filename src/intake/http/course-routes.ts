import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { addAddingRoute } from './adding.ts';
import { addAdministrationRoutes } from './administration.ts';
import type { IntakeEnv } from './answers.ts';
import { showApplicant } from './applicant.ts';
import { COURSE_ROUTES } from './course-route-descriptions.ts';
import { listForOfficial } from './listing.ts';
import { moveAppeal } from './moving.ts';
import type { AppParts } from './parts.ts';
import { addSimilarRoute } from './similar.ts';

/** Adds what officials do with appeals, and administrators with officials. */
export function addCourseRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  addAdministrationRoutes(app, parts);
  addSimilarRoute(app, parts);
  addAddingRoute(app, parts);
  app.get('/v1/appeals', describeRoute(COURSE_ROUTES.listAppeals), (c) => listForOfficial(c, parts));
  app.get('/v1/appeals/:number/applicant', describeRoute(COURSE_ROUTES.showApplicant), (c) =>
    showApplicant(c, parts),
  );
  app.post('/v1/appeals/:number/entries', describeRoute(COURSE_ROUTES.moveAppeal), (c) =>
    moveAppeal(c, parts),
  );
}
