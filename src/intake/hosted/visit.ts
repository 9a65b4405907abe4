import { html } from 'hono/html';
import { LANGUAGES, type Language } from '../../appeal/language.ts';
import { type IntakeContext, languageOf } from '../http/answers.ts';
import { mediaTypeOf, readBody } from '../http/json-body.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import type { RegisteredAgency } from '../store/agencies.ts';
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

/** Answers with one of an agency's pages. @param view the page's name in its path, such as `plain` */
export function show(
  c: IntakeContext,
  { agency, language }: Visit,
  view: '' | '/plain' | '/status',
  title: string,
  content: Html,
  answer: {
    readonly status?: 200 | 201 | 403 | 404 | 413 | 422 | 429 | 503;
    readonly retry?: number;
    /** The form without scripts is on it. */
    readonly hasForm?: boolean;
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
    ...(answer.hasForm ? { switchAt: `/appeal/${code}/plain/language` } : {}),
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
  const { hosted, form } = WORDS[visit.language];
  const link = `/appeal/${visit.agency.agency.code}${view}?lang=${visit.language}`;
  const content = html`<h1>${form.title}</h1>${noticeOf(hosted.fromElsewhere)}<p><a href="${link}">${hosted.plain}</a></p>`;
  return show(c, visit, view, form.title, content, { status: 403 });
}

/** Runs a handler for an agency that there is; where there is none the page says so and lists the others. */
export function forAgency(
  parts: AppParts,
  run: (c: IntakeContext, visit: Visit) => Response | Promise<Response>,
) {
  return async (c: IntakeContext): Promise<Response> => {
    const agency = await parts.agencies.find((c.req.param('code') ?? '').toUpperCase());
    const language = languageAsked(c);
    return agency ? run(c, { agency, language }) : listPage(c, parts, language, true);
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
