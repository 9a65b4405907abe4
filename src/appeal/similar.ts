import * as v from 'valibot';
import { AgencySchema, APPEAL_STATES } from './appeal.ts';
import { PlaceSchema } from './place.ts';
import { InstantSchema } from './post.ts';
import { TOPICS } from './topics.ts';

/** Characters of the longest text that may be asked about. */
const LONGEST = 20_000;

/** Records in one answer, unless told, and at most. */
const USUAL = 10;
const MOST = 20;

function isWithin(text: string): boolean {
  return text.length <= LONGEST || [...text].length <= LONGEST;
}

/**
 * What an official asks: which of the agency's records are alike. The text is taken as it is, so that the
 * places of its passages are places in what was sent.
 */
export const SimilarRequestSchema = v.strictObject({
  text: v.pipe(
    v.string('wrong-type'),
    v.check((text) => /[\p{L}\p{N}]/u.test(text), 'required'),
    v.check(isWithin, 'too-long'),
  ),
  /** Only those of this place or within it. */
  kato: v.optional(PlaceSchema.entries.kato),
  topic: v.optional(v.picklist(TOPICS, 'unknown-value')),
  limit: v.optional(
    v.pipe(
      v.number('wrong-type'),
      v.integer('wrong-type'),
      v.minValue(1, 'unknown-value'),
      v.maxValue(MOST, 'unknown-value'),
    ),
    USUAL,
  ),
});

/** A record whose text is alike. */
export const SimilarRecordSchema = v.object({
  number: v.string(),
  state: v.picklist(APPEAL_STATES),
  agency: AgencySchema,
  topic: v.picklist(TOPICS),
  receivedAt: InstantSchema,
  /** From 0 to 1; 1 for the same words. */
  likeness: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** What both have in common, in the order in which it stands in the text that was asked about. */
  passages: v.array(
    v.object({
      /** From and to in the text that was asked about: UTF-16 code units, the end not included. */
      asked: v.strictTuple([v.number(), v.number()]),
      /** As it stands in the record. */
      text: v.string(),
    }),
  ),
});

/** The most alike first. */
export const SimilarAnswerSchema = v.object({ records: v.array(SimilarRecordSchema) });

export type SimilarRequest = v.InferInput<typeof SimilarRequestSchema>;
export type SimilarRecord = v.InferOutput<typeof SimilarRecordSchema>;
export type SimilarAnswer = v.InferOutput<typeof SimilarAnswerSchema>;
