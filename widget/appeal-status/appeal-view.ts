import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { AnswerFile, Appeal, Entry } from '../../src/appeal/appeal.ts';
import type { Language } from '../../src/appeal/language.ts';
import { regionPrefixOf } from '../../src/appeal/region-prefixes.ts';
import { shownTerm, type TermLine } from '../../src/appeal/shown-term.ts';
import { timeInWords } from '../appeal-time.ts';
import type { Vocabulary } from '../words.ts';

/** What the element says. */
export type StatusWords = Pick<Vocabulary, 'frame' | 'status' | 'standing'> &
  Partial<Pick<Vocabulary, 'after'>>;

/** The files of an answer, as the person may save them. */
export interface FilesHome {
  save(file: AnswerFile): void;
  /** The one that could not be had. */
  readonly failed: AnswerFile | undefined;
}

/** Where an appeal stands: its state, what was asked of whom, the law's term, and what has happened. */
export function drawAppeal(
  appeal: Appeal,
  language: Language,
  { frame, status, standing }: StatusWords,
  files: FilesHome,
): TemplateResult {
  const { registeredOn, holder, answer, state } = appeal;
  const { more } = status;
  const prefix = regionPrefixOf(appeal.place.kato);
  const line = (label: string, value: unknown) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`
    <div class="appeal" part="appeal">
      <h3 id="appeal" tabindex="-1">${appeal.number}</h3>
      <p class="state" part="state"><span class="unseen">${status.state}: </span>${standing.states[state]}</p>
      ${status.meanings[state] ? html`<p class="meaning">${status.meanings[state]}</p>` : nothing}
      ${state === 'incomplete' ? drawDefects(appeal, more, standing) : nothing}
      ${
        answer
          ? html`<h4>${more.answer}: ${more.outcomes[answer.outcome]}</h4>
            <p class="said" part="answer">${answer.text}</p>
            <p class="meaning"><small>${status.answeredOn(standing.day(answer.on))}</small></p>
            ${answer.files ? drawFiles(answer.files, more, files) : nothing}`
          : nothing
      }
      <dl>
        ${drawTerm(appeal, status, standing, line)}
        ${line(more.holder, [holder.name[language], holder.executor].filter(Boolean).join(', '))}
        ${line(standing.agency, appeal.agency.name[language])}
        ${line(status.kind, frame.kinds[appeal.kind])}
        ${line(status.topic, frame.topics[appeal.topic])}
        ${line(status.place, [prefix && standing.regions[prefix], appeal.place.address].filter(Boolean).join(', '))}
        ${line(standing.received, timeInWords(appeal.receivedAt, standing))}
        ${registeredOn ? line(standing.registered, standing.day(registeredOn)) : nothing}
      </dl>
      <h4 id="course">${status.course}</h4>
      <ol aria-labelledby="course">
        ${appeal.entries.map(
          (entry) => html`<li>
            <strong>${status.entries[entry.type]}</strong> ${timeInWords(entry.at, standing)}
            ${drawEntry(entry, language, more, standing)}
          </li>`,
        )}
      </ol>
    </div>
  `;
}

/** What is missing, and until when it can be mended: above all else, for it is the applicant’s turn. */
function drawDefects(
  { entries }: Appeal,
  { until }: StatusWords['status']['more'],
  { day }: StatusWords['standing'],
): unknown {
  const named = [...entries].reverse().find(({ type }) => type === 'defects-named');
  return html`<div class="notice meaning" part="notice">
    <p class="said">${named?.text}</p>
    ${named?.until ? html`<p><strong>${until(day(named.until))}</strong></p>` : nothing}
  </div>`;
}

function drawFiles(
  files: readonly AnswerFile[],
  { files: say }: StatusWords['status']['more'],
  { save, failed }: FilesHome,
): TemplateResult {
  return html`
    <h4>${say.title}</h4>
    ${files.map(
      (file) => html`<p part="answer-file">
          <button type="button" class="quiet" part="button" @click=${() => save(file)}>
            ${say.save(file.name, say.size(file.size / 1000))}
          </button>
        </p>
        ${failed === file ? html`<p class="error" role="alert">${say.failed}</p>` : nothing}`,
    )}
  `;
}

type Line = (label: string, value: unknown) => TemplateResult;

/** The term as it stands now, and what the law wants of the body next. */
function drawTerm(
  appeal: Appeal,
  { more }: StatusWords['status'],
  standing: StatusWords['standing'],
  line: Line,
): TemplateResult {
  const { day } = standing;
  const { duties } = appeal;
  return html`
    ${shownTerm(appeal).map((shown) => drawTermLine(shown, appeal, more, standing, line))}
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

function drawTermLine(
  shown: TermLine,
  { deadline }: Appeal,
  more: StatusWords['status']['more'],
  { mustAnswer, day, article, deadline: owed }: StatusWords['standing'],
  line: Line,
): TemplateResult {
  const from = deadline && html`<small>${article(deadline.article)}</small>`;
  if (shown.says === 'stopped') return line(more.stopped, html`<strong>${more.whileStopped}</strong>`);
  const on = day(shown.on);
  switch (shown.says) {
    case 'owed':
      return line(owed, html`<strong>${mustAnswer(on, deadline?.workingDays)}</strong> ${from}`);
    case 'moved':
      return line(more.newDeadline, html`<strong>${mustAnswer(on)}</strong>`);
    case 'there':
      return line(more.there, html`<strong>${mustAnswer(on)}</strong>`);
    case 'first':
      return line(more.firstDeadline, html`${on} ${from}`);
    case 'last':
      return line(more.lastDay, html`${on} ${from}`);
  }
}

/** Who did it and what was said; the answer itself stands above. */
function drawEntry(
  { type, name, text, ground, until, to }: Entry,
  language: Language,
  more: StatusWords['status']['more'],
  { day }: StatusWords['standing'],
): TemplateResult {
  const facts = [
    name,
    ground && more.grounds[ground],
    to && more.to(to[language]),
    until && more.until(day(until)),
  ].filter(Boolean);
  const said = type === 'answered' ? null : text;
  return html`${facts.length > 0 ? html`<small>${facts.join(' · ')}</small>` : nothing}${said ? html`<p class="said">${said}</p>` : nothing}`;
}
