import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { type Figures, FiguresSchema } from '../../appeal/figures.ts';
import { dayOf } from '../course/life-of-appeal.ts';
import { figuresOf, firstMonth } from '../figures/figures-of.ts';
import { readCounts } from '../figures/read-counts.ts';
import { assertOrigin } from './access.ts';
import { answer, type IntakeContext, type IntakeEnv } from './answers.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { json, parameter, problems } from './route-descriptions.ts';

/** Seconds for which what was counted is told again: counting a year of a large register takes a moment. */
const FRESH_FOR = 600;

/** Adds the public figures of agencies. */
export function addFiguresRoute(app: Hono<IntakeEnv>, parts: AppParts): void {
  const counted = new Map<string, { readonly at: number; readonly figures: Promise<Figures> }>();

  function figuresFor(agency: string): Promise<Figures> {
    const known = counted.get(agency);
    if (known && performance.now() - known.at < FRESH_FOR * 1000) return known.figures;
    const now = new Date();
    const today = dayOf(now);
    const since = firstMonth(today).toPlainDate({ day: 1 }).toString();
    const figures = readCounts(parts.database.reader, agency, since).then((counts) =>
      figuresOf(agency, counts, parts.law, { now, today }),
    );
    counted.set(agency, { at: performance.now(), figures });
    // What failed is counted anew at the next asking.
    figures.catch(() => counted.delete(agency));
    return figures;
  }

  async function showFigures(c: IntakeContext): Promise<Response> {
    const found = await parts.agencies.find((c.req.param('code') ?? '').toUpperCase());
    if (!found) throw new Refusal('agency-not-found');
    if (c.req.header('Origin') !== undefined) assertOrigin(c, parts, found);
    return answer(c, 200, await figuresFor(found.agency.code), {
      'Cache-Control': `public, max-age=${FRESH_FOR}`,
    });
  }

  const description = describeRoute({
    operationId: 'showFigures',
    summary: 'See an agency’s public figures',
    description:
      'Its registered appeals of the last twelve months: how many, through which doors, answered in time or late, on what. ' +
      'Numbers below five are not told (`null`), nor those that would give one away. Counted every ten minutes at most. ' +
      'Nothing counts likes or views.',
    tags: ['Agencies'],
    parameters: [parameter('code', 'path', 'Two to six Latin letters.')],
    responses: {
      200: json(FiguresSchema, 'Figures', 'The figures.'),
      ...problems('origin-refused', 'agency-not-found'),
    },
  });
  app.get('/v1/agencies/:code/figures', description, showFigures);
}
