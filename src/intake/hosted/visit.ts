import { html } from 'hono/html';
import { routePath } from 'hono/route';
import { LANGUAGES, type Language } from '../../appeal/language.ts';
import { Overloaded } from '../group-commit.ts';
import { type IntakeContext, languageOf } from '../http/answers.ts';
import { mediaTypeOf, readBody } from '../http/json-body.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import type { RegisteredAgency } from '../store/agencies.ts';
import { isUnavailable } from '../store/database.ts';
import { type Html, hostedHeaders, hostedPage, noticeOf } from './frame.ts';
import { isOwnPage } from './own-page.ts';
import { WORDS } from './words.ts';

/** A page of one agency, as its handlers know it. */
export interface Visit {
  readonly agency: RegisteredAgency;
  readonly language: Language;
}

/** The language that the address asks for, else the browser's. */
export function languageAsked(c: IntakeContext): Language {
  return LANGUAGES.find((language) => language === c.req.query('lang')) ?? languageOf(c);
}

/** What was sent as a form, up to the limit of every body. @throws Refusal */
export async function readForm(c: IntakeContext): Promise<URLSearchParams> {
  if (mediaTypeOf(c) !== 'application/x-www-form-urlencoded')
    throw new Refusal('unsupported-media-type', { headers: { Accept: 'application/x-www-form-urlencoded' } });
  return new URLSearchParams(new TextDecoder().decode(await readBody(c)));
}

/** What a page can be answered with (RFC 9110). */
export type ShownStatus = 200 | 201 | 403 | 404 | 409 | 413 | 422 | 429 | 503;

/** Answers with one of an agency's pages. @param view the page's name in its path, such as `plain` */
export function show(
  c: IntakeContext,
  { agency, language }: Visit,
  view: '' | '/plain' | '/status',
  title: string,
  content: Html,
  answer: {
    readonly status?: ShownStatus;
    readonly retry?: number;
    /** A form stands on it: under this path of the agency's, it is shown in another language with all that was typed. */
    readonly switchAt?: string;
  } = {},
  head?: Html,
): Response | Promise<Response> {
  const { code, name } = agency.agency;
  const path = `/appeal/${code}${view}`;
  const page = hostedPage({
    language,
    title,
    name: name[language],
    path,
    content,
    ...(head ? { head } : {}),
    ...(answer.switchAt ? { switchAt: `/appeal/${code}${answer.switchAt}` } : {}),
  });
  return c.html(page, answer.status ?? 200, {
    ...hostedHeaders(agency, c.req.method === 'GET'),
    ...(answer.retry ? { 'Retry-After': String(answer.retry) } : {}),
  });
}

/** Answers where another site sent a form in the visitor's name, or `undefined` where this one did. */
export function refuseStrangers(
  c: IntakeContext,
  parts: AppParts,
  visit: Visit,
  view: '/plain' | '/status',
): Response | Promise<Response> | undefined {
  if (isOwnPage(c, parts.ownOrigins)) return undefined;
  return showAlone(c, visit, view, 'fromElsewhere', { status: 403 });
}

/** A page that says one thing, and leads to where the person can begin anew. */
function showAlone(
  c: IntakeContext,
  visit: Visit,
  view: '/plain' | '/status',
  says: 'fromElsewhere' | 'tooLong' | 'away',
  answer: { readonly status: ShownStatus; readonly retry?: number },
) {
  const { hosted, form, status } = WORDS[visit.language];
  const [title, label] = view === '/status' ? [status.title, status.title] : [form.title, hosted.plain];
  const link = `/appeal/${visit.agency.agency.code}${view}?lang=${visit.language}`;
  const content = html`<h1>${title}</h1>${noticeOf(hosted[says])}<p><a href="${link}">${label}</a></p>`;
  return show(c, visit, view, title, content, answer);
}

/**
 * Runs a handler for an agency that there is; where there is none the page says so and lists the others. What cannot
 * be done is told on a page as well: whoever sent a form shall not read a program's answer.
 */
export function forAgency(
  parts: AppParts,
  run: (c: IntakeContext, visit: Visit) => Response | Promise<Response>,
) {
  return async (c: IntakeContext): Promise<Response> => {
    const agency = await parts.agencies.find((c.req.param('code') ?? '').toUpperCase());
    const language = languageAsked(c);
    if (!agency) return listPage(c, parts, language, true);
    const visit = { agency, language };
    try {
      return await run(c, visit);
    } catch (error) {
      const view = routePath(c, -1).includes('/status') ? '/status' : '/plain';
      if (error instanceof Refusal && error.problem === 'too-large') {
        return showAlone(c, visit, view, 'tooLong', { status: 413 });
      }
      if (error instanceof Overloaded || isUnavailable(error)) {
        return showAlone(c, visit, view, 'away', { status: 503, retry: 60 });
      }
      throw error;
    }
  };
}

/** Whom one can write to here. */
export async function listPage(c: IntakeContext, parts: AppParts, language: Language, missed: boolean) {
  const { hosted } = WORDS[language];
  const agencies = (await parts.agencies.all()).map(({ agency }) => agency);
  const content = html`<h1>${hosted.list.title}</h1>
${missed ? noticeOf(hosted.notHere) : ''}
<p>${hosted.list.lead}</p>
<ul>${agencies.map(({ code, name }) => html`<li><a href="/appeal/${code}?lang=${language}">${name[language]}</a></li>`)}</ul>`;
  const page = hostedPage({ language, title: hosted.list.title, path: '/appeal/', content });
  return c.html(page, missed ? 404 : 200, hostedHeaders(undefined, true));
}
