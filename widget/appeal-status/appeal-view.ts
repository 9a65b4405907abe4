import { html, nothing, type TemplateResult } from 'lit';
import type { Appeal, Entry } from '../../src/appeal/appeal.ts';
import type { Language } from '../../src/appeal/language.ts';
import { regionPrefixOf } from '../../src/appeal/region-prefixes.ts';
import { timeInWords } from '../appeal-time.ts';
import type { Vocabulary } from '../words.ts';

/** What the element says. */
export type StatusWords = Pick<Vocabulary, 'frame' | 'status' | 'receipt' | 'regions'> &
  Partial<Pick<Vocabulary, 'after'>>;

/** Where an appeal stands: its state, what was asked of whom, the law's term, and what has happened. */
export function drawAppeal(
  appeal: Appeal,
  language: Language,
  { frame, status, receipt, regions }: StatusWords,
): TemplateResult {
  const { registeredOn, deadline, holder, answer } = appeal;
  const { more } = status;
  const prefix = regionPrefixOf(appeal.place.kato);
  const line = (label: string, value: unknown) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`
    <div class="appeal" part="appeal">
      <h3 id="appeal" tabindex="-1">${appeal.number}</h3>
      <p class="state" part="state"><span class="unseen">${status.state}: </span>${receipt.states[appeal.state]}</p>
      <dl>
        ${
          deadline
            ? line(
                receipt.deadline,
                html`<strong>${receipt.mustAnswer(receipt.day(deadline.on), deadline.workingDays)}</strong>
                  <small>${receipt.article(deadline.article)}</small>`,
              )
            : nothing
        }
        ${drawTerm(appeal, status, receipt, line)}
        ${line(more.holder, [holder.name[language], holder.executor].filter(Boolean).join(', '))}
        ${line(receipt.agency, appeal.agency.name[language])}
        ${line(status.kind, frame.kinds[appeal.kind])}
        ${line(status.topic, frame.topics[appeal.topic])}
        ${line(status.place, [prefix && regions[prefix], appeal.place.address].filter(Boolean).join(', '))}
        ${line(receipt.received, timeInWords(appeal.receivedAt, receipt))}
        ${registeredOn ? line(receipt.registered, receipt.day(registeredOn)) : nothing}
      </dl>
      ${
        answer
          ? html`<h4>${more.answer}: ${more.outcomes[answer.outcome]}</h4>
            <p class="said" part="answer">${answer.text}</p>`
          : nothing
      }
      <h4 id="course">${status.course}</h4>
      <ol aria-labelledby="course">
        ${appeal.entries.map(
          (entry) => html`<li>
            <strong>${status.entries[entry.type]}</strong> ${timeInWords(entry.at, receipt)}
            ${drawEntry(entry, language, more, receipt)}
          </li>`,
        )}
      </ol>
    </div>
  `;
}

/** Deadlines beside the first one, and what the law wants of the body next. */
function drawTerm(
  { term, duties, state }: Appeal,
  { more }: StatusWords['status'],
  { day }: StatusWords['receipt'],
  line: (label: string, value: unknown) => TemplateResult,
): unknown {
  if (!term) return nothing;
  const { original, current, there } = term;
  return html`
    ${current && current !== original ? line(more.newDeadline, day(current)) : nothing}
    ${state === 'suspended' ? line(more.stopped, '') : nothing}
    ${there ? line(more.there, day(there)) : nothing}
    ${
      duties.length > 0
        ? line(
            more.next,
            duties.map(
              ({ duty, dueOn, article }) =>
                html`<p>${more.duties[duty]}, ${more.by(day(dueOn))}${article ? ` (${more.article(article)})` : ''}</p>`,
            ),
          )
        : nothing
    }
  `;
}

/** Who did it and what was said; the answer itself stands above. */
function drawEntry(
  { type, name, text, ground, until, to }: Entry,
  language: Language,
  more: StatusWords['status']['more'],
  { day }: StatusWords['receipt'],
): TemplateResult {
  const facts = [
    name,
    ground && more.grounds[ground],
    to && more.to(to[language]),
    until && more.until(day(until)),
  ].filter(Boolean);
  const said = type === 'answered' ? null : text;
  return html`${facts.length > 0 ? html`<small>${facts.join('. ')}</small>` : nothing}${said ? html`<p class="said">${said}</p>` : nothing}`;
}
