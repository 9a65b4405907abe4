import * as v from 'valibot';
import { InstantSchema } from './instant.ts';
import { LIFE_STATES } from './life-states.ts';
import { AgencySchema } from './receipt.ts';

/** Where an appeal stands; see `life-states.ts`. */
export const APPEAL_STATES = LIFE_STATES;

export type AppealState = (typeof APPEAL_STATES)[number];

/** One record that a post already has. */
export const PostRecordSchema = v.object({
  number: v.string(),
  state: v.picklist(APPEAL_STATES),
  receivedAt: InstantSchema,
  agency: AgencySchema,
});

export type PostRecord = v.InferOutput<typeof PostRecordSchema>;
