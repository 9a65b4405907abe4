import { readFileSync } from 'node:fs';
import { html } from 'hono/html';
import { LANGUAGES, type Language } from '../../appeal/language.ts';
import { tileOrigin } from '../agency-map.ts';
import { BASE_STYLE, PAGE_HEADERS } from '../http/page.ts';
import type { RegisteredAgency } from '../store/agencies.ts';
import { WORDS } from './words.ts';

/** Escaped HTML. */
export type Html = ReturnType<typeof html>;

/** The look of the pages that citizens open at the intake itself. */
export const HOSTED_STYLE = BASE_STYLE + readFileSync(new URL('./hosted.css', import.meta.url), 'utf8');

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/**
 * What a page for citizens is served with. Only the sites on the agency's list may frame it: they could embed
 * the form itself. The referrer stays within the intake, and is not cut there: without it a browser would send
 * `Origin: null` with the form, and the intake could not tell its own page from another's.
 *
 * @param agency absent where the page belongs to none
 * @param kept whether the browser may show the page again from its memory, so that Back finds what was typed
 */
export function hostedHeaders(agency: RegisteredAgency | undefined, kept: boolean): Record<string, string> {
  const pictures = agency?.map ? ` ${tileOrigin(agency.map)}` : '';
  const ancestors = [...(agency?.origins ?? [])].join(' ') || "'none'";
  // The older header has no way to name several sites, and browsers that know the newer one pass it over.
  const { 'X-Frame-Options': unframed, ...headers } = PAGE_HEADERS;
  return {
    ...headers,
    ...(ancestors === "'none'" && unframed ? { 'X-Frame-Options': unframed } : {}),
    'Content-Security-Policy':
      `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:${pictures}; worker-src 'self'; ` +
      "connect-src 'self' wss://127.0.0.1:13579; base-uri 'none'; form-action 'self'; " +
      `require-trusted-types-for 'script'; trusted-types lit-html; frame-ancestors ${ancestors}`,
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=()',
    'Cache-Control': kept ? 'private, no-cache' : 'no-store',
    Vary: 'Accept-Language',
  };
}

/** What stands around a page's content. */
export interface Frame {
  readonly language: Language;
  readonly title: string;
  /** The agency's name, over everything. */
  readonly name?: string;
  /** The page's own path, which the switch of languages opens anew. */
  readonly path: string;
  readonly content: Html;
  /** What loads the widget, where the page shows it. */
  readonly head?: Html;
  /** Where the form without scripts, which the page has, is sent to be shown in another language. */
  readonly switchAt?: string;
}

/** The id of the form without scripts. */
export const PLAIN_FORM = 'plain-form';

/**
 * The other languages. Where there is something to type without scripts, they are buttons of its form and not
 * links: what was typed goes along. The first button of a form is the one that Enter presses, so an unseen one
 * that sends comes before them.
 */
function drawLanguages({ language, path, head, switchAt }: Frame): Html {
  const { languages } = WORDS[language].hosted;
  const here = (other: Language) => (other === language ? html` aria-current="true"` : '');
  const links = html`<nav aria-label="${languages}"${head && switchAt ? html` class="by-script"` : ''}>${LANGUAGES.map(
    (other) =>
      html`<a href="${path}?lang=${other}" hreflang="${other}" lang="${other}"${here(other)}>${LANGUAGE_NAMES[other]}</a> `,
  )}</nav>`;
  if (!switchAt) return links;
  const buttons = html`<nav aria-label="${languages}"><button form="${PLAIN_FORM}" class="unseen" tabindex="-1" aria-hidden="true"></button>${LANGUAGES.map(
    (other) =>
      html`<button class="language" form="${PLAIN_FORM}" formaction="${switchAt}?lang=${other}" lang="${other}"${here(other)}>${LANGUAGE_NAMES[other]}</button> `,
  )}</nav>`;
  return head ? html`${links}<noscript>${buttons}</noscript>` : buttons;
}

/** A whole page for a citizen. */
export function hostedPage(frame: Frame): Html {
  const { language, title, name, content, head } = frame;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}${name ? ` · ${name}` : ''}</title>
<link rel="stylesheet" href="/appeal/page.css">
${head ?? ''}
</head>
<body>
<header>
${name && head ? html`<h1 class="name">${name}</h1>` : html`<p class="name">${name ?? 'Dauys'}</p>`}
${drawLanguages(frame)}
</header>
<main>
${content}
</main>
</body>
</html>`;
}

/** Something that the person must know before the rest. */
export function noticeOf({ title, text }: { readonly title: string; readonly text: string }): Html {
  return html`<div class="notice" role="alert"><strong>${title}</strong><p>${text}</p></div>`;
}
