import type { Hono } from 'hono';
import { html } from 'hono/html';
import { TOPICS } from '../../appeal/topics.ts';
import type { IntakeContext, IntakeEnv } from '../http/answers.ts';
import type { AppParts } from '../http/parts.ts';
import { REVALIDATED } from '../http/widget-files.ts';
import { addEmbedRoutes } from './embed-page.ts';
import { filePlainly } from './file-plainly.ts';
import { addFollowUpPages } from './follow-up-routes.ts';
import { HOSTED_STYLE, type Html, noticeOf } from './frame.ts';
import { drawPlainForm, drawSlips } from './plain-form.ts';
import { formPreloads } from './preloads.ts';
import { drawPlainReceipt } from './receipt-page.ts';
import { addStatusRoutes } from './status-routes.ts';
import { blank, readTyped, renewed, type Slip, submissionOf, type Typed } from './typed.ts';
import { forAgency, languageAsked, listPage, readForm, refuseStrangers, show, type Visit } from './visit.ts';
import { WORDS } from './words.ts';

/** The form and the status with all their help; without scripts, the plain form in their place. */
async function widgetPage(c: IntakeContext, parts: AppParts, visit: Visit) {
  const { language } = visit;
  const { code, kato } = visit.agency.agency;
  const { form, hosted, status } = WORDS[language];
  const topic = TOPICS.find((known) => known === c.req.query('topic'));
  const typed = blank(kato, new Date(), topic);
  // The form brings its own heading, so the agency's name is the page's.
  const content = html`
<dauys-appeal-form agency="${code}"${topic ? html` topic="${topic}"` : ''}><p><a href="/appeal/${code}/plain?lang=${language}">${hosted.plain}</a></p></dauys-appeal-form>
<noscript><p>${form.promise}</p>
<p>${hosted.plainLead}</p>${drawPlainForm({ language, agency: code, typed, slips: [] })}</noscript>
<dauys-appeal-status agency="${code}"><p><a href="/appeal/${code}/status?lang=${language}">${status.title}</a></p></dauys-appeal-status>
<p class="quiet on-screen"><a href="/appeal/${code}/plain?lang=${language}">${hosted.plain}</a></p>`;
  const ahead = await formPreloads(parts.widgetFolder, language);
  const script = html`${ahead}<script type="module" src="/widget/v1/dauys.js"></script>`;
  return show(c, visit, '', form.title, content, { switchAt: '/plain/language' }, script);
}

function plainPage(
  c: IntakeContext,
  visit: Visit,
  typed: Typed,
  more: {
    readonly slips?: readonly Slip[];
    readonly notice?: Html;
    readonly status?: 422 | 429 | 503 | 200;
    readonly retry?: number;
  } = {},
) {
  const { language } = visit;
  const { code } = visit.agency.agency;
  const { form, hosted, status } = WORDS[language];
  const slips = more.slips ?? [];
  const content = html`<h1>${form.title}</h1>
${
  more.notice ??
  html`<p>${form.promise}</p><p>${hosted.plainLead}</p>
<p><a href="/appeal/${code}?lang=${language}">${hosted.full}</a> · <a href="/appeal/${code}/status?lang=${language}">${status.title}</a></p>`
}
${drawPlainForm({ language, agency: code, typed, slips })}`;
  return show(c, visit, '/plain', form.title, content, { ...more, switchAt: '/plain/language' });
}

/** The form in another language, with all that was typed; nothing is filed. */
async function switchLanguage(c: IntakeContext, parts: AppParts, visit: Visit): Promise<Response> {
  const strangers = refuseStrangers(c, parts, visit, '/plain');
  if (strangers) return strangers;
  return plainPage(c, visit, readTyped(await readForm(c), new Date()));
}

/** Files what was typed and answers with the receipt, or with the form and everything that was typed in it. */
async function filePage(c: IntakeContext, parts: AppParts, visit: Visit): Promise<Response> {
  const { agency, language } = visit;
  const strangers = refuseStrangers(c, parts, visit, '/plain');
  if (strangers) return strangers;
  const { hosted, receipt } = WORDS[language];
  const now = new Date();
  const typed = readTyped(await readForm(c), now);
  const read = submissionOf(typed, agency.agency.code, language);
  if (!read.ok) {
    const { slips } = read;
    return plainPage(c, visit, typed, { slips, notice: drawSlips({ language, slips }), status: 422 });
  }
  const filing = await filePlainly(c, parts, agency, read.submission);
  switch (filing.kind) {
    case 'accepted':
      return show(c, visit, '/plain', receipt.title, drawPlainReceipt(filing.receipt, language), {
        status: filing.repeated ? 200 : 201,
      });
    case 'taken':
      return plainPage(c, visit, renewed(typed, now), { notice: noticeOf(hosted.taken) });
    case 'too-many': {
      const minutes = Math.ceil(filing.seconds / 60);
      const notice = noticeOf(hosted.tooMany(minutes));
      return plainPage(c, visit, typed, { notice, status: 429, retry: filing.seconds });
    }
    case 'down':
      return plainPage(c, visit, typed, { notice: noticeOf(hosted.down), status: 503, retry: 60 });
  }
}

/**
 * Adds the pages on which citizens file and follow at the intake itself: for sites that cannot embed the form,
 * and for browsers that run no script.
 */
export function addHostedRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  app.get('/appeal/page.css', (c) =>
    c.body(HOSTED_STYLE, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      ...REVALIDATED,
    }),
  );
  app.get('/appeal', (c) => c.redirect('/appeal/'));
  app.get('/appeal/', (c) => listPage(c, parts, languageAsked(c), false));
  app.get(
    '/appeal/:code',
    forAgency(parts, (c, visit) => widgetPage(c, parts, visit)),
  );
  app.get(
    '/appeal/:code/plain',
    forAgency(parts, (c, visit) => {
      const topic = TOPICS.find((known) => known === c.req.query('topic'));
      return plainPage(c, visit, blank(visit.agency.agency.kato, new Date(), topic));
    }),
  );
  app.post(
    '/appeal/:code/plain',
    forAgency(parts, (c, visit) => filePage(c, parts, visit)),
  );
  app.post(
    '/appeal/:code/plain/language',
    forAgency(parts, (c, visit) => switchLanguage(c, parts, visit)),
  );
  addStatusRoutes(app, parts);
  addFollowUpPages(app, parts);
  addEmbedRoutes(app, parts);
}
