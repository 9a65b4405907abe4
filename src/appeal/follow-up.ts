import * as v from 'valibot';
import type { Appeal, AppealState } from './appeal.ts';
import { InstantSchema } from './instant.ts';
import { LANGUAGES } from './language.ts';
import { optionalTextField, textField } from './text-field.ts';
import { SubmissionIdSchema } from './widget-submission.ts';

/**
 * What an applicant may send after an appeal of theirs: a complaint about what was done with it (arts. 91-100),
 * or the same matter once more because it is still not mended. Each is registered as an appeal of its own.
 */
export const FOLLOW_UPS = ['complaint', 'repeat'] as const;

export type FollowUpKind = (typeof FOLLOW_UPS)[number];

/** A follow-up as the applicant sends it; who they are and what it is about, the register knows. */
export const FollowUpRequestSchema = v.strictObject({
  /** UUIDv7 of the new appeal, made once before the first try. */
  id: SubmissionIdSchema,
  as: v.picklist(FOLLOW_UPS, 'unknown-value'),
  text: textField(20_000, 10),
  language: v.picklist(LANGUAGES, 'unknown-value'),
  sentAt: InstantSchema,
});

/** What the applicant thinks of the answer: 1 to 5, and a word if they like. */
export const RatingRequestSchema = v.strictObject({
  rating: v.pipe(
    v.number('wrong-type'),
    v.check((rating) => Number.isInteger(rating) && rating >= 1 && rating <= 5, 'unknown-value'),
  ),
  words: optionalTextField(1_000),
});

export type FollowUpRequest = v.InferOutput<typeof FollowUpRequestSchema>;
export type FollowUpRequestInput = v.InferInput<typeof FollowUpRequestSchema>;
export type RatingRequest = v.InferOutput<typeof RatingRequestSchema>;
export type RatingRequestInput = v.InferInput<typeof RatingRequestSchema>;

/** Where each may be sent from; a complaint also about an appeal that lies unanswered. */
const FROM: Readonly<Record<FollowUpKind | 'rating', readonly AppealState[]>> = {
  complaint: [
    ...(['registered', 'accepted', 'incomplete', 'suspended'] as const),
    ...(['forwarded', 'answered', 'left-without-consideration'] as const),
  ],
  repeat: ['forwarded', 'answered', 'left-without-consideration'],
  rating: ['answered'],
};

/** Whether an appeal that stands so may be followed so. */
export function mayFollow(state: AppealState, as: FollowUpKind | 'rating'): boolean {
  return FROM[as].includes(state);
}

/** The moves of the law that are the applicant's own (art. 64), by what a person is asked for. */
export const OWN_MOVES = { mend: 'defects-mended', withdraw: 'withdrawn' } as const;

export type OwnMove = keyof typeof OWN_MOVES;

/** What may be opened below an appeal. */
export type FollowUpForm = FollowUpKind | 'rating' | OwnMove;

/** What an applicant may send after an appeal as it stands, in the order in which they are offered it. */
export function offeredAfter({
  state,
  rating,
  moves,
}: Pick<Appeal, 'state' | 'rating' | 'moves'>): FollowUpForm[] {
  const after =
    rating === null ? (['rating', 'repeat', 'complaint'] as const) : (['repeat', 'complaint'] as const);
  const own = (form: OwnMove) => (moves.includes(OWN_MOVES[form]) ? [form] : []);
  return [...own('mend'), ...after.filter((form) => mayFollow(state, form)), ...own('withdraw')];
}
