import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { LANGUAGES, type Language } from '../../appeal/language.ts';
import { TOPICS } from '../../appeal/topics.ts';
import { messages as en } from '../../i18n/embed/en.ts';
import { messages as kk } from '../../i18n/embed/kk.ts';
import { type EmbedMessages, messages as ru } from '../../i18n/embed/ru.ts';
import { answer, type IntakeContext, type IntakeEnv } from '../http/answers.ts';
import { PAGE_HEADERS } from '../http/page.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { json, parameter, problems } from '../http/route-descriptions.ts';
import { REVALIDATED } from '../http/widget-files.ts';
import { type Html, hostedPage } from './frame.ts';
import { languageAsked } from './visit.ts';
import { WORDS } from './words.ts';

const MESSAGES: Readonly<Record<Language, EmbedMessages>> = { kk, ru, en };
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
const STYLE = readFileSync(new URL('./embed.css', import.meta.url), 'utf8');

const ListedSchema = v.object({
  /** Whether pages of the origin may show the agency's form. */
  listed: v.boolean(),
});

interface Option {
  readonly value: string;
  readonly label: string;
}

const select = (name: string, label: string, options: readonly Option[]): Html =>
  html`<p class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(
    (option) => html`<option value="${option.value}">${option.label}</option>`,
  )}</select></p>`;

const tick = (type: 'checkbox' | 'radio', name: string, value: string, label: string, on: boolean): Html =>
  html`<label class="choice"><input type="${type}" name="${name}" value="${value}"${on ? html` checked` : ''}> ${label}</label>`;

/** The choices of a webmaster; what they lead to is written by `widget/embed/embed.ts`. */
function drawChoices(say: EmbedMessages, language: Language, agencies: readonly Option[]): Html {
  const { topics } = WORDS[language].terms;
  return html`<form id="choices" autocomplete="off">
${select('agency', say.agency, agencies)}
<fieldset><legend>${say.elements}</legend>
${tick('checkbox', 'part', 'form', say.form, true)}${tick('checkbox', 'part', 'status', say.status, true)}${tick('checkbox', 'part', 'figures', say.figures, false)}</fieldset>
${select('language', say.language, [
  { value: '', label: say.ofPage },
  ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
])}
${select('theme', say.theme, [
  { value: '', label: say.themes.auto },
  { value: 'light', label: say.themes.light },
  { value: 'dark', label: say.themes.dark },
])}
${select('topic', say.topic, [
  { value: '', label: say.noTopic },
  ...TOPICS.map((value) => ({ value, label: topics[value] })),
])}
<fieldset><legend class="unseen">${say.ownColours}</legend>${tick('checkbox', 'colours', 'yes', say.ownColours, false)}
<p class="colours"><label><input type="color" name="accent" value="#00607a"> ${say.accent}</label> <label><input type="color" name="onAccent" value="#ffffff"> ${say.onAccent}</label></p></fieldset>
<p class="field"><label for="corners">${say.corners}</label><input id="corners" name="corners" type="number" min="0" max="24" value="8"></p>
<fieldset><legend>${say.version}</legend>
${tick('radio', 'version', 'newest', say.newest, true)}${tick('radio', 'version', 'pinned', say.pinned, false)}
<p class="hint">${say.pinnedHint}</p>
${tick('checkbox', 'chunks', 'yes', say.chunks, false)}
<p class="hint">${say.chunksHint}</p></fieldset>
</form>`;
}

