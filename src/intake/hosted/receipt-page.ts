import { html } from 'hono/html';
import type { Receipt } from '../../appeal/appeal.ts';
import type { Language } from '../../appeal/language.ts';
import { formatTrackingCode } from '../../appeal/tracking-code.ts';
import type { Html } from './frame.ts';
import { momentInWords } from './moment.ts';
import { WORDS } from './words.ts';

/**
 * The talon of art. 64 on paper: what the person leaves with.
 *
 * @param title what was registered, where it is no first appeal
 */
export function drawPlainReceipt(
  receipt: Receipt,
  language: Language,
  title = WORDS[language].receipt.title,
): Html {
  const { receipt: say, terms, hosted } = WORDS[language];
  const { trackingCode, registeredOn, deadline, agency } = receipt;
  const line = (label: string, value: string | Html) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<h1>${title}</h1>
<p>${say.lead}</p>
<dl class="keys">
${line(say.number, html`<strong>${receipt.number}</strong>`)}
${trackingCode ? line(say.code, html`<strong>${formatTrackingCode(trackingCode)}</strong>`) : ''}
</dl>
<dl>
${
  deadline
    ? line(
        say.deadline,
        html`<strong>${say.mustAnswer(terms.day(deadline.on), deadline.workingDays)}</strong> <span class="quiet">${say.article(deadline.article)}</span>`,
      )
    : ''
}
${line(say.agency, agency.name[language])}
${line(say.received, momentInWords(receipt.receivedAt, language))}
${registeredOn ? line(say.registered, terms.day(registeredOn)) : ''}
${receipt.takenBy ? line(say.takenBy, receipt.takenBy) : ''}
${line('SHA-256', html`<code>${receipt.digest}</code>`)}
</dl>
<p class="on-screen">${hosted.print}</p>
<form class="on-screen" method="post" action="/appeal/${agency.code}/status?lang=${language}">
<input type="hidden" name="number" value="${receipt.number}"><input type="hidden" name="code" value="${trackingCode ?? ''}">
<button type="submit">${say.follow}</button>
</form>
<p class="on-screen"><a href="/appeal/${agency.code}/plain?lang=${language}">${say.another}</a></p>
<p class="on-screen quiet">${hosted.leave}</p>`;
}
