import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Appeal } from '../../appeal/appeal.ts';
import { fileOf, sendFile } from '../evidence-store/attached-files.ts';
import { storing } from '../evidence-store/storing.ts';
import type { IntakeContext, IntakeEnv } from '../http/answers.ts';
import { type OpenedAppeal, openWithCode, viewFor } from '../http/following.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { type Html, noticeOf } from './frame.ts';
import { type Asked, askingSlips, drawAsking, drawStanding } from './status-page.ts';
import { forAgency, readForm, refuseStrangers, type ShownStatus, show, type Visit } from './visit.ts';
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

/** Shows where an appeal stands, to whoever opened it. @param more `done` is what they just did */
export function showStanding(
  c: IntakeContext,
  visit: Visit,
  appeal: Appeal,
  asked: Asked,
  more: { readonly done?: string; readonly status?: ShownStatus } = {},
): Response | Promise<Response> {
  const { language } = visit;
  const { status, hosted } = WORDS[language];
  const { done } = more;
  const content = html`${done ? html`<div class="notice good" role="status"><strong>${done}</strong></div>` : ''}
${drawStanding(appeal, language, asked)}
<p class="on-screen quiet">${hosted.leave}</p>`;
  return show(c, visit, '/status', done ?? status.title, content, { ...more, switchAt: '/status' });
}

/** Who sent the number and the code of an appeal with a form, and all that they sent. */
export interface Follower {
  readonly opened: OpenedAppeal;
  readonly asked: Asked;
  readonly body: URLSearchParams;
}

/** Opens the appeal whose number and code were sent in the body of the request, or answers why it stays closed. */
export async function whoFollows(
  c: IntakeContext,
  parts: AppParts,
  visit: Visit,
): Promise<Follower | Response> {
  const strangers = refuseStrangers(c, parts, visit, '/status');
  if (strangers) return strangers;
  const { status } = WORDS[visit.language];
  const body = await readForm(c);
  const asked = { number: body.get('number') ?? '', code: body.get('code') ?? '' };
  const slips = askingSlips(asked, visit.language);
  if (slips.number || slips.code) return askingPage(c, visit, asked, slips, { status: 422 });
  const none = { number: null, code: null };
  try {
    return { opened: await openWithCode(c, parts, asked.number, asked.code), asked, body };
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

/** Shows where an appeal stands, or hands out the file of its answer that is named as well. */
async function standingPage(c: IntakeContext, parts: AppParts, visit: Visit): Promise<Response> {
  const came = await whoFollows(c, parts, visit);
  if (came instanceof Response) return came;
  const { found } = came.opened;
  const digest = came.body.get('digest');
  if (digest === null) return showStanding(c, visit, await viewFor(parts, found, 'applicant'), came.asked);
  return storing(c, parts, async () =>
    sendFile(c, parts, await fileOf(parts.database.reader, found.id, digest)),
  );
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
