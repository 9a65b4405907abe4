import { html } from 'hono/html';
import { LANGUAGES } from '../../appeal/language.ts';
import { PROBLEMS } from '../../appeal/problem.ts';
import {
  type IntakeContext,
  languageOf,
  PROBLEM_MESSAGES,
  PROBLEM_STATUS,
  problemAnswer,
} from './answers.ts';
import { PAGE_HEADERS, page } from './page.ts';

const LANGUAGE_NAMES = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** `GET /problems/{name}`: what a problem means, in every language, the caller's first. */
export async function showProblem(c: IntakeContext): Promise<Response> {
  const name = PROBLEMS.find((known) => known === c.req.param('name'));
  if (!name) return problemAnswer(c, 'not-found');
  const language = languageOf(c);
  const { title } = PROBLEM_MESSAGES[language].problems[name];
  const others = [language, ...LANGUAGES.filter((other) => other !== language)];
  const content = html`<h1>${title}</h1>
<p class="quiet"><code>${name}</code> · ${PROBLEM_MESSAGES[language].page.status} ${PROBLEM_STATUS[name]}</p>
${others.map((other) => {
  const text = PROBLEM_MESSAGES[other].problems[name];
  return html`<section lang="${other}"><h2>${LANGUAGE_NAMES[other]}</h2>
<p><strong>${text.title}.</strong> ${text.detail}</p></section>`;
})}
<p><a href="/docs/#problems">${PROBLEM_MESSAGES[language].page.allProblems}</a></p>`;
  return c.html(page(language, title, content), 200, { ...PAGE_HEADERS, Vary: 'Accept-Language' });
}
