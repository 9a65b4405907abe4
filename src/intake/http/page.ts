import { readFileSync } from 'node:fs';
import { html } from 'hono/html';
import type { Language } from '../../appeal/language.ts';

/**
 * What every page of the intake's own is served with: it runs and loads nothing but what the intake has, and
 * speaks with nobody else but NCALayer on the person's own machine, which signs.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' wss://127.0.0.1:13579; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), geolocation=(self), microphone=()',
};

/** What the looks of all pages that the intake serves begin with: colours, type, focus. */
export const BASE_STYLE = readFileSync(new URL('./base.css', import.meta.url), 'utf8');

/** The look of the intake's own pages. */
export const PAGE_STYLE = BASE_STYLE + readFileSync(new URL('./page.css', import.meta.url), 'utf8');

/** A whole page around its content. @param content already escaped, as `html` gives it */
export function page(language: Language, title: string, content: ReturnType<typeof html>) {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/docs/page.css">
</head>
<body>
<header><a href="/docs/">Dauys API</a></header>
<main>${content}</main>
</body>
</html>`;
}
