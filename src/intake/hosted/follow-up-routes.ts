import type { Hono } from 'hono';
import { html } from 'hono/html';
import { v7 } from 'uuid';
import type { Appeal } from '../../appeal/appeal.ts';
import { offeredAfter } from '../../appeal/follow-up.ts';
import { Overloaded } from '../group-commit.ts';
import { type IntakeContext, type IntakeEnv, problemInWords } from '../http/answers.ts';
import { rateOpened, registerFollowUp } from '../http/follow-ups.ts';
import { type OpenedAppeal, showAppeal, viewFor } from '../http/following.ts';
import { moveOpened } from '../http/moving.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { isUnavailable } from '../store/database.ts';
import { drawFollowUp, drawFollowUpSlips } from './follow-up-page.ts';
import {
  checkFollowUp,
  type FollowUpSlip,
  type FollowUpTyped,
  type FollowUpWish,
  readFollowUp,
} from './follow-up-typed.ts';
import { type Html, noticeOf } from './frame.ts';
import { drawPlainReceipt } from './receipt-page.ts';
import { showStanding, whoFollows } from './status-routes.ts';
import { forAgency, type ShownStatus, show, type Visit } from './visit.ts';
import { WORDS } from './words.ts';

function followUpPage(
  c: IntakeContext,
  visit: Visit,
  typed: FollowUpTyped,
  appeal: Appeal,
  more: {
    readonly slips?: readonly FollowUpSlip[];
    readonly notice?: Html;
    readonly status?: ShownStatus;
    readonly retry?: number;
  } = {},
) {
  const { language } = visit;
  const { open } = WORDS[language].after[typed.form];
  const slips = more.slips ?? [];
  const content = html`<p class="quiet">${appeal.number}</p>
<h1>${open}</h1>
${more.notice ?? ''}
${drawFollowUp({ language, agency: visit.agency.agency.code, typed, slips, appeal })}`;
  return show(c, visit, '/status', open, content, { ...more, switchAt: '/status/after' });
}

/** Opens a form below an appeal, also anew in another language; nothing is sent. */
async function openPage(c: IntakeContext, parts: AppParts, visit: Visit): Promise<Response> {
  const came = await whoFollows(c, parts, visit);
  if (came instanceof Response) return came;
  const { opened, body } = came;
  const appeal = await viewFor(parts, opened.found, 'applicant');
  const typed = readFollowUp(body, new Date());
  // What was typed stays in sight, even where the appeal has moved on meanwhile: sending it then says why it cannot be.
  if (!typed || (typed.text === '' && !offeredAfter(appeal).includes(typed.form))) {
    return showStanding(c, visit, appeal, came.asked);
  }
  return followUpPage(c, visit, typed, appeal);
}

/** Does what was typed, and answers with the appeal after it or with the receipt of the new one. */
async function sendPage(c: IntakeContext, parts: AppParts, visit: Visit): Promise<Response> {
  const came = await whoFollows(c, parts, visit);
  if (came instanceof Response) return came;
  const { opened, body, asked } = came;
  const { language } = visit;
  const before = await viewFor(parts, opened.found, 'applicant');
  const typed = readFollowUp(body, new Date());
  if (!typed) return showStanding(c, visit, before, asked);
  const checked = checkFollowUp(typed, language);
  if (!checked.ok) {
    const { slips } = checked;
    return followUpPage(c, visit, typed, before, {
      ...{ slips, notice: drawFollowUpSlips(slips, language), status: 422 },
    });
  }
  try {
    return await done(c, parts, visit, came, typed, checked.wish);
  } catch (error) {
    return notDone(c, visit, typed, before, error);
  }
}

async function done(
  c: IntakeContext,
  parts: AppParts,
  visit: Visit,
  { opened, asked }: { readonly opened: OpenedAppeal; readonly asked: { number: string; code: string } },
  { form }: FollowUpTyped,
  wish: FollowUpWish,
): Promise<Response> {
  const { after } = WORDS[visit.language];
  if (wish.door === 'follow-up') {
    const { receipt, repeated } = await registerFollowUp(c, parts, opened.found, wish.request);
    const title = after.registered[wish.request.as];
    const content = drawPlainReceipt(receipt, visit.language, title);
    return show(c, visit, '/status', title, content, { status: repeated ? 200 : 201 });
  }
  const made =
    wish.door === 'move'
      ? await moveOpened(parts, opened, wish.request, visit.language)
      : await rateOpened(parts, opened.number, wish.request);
  const appeal = await showAppeal(parts, opened.number, 'applicant');
  const title = form === 'mend' || form === 'withdraw' ? after[form].done : after.rating.thanks;
  return showStanding(c, visit, appeal, asked, { done: title, status: made === 'made' ? 201 : 200 });
}

/** The form with all that was typed, and why it could not be done. @throws what is nobody's fault but the intake's */
function notDone(
  c: IntakeContext,
  visit: Visit,
  typed: FollowUpTyped,
  appeal: Appeal,
  error: unknown,
): Response | Promise<Response> {
  const { failures } = WORDS[visit.language].after;
  if (error instanceof Overloaded || isUnavailable(error)) {
    return followUpPage(c, visit, typed, appeal, {
      ...{ notice: noticeOf(failures.down), status: 503, retry: 60 },
    });
  }
  if (!(error instanceof Refusal)) throw error;
  const { problem, details } = error;
  if (problem === 'too-many-requests') {
    const retry = Number(details.headers?.['Retry-After'] ?? 60);
    return followUpPage(c, visit, typed, appeal, { notice: noticeOf(failures.busy), status: 429, retry });
  }
  const { title, detail } = problemInWords(problem, details, visit.language);
  // The register has the earlier words under this id: what stands here now would be another request.
  const kept = problem === 'changed-under-same-id' ? { ...typed, id: v7() } : typed;
  return followUpPage(c, visit, kept, appeal, { notice: noticeOf({ title, text: detail }), status: 409 });
}

/** Adds the pages on which an applicant without scripts sends what may follow an appeal. */
export function addFollowUpPages(app: Hono<IntakeEnv>, parts: AppParts): void {
  app.post(
    '/appeal/:code/status/after',
    forAgency(parts, (c, visit) => openPage(c, parts, visit)),
  );
  app.post(
    '/appeal/:code/status/after/send',
    forAgency(parts, (c, visit) => sendPage(c, parts, visit)),
  );
}
