import { html, type nothing, svg, type TemplateResult } from 'lit/html.js';
import type { FiguresMessages } from '../../src/i18n/widget/figures/ru.ts';

/** One bar: `count` is `null` where it is not told. */
export interface Bar {
  readonly name: string;
  readonly count: number | null;
  /** A class of the sheet, where the bar is not of the ordinary kind. */
  readonly tone?: 'good' | 'bad' | 'calm';
}

/** Units of a drawing's width: it is drawn as wide as there is room. */
const WIDTH = 320;

const told = (count: number | null, say: FiguresMessages) => (count === null ? say.hidden : String(count));

/** Lengths of bars, of which the longest fills the drawing. */
function lengthOf(count: number | null, most: number): number {
  return count === null || most === 0 ? 0 : Math.max(count > 0 ? 2 : 0, (count / most) * WIDTH);
}

function mostOf(counts: readonly (number | null)[]): number {
  return Math.max(0, ...counts.map((count) => count ?? 0));
}

/** A drawing with its name, and the table that it was drawn from. */
function withTable(
  id: string,
  title: string,
  drawing: TemplateResult,
  table: TemplateResult,
  say: FiguresMessages,
): TemplateResult {
  return html`
    <figure aria-labelledby=${id}>
      <figcaption><h3 id=${id}>${title}</h3></figcaption>
      ${drawing}
      <details part="table">
        <summary>${say.table}<span class="unseen">: ${title}</span></summary>
        ${table}
      </details>
    </figure>
  `;
}

/** Bars below one another, each with its name and its number. */
export function drawBars(
  id: string,
  title: string,
  bars: readonly Bar[],
  say: FiguresMessages,
): TemplateResult {
  const most = mostOf(bars.map(({ count }) => count));
  const summary = bars.map(({ name, count }) => `${name}: ${told(count, say)}`).join('; ');
  // Names and numbers are ordinary text, so that they wrap and grow with the page's; only the bar is drawn.
  const drawing = html`
    <div class="bars" role="img" aria-label="${title}. ${summary}">
      ${bars.map(
        ({ name, count, tone }) => html`
          <p><span>${name}</span> <b>${count === null ? '…' : count}</b></p>
          <svg viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" width=${WIDTH} height="10"></rect>
            <rect class="bar ${tone ?? ''}" width=${lengthOf(count, most)} height="10"></rect>
          </svg>`,
      )}
    </div>
  `;
  const table = html`
    <table>
      <thead><tr><th scope="col">${say.what}</th><th scope="col">${say.howMany}</th></tr></thead>
      <tbody>
        ${bars.map(({ name, count }) => html`<tr><th scope="row">${name}</th><td>${told(count, say)}</td></tr>`)}
      </tbody>
    </table>
  `;
  return withTable(id, title, drawing, table, say);
}

/** What came and what was answered in one month. */
export interface Month {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly received: number | null;
  readonly answered: number | null;
}

const HIGH = 110;

/** Two columns a month. */
export function drawMonths(id: string, months: readonly Month[], say: FiguresMessages): TemplateResult {
  const most = mostOf(months.flatMap(({ received, answered }) => [received, answered]));
  const nameOf = (month: string) => say.months[Number(month.slice(5)) - 1] ?? month;
  const summary = months
    .map(
      ({ month, received, answered }) =>
        `${nameOf(month)} ${month.slice(0, 4)}: ${say.receivedShort} ${told(received, say)}, ${say.answeredShort} ${told(answered, say)}`,
    )
    .join('; ');
  const step = WIDTH / months.length;
  const column = (count: number | null, left: number, kind: string) => {
    const height = (lengthOf(count, most) / WIDTH) * HIGH;
    return svg`<rect class=${kind} x=${left} y=${HIGH + 6 - height} width=${step * 0.36} height=${height}></rect>`;
  };
  const drawing = html`
    <p class="legend" aria-hidden="true">
      <span class="swatch"></span>${say.receivedShort} <span class="swatch second"></span>${say.answeredShort}
    </p>
    <svg role="img" aria-label="${say.monthsTitle}. ${summary}" viewBox="0 0 ${WIDTH} ${HIGH + 26}">
      <line x1="0" x2=${WIDTH} y1=${HIGH + 6} y2=${HIGH + 6}></line>
      ${months.map(({ month, received, answered }, place) => {
        const left = place * step;
        return svg`
          ${column(received, left + step * 0.1, 'bar')}
          ${column(answered, left + step * 0.52, 'bar second')}
          <text class="month" x=${left + step / 2} y=${HIGH + 20} text-anchor="middle">${nameOf(month)}</text>`;
      })}
    </svg>
  `;
  const table = html`
    <table>
      <thead>
        <tr>
          <th scope="col">${say.monthsTitle}</th>
          <th scope="col">${say.receivedShort}</th>
          <th scope="col">${say.answeredShort}</th>
        </tr>
      </thead>
      <tbody>
        ${months.map(
          ({ month, received, answered }) => html`
            <tr>
              <th scope="row">${nameOf(month)} ${month.slice(0, 4)}</th>
              <td>${told(received, say)}</td>
              <td>${told(answered, say)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  `;
  return withTable(id, say.monthsTitle, drawing, table, say);
}

/** A number that stands for itself. */
export function drawFact(name: string, value: string | typeof nothing): TemplateResult {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
