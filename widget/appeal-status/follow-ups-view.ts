import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FollowUpForm } from '../../src/appeal/follow-up.ts';
import { formatTrackingCode } from '../../src/appeal/tracking-code.ts';
import type { AfterMessages } from '../../src/i18n/widget/after/ru.ts';
import type { Vocabulary } from '../words.ts';
import type { FollowUps } from './follow-ups.ts';

/** What may follow an appeal, what was sent already, and the form that is open. */
export function drawFollowUps(
  follow: FollowUps,
  after: AfterMessages,
  standing: Vocabulary['standing'],
): TemplateResult {
  const { appeal, offered, open } = follow;
  const { earlier, later, rating } = appeal;
  return html`
    ${earlier ? html`<p>${after.earlier[earlier.as](earlier.number)}</p>` : nothing}
    ${later.map(({ number, as }) => html`<p>${after.later[as](number)}</p>`)}
    ${rating === null ? nothing : html`<p>${after.rating.given(rating)}</p>`}
    ${drawMade(follow, after, standing)}
    ${
      open
        ? drawForm(follow, open, after)
        : offered.length > 0
          ? html`<h4 id="after">${after.title}</h4>
            <div class="actions" role="group" aria-labelledby="after">
              ${offered.map(
                (form) => html`
                  <button type="button" part="button" data-open=${form} @click=${() => follow.start(form)}
                  >${after[form].open}</button>`,
              )}
            </div>`
          : nothing
    }
  `;
}

/** The number and the code of what was just registered: the code is shown only here. */
function drawMade(
  follow: FollowUps,
  after: AfterMessages,
  { deadline: until, mustAnswer, day }: Vocabulary['standing'],
): unknown {
  if (!follow.made) return nothing;
  const { as, receipt } = follow.made;
  const { number, trackingCode, deadline } = receipt;
  const code = formatTrackingCode(trackingCode ?? '');
  const line = (name: string, value: unknown) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`
    <section class="notice made" part="notice receipt" aria-labelledby="made">
      <h4 id="made" tabindex="-1">${after.registered[as]}</h4>
      <p>${after.keep}</p>
      <dl>
        ${line(after.number, html`<strong part="number">${number}</strong>`)}
        ${line(after.code, html`<strong part="code">${code}</strong>`)}
        ${deadline ? line(until, mustAnswer(day(deadline.on), deadline.workingDays)) : nothing}
      </dl>
      <div class="actions">
        <button
          type="button"
          part="button"
          @click=${() => void follow.copy(`${after.number}: ${number}\n${after.code}: ${code}`, after)}
        >${follow.copied ? after.copied : after.copy}</button>
        <button type="button" part="button" @click=${() => follow.see()}>${after.see}</button>
      </div>
    </section>
  `;
}

function drawForm(follow: FollowUps, open: FollowUpForm, after: AfterMessages): TemplateResult {
  const say = after[open];
  const { failure, sending } = follow;
  return html`
    <form
      class="follow-up"
      novalidate
      aria-labelledby="follow-up"
      @submit=${(event: Event) => {
        event.preventDefault();
        void follow.send(after);
      }}
    >
      <h4 id="follow-up" tabindex="-1">${say.open}</h4>
      <p class="hint">${say.lead}</p>
      ${open === 'rating' ? drawGrades(follow, after) : nothing}
      ${open === 'withdraw' ? nothing : drawText(follow, open, after)}
      ${
        failure
          ? html`<div class="notice bad" part="notice" role="alert">
              <h5>${failure.title}</h5>
              <p>${failure.text}</p>
            </div>`
          : nothing
      }
      <div class="actions">
        <button type="submit" class="main" part="button submit" aria-disabled=${sending ? 'true' : 'false'}>
          ${sending ? after.sending : say.send}
        </button>
        <button type="button" part="button" @click=${() => follow.cancel()}>${after.cancel}</button>
      </div>
    </form>
  `;
}

function drawText(follow: FollowUps, open: Exclude<FollowUpForm, 'withdraw'>, after: AfterMessages) {
  const { label, hint } = after[open];
  // A rating can do without words: what is wrong with it stands at its grades.
  const isNeeded = open !== 'rating';
  const wrong = isNeeded ? follow.wrong : undefined;
  return html`
    <div class="field ${wrong ? 'wrong' : ''}" part="field">
      <label for="follow-up-text" part="label">${label}</label>
      <p class="hint" part="hint" id="follow-up-hint">${hint}</p>
      ${wrong ? html`<p class="error" part="error" id="follow-up-error">${wrong}</p>` : nothing}
      <textarea
        id="follow-up-text"
        part="input"
        rows=${isNeeded ? 5 : 2}
        aria-required=${isNeeded ? 'true' : nothing}
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? 'follow-up-hint follow-up-error' : 'follow-up-hint'}
        .value=${follow.text}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLTextAreaElement) follow.text = event.target.value;
        }}
      ></textarea>
    </div>
  `;
}

function drawGrades(follow: FollowUps, after: AfterMessages): TemplateResult {
  const { question, grades } = after.rating;
  const { wrong } = follow;
  return html`
    <fieldset
      class="field grades ${wrong ? 'wrong' : ''}"
      part="field"
      aria-describedby=${wrong ? 'rating-error' : nothing}
    >
      <legend>${question}</legend>
      ${wrong ? html`<p class="error" part="error" id="rating-error">${wrong}</p>` : nothing}
      ${grades.map((grade, index) => {
        const value = index + 1;
        return html`
          <label class="grade" for="rating-${value}">
            <input
              type="radio"
              name="rating"
              id="rating-${value}"
              value=${value}
              aria-invalid=${wrong ? 'true' : nothing}
              .checked=${follow.rating === value}
              @change=${() => {
                follow.rating = value;
              }}
            />
            <span>${grade}</span>
          </label>`;
      })}
    </fieldset>
  `;
}