function drawCode(say: EmbedMessages): Html {
  const code = (id: string, title: string, hint = '') => html`<h2 id="${id}-title">${title}</h2>
${hint ? html`<p class="hint">${hint}</p>` : ''}
<pre tabindex="0" role="region" aria-labelledby="${id}-title"><code id="${id}"></code></pre>
<p><button type="button" data-copies="${id}" data-copied="${say.copied}" data-failed="${say.copyFailed}" aria-describedby="${id}-title">${say.copy}</button></p>`;
  return html`<section class="code">
${code('html', say.html)}${code('css', say.css)}${code('csp', say.csp, say.cspHint)}
<p id="said" role="status"></p>
<h2>${say.origin}</h2>
<form id="asking" novalidate data-listed="${say.listed}" data-missing="${say.notListed}" data-broken="${say.notAnOrigin}" data-silent="${say.notAsked}">
<p class="field"><label for="origin">${say.originHint}</label><input id="origin" name="origin" type="url" inputmode="url" autocomplete="url"></p>
<button type="submit">${say.check}</button>
<p id="found" role="status"></p>
<pre id="command" tabindex="0" hidden></pre>
</form>
<p>${say.hosted} <a id="hosted" href="/appeal/"></a></p>
</section>`;
}

/** `GET /embed/`: a webmaster chooses, sees it at once, and copies the code. */
async function embedPage(c: IntakeContext, parts: AppParts) {
  const language = languageAsked(c);
  const say = MESSAGES[language];
  const agencies = (await parts.agencies.all()).map(({ agency }) => agency);
  const options = agencies.map(({ code, name }) => ({ value: code, label: `${name[language]} (${code})` }));
  const first = agencies[0]?.code ?? '';
  const content = html`<h1>${say.title}</h1>
<p>${say.lead}</p>
<noscript><p class="notice">${say.needsScript}</p></noscript>
<div class="bench">
<div>${drawChoices(say, language, options)}</div>
<section id="preview" aria-labelledby="preview-title"><h2 id="preview-title">${say.preview}</h2><p class="hint">${say.previewHint}</p>
<dauys-appeal-form agency="${first}" no-history></dauys-appeal-form><dauys-appeal-status agency="${first}"></dauys-appeal-status><dauys-appeal-figures agency="${first}" hidden></dauys-appeal-figures></section>
</div>
${drawCode(say)}`;
  const head = html`<link rel="stylesheet" href="/embed/page.css">
<script type="module" src="/widget/v1/dauys.js"></script><script type="module" src="/widget/v1/embed.js"></script>`;
  const page = hostedPage({ language, title: say.title, path: '/embed/', content, head });
  return c.html(page, 200, { ...PAGE_HEADERS, ...REVALIDATED, Vary: 'Accept-Language' });
}

/** `GET /v1/agencies/{code}/origins?origin=`: whether a site is on an agency's list. */
async function checkOrigin(c: IntakeContext, parts: AppParts): Promise<Response> {
  const found = await parts.agencies.find((c.req.param('code') ?? '').toUpperCase());
  if (!found) throw new Refusal('agency-not-found');
  const origin = c.req.query('origin') ?? '';
  return answer(c, 200, { listed: found.origins.has(origin) || parts.ownOrigins.has(origin) });
}

/** Adds the page on which a webmaster puts the snippet together, and what it asks. */
export function addEmbedRoutes(app: Hono<IntakeEnv>, parts: AppParts): void {
  const description = describeRoute({
    operationId: 'checkOrigin',
    summary: 'Ask whether a site is on an agency’s list',
    description: 'For webmasters: only pages of the origins on the list may show the agency’s form.',
    tags: ['Agencies'],
    parameters: [
      parameter('code', 'path', 'Two to six Latin letters.'),
      {
        ...parameter('origin', 'query', 'Scheme, host and port, as a page’s address begins.'),
        required: true,
      },
    ],
    responses: {
      200: json(ListedSchema, 'ListedOrigin', 'Whether it is.'),
      ...problems('agency-not-found'),
    },
  });
  app.get('/v1/agencies/:code/origins', description, (c) => checkOrigin(c, parts));
  app.get('/embed', (c) => c.redirect('/embed/'));
  app.get('/embed/', (c) => embedPage(c, parts));
  app.get('/embed/page.css', (c) =>
    c.body(STYLE, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      ...REVALIDATED,
    }),
  );
}
