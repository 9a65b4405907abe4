import { html } from 'hono/html';
import type { AnswerFile, Appeal, Entry } from '../../appeal/appeal.ts';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import type { Language } from '../../appeal/language.ts';
import { regionOf } from '../../appeal/places.ts';
import { shownTerm, type TermLine } from '../../appeal/shown-term.ts';
import { parseTrackingCode } from '../../appeal/tracking-code.ts';
import { drawOffers, drawTurn } from './follow-up-page.ts';
import type { Html } from './frame.ts';
import { momentInWords } from './moment.ts';
import { WORDS } from './words.ts';

/** What was typed to find an appeal. */
export interface Asked {
  readonly number: string;
  readonly code: string;
}

/** What is wrong with what was typed, before anything is looked for; `null` where nothing is. */
export function askingSlips(
  { number, code }: Asked,
  language: Language,
): { readonly number: string | null; readonly code: string | null } {
  const { status } = WORDS[language];
  const readNumber = parseAppealNumber(number);
  const readCode = parseTrackingCode(code);
  const wrongNumber = !readNumber.ok && (readNumber.reason === 'check-digit' ? 'numberSlip' : 'numberShape');
  const wrongCode = !readCode.ok && (readCode.reason === 'check-digit' ? 'codeSlip' : 'codeShape');
  return {
    number: number.trim() === '' ? status.number.missing : wrongNumber ? status[wrongNumber] : null,
    code: code.trim() === '' ? status.code.missing : wrongCode ? status[wrongCode] : null,
  };
}

/** Asks for a number and its code. They are sent in the body: an address would keep the code for others. */
export function drawAsking(
  agency: string,
  language: Language,
  asked: Asked,
  slips: ReturnType<typeof askingSlips>,
): Html {
  const { status } = WORDS[language];
  const question = (field: 'number' | 'code') => {
    const { label, hint } = status[field];
    const slip = slips[field];
    return html`<div class="field"><label for="${field}">${label}</label>
<p class="hint" id="${field}-hint">${hint}</p>${slip ? html`<p class="error" id="${field}-error">${slip}</p>` : ''}
<input id="${field}" name="${field}" autocomplete="off" spellcheck="false" maxlength="100" value="${asked[field]}" aria-describedby="${field}-hint${slip ? ` ${field}-error` : ''}"${slip ? html` aria-invalid="true"` : ''}></div>`;
  };
  return html`<form method="post" action="/appeal/${agency}/status?lang=${language}" accept-charset="utf-8" novalidate>
<p>${status.lead}</p>
${question('number')}${question('code')}
<button type="submit">${status.check}</button>
</form>`;
}

/** Where an appeal stands, as whoever filed it may see it. */
export function drawStanding(appeal: Appeal, language: Language, asked: Asked): Html {
  const { status, receipt, terms } = WORDS[language];
  const { more } = status;
  const { duties, holder, answer, registeredOn, state } = appeal;
  const line = (label: string, value: string | Html) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<h1>${appeal.number}</h1>
<p class="state">${terms.states[state]}</p>
${status.meanings[state] ? html`<p>${status.meanings[state]}</p>` : ''}
${drawTurn(appeal, language)}
${answer ? html`<h2>${more.answer}: ${more.outcomes[answer.outcome]}</h2><p class="said">${answer.text ?? ''}</p><p class="quiet">${status.answeredOn(terms.day(answer.on))}</p>${drawFiles(appeal, answer.files ?? [], language, asked)}` : ''}
<dl>
${shownTerm(appeal).map((shown) => {
  const [name, value] = termInWords(shown, appeal, language);
  return line(name, value);
})}
${duties.map(({ duty, dueOn, article }) => line(more.next, `${more.duties[duty]}, ${more.by(terms.day(dueOn))}${article ? ` (${more.article(article)})` : ''}`))}
${line(more.holder, [holder.name[language], holder.executor].filter(Boolean).join(', '))}
${line(status.kind, terms.kinds[appeal.kind])}
${line(status.topic, terms.topics[appeal.topic])}
${line(status.place, [regionOf(appeal.place.kato)?.name[language], appeal.place.address].filter(Boolean).join(', '))}
${line(receipt.received, momentInWords(appeal.receivedAt, language))}
${registeredOn ? line(receipt.registered, terms.day(registeredOn)) : ''}
</dl>
<h2>${status.course}</h2>
<ol>${appeal.entries.map((entry) => html`<li><strong>${status.entries[entry.type]}</strong> ${momentInWords(entry.at, language)}${drawEntry(entry, language)}</li>`)}</ol>
${drawOffers(appeal, language, asked)}`;
}

function termInWords(shown: TermLine, { deadline }: Appeal, language: Language): [string, Html] {
  const { status, receipt, terms } = WORDS[language];
  const { more } = status;
  const { mustAnswer } = receipt;
  const article = deadline ? html` <span class="quiet">${receipt.article(deadline.article)}</span>` : '';
  if (shown.says === 'stopped') return [more.stopped, html`<strong>${more.whileStopped}</strong>`];
  const day = terms.day(shown.on);
  switch (shown.says) {
    case 'owed':
      return [receipt.deadline, html`<strong>${mustAnswer(day, deadline?.workingDays)}</strong>${article}`];
    case 'moved':
      return [more.newDeadline, html`<strong>${mustAnswer(day)}</strong>`];
    case 'there':
      return [more.there, html`<strong>${mustAnswer(day)}</strong>`];
    case 'first':
      return [more.firstDeadline, html`${day}${article}`];
    case 'last':
      return [more.lastDay, html`${day}${article}`];
  }
}

/** What the body sent with its answer. The code goes in the body of the request, as it came. */
function drawFiles(
  { number, agency }: Appeal,
  files: readonly AnswerFile[],
  language: Language,
  { code }: Asked,
): Html {
  if (files.length === 0) return html``;
  const { files: say } = WORDS[language].status.more;
  return html`<h3>${say.title}</h3>
<form class="on-screen" method="post" action="/appeal/${agency.code}/status/file?lang=${language}" accept-charset="utf-8">
<input type="hidden" name="number" value="${number}"><input type="hidden" name="code" value="${code}">
${files.map(({ digest, name, size }) => html`<p><button name="digest" value="${digest}">${say.save(name, say.size(size / 1000))}</button></p>`)}
</form>`;
}

/** Who did it and what was said; the answer itself stands above. */
function drawEntry({ type, name, text, ground, until, to }: Entry, language: Language): Html {
  const { status, terms } = WORDS[language];
  const { more } = status;
  const facts = [
    name,
    ground && more.grounds[ground],
    to && more.to(to[language]),
    until && more.until(terms.day(until)),
  ].filter(Boolean);
  return html`${facts.length > 0 ? html` <span class="quiet">${facts.join(' · ')}</span>` : ''}${text && type !== 'answered' ? html`<p class="said">${text}</p>` : ''}`;
}
