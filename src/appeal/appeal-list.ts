import * as v from 'valibot';
import { APPEAL_STATES, DaySchema } from './appeal.ts';
import { APPEAL_KINDS } from './kinds.ts';
import { PlaceSchema } from './place.ts';
import { InstantSchema } from './post.ts';
import { TOPICS } from './topics.ts';

/** How near a last day is; see `urgencyOf`. */
export const URGENCIES = ['late', 'today', 'soon', 'later'] as const;

/** What a list can be narrowed to by its deadline. */
export const DUE = ['late', 'today', 'soon'] as const;

export type Due = (typeof DUE)[number];

/** One appeal in an official's list. */
export const ListedAppealSchema = v.object({
  number: v.string(),
  state: v.picklist(APPEAL_STATES),
  kind: v.picklist(APPEAL_KINDS),
  topic: v.picklist(TOPICS),
  place: PlaceSchema,
  receivedAt: InstantSchema,
  /** The last day for the answer as it is now; `null` where no term runs. */
  dueOn: v.nullable(DaySchema),
  urgency: v.nullable(v.picklist(URGENCIES)),
  /** How many different people reported the matter. */
  voices: v.number(),
  /** How its text begins. */
  beginning: v.nullable(v.string()),
});

/** One page of a list. */
export const AppealListSchema = v.object({
  appeals: v.array(ListedAppealSchema),
  /** The number after which the next page begins; `null` on the last one. */
  next: v.nullable(v.string()),
});

export type ListedAppeal = v.InferOutput<typeof ListedAppealSchema>;
export type AppealList = v.InferOutput<typeof AppealListSchema>;
