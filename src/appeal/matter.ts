import * as v from 'valibot';
import { PlaceNameSchema } from './found-places.ts';
import { MatterIdSchema } from './matter-id.ts';
import { PlaceSchema } from './place.ts';
import { APPEAL_STATES } from './post-record.ts';
import { DaySchema } from './receipt.ts';
import { textField } from './text-field.ts';
import { TOPICS } from './topics.ts';
import { AgencyCodeSchema, SubmissionIdSchema } from './widget-submission.ts';

/** What somebody is about to report, as far as they have written it. */
export const SimilarRequestSchema = v.strictObject({
  agency: AgencyCodeSchema,
  topic: v.optional(v.picklist(TOPICS, 'unknown-value')),
  place: PlaceSchema,
  text: textField(20_000, 10),
});

/** A matter that others reported: nothing that a person wrote, and nobody's name. */
export const SimilarMatterSchema = v.object({
  /** For `joins` of a submission; it tells nothing and stands in no other answer. */
  id: MatterIdSchema,
  topic: v.picklist(TOPICS),
  place: v.object({
    kato: v.string(),
    /** `null` for a code that the register has no name for. */
    name: v.nullable(PlaceNameSchema),
    /** The street, where the place was told as an address: never the number of a flat. */
    street: v.optional(v.string()),
  }),
  /** The day on which the first of them came. */
  since: DaySchema,
  /** How many different people reported it. */
  voices: v.number(),
  state: v.picklist(APPEAL_STATES),
  /** From 0 to 1. */
  likeness: v.number(),
});

/** What others reported nearby, the likeliest first. */
export const SimilarMattersSchema = v.object({ matters: v.array(SimilarMatterSchema) });

/** That the answer of the appeal a matter began with goes to all its voices. */
export const AnswerTogetherSchema = v.strictObject({
  /** UUIDv7, made once before the first try. */
  id: SubmissionIdSchema,
});

/** What became of each voice: one that was ended otherwise stays as it is. */
export const AnsweredTogetherSchema = v.object({
  voices: v.array(v.object({ number: v.string(), answered: v.boolean() })),
});

export type AnsweredTogether = v.InferOutput<typeof AnsweredTogetherSchema>;
export type SimilarRequest = v.InferOutput<typeof SimilarRequestSchema>;
export type SimilarRequestInput = v.InferInput<typeof SimilarRequestSchema>;
export type SimilarMatter = v.InferOutput<typeof SimilarMatterSchema>;
