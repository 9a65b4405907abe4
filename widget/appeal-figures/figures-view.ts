import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Figures } from '../../src/appeal/figures.ts';
import { timeInWords } from '../appeal-time.ts';
import type { Vocabulary } from '../words.ts';
import { type Bar, drawBars, drawFact, drawMonths } from './charts.ts';

/** What the element says. */
export type FiguresWords = Pick<Vocabulary, 'frame' | 'figures' | 'standing'>;

/** The fates of appeals in the order in which they are told, and how each is drawn. */
const FATES = [
  ['inTime', 'good'],
  ['late', 'bad'],
  ['waiting', undefined],
  ['overdue', 'bad'],
  ['ended', 'calm'],
] as const;

/** Of all that were due: answered, or not answered although the last day has passed. */
function partInTime({ inTime, late, overdue }: Figures['answers']): number | undefined {
  if (inTime === null || late === null || overdue === null) return undefined;
  const due = inTime + late + overdue;
  return due === 0 ? undefined : inTime / due;
}

function hidesSome(figures: Figures): boolean {
  const { received, answers, channels, topics, months } = figures;
  return [
    received,
    ...Object.values(answers),
    ...[...channels, ...topics].map(({ count }) => count),
    ...months.flatMap((month) => [month.received, month.answered]),
  ].includes(null);
}

/** An agency's figures: the numbers that say most, then the drawings, each with its table. */
export function drawFigures(
  figures: Figures,
  { frame, figures: say, standing }: FiguresWords,
): TemplateResult {
  const { received, answers, channels, topics, months, medianWorkingDays, ratings } = figures;
  const part = partInTime(answers);
  const bar = (name: string, count: number | null, tone?: Bar['tone']): Bar =>
    tone ? { name, count, tone } : { name, count };
  return html`
    <p class="lead">${say.lead(standing.day(figures.from), timeInWords(figures.asOf, standing))}</p>
    <dl class="facts" part="facts">
      ${drawFact(say.received, received === null ? say.hidden : String(received))}
      ${part === undefined ? nothing : drawFact(say.inTime, say.percent(part))}
      ${medianWorkingDays === null ? nothing : drawFact(say.median, say.workingDays(medianWorkingDays))}
      ${ratings ? drawFact(say.rating, say.rated(ratings.average, ratings.count)) : nothing}
    </dl>
    <div class="charts">
      ${drawBars(
        'answers',
        say.answersTitle,
        FATES.map(([fate, tone]) => bar(say.answers[fate], answers[fate], tone)),
        say,
      )}
      ${drawMonths('months', months, say)}
      ${drawBars(
        'topics',
        say.topicsTitle,
        topics.map(({ topic, count }) => bar(frame.topics[topic], count)),
        say,
      )}
      ${drawBars(
        'channels',
        say.channelsTitle,
        channels.map(({ channel, count }) => bar(say.channels[channel], count)),
        say,
      )}
      ${
        ratings?.grades
          ? drawBars(
              'ratings',
              say.ratingsTitle,
              ratings.grades.map((count, place) => bar(say.grade(place + 1), count)),
              say,
            )
          : nothing
      }
    </div>
    ${hidesSome(figures) ? html`<p class="hint">${say.hiddenWhy}</p>` : nothing}
  `;
}
