import * as v from 'valibot';
import { CHANNELS } from './channels.ts';
import { InstantSchema } from './instant.ts';
import { DaySchema } from './receipt.ts';
import { TOPICS } from './topics.ts';
import { AgencyCodeSchema } from './widget-submission.ts';

/** Numbers from 1 to one less than this are not told: they could point at somebody. */
export const SMALLEST_TOLD = 5;

/** A number of appeals; `null` where it is too small to be told, or would give away one that is. */
const CountSchema = v.nullable(v.number());

/** The public figures of an agency: its appeals of the last twelve months. Nobody can be made out in them. */
export const FiguresSchema = v.object({
  agency: AgencyCodeSchema,
  /** When they were counted. */
  asOf: InstantSchema,
  /** The first day that counts. */
  from: DaySchema,
  /** Registered appeals. */
  received: CountSchema,
  /** What became of them; `ended` otherwise: passed on, withdrawn, left without consideration. */
  answers: v.object({
    inTime: CountSchema,
    late: CountSchema,
    /** Not answered, and the last day has not passed. */
    waiting: CountSchema,
    /** Not answered, and the last day has passed. */
    overdue: CountSchema,
    ended: CountSchema,
  }),
  channels: v.array(v.object({ channel: v.picklist(CHANNELS), count: CountSchema })),
  /** Those there are, the most frequent first. */
  topics: v.array(v.object({ topic: v.picklist(TOPICS), count: CountSchema })),
  /** Twelve, the earliest first, `YYYY-MM`. */
  months: v.array(v.object({ month: v.string(), received: CountSchema, answered: CountSchema })),
  /** From registration to the answer; `null` where fewer than five were answered. */
  medianWorkingDays: v.nullable(v.number()),
  /** What applicants thought of answers; `null` where fewer than five did. */
  ratings: v.nullable(
    v.object({
      count: v.number(),
      /** To one decimal. */
      average: v.number(),
      /** How many gave 1, 2, 3, 4 and 5; `null` where a part is too small: with the average it could be worked out. */
      grades: v.nullable(v.pipe(v.array(v.number()), v.length(5))),
    }),
  ),
});

export type Figures = v.InferOutput<typeof FiguresSchema>;
