import { html } from 'hono/html';
import type { Appeal } from '../../appeal/appeal.ts';
import { type FollowUpForm, offeredAfter } from '../../appeal/follow-up.ts';
import type { Language } from '../../appeal/language.ts';
import type { FollowUpSlip, FollowUpTyped } from './follow-up-typed.ts';
import { type Html, PLAIN_FORM } from './frame.ts';
import type { Asked } from './status-page.ts';
import { WORDS } from './words.ts';

/** Number and code go in the body of every request: an address would keep the code for others. */
function drawKeys({ number, code }: Asked): Html {
  return html`<input type="hidden" name="number" value="${number}"><input type="hidden" name="code" value="${code}">`;
}

/** What is missing, and until when it can be mended: above all else, for it is the applicant's turn. */
export function drawDefects({ entries }: Appeal, language: Language, open: Html = html``): Html {
  const named = entries.findLast(({ type }) => type === 'defects-named');
  const { status, terms } = WORDS[language];
  return html`<div class="notice"><p class="said">${named?.text ?? ''}</p>${named?.until ? html`<p><strong>${status.more.until(terms.day(named.until))}</strong></p>` : ''}${open}</div>`;
}

/** The same with the way to mend it, where the appeal waits for that. */
export function drawTurn(appeal: Appeal, language: Language): Html {
  if (appeal.state !== 'incomplete') return html``;
  const { open } = WORDS[language].after.mend;
  return drawDefects(
    appeal,
    language,
    offeredAfter(appeal).includes('mend')
      ? html`<p class="on-screen"><button form="${PLAIN_FORM}" name="form" value="mend">${open}</button></p>`
      : html``,
  );
}

/** The person's other appeals on the matter, what they thought of the answer, and what they may send next. */
export function drawOffers(appeal: Appeal, language: Language, asked: Asked): Html {
  const { after } = WORDS[language];
  const { earlier, later, rating, agency } = appeal;
  const offered = offeredAfter(appeal).filter((form) => form !== 'mend');
  return html`${earlier ? html`<p>${after.earlier[earlier.as](earlier.number)}</p>` : ''}
${later.map(({ number, as }) => html`<p>${after.later[as](number)}</p>`)}
${rating === null ? '' : html`<p>${after.rating.given(rating)}</p>`}
<form class="on-screen" id="${PLAIN_FORM}" method="post" action="/appeal/${agency.code}/status/after?lang=${language}" accept-charset="utf-8">
${drawKeys(asked)}
${offered.length > 0 ? html`<h2>${after.title}</h2>` : ''}
${offered.map((form) => html`<p><button class="offer" name="form" value="${form}">${after[form].open}</button></p>`)}
</form>`;
}

/** What one form is drawn from. */
export interface FollowUpPage {
  readonly language: Language;
  /** The agency's code. */
  readonly agency: string;
  readonly typed: FollowUpTyped;
  readonly slips: readonly FollowUpSlip[];
  /** Absent where the register could not show it. */
  readonly appeal?: Appeal;
}

/** The form of one thing that may follow an appeal, with all that was typed into it. */
export function drawFollowUp({ language, agency, typed, slips, appeal }: FollowUpPage): Html {
  const { after } = WORDS[language];
  const { form } = typed;
  const say = after[form];
  return html`<p>${say.lead}</p>
${form === 'mend' && appeal?.state === 'incomplete' ? drawDefects(appeal, language) : ''}
<form id="${PLAIN_FORM}" method="post" action="/appeal/${agency}/status/after/send?lang=${language}" accept-charset="utf-8" novalidate>
${drawKeys(typed)}<input type="hidden" name="form" value="${form}">
<input type="hidden" name="id" value="${typed.id}"><input type="hidden" name="sentAt" value="${typed.sentAt}">
${form === 'rating' ? drawGrades(typed, slips, language) : ''}
${form === 'withdraw' ? '' : drawText(form, typed, slips, language)}
<button type="submit">${say.send}</button>
</form>
<form method="post" action="/appeal/${agency}/status?lang=${language}" accept-charset="utf-8">
${drawKeys(typed)}<button class="offer">${after.cancel}</button>
</form>`;
}

function drawText(
  form: Exclude<FollowUpForm, 'withdraw'>,
  { text }: FollowUpTyped,
  slips: readonly FollowUpSlip[],
  language: Language,
): Html {
  const { label, hint } = WORDS[language].after[form];
  const slip = slips.find(({ field }) => field === 'text');
  return html`<div class="field"><label for="text">${label}</label>
<p class="hint" id="text-hint">${hint}</p>${slip ? html`<p class="error" id="text-error">${slip.says}</p>` : ''}
<textarea id="text" name="text" rows="${form === 'rating' ? 3 : 8}" aria-describedby="text-hint${slip ? ' text-error' : ''}"${slip ? html` aria-invalid="true"` : ''}>
${text}</textarea></div>`;
}

function drawGrades({ rating }: FollowUpTyped, slips: readonly FollowUpSlip[], language: Language): Html {
  const { question, grades } = WORDS[language].after.rating;
  const slip = slips.find(({ field }) => field === 'rating');
  return html`<fieldset class="field"${slip ? html` aria-describedby="rating-error"` : ''}><legend>${question}</legend>
${slip ? html`<p class="error" id="rating-error">${slip.says}</p>` : ''}
${grades.map((grade, index) => {
  const value = String(index + 1);
  return html`<label class="choice"><input type="radio" name="rating" value="${value}"${index === 0 ? html` id="rating"` : ''}${rating === value ? html` checked` : ''}> ${grade}</label>`;
})}</fieldset>`;
}

/** The list of what is to be mended, each with a link to its field. */
export function drawFollowUpSlips(slips: readonly FollowUpSlip[], language: Language): Html {
  const { hosted } = WORDS[language];
  return html`<div class="notice" role="alert"><strong>${hosted.notSent(slips.length)}</strong>
<ul>${slips.map(({ field, says }) => html`<li><a href="#${field}">${says}</a></li>`)}</ul></div>`;
}
