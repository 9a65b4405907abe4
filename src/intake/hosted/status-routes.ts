import type { Hono } from 'hono';
import { html } from 'hono/html';
import { fileOf, sendFile } from '../evidence-store/attached-files.ts';
import { storing } from '../evidence-store/storing.ts';
import type { IntakeContext, IntakeEnv } from '../http/answers.ts';
import { openWithCode, viewFor } from '../http/following.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { type Html, noticeOf } from './frame.ts';
import { type Asked, askingSlips, drawAsking, drawStanding } from './status-page.ts';
import { forAgency, readForm, refuseStrangers, show, type Visit } from './visit.ts';
import { WORDS } from './words.ts';

const NOTHING = { number: '', code: '' };

function askingPage(
  c: IntakeContext,
  visit: Visit,
  asked: Asked,
  slips: ReturnType<typeof askingSlips>,
  answer: { readonly notice?: Html; readonly status?: 404 | 422 | 429; readonly retry?: number } = {},
) {
  const { language } = visit;
  const { code } = visit.agency.agency;
  const { form, hosted, status } = WORDS[language];
  const content = html`<h1>${status.title}</h1>
${answer.notice ?? ''}
${drawAsking(code, language, asked, slips)}
<p><a href="/appeal/${code}?lang=${language}">${form.title}</a> · <a href="/appeal/${code}/plain?lang=${language}">${hosted.plain}</a></p>`;
  return show(c, visit, '/status', status.title, content, answer);
}

/**
 * Shows where an appeal stands to whoever sent its number and code in the body of the request, or hands out the
 * file of its answer that they name as well.
 */
async function standingPage(c: IntakeContext, parts: AppParts, visit: Visit): Promise<Response> {
  const strangers = refuseStrangers(c, parts, visit, '/status');
  if (strangers) return strangers;
  const { language } = visit;
  const { status, hosted } = WORDS[language];
  const body = await readForm(c);
  const asked = { number: body.get('number') ?? '', code: body.get('code') ?? '' };
  const slips = askingSlips(asked, language);
  if (slips.number || slips.code) return askingPage(c, visit, asked, slips, { status: 422 });
  const none = { number: null, code: null };
  try {
    const { found } = await openWithCode(c, parts, asked.number, asked.code);
    const digest = body.get('digest');
    if (digest !== null) {
      return await storing(c, parts, async () =>
        sendFile(c, parts, await fileOf(parts.database.reader, found.id, digest)),
      );
    }
    const content = html`${drawStanding(await viewFor(parts, found, 'applicant'), language, asked)}
<p class="on-screen quiet">${hosted.leave}</p>`;
    return await show(c, visit, '/status', status.title, content);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.problem === 'appeal-not-found') {
      return askingPage(c, visit, asked, none, { notice: noticeOf(status.notFound), status: 404 });
    }
    if (error.problem === 'too-many-requests') {
      const retry = Number(error.details.headers?.['Retry-After'] ?? 60);
      return askingPage(c, visit, asked, none, { notice: noticeOf(status.tooMany), status: 429, retry });
    }
    throw error;
  }
}

/** Adds the page on which an appeal is followed without scripts. */
export function addStatusRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  app.get(
    '/appeal/:code/status',
    forAgency(parts, (c, visit) => askingPage(c, visit, NOTHING, { number: null, code: null })),
  );
  app.post(
    '/appeal/:code/status',
    forAgency(parts, (c, visit) => standingPage(c, parts, visit)),
  );
  app.post(
    '/appeal/:code/status/file',
    forAgency(parts, (c, visit) => standingPage(c, parts, visit)),
  );
}
